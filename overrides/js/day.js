/** A day in Dutch words, such as "26 juni 2025": that of the reader's clock, or of `timeZone`. @param {Date} date @param {string} [timeZone] */
export const dayInWords = (date, timeZone) => new Intl.DateTimeFormat("nl-NL", { dateStyle: "long", timeZone }).format(date);
