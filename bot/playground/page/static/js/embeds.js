/** Embeds: a framed text with a bar of its colour, a title, fields and pictures. */

import { pictureNode, sameOrigin } from "./attachments.js";
import { h } from "./dom.js";
import { markdown } from "./markdown.js";
import { messageTime } from "./timestamps.js";

const SUPPRESSED = 1 << 2;

/** The embeds of a message, or null. */
export function embedsNode(message) {
  if (message.flags & SUPPRESSED || message.embeds.length === 0) return null;
  const alts = new Map(message.attachments.map((file) => [file.url, file.description]));
  return h("div", { class: "msg-embeds" }, message.embeds.map((embed) => embedNode(embed, alts)));
}

function embedNode(embed, alts) {
  const picture = (media) => media?.url && pictureNode({ url: media.url, alt: media.description ?? alts.get(media.url) ?? "" });
  const node = h(
    "div",
    { class: "msg-embed" },
    h(
      "div",
      { class: "msg-embed-text" },
      embed.provider?.name && h("p", { class: "msg-embed-small" }, embed.provider.name),
      authorLine(embed.author),
      embed.title && h("p", { class: "msg-embed-title" }, linked(embed.url, markdown(embed.title, { inline: true }))),
      embed.description && h("div", { class: "msg-embed-description" }, markdown(embed.description)),
      fieldsNode(embed.fields ?? []),
    ),
    embed.thumbnail && h("div", { class: "msg-embed-thumbnail" }, picture(embed.thumbnail)),
    embed.image && h("div", { class: "msg-embed-image" }, picture(embed.image)),
    footerLine(embed),
  );
  if (Number.isInteger(embed.color)) {
    node.style.setProperty("--embed", `#${embed.color.toString(16).padStart(6, "0")}`);
  }
  return node;
}

function authorLine(author) {
  if (!author?.name) return null;
  return h("p", { class: "msg-embed-author" }, icon(author.icon_url), linked(author.url, author.name));
}

function fieldsNode(fields) {
  if (fields.length === 0) return null;
  return h(
    "dl",
    { class: "msg-embed-fields" },
    fields.map(({ name, value, inline }) =>
      h(
        "div",
        { class: inline ? "msg-embed-field msg-embed-inline" : "msg-embed-field" },
        h("dt", {}, markdown(name, { inline: true })),
        h("dd", {}, markdown(value)),
      ),
    ),
  );
}

function footerLine({ footer, timestamp }) {
  if (!footer?.text && !timestamp) return null;
  const between = footer?.text && timestamp ? " • " : null;
  return h("p", { class: "msg-embed-small" }, icon(footer?.icon_url), footer?.text, between, timestamp && messageTime(timestamp));
}

function icon(url) {
  const address = url && sameOrigin(url);
  return address ? h("img", { class: "msg-embed-icon", src: address, alt: "" }) : null;
}

function linked(url, content) {
  if (!/^https?:\/\//.test(url ?? "")) return content;
  return h("a", { class: "md-link", href: url, target: "_blank", rel: "noopener noreferrer" }, content);
}
