/** The keys that work everywhere in the page: from channel to channel, and the list of the keys itself. */

import { called, listed, news } from "./channels.js";
import { h, replace, svg } from "./dom.js";
import { announce } from "./live.js";
import { on, openChannel, state } from "./store.js";
import { t } from "./words.js";

const KEYS = [
  ["shell.key_channels", ["Alt", "↑"], ["Alt", "↓"]],
  ["shell.key_unread", ["Alt", "shell.key_shift", "↑"], ["Alt", "shell.key_shift", "↓"]],
  ["shell.key_commands", ["/"]],
  ["shell.key_mentions", ["@"]],
  ["shell.key_take", ["Tab"]],
  ["shell.key_send", ["shell.key_enter"]],
  ["shell.key_line", ["shell.key_shift", "shell.key_enter"]],
  ["shell.key_messages", ["↑"], ["↓"]],
  ["shell.key_close", ["shell.key_escape"]],
  ["shell.key_help", ["Ctrl", "/"]],
];

let dialog = null;

/** Listen to the keys. */
export function mountKeys() {
  dialog = h("dialog", { class: "shell-dialog", id: "keys", "aria-labelledby": "keys-title" });
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  document.body.append(dialog);
  document.addEventListener("keydown", hear);
  on("hello", () => replace(dialog, keysShown()));
}

/** Show what the keys do. */
export function openKeys() {
  if (!document.querySelector("dialog[open]")) dialog.showModal();
}

function hear(event) {
  if (event.defaultPrevented || event.isComposing || !state.me) return;
  // « / » is with Shift on some keyboards, Québec's among them.
  if ((event.ctrlKey || event.metaKey) && (event.key === "/" || event.key === "?")) {
    event.preventDefault();
    if (dialog.open) dialog.close();
    else openKeys();
  } else if (event.altKey && !event.ctrlKey && !event.metaKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
    if (document.querySelector("dialog[open]")) return;
    event.preventDefault();
    move(event.key === "ArrowUp" ? -1 : 1, event.shiftKey);
  }
}

/** To the next channel, or the next where something is unread; round and round. */
function move(step, unread) {
  const channels = listed();
  const from = channels.findIndex((one) => one.id === state.channel);
  for (let away = 1; away < channels.length; away += 1) {
    const channel = channels[(from + step * away + channels.length * away) % channels.length];
    if (unread && channel.unread === 0) continue;
    // What has the keyboard keeps it: the move is said.
    announce([called(channel), news(channel)].filter(Boolean).join(", "));
    openChannel(channel.id).catch(() => {});
    return;
  }
  if (unread) announce(t("shell.nothing_unread"));
}

function keysShown() {
  const name = (key) => (key.startsWith("shell.") ? t(key) : key);
  const press = (keys) => h("span", { class: "shell-keys" }, keys.map((key) => h("kbd", {}, name(key))));
  const rows = KEYS.map(([what, ...ways]) => h("div", {}, h("dt", {}, t(what)), h("dd", {}, ways.map(press))));
  const close = h("button", { type: "button", class: "shell-icon", "aria-label": t("shell.close"), on: { click: () => dialog.close() } }, svg("close"));
  return [h("div", { class: "shell-dialog-top" }, h("h2", { id: "keys-title" }, t("shell.keys")), close), h("dl", {}, rows)];
}
