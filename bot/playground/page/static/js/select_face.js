/** The closed menu: what is chosen, or what it asks to choose. */

import { emojiNode } from "./components_words.js";
import { h, replace } from "./dom.js";
import { t } from "./words.js";

/** The button that opens a menu; `labels` are the ids of what names and describes it, in a form. */
export function menuButton(component, chosen, props = {}) {
  const button = h("button", {
    type: "button",
    class: "cmp-menu",
    "aria-haspopup": "listbox",
    "aria-expanded": "false",
    disabled: Boolean(component.disabled),
    ...props,
  });
  showChosen(button, component, chosen);
  return button;
}

/** Draw what is chosen; the question stays in the button's name, which a choice alone would not say. */
export function showChosen(button, component, chosen) {
  const asked = placeholder(component);
  const options = component.options.filter((option) => chosen.includes(option.value));
  const shown = options.length
    ? [h("span", { class: "visually-hidden" }, `${asked} `), h("span", { class: "cmp-menu-chosen" }, options.map(chip))]
    : h("span", { class: "cmp-menu-asked" }, asked);
  replace(
    button,
    shown,
    h("span", { class: "cmp-spinner", "aria-hidden": "true" }),
    h("span", { class: "cmp-menu-arrow", "aria-hidden": "true" }),
  );
}

/** What a menu asks to choose. */
export function placeholder(component) {
  return component.placeholder || t("components.choose");
}

function chip(option, index) {
  // The comma is for who hears it, and for who copies it.
  const comma = index ? h("span", { class: "visually-hidden" }, ", ") : null;
  return [comma, h("span", { class: "cmp-chip" }, emojiNode(option.emoji), option.label)];
}
