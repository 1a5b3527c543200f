// A list of words in which one looks up what begins with some letters, and what is a typing error away.

import { distance, lettersOf, LONGEST } from "../typing.js";

export class WordList {
  /** @param {Iterable<string>} words */
  constructor(words) {
    this.words = [...words].sort((a, b) => (a < b ? -1 : 1));
    this.letters = Int32Array.from(this.words, lettersOf);
  }

  /** The words that begin with these letters. @param {string} letters */
  *startingWith(letters) {
    let [low, high] = [0, this.words.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.words[middle] ?? "") < letters) low = middle + 1;
      else high = middle;
    }
    for (const word of this.words.slice(low)) {
      if (!word.startsWith(letters)) return;
      yield word;
    }
  }

  /**
   * The words at most so many typing errors away, with how many: [word, errors].
   * @param {string} word
   * @param {number} most
   * @returns {Generator<[string, number]>}
   */
  *near(word, most) {
    if (word.length > LONGEST) return;
    const letters = lettersOf(word);
    for (const [at, other] of this.words.entries()) {
      if (Math.abs(other.length - word.length) > most) continue;
      // One error takes away or brings at most one letter.
      const own = this.letters[at] ?? 0;
      if (count(letters & ~own) > most || count(own & ~letters) > most) continue;
      const errors = distance(word, other, most);
      if (errors <= most) yield [other, errors];
    }
  }
}

/** How many bits are set. @param {number} bits */
function count(bits) {
  let found = 0;
  for (let left = bits; left; left &= left - 1) found += 1;
  return found;
}
