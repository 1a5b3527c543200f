// How far two words are apart, in slips of the hand.

export const LONGEST = 40; // letters; nobody misspells a longer word

/** A bit for each letter of a word. @param {string} word */
export function lettersOf(word) {
  let bits = 0;
  for (let at = 0; at < word.length; at += 1) bits |= 1 << (word.charCodeAt(at) & 31);
  return bits;
}

const [ONE, TWO, THREE] = [0, 1, 2].map(() => new Uint8Array(LONGEST + 3));

/**
 * Letters to add, drop, change, or swap with the next (optimal string alignment); more than ``most`` is not counted out.
 * @param {string} a
 * @param {string} b
 * @param {number} most
 */
export function distance(a, b, most) {
  let [before, row, next] = /** @type {[Uint8Array, Uint8Array, Uint8Array]} */ ([ONE, TWO, THREE]);
  for (let j = 0; j <= b.length; j += 1) row[j] = j;
  for (let i = 1; i <= a.length; i += 1) {
    next[0] = i;
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let cost = Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2] + 1);
      next[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    [before, row, next] = [row, next, before];
  }
  return row[b.length];
}

/** How many typing errors a word of so many letters may have: in a short word every other word is near. @param {number} length */
export const reach = (length) => (length < 5 ? 0 : length < 8 ? 1 : 2);

/** Whether two words differ only in the order of two neighbouring letters. @param {string} a @param {string} b */
export const swapped = (a, b) => a.length === b.length && distance(a, b, 1) === 1 && lettersOf(a) === lettersOf(b);

/** A word by its sound: one letter for two, and for those that sound the same. @param {string} word */
export const heard = (word) => word.replace(/(.)\1/g, "$1").replace(/[zvdcy]/g, (letter) => ({ z: "s", v: "f", d: "t", c: "k", y: "i" })[letter] ?? letter);
