/** Discord's inline Markdown, read into a tree (Discord's reference, « Message Formatting »). What is no mark stays as typed. */

const SHRUG = "¯\\_(ツ)_/¯"; // Discord keeps this one whole, though it looks like an escape and an emphasis
const SPECIAL = /[\\`*_~|<[@¯]|https?:\/\//g;
const ADDRESS = /https?:\/\/\S/;
const DEEPEST = 30; // marks inside marks: more than anybody types, and far from what a browser's stack holds
const FURTHEST = 8.64e12; // seconds: the last instant that a JavaScript date can be

let depth = 0;

// Each rule is tried where a text may begin one; `read` gives the node, or null where it is none after all.
const RULES = [
  { pattern: /¯\\_\(ツ\)_\/¯/y, read: () => ({ type: "text", text: SHRUG }) },
  { pattern: /\\([^0-9A-Za-z\s])/y, read: ([, text]) => ({ type: "text", text }) },
  { pattern: /(`+)([^]*?[^`])\1(?!`)/y, read: ([, , text]) => ({ type: "code", text: text.trim() || text }) },
  {
    pattern: /https:\/\/(?:canary\.|ptb\.)?discord(?:app)?\.com\/channels\/(\d+|@me)\/(\d+)(?:\/(\d+))?(?![\w/])/y,
    read: ([address, , channel, message]) => ({ type: "place", address, channel, message: message ?? null }),
  },
  { pattern: /<(https?:\/\/[^\s<>]+)>/y, read: ([, target]) => addressed(target) },
  { pattern: /https?:\/\/[^\s<]+[^<.,:;"'\]\s]/y, read: ([target]) => bare(balanced(target)) },
  {
    pattern: /\[((?:\\.|\[[^[\]\n]*\]|[^[\]\\])+)\]\(\s*<?((?:\([^\s()]*\)|[^\s()<>])+)>?(?:\s+(["'])([^]*?)\3)?\s*\)/y,
    read: masked,
  },
  { pattern: /<t:(-?\d{1,13})(?::([tTdDfFsSR]))?>/y, read: ([, seconds, style]) => instant(Number(seconds), style ?? "f") },
  { pattern: /<@&(\d+)>/y, read: ([, id]) => ({ type: "role", id }) },
  { pattern: /<@!?(\d+)>/y, read: ([, id]) => ({ type: "user", id }) },
  { pattern: /<#(\d+)>/y, read: ([, id]) => ({ type: "channel", id }) },
  { pattern: /<\/([^:>\n]+):(\d+)>/y, read: ([, name]) => ({ type: "command", name }) },
  { pattern: /<a?(:\w+:)\d+>/y, read: ([, text]) => ({ type: "emoji", text }) },
  { pattern: /@(everyone|here)(?!\w)/y, read: ([, name]) => ({ type: "everyone", name }) },
  { pattern: /~~([^]+?)~~(?!_)/y, read: ([, text], inLink) => nested("strike", text, inLink) },
  { pattern: /\|\|([^]+?)\|\|/y, read: ([, text], inLink) => nested("spoiler", text, inLink) },
];

// Of these three the longest wins, in this order where they are as long: « ***a*** » is an emphasis with a bold inside.
const EMPHASES = [
  {
    type: "emphasis",
    pattern: /_((?:__|\\[^]|[^\\_])+?)_\b|\*(?=\S)((?:\*\*|\\[^]|\s+(?:\\[^]|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)/y,
  },
  { type: "strong", pattern: /\*\*((?:\\[^]|[^\\])+?)\*\*(?!\*)/y },
  { type: "underline", pattern: /__((?:\\[^]|[^\\])+?)__(?!_)/y },
];

/**
 * One text as nodes: {type, text | children | …}.
 * @param {string} text
 * @param {boolean} inLink whether it is a link's label, where addresses and places are no links of their own
 */
export function parseInline(text, inLink = false) {
  const nodes = [];
  let at = 0;
  while (at < text.length) {
    SPECIAL.lastIndex = at;
    const next = SPECIAL.exec(text)?.index ?? text.length;
    push(nodes, text.slice(at, next));
    const found = next < text.length ? readAt(text, next, inLink) : null;
    if (found) {
      found.node.type === "text" ? push(nodes, found.node.text) : nodes.push(found.node);
      at = next + found.length;
    } else {
      push(nodes, text.slice(next, next + 1));
      at = next + 1;
    }
  }
  return nodes;
}

function readAt(text, at, inLink) {
  for (const { pattern, read } of RULES) {
    const match = matchAt(pattern, text, at);
    const node = match && read(match, inLink);
    if (!node || (inLink && isLink(node))) continue;
    return { node, length: node.length ?? match[0].length };
  }
  return emphasisAt(text, at, inLink);
}

function emphasisAt(text, at, inLink) {
  let best = null;
  for (const { type, pattern } of EMPHASES) {
    const match = matchAt(pattern, text, at);
    if (match && match[0].length > (best?.length ?? 0)) {
      best = { type, inside: match[1] ?? match[2], length: match[0].length };
    }
  }
  return best && { node: nested(best.type, best.inside, inLink), length: best.length };
}

function matchAt(pattern, text, at) {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** A mark's text, read in its turn; below the deepest it stays as typed: a thousand asterisks would be as many levels. */
function nested(type, text, inLink) {
  if (depth >= DEEPEST) return { type, children: [{ type: "text", text }] };
  depth += 1;
  try {
    return { type, children: parseInline(text, inLink) };
  } finally {
    depth -= 1;
  }
}

function isLink(node) {
  return node.type === "link" || node.type === "place";
}

function addressed(target) {
  return valid(target) ? { type: "link", target, children: [{ type: "text", text: target }] } : null;
}

/** An address in the middle of a text: `length` says how much of the match it is. */
function bare(target) {
  const node = addressed(target);
  return node && { ...node, length: target.length };
}

/** An address without the closing parentheses that belong to the sentence around it. */
function balanced(target) {
  let end = target.length;
  while (target[end - 1] === ")" && count(target.slice(0, end), ")") > count(target.slice(0, end), "(")) end -= 1;
  return target.slice(0, end);
}

function count(text, sign) {
  return text.split(sign).length - 1;
}

/** Discord shows a label that looks like another address as it was typed: it would hide where the link goes. */
function masked([, label, target, , title]) {
  if (!valid(target) || (ADDRESS.test(label) && label !== target)) return null;
  return { type: "link", target, title: title || null, children: parseInline(label, true) };
}

function instant(seconds, style) {
  return Math.abs(seconds) <= FURTHEST ? { type: "time", seconds, style } : null;
}

/** Whether it is an address of the web; anything else is text. */
function valid(target) {
  try {
    return ["http:", "https:"].includes(new URL(target).protocol);
  } catch {
    return false;
  }
}

function push(nodes, text) {
  const last = nodes.at(-1);
  if (!text) return;
  if (last?.type === "text") last.text += text;
  else nodes.push({ type: "text", text });
}
