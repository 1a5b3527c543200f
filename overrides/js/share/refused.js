// What the check of records refuses in a text, told while somebody still writes it. The patterns
// stand in the page, where the check put them (macros/reading/contact.py and paragraph.py).

const OPEN = "de site is openbaar.";

/** Whether the lines of a text are a list. @param {string} text @param {Record<"item" | "always" | "inline", RegExp>} patterns */
function isList(text, { item, always, inline }) {
  const lines = text.split("\n");
  const items = lines.map((line, at) => at > 0 && item.test(line));
  return (
    lines.some((line) => always.test(line)) ||
    items.filter(Boolean).length > 1 ||
    items.some((is, at) => is && lines[at - 1].trimEnd().endsWith(":")) ||
    inline.test(text)
  );
}

/** A function from a text to what is wrong with it, or ""; `patterns` is JSON with a pattern for each rule. @param {string} patterns @returns {(text: string) => string} */
export function refusals(patterns) {
  const { mail, noNumber, phone, item, always, inline } = JSON.parse(patterns);
  const contact = { mail: new RegExp(mail, "iu"), noNumber: new RegExp(noNumber, "giu"), phone: new RegExp(phone, "iu") };
  const list = { item: new RegExp(`^(?:${item})`, "u"), always: new RegExp(`^(?:${always})`, "u"), inline: new RegExp(inline, "u") };
  return (text) => {
    const plain = text.normalize("NFKC");
    if (contact.mail.test(plain)) return `Hier staat een e-mailadres. Haal het weg: ${OPEN}`;
    if (contact.phone.test(plain.replace(contact.noNumber, ";"))) return `Hier staat een telefoonnummer. Haal het weg: ${OPEN}`;
    return isList(text, list) ? "Hier staat een opsomming. Maak er zinnen van: op de site komt alles achter elkaar te staan." : "";
  };
}
