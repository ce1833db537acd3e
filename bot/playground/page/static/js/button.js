/** A button of a message: pressed, or a link out of Discord. */

import { follow, use } from "./components_pending.js";
import { emojiNode } from "./components_words.js";
import { h } from "./dom.js";
import { openChannel, state } from "./store.js";
import { t } from "./words.js";

const [LINK, PREMIUM] = [5, 6];
const STYLES = { 1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "link" };
const INSIDE = /^https:\/\/(?:\w+\.)?discord\.com\/channels\/(?:\d+|@me)\/(\d+)/;

/** A button, as its style says; null for a premium one, which only Discord's shop can show. */
export function buttonNode(button, { message }) {
  if (button.style === PREMIUM) {
    return null;
  }
  return button.style === LINK ? linkNode(button) : pressNode(button, message);
}

function pressNode(button, message) {
  const node = h(
    "button",
    {
      type: "button",
      class: `cmp-button cmp-${STYLES[button.style] ?? "secondary"}`,
      disabled: Boolean(button.disabled),
      on: { click: () => use("press", message, button, {}, node) },
    },
    face(button),
    h("span", { class: "cmp-spinner", "aria-hidden": "true" }),
  );
  follow(node, message, button);
  return node;
}

function linkNode(button) {
  const inside = state.channels.get(INSIDE.exec(button.url)?.[1]);
  const shown = [face(button), inside ? null : h("span", { class: "cmp-out", "aria-hidden": "true" }, "↗")];
  if (button.disabled) {
    return h("button", { type: "button", class: "cmp-button cmp-link", disabled: true }, shown);
  }
  if (inside) {
    // An address of this very server: Discord goes there without leaving.
    const go = () => openChannel(inside.id);
    return h("button", { type: "button", class: "cmp-button cmp-link", on: { click: go } }, shown);
  }
  return h(
    "a",
    { class: "cmp-button cmp-link", href: button.url, target: "_blank", rel: "noopener noreferrer" },
    shown,
    h("span", { class: "visually-hidden" }, ` ${t("components.new_tab")}`),
  );
}

function face(button) {
  const emoji = emojiNode(button.emoji, { alone: !button.label });
  return h("span", { class: "cmp-face" }, emoji, button.label ? h("span", {}, button.label) : null);
}
