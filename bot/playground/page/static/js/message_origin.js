/** What stands above a message: the one that it answers, or the command that it answers. */

import { h, svg } from "./dom.js";
import { plainText } from "./markdown.js";
import { jump } from "./mentions.js";
import { authorName, shownName } from "./names.js";
import { state } from "./store.js";
import { t } from "./words.js";

const REPLY = 19;
const COMMAND_ANSWERS = [20, 23]; // of a slash command, of a menu's command
const COMMAND = 2;
const LONGEST = 600; // characters that are read for the first words

/** The line above a message, or null. */
export function aboveNode(message) {
  if (message.type === REPLY) return replyLine(message);
  const used = message.interaction_metadata ?? message.interaction;
  if (COMMAND_ANSWERS.includes(message.type) && used?.type === COMMAND) return usedLine(message, used.user);
  return null;
}

/** What a message says, as it was typed: its text, or those of its components, its poll and its embeds. */
export function writtenIn({ content, components = [], poll, embeds = [] }) {
  const shown = embeds.flatMap((embed) => [embed.title, embed.description]);
  return [content, ...texts(components), poll?.question.text, ...shown].filter(Boolean).join("\n");
}

/** A message's first words, on one line. */
export function firstWords(message) {
  const text = plainText(writtenIn(message).slice(0, LONGEST));
  if (text) return text;
  return message.attachments?.length ? t("messages.see_attachment") : t("messages.see_message");
}

function texts(components) {
  return components.flatMap((one) => [one.content, ...texts(one.components ?? [])]);
}

function replyLine(message) {
  const replied = message.referenced_message;
  if (!replied) return h("p", { class: "msg-above" }, svg("reply"), t("messages.original_gone"));
  const name = authorName(replied);
  return h(
    "p",
    { class: "msg-above" },
    svg("reply"),
    h(
      "button",
      { type: "button", class: "msg-above-link", on: { click: () => jump(replied.channel_id ?? message.channel_id, replied.id) } },
      h("span", { class: "visually-hidden" }, t("messages.answers"), " "),
      h("strong", {}, name),
      " ",
      h("span", { class: "msg-above-words" }, firstWords(replied)),
    ),
  );
}

function usedLine(message, user) {
  const name = state.members.get(user.id)?.name ?? shownName(user);
  const command = message.interaction?.name;
  if (!command) return h("p", { class: "msg-above" }, svg("slash"), t("messages.used_one", { name }));
  const slash = message.type === COMMAND_ANSWERS[0] ? "/" : "";
  const [before, after] = t("messages.used", { name: "\0", command: "\u0001" }).split("\u0001");
  const named = (text) => text.split("\0").flatMap((part, at) => (at ? [h("strong", {}, name), part] : [part]));
  const shown = h("span", { class: "msg-command" }, slash, localName(command));
  // One sentence, which breaks between its words.
  return h("p", { class: "msg-above" }, svg("slash"), h("span", {}, named(before), shown, named(after ?? "")));
}

/** A command's name and subcommands as they are called in the reader's language. */
function localName(name) {
  const words = name.split(" ");
  let among = state.commands;
  const said = words.map((word) => {
    const found = among.find((one) => one.name === word);
    among = found?.options ?? [];
    return found?.name_localizations?.[state.locale] ?? word;
  });
  return (state.commands.find((one) => one.name === name)?.name_localizations?.[state.locale]) ?? said.join(" ");
}
