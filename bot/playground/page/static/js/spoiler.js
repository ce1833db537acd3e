/** What is covered until it is asked for: neither read aloud nor reached before. */

import { h } from "./dom.js";
import { t } from "./words.js";

/** These nodes under a cover; `label` says what is below. */
export function spoilerNode(nodes, { label = t("messages.spoiler"), block = false } = {}) {
  const inside = h("span", { class: "md-spoiler-inside", "aria-hidden": "true", inert: true }, nodes);
  const cover = h("button", { type: "button", class: "md-spoiler-cover" }, h("span", { class: block ? "md-spoiler-word" : "visually-hidden" }, label));
  const whole = h("span", { class: block ? "md-spoiler md-spoiler-block" : "md-spoiler" }, inside, cover);
  cover.addEventListener("click", () => {
    inside.removeAttribute("inert");
    inside.removeAttribute("aria-hidden");
    inside.tabIndex = -1;
    inside.focus({ preventScroll: true });
    cover.remove();
    whole.classList.add("md-spoiler-shown");
  });
  return whole;
}
