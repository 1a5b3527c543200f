// The one writer of documents for a word processor (Office Open XML, ECMA-376, by the package
// docx): from the plain data of kit/compose.js to the bytes of a .docx. Used by the kit in the
// browser and by documents.mjs in Node.
//
// The package asks the clock and chance for times and ids. `still` takes those out again, so
// that the same data and moment give the same bytes, in every time zone.

import {
  AlignmentType, BorderStyle, Document, ExternalHyperlink, Footer, Header, HeadingLevel, HeightRule, LineRuleType, Packer,
  PageNumber, Paragraph, ShadingType, TabStopType, Table, TableCell, TableLayoutType, TableRow, TextRun, WidthType,
} from "docx";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

/**
 * @import { IParagraphOptions, IRunOptions, IRunStylePropertiesOptions, ISpacingProperties, ITableCellOptions } from "docx"
 *
 * What a document is made of, as plain data (kit/compose.js):
 *
 * @typedef {{ type: "heading", level: 1 | 2 | 3, text: string, newPage?: boolean }} HeadingBlock
 * @typedef {{ type: "text", text: string, small?: boolean }} TextBlock
 * @typedef {{ type: "table", head: string[], widths: number[], rows: string[][], tall?: boolean }} TableBlock
 * @typedef {{ type: "question", number: number, text: string, lines: string[], notes: [string, string][] }} QuestionBlock
 * @typedef {{ number: number, text: string, who: string, lines: string[] }} Card
 * @typedef {{ type: "cards", cards: Card[] }} CardsBlock
 * @typedef {HeadingBlock | TextBlock | TableBlock | QuestionBlock | CardsBlock} Block
 * @typedef {{ title: string, form: string, author: string, description: string, blocks: Block[] }} Composed
 */

const MM = 56.7; // in twentieths of a point, the unit of Word
const PAGE = { width: 11906, height: 16838, margin: 16 * MM, top: 22 * MM, header: 10 * MM, footer: 8 * MM };
const WIDTH = PAGE.width - 2 * PAGE.margin;
const FONT = "Calibri";
const TEAL = "0D4F56";
const SOFT = "4B5565";
const LINE = { style: BorderStyle.SINGLE, size: 4, color: "858A93" };
const NONE = { style: BorderStyle.NONE, size: 0, color: "auto" };
const BOX = { top: LINE, bottom: LINE, left: LINE, right: LINE };
const PADDING = { top: 90, bottom: 90, left: 120, right: 120 };
const LEVELS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 };
const QUESTION = HeadingLevel.HEADING_4;

/** Text without what XML 1.0 forbids: control characters, half surrogates and two non-characters. @param {unknown} text */
export const clean = (text) => String(text).toWellFormed().replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, "");

/** The runs of a text: its line breaks kept, its web addresses as links. @param {string} text @param {IRunOptions} options */
function runs(text, options = {}) {
  return clean(text)
    .split(/(https?:\/\/\S+)/)
    .filter(Boolean)
    .map((piece) => (/^https?:\/\//.test(piece) ? new ExternalHyperlink({ link: piece, children: [new TextRun({ text: piece, style: "Hyperlink" })] }) : broken(piece, options)));
}

/** The run of a text with line breaks. @param {string} piece @param {IRunOptions} options */
function broken(piece, options) {
  const lines = piece.split(/\r\n|\r|\n/);
  return new TextRun({ ...options, children: lines.flatMap((line, index) => (index ? [new TextRun({ break: 1 }), line] : [line])) });
}

/** @param {string} text @param {IParagraphOptions} options */
const paragraph = (text, options = {}) => new Paragraph({ ...options, children: runs(text) });

/** A note can have paragraphs of its own. @param {string} note */
const noteParagraphs = (note) => clean(note).split(/\r\n|\r|\n/).map((line) => paragraph(line, { style: "Tabeltekst" }));

/** A cell with a text or with paragraphs. @param {string | Paragraph[]} content @param {number} width @param {Partial<ITableCellOptions>} options */
function cell(content, width, options = {}) {
  const children = typeof content === "string" ? [paragraph(content, { style: "Tabeltekst" })] : content;
  return new TableCell({ borders: BOX, margins: PADDING, width: { size: Math.round(width), type: WidthType.DXA }, children, ...options });
}

/** @param {TableRow[]} rows @param {number[]} widths */
function tableOf(rows, widths) {
  return new Table({
    rows,
    columnWidths: widths.map(Math.round),
    width: { size: Math.round(WIDTH), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
  });
}

const after = () => new Paragraph({ style: "Ruimte" });

/** How each block is written. @type {{ [Type in Block["type"]]: (block: Extract<Block, { type: Type }>) => (Paragraph | Table)[] }} */
const BLOCKS = {
  heading: ({ level, text, newPage }) => [paragraph(text, { heading: LEVELS[level], pageBreakBefore: newPage })],

  text: ({ text, small }) => [paragraph(text, small ? { style: "Herkomst", spacing: { after: 140 } } : {})],

  table({ head, widths, rows, tall }) {
    const sizes = widths.map((part) => (part / 100) * WIDTH);
    const shading = { type: ShadingType.CLEAR, fill: "E2F0EF", color: "auto" };
    const headRow = new TableRow({
      tableHeader: true,
      cantSplit: true,
      children: head.map((title, index) => cell([paragraph(title, { style: "Tabelkop" })], sizes[index], { shading })),
    });
    const height = { value: Math.round((tall ? 30 : 11) * MM), rule: HeightRule.ATLEAST };
    const body = rows.map((row) => new TableRow({ cantSplit: true, height: row.includes("") ? height : undefined, children: row.map((content, index) => cell(content, sizes[index])) }));
    return [tableOf([headRow, ...body], sizes), after()];
  },

  question({ number, text, lines, notes }) {
    const asked = paragraph(`${number}. ${text}`, { heading: QUESTION });
    const origin = lines.map((line, index) => paragraph(line, { style: "Herkomst", keepNext: true, keepLines: true, spacing: index === lines.length - 1 ? { after: 80 } : undefined }));
    const room = { value: Math.round(17 * MM), rule: HeightRule.ATLEAST };
    const half = WIDTH / 2;
    const row = new TableRow({
      height: room,
      children: notes.map(([label, note]) => cell([paragraph(label, { style: "Label" }), ...noteParagraphs(note)], half)),
    });
    return [asked, ...origin, tableOf([row], [half, half]), after()];
  },

  cards({ cards }) {
    const half = WIDTH / 2;
    const pairs = Array.from({ length: Math.ceil(cards.length / 2) }, (_, index) => cards.slice(2 * index, 2 * index + 2));
    const rows = pairs.map(
      (pair) =>
        new TableRow({
          cantSplit: true,
          height: { value: Math.round(57 * MM), rule: HeightRule.ATLEAST },
          children: [...pair, ...(pair.length < 2 ? [null] : [])].map((card) => cell(card ? cardParagraphs(card) : "", half, card ? { margins: CARD } : { borders: EMPTY })),
        }),
    );
    return [tableOf(rows, [half, half]), after()];
  },
};

const CARD = { top: 160, bottom: 120, left: 200, right: 200 };
const EMPTY = { ...BOX, right: NONE, bottom: NONE };

/** @param {Card} card */
const cardParagraphs = ({ number, text, who, lines }) => [
  paragraph(who, { style: "Label" }),
  paragraph(`${number}. ${text}`, { style: "Kaartvraag" }),
  ...lines.map((line) => paragraph(line, { style: "Herkomst" })),
];

// The rule is named with every height of a line: LibreOffice takes a bare number for an exact height,
// and puts the two lines of a long title on top of each other.
/** @param {number} line */
const lines = (line) => ({ line, lineRule: LineRuleType.AUTO });
/** @param {string} id @param {string} name @param {IRunStylePropertiesOptions} run @param {ISpacingProperties} spacing */
const style = (id, name, run, spacing) => ({ id, name, basedOn: "Normal", quickFormat: true, run, paragraph: { spacing } });
/** @param {number} size @param {number} before @param {string} color */
const headingStyle = (size, before, color) => ({ run: { font: FONT, size, bold: true, color }, paragraph: { spacing: { before, after: 100, ...lines(252) }, keepNext: true, keepLines: true } });

const STYLES = {
  default: {
    document: { run: { font: FONT, size: 22, language: { value: "nl-NL" } }, paragraph: { spacing: { after: 120, ...lines(269) } } },
    heading1: headingStyle(40, 0, TEAL),
    heading2: headingStyle(28, 360, TEAL),
    heading3: headingStyle(25, 280, "18212F"),
    heading4: headingStyle(23, 220, "18212F"),
    hyperlink: { run: { color: "0B4F8A", underline: {} } },
  },
  paragraphStyles: [
    style("Kaartvraag", "Kaartvraag", { bold: true, size: 26 }, { after: 100, ...lines(252) }),
    style("Herkomst", "Herkomst", { size: 17, color: SOFT }, { after: 20, ...lines(240) }),
    style("Label", "Label", { size: 18, bold: true, color: TEAL }, { after: 40 }),
    style("Tabelkop", "Tabelkop", { bold: true }, { after: 0 }),
    style("Tabeltekst", "Tabeltekst", {}, { after: 0 }),
    // Word wants a paragraph after a table. At the foot of a page it must not start another one.
    style("Ruimte", "Ruimte", { size: 2 }, { after: 0, line: 20, lineRule: LineRuleType.EXACT }),
  ],
};

/** One block, by the writer of its type. @param {Block} block */
const written = (block) => /** @type {(block: Block) => (Paragraph | Table)[]} */ (BLOCKS[block.type])(block);

/** The document of the package. @param {Composed} composed */
function build({ title, form, author, description, blocks }) {
  const tab = { type: TabStopType.RIGHT, position: Math.round(WIDTH) };
  const margins = { top: PAGE.top, bottom: PAGE.margin, left: PAGE.margin, right: PAGE.margin, header: PAGE.header, footer: PAGE.footer };
  const pages = new TextRun({ children: ["\tBladzijde ", PageNumber.CURRENT, " van ", PageNumber.TOTAL_PAGES] });
  return new Document({
    title: clean(title),
    subject: form,
    creator: clean(author),
    lastModifiedBy: clean(author),
    description: clean(description),
    keywords: "peer review, Samen Opleiden",
    features: { updateFields: false },
    styles: STYLES,
    sections: [
      {
        properties: { page: { size: { width: PAGE.width, height: PAGE.height }, margin: Object.fromEntries(Object.entries(margins).map(([side, size]) => [side, Math.round(size)])) } },
        headers: { default: new Header({ children: [new Paragraph({ style: "Herkomst", alignment: AlignmentType.LEFT, children: runs(`Peer review · ${form}`) })] }) },
        footers: { default: new Footer({ children: [new Paragraph({ style: "Herkomst", tabStops: [tab], children: [...runs(author), pages] })] }) },
        children: blocks.flatMap(written),
      },
    ],
  });
}

/** Word's own parts in XML, with the moment for the clock and numbers for what chance gave. @param {Record<string, Uint8Array>} files @param {string} moment */
function still(files, moment) {
  const texts = Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
  const ids = new Map();
  /** @param {string} whole @param {string} id */
  const numbered = (whole, id) => `"rId${ids.get(id) ?? ids.set(id, `-link-${ids.size + 1}`).get(id)}"`;
  for (const name of Object.keys(texts)) texts[name] = texts[name].replace(/"rId([\w-]{21})"/g, numbered);
  const core = "docProps/core.xml";
  texts[core] = texts[core].replace(/(<dcterms:(?:created|modified)\b[^>]*>)[^<]*/g, `$1${moment}`).replace("</cp:coreProperties>", "<dc:language>nl-NL</dc:language></cp:coreProperties>");
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, strToU8(text)]));
}

/** The bytes of the document; `time` is what the file says of when it was made. @param {Composed} document @param {Date} time */
export async function write(document, time) {
  const packed = unzipSync(new Uint8Array(await Packer.toArrayBuffer(build(document))));
  const moment = time.toISOString().slice(0, 19);
  // Without a Z: a zip file holds the time of the clock on the wall, and must not follow the time zone.
  return zipSync(still(packed, `${moment}Z`), { mtime: moment, level: 6 });
}
