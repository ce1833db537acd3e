/** What Discord itself writes in a channel: that a message was pinned, that a poll has ended. */

import { h, svg } from "./dom.js";
import { jump } from "./mentions.js";
import { authorName } from "./names.js";
import { openPins } from "./pins.js";
import { messageTime } from "./timestamps.js";
import { plural, t } from "./words.js";

const PINNED = 6;
const POLL_RESULT = 46;
const WRITTEN = [0, 19, 20, 23]; // by people and bots: plain, a reply, an answer to a command of either kind

/** Whether nobody wrote it. */
export function isSystem(message) {
  return !WRITTEN.includes(message.type ?? 0);
}

/** What it says, as text. */
export function systemText(message) {
  const name = authorName(message);
  if (message.type === PINNED) return t("messages.pin_notice", { name });
  if (message.type === POLL_RESULT) return t("messages.poll_notice", { name, question: resultOf(message).poll_question_text });
  return message.content || t("messages.system");
}

/** A line without an author's face. */
export function systemNode(message) {
  return h(
    "article",
    { class: "msg msg-system", "aria-label": systemText(message), tabindex: "-1", dataset: { id: message.id } },
    h("span", { class: "msg-system-icon" }, svg(message.type === PINNED ? "pin" : "flag")),
    h("div", { class: "msg-body" }, h("p", {}, systemText(message), " ", ...links(message), " ", messageTime(message.timestamp)), result(message)),
  );
}

function links(message) {
  const about = message.message_reference;
  if (!about) return [];
  const see = message.type === POLL_RESULT ? t("messages.see_poll") : t("messages.see_message");
  const pins = message.type === PINNED && link(t("messages.see_pins"), () => openPins(message.channel_id));
  return [link(see, () => jump(about.channel_id ?? message.channel_id, about.message_id)), " ", pins];
}

function link(text, press) {
  return h("button", { type: "button", class: "msg-link", on: { click: press } }, text);
}

function result(message) {
  if (message.type !== POLL_RESULT) return null;
  const { victor_answer_text: winner, victor_answer_votes: votes = "0", total_votes: total = "0" } = resultOf(message);
  const percent = Number(total) ? Math.round((100 * Number(votes)) / Number(total)) : 0;
  if (!winner) return h("p", { class: "msg-poll-result" }, Number(total) ? t("messages.poll_tied") : t("messages.poll_empty"));
  return h("p", { class: "msg-poll-result" }, h("strong", {}, winner), " ", t("messages.poll_won", { percent }), " ", plural("messages.votes", Number(total)));
}

function resultOf(message) {
  return Object.fromEntries((message.embeds?.[0]?.fields ?? []).map((field) => [field.name, field.value]));
}
