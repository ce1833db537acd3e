/** One message, as Discord shows it: who, when, in answer to what, and what it says. */

import { attachmentsNode } from "./attachments.js";
import { avatarNode } from "./avatars.js";
import { componentsNode } from "./components.js";
import { request } from "./connection.js";
import { h, svg, uid } from "./dom.js";
import { embedsNode } from "./embeds.js";
import { markdown } from "./markdown.js";
import { aboveNode } from "./message_origin.js";
import { messageTools } from "./message_menu.js";
import { authorName } from "./names.js";
import { pollNode } from "./poll.js";
import { isSystem, systemNode } from "./system_messages.js";
import { isoNode, messageTime } from "./timestamps.js";
import { authorButton } from "./user_menu.js";
import { t } from "./words.js";

const LOADING = 1 << 7;
const COMPONENTS_V2 = 1 << 15;
const ONLY_EMOJI = /^(?:[\p{Extended_Pictographic}\p{Emoji_Component}\u200d\ufe0f\s](?!\w)){1,60}$/u;

/**
 * A message as an article.
 * @param {object} message
 * @param {{next?: boolean, preview?: boolean}} options `next`: it goes on below one of the same author, whose name it
 *   does not say again; `preview`: it is shown out of its channel, where it is not answered.
 */
export function messageNode(message, { next = false, preview = false } = {}) {
  if (isSystem(message)) return systemNode(message);
  const head = next ? nextHead(message) : firstHead(message);
  const article = h(
    "article",
    { class: classes(message, next), "aria-labelledby": head.id, tabindex: "-1", dataset: { id: message.id } },
    next ? null : aboveNode(message),
    next ? null : avatarNode(message.author.id, authorName(message)),
    h("div", { class: "msg-body" }, head.node, ...bodyNodes(message), ephemeralNotice(message, preview)),
    preview ? null : messageTools(message),
  );
  return article;
}

/** Whether it is not written yet: the bot is thinking. */
export function isThinking(message) {
  return Boolean(message.flags & LOADING);
}

function classes(message, next) {
  const { ephemeral, mentions_me: mentioned } = message.page ?? {};
  return ["msg", next ? "msg-next" : "msg-first", ephemeral && "msg-ephemeral", mentioned && "msg-mentioned"]
    .filter(Boolean)
    .join(" ");
}

function firstHead(message) {
  const id = uid("msg-head");
  const node = h(
    "div",
    { class: "msg-head", id },
    h("h3", { class: "msg-name" }, authorButton(message)),
    message.author.bot && h("span", { class: "msg-app" }, t("messages.app")),
    messageTime(message.timestamp),
    marks(message),
  );
  return { id, node };
}

/** Its time stands in the margin, and its author is said to whoever does not see that it goes on. */
function nextHead(message) {
  const id = uid("msg-head");
  const node = h(
    "div",
    { class: "msg-margin", id },
    h("span", { class: "visually-hidden" }, authorName(message)),
    isoNode(message.timestamp, "t"),
    marks(message),
  );
  return { id, node };
}

function marks(message) {
  return [
    message.pinned && h("span", { class: "msg-pinned" }, svg("pin"), h("span", { class: "visually-hidden" }, t("messages.pinned"))),
    message.page?.mentions_me && h("span", { class: "visually-hidden" }, t("messages.mentions_you")),
  ];
}

function bodyNodes(message) {
  if (isThinking(message)) {
    return [h("p", { class: "msg-thinking" }, t("messages.thinking", { name: authorName(message) }))];
  }
  return [
    message.content && h("div", { class: contentClass(message.content) }, markdown(message.content)),
    message.flags & COMPONENTS_V2 ? null : attachmentsNode(message),
    embedsNode(message),
    message.poll && pollNode(message),
    message.components?.length ? componentsNode(message, message.components) : null,
    message.edited_timestamp &&
      h("span", { class: "msg-edited" }, t("messages.edited"), h("span", { class: "visually-hidden" }, " ", isoNode(message.edited_timestamp, "f"))),
  ];
}

function contentClass(text) {
  return ONLY_EMOJI.test(text) && /\p{Extended_Pictographic}/u.test(text) ? "msg-content msg-large" : "msg-content";
}

/** « Vous seul pouvez voir ce message », and how to be rid of it. */
function ephemeralNotice(message, preview) {
  if (!message.page?.ephemeral || isThinking(message)) return null;
  const dismiss = async (event) => {
    event.currentTarget.disabled = true;
    await request("dismiss", { channel: message.channel_id, message: message.id }).catch(() => {});
  };
  return h(
    "p",
    { class: "msg-notice" },
    t("messages.ephemeral"),
    preview ? null : [" · ", h("button", { type: "button", class: "msg-link", dataset: { key: "dismiss" }, on: { click: dismiss } }, t("messages.dismiss"))],
  );
}
