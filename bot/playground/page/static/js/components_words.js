/** Bounds and emojis in words. */

import { h } from "./dom.js";
import { plural, t } from "./words.js";

/** How many can be chosen, as a sentence; several at most. */
export function boundsWords({ least, most }) {
  if (least === most) {
    return plural("components.choose_exactly", most);
  }
  return least === 0
    ? plural("components.choose_up_to", most)
    : t("components.choose_between", { least: String(least), most: String(most) });
}

/** An emoji before a label, which it only decorates; null where there is none. */
export function emojiNode(emoji, { alone = false } = {}) {
  if (!emoji?.name) {
    return null;
  }
  const props = alone ? { class: "cmp-emoji" } : { class: "cmp-emoji", "aria-hidden": "true" };
  return h("span", props, emoji.id ? `:${emoji.name}:` : emoji.name);
}
