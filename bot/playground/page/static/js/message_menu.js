/** What can be done with a message: answer it, copy it, use an app's command on it. */

import { request } from "./connection.js";
import { h, svg } from "./dom.js";
import { announce } from "./live.js";
import { openMenu } from "./menu.js";
import { writtenIn } from "./message_origin.js";
import { authorName } from "./names.js";
import { outcome } from "./outcome.js";
import { state } from "./store.js";
import { t } from "./words.js";

const MESSAGE_COMMAND = 3;

/** The buttons that stand over a message that is pointed at or has the focus. */
export function messageTools(message) {
  const name = authorName(message);
  const menu = h(
    "button",
    { type: "button", class: "msg-tool", tabindex: "-1", "aria-haspopup": "menu", "aria-expanded": "false", "aria-label": t("messages.more", { name }), dataset: { key: "more" } },
    svg("more"),
  );
  menu.addEventListener("click", () => openMessageMenu(message, menu));
  const reply = h(
    "button",
    { type: "button", class: "msg-tool", tabindex: "-1", "aria-label": t("messages.reply_to", { name }), title: t("messages.reply"), dataset: { key: "reply" }, on: { click: () => answer(message) } },
    svg("reply"),
  );
  return h("div", { class: "msg-tools" }, canReply(message) && reply, menu);
}

/** Its menu, below its button or where the pointer is. */
export function openMessageMenu(message, anchor, at = null) {
  const items = [
    canReply(message) && { label: t("messages.reply"), icon: "reply", run: () => answer(message) },
    { label: t("messages.copy"), icon: "file", run: () => copy(message) },
    ...appItems(MESSAGE_COMMAND, { message: message.id }, message.channel_id, anchor),
  ].filter(Boolean);
  openMenu({ anchor, label: t("messages.more", { name: authorName(message) }), at }, items);
}

/** The commands of apps for a message or a member, below their title; none where none is offered. */
export function appItems(type, target, channel, near) {
  const commands = state.commands.filter((command) => command.type === type);
  if (commands.length === 0) return [];
  const use = async (command) => {
    try {
      await outcome(await request("menu", { channel, command: command.id, ...target }), { near });
    } catch {
      announce(t("messages.not_done"), { assertive: true });
    }
  };
  const name = (command) => command.name_localizations?.[state.locale] ?? command.name;
  const items = commands.map((command) => ({ label: name(command), icon: "slash", run: () => use(command) }));
  return [{ title: t("messages.apps"), items }];
}

/** Nobody answers what only they see, nor where they cannot write. */
function canReply(message) {
  return !message.page?.ephemeral && state.channels.get(message.channel_id)?.can_send !== false;
}

function answer(message) {
  document.dispatchEvent(new CustomEvent("reply", { detail: { message } }));
}

async function copy(message) {
  try {
    await navigator.clipboard.writeText(writtenIn(message));
    announce(t("messages.copied"));
  } catch {
    announce(t("messages.not_done"), { assertive: true });
  }
}
