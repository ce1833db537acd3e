/** An author's name, and what the apps do with a member. */

import { h } from "./dom.js";
import { openMenu } from "./menu.js";
import { appItems } from "./message_menu.js";
import { authorName } from "./names.js";
import { state } from "./store.js";
import { t } from "./words.js";

const USER_COMMAND = 2;

/** The author's name: a button where an app has a command for members. */
export function authorButton(message) {
  const name = authorName(message);
  if (!hasUserMenu()) return h("span", { class: "msg-author" }, name);
  const button = h("button", { type: "button", class: "msg-author", "aria-haspopup": "menu", "aria-expanded": "false", dataset: { key: "author" } }, name);
  button.addEventListener("click", () => openUserMenu({ id: message.author.id, name }, message.channel_id, button));
  return button;
}

/** Whether any app has a command for members here. */
export function hasUserMenu() {
  return state.commands.some((command) => command.type === USER_COMMAND);
}

/** The apps' commands for a member. */
export function openUserMenu(user, channel, anchor) {
  openMenu({ anchor, label: t("messages.about_user", { name: user.name }) }, appItems(USER_COMMAND, { user: user.id }, channel, anchor));
}
