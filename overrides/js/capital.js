/** A text that begins with a capital. @param {string} text */
export const capital = (text) => text[0].toUpperCase() + text.slice(1);
