/** What a bot hides until it is asked for. */

import { h } from "./dom.js";
import { t } from "./words.js";

/** What was shown stays so when its message is drawn again. */
const shown = new Set();

/**
 * Hide a node behind a button.
 * @param {Element} node
 * @param {string} key names it whenever it is drawn
 */
export function spoiler(node, key) {
  if (shown.has(key)) {
    return node;
  }
  node.inert = true;
  node.classList.add("cmp-hidden");
  const wrapper = h("div", { class: "cmp-spoiler" }, node);
  const show = () => {
    shown.add(key);
    node.inert = false;
    node.classList.remove("cmp-hidden");
    wrapper.replaceWith(node);
    node.tabIndex = -1;
    node.focus();
  };
  wrapper.append(
    h("button", { type: "button", class: "cmp-spoiler-show", on: { click: show } }, t("components.show_hidden")),
  );
  return wrapper;
}
