/** Discord's Markdown as nodes of the page. Nothing is written as HTML: what people type stays text. */

import { h } from "./dom.js";
import { parseBlocks } from "./markdown_blocks.js";
import { parseInline } from "./markdown_inline.js";
import { channelMention, commandMention, everyoneMention, placeLink, roleMention, userMention } from "./mentions.js";
import { names } from "./names.js";
import { spoilerNode } from "./spoiler.js";
import { instantText, timestampNode } from "./timestamps.js";
import { t } from "./words.js";

const FIRST_HEADING = 4; // below the page's title, the channel's and the author's name

/**
 * A text in Discord's Markdown, as nodes.
 * @param {string} text
 * @param {{inline?: boolean}} options `inline`: one run of text, without headings, lists, quotes or blocks of code
 * @returns {DocumentFragment}
 */
export function markdown(text, { inline = false } = {}) {
  const fragment = document.createDocumentFragment();
  fragment.append(...(inline ? inlineNodes(parseInline(text ?? "")) : blockNodes(parseBlocks(text ?? ""), [])));
  return fragment;
}

/** The words of a text without its marks, on one line: for a reply's first words, a title, an announcement. */
export function plainText(text) {
  return blocksText(parseBlocks(text ?? "")).replace(/\s+/g, " ").trim();
}

/** `levels` has the headings above: theirs follow one another without a gap, whatever marks were typed. */
function blockNodes(blocks, levels) {
  return blocks.map((block) => BLOCKS[block.type](block, levels));
}

const BLOCKS = {
  text: ({ text }) => h("p", { class: "md-text" }, inlineNodes(parseInline(text))),
  subtext: ({ text }) => h("p", { class: "md-subtext" }, inlineNodes(parseInline(text))),
  heading: headingNode,
  code: ({ text, language }) =>
    h("pre", { class: "md-block", tabindex: "0" }, h("code", { dataset: language ? { language } : {} }, text)),
  quote: ({ blocks }, levels) => h("blockquote", { class: "md-quote" }, blockNodes(blocks, levels)),
  list: ({ ordered, start, items }, levels) =>
    h(
      ordered ? "ol" : "ul",
      { class: "md-list", start: ordered && start !== 1 ? String(start) : null },
      items.map((blocks) => h("li", {}, blockNodes(blocks, levels))),
    ),
};

function headingNode({ level, text }, levels) {
  while (levels.length > 0 && levels.at(-1) >= level) levels.pop();
  levels.push(level);
  const rank = Math.min(FIRST_HEADING + levels.length - 1, 6);
  return h(`h${rank}`, { class: `md-heading md-heading-${level}` }, inlineNodes(parseInline(text)));
}

function inlineNodes(nodes) {
  return nodes.map((node) => INLINE[node.type](node));
}

const INLINE = {
  text: ({ text }) => text,
  code: ({ text }) => h("code", { class: "md-code" }, text),
  strong: ({ children }) => h("strong", {}, inlineNodes(children)),
  emphasis: ({ children }) => h("em", {}, inlineNodes(children)),
  underline: ({ children }) => h("u", {}, inlineNodes(children)),
  strike: ({ children }) => h("s", {}, inlineNodes(children)),
  spoiler: ({ children }) => spoilerNode(inlineNodes(children)),
  link: linkNode,
  place: placeLink,
  user: ({ id }) => userMention(id),
  role: ({ id }) => roleMention(id),
  channel: ({ id }) => channelMention(id),
  everyone: ({ name }) => everyoneMention(name),
  command: ({ name }) => commandMention(name),
  emoji: ({ text }) => h("span", { class: "md-emoji" }, text),
  time: ({ seconds, style }) => timestampNode(seconds, style),
};

/** An address that opens elsewhere; the page keeps to itself where it was opened from. */
function linkNode({ target, title, children }) {
  const shown = { class: "md-link", href: target, target: "_blank", rel: "noopener noreferrer", title: title ?? null };
  return h("a", shown, inlineNodes(children));
}

function blocksText(blocks) {
  return blocks
    .map((block) => {
      if (block.type === "quote") return blocksText(block.blocks);
      if (block.type === "list") return block.items.map(blocksText).join("\n");
      return block.type === "code" ? block.text : inlineText(parseInline(block.text));
    })
    .join("\n");
}

function inlineText(nodes) {
  return nodes.map((node) => (PLAIN[node.type] ?? PLAIN.text)(node)).join("");
}

const PLAIN = {
  text: (node) => node.text ?? inlineText(node.children),
  spoiler: () => t("messages.spoiler_hidden"),
  place: ({ channel }) => t("messages.place", { channel: names.channel(channel) }),
  user: ({ id }) => `@${names.user(id)}`,
  role: ({ id }) => `@${names.role(id)}`,
  channel: ({ id }) => `#${names.channel(id)}`,
  everyone: ({ name }) => `@${name}`,
  command: ({ name }) => `/${name}`,
  time: ({ seconds, style }) => instantText(seconds, style),
};
