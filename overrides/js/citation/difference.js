// Two texts beside each other, word by word, by the rule of macros/views/difference.py. Knows nothing of the page.

const split = (text) => text.split(/\s+/).filter(Boolean);

/**
 * What is in both texts ("gelijk"), only in the first ("weg") or only in the second ("nieuw"),
 * in reading order: a list of { soort, tekst }.
 */
export function difference(before, after) {
  const [old, young] = [split(before), split(after)];
  const steps = [];
  const lengths = commonLengths(old, young);
  let [i, j] = [0, 0];
  while (i < old.length || j < young.length) {
    if (i < old.length && j < young.length && old[i] === young[j]) {
      steps.push(["gelijk", old[i]]);
      [i, j] = [i + 1, j + 1];
    } else if (j === young.length || (i < old.length && lengths[i + 1][j] >= lengths[i][j + 1])) steps.push(["weg", old[i++]]);
    else steps.push(["nieuw", young[j++]]);
  }
  return joined(steps);
}

/** For every pair of places: how many words the rests of both texts share, in the same order. */
function commonLengths(old, young) {
  const lengths = Array.from({ length: old.length + 1 }, () => new Uint32Array(young.length + 1));
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = young.length - 1; j >= 0; j--) {
      lengths[i][j] = old[i] === young[j] ? lengths[i + 1][j + 1] + 1 : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
    }
  }
  return lengths;
}

/** Neighbours of one kind as one piece; in a change what went stands before what came. */
function joined(steps) {
  const pieces = [];
  let change = { weg: [], nieuw: [] };
  const close = () => {
    for (const soort of ["weg", "nieuw"]) if (change[soort].length) pieces.push({ soort, tekst: change[soort].join(" ") });
    change = { weg: [], nieuw: [] };
  };
  for (const [soort, word] of steps) {
    if (soort !== "gelijk") change[soort].push(word);
    else {
      close();
      const last = pieces.at(-1);
      if (last?.soort === "gelijk") last.tekst += ` ${word}`;
      else pieces.push({ soort, tekst: word });
    }
  }
  close();
  return pieces;
}

/** The texts of the pieces of one kind. */
export const pieces = (all, soort) => all.filter((piece) => piece.soort === soort).map((piece) => piece.tekst);
