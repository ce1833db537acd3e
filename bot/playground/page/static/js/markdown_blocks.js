/** Discord's blocks, read into a list: headings, subtext, quotes, lists, code, and the text between them. */

const LONG_QUOTE = />>> ([^]*)/y;
const QUOTE = /(?: *> [^\n]*(?:\n|$))+/y;
const QUOTE_MARK = /^ *> /gm;
const HEADING = / *(#{1,3}) +([^\n]*\S)[^\S\n]*(?:\n|$)/y;
const SUBTEXT = / *-# +([^\n]*\S)[^\S\n]*(?:\n|$)/y;
const ITEM = /^( *)([-*]|\d{1,9}\.) +(\S.*)$/;
const CONTINUED = /^ +\S/;
const FENCE = /```(?:([\w+\-.#]+)\n)?\n*([^\n][^]*?)\n*```/y;
const DEEPEST = 10; // lists inside lists: Discord stops about there, and so does anybody who reads

/**
 * A text as blocks: {type: "text" | "heading" | "subtext", text, level?}, {type: "code", text, language},
 * {type: "quote", blocks}, {type: "list", ordered, start, items: [blocks]}.
 * @param {string} text
 * @param {{quoted?: boolean, depth?: number}} within a quote holds no quote; lists are counted
 */
export function parseBlocks(text, within = {}) {
  const blocks = [];
  let at = 0;
  let gathered = "";
  let lineStarts = true;
  const flush = () => {
    if (gathered) blocks.push({ type: "text", text: gathered });
    gathered = "";
  };
  while (at < text.length) {
    const found = (lineStarts && startingAt(text, at, within)) || fenceIn(text, at);
    if (!found) {
      const end = lineEnd(text, at);
      gathered += text.slice(at, end);
      at = end;
      lineStarts = true;
      continue;
    }
    gathered += text.slice(at, found.from);
    flush();
    blocks.push(found.block);
    at = found.to;
    lineStarts = text[at - 1] === "\n";
  }
  flush();
  return blocks;
}

/** What begins a line there and is more than text; null otherwise. */
function startingAt(text, at, within) {
  return (within.quoted ? null : quoteAt(text, at)) ?? lineAt(text, at) ?? listAt(text, at, within);
}

function quoteAt(text, at) {
  const long = matchAt(LONG_QUOTE, text, at);
  const short = long ?? matchAt(QUOTE, text, at);
  if (!short) return null;
  const inside = long ? long[1] : short[0].replace(QUOTE_MARK, "");
  return { block: { type: "quote", blocks: parseBlocks(inside, { quoted: true }) }, from: at, to: at + short[0].length };
}

function lineAt(text, at) {
  const heading = matchAt(HEADING, text, at);
  if (heading) {
    const [whole, marks, said] = heading;
    return { block: { type: "heading", level: marks.length, text: said }, from: at, to: at + whole.length };
  }
  const subtext = matchAt(SUBTEXT, text, at);
  return subtext && { block: { type: "subtext", text: subtext[1] }, from: at, to: at + subtext[0].length };
}

/** Code between fences that opens on this line, not before `at`. */
function fenceIn(text, at) {
  const from = text.indexOf("```", at);
  if (from < 0 || from >= lineEnd(text, at) || text[from - 1] === "\\") return null;
  const match = matchAt(FENCE, text, from);
  if (!match) return null;
  const [whole, language, code] = match;
  const end = from + whole.length;
  const to = text[end] === "\n" ? end + 1 : end;
  return { block: { type: "code", language: language ?? null, text: code }, from, to };
}

/** Lines that begin by a mark of one kind, each with what stands further right below it. */
function listAt(text, at, within) {
  const depth = within.depth ?? 0;
  const first = ITEM.exec(lineOf(text, at));
  if (!first || depth >= DEEPEST) return null;
  const items = [];
  let to = at;
  while (to < text.length) {
    const line = lineOf(text, to);
    const item = ITEM.exec(line);
    if (item && item[1].length <= first[1].length) {
      if (isNumber(item[2]) !== isNumber(first[2])) break;
      items.push([item[3]]);
    } else if (item || CONTINUED.test(line)) {
      items.at(-1).push(line);
    } else break;
    to = lineEnd(text, to);
  }
  while (text[to] === "\n") to += 1; // Discord shows no blank line after a list
  const inside = items.map((lines) => parseBlocks(dedented(lines), { ...within, depth: depth + 1 }));
  const list = { type: "list", ordered: isNumber(first[2]), start: Number.parseInt(first[2], 10) || 0, items: inside };
  return { block: list, from: at, to };
}

function isNumber(mark) {
  return mark.endsWith(".");
}

/** An item's lines; those below its first lose the blanks that they all begin by. */
function dedented([first, ...under]) {
  const margin = Math.min(...under.map((line) => line.length - line.trimStart().length));
  return [first, ...under.map((line) => line.slice(margin))].join("\n");
}

function lineOf(text, at) {
  const end = text.indexOf("\n", at);
  return text.slice(at, end < 0 ? text.length : end);
}

/** Where the line that `at` is in has ended, its line feed included. */
function lineEnd(text, at) {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end + 1;
}

function matchAt(pattern, text, at) {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
