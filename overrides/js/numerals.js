// Numbers in words, as people call a point by.

export const NUMBERS = "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien".split(" ");
/** The others are a number with -de or -ste after it. @type {Record<string, number>} */
const ORDINALS = { eerste: 1, derde: 3 };

/** The number that a word is; 0 for another word. @param {string} word */
export const numberOf = (word) => (/^\d+$/.test(word) ? Number(word) : Math.max(0, NUMBERS.indexOf(word)));

/** The number in eerste, tweede, 3e or zestiende; 0 in another word. */
export function ordinal(word = "") {
  return ORDINALS[word] ?? numberOf(/^(.+?)(?:de|ste|e)$/.exec(word)?.[1] ?? "");
}
