/** What arranges the other components: rows, sections, containers, separators. */

import { spoiler } from "./components_spoiler.js";
import { h } from "./dom.js";

const LARGE = 2;

/** Buttons beside one another, or one menu. */
export function rowNode(row, { draw }) {
  return h("div", { class: "cmp-row" }, row.components.map(draw));
}

/** Texts with a button or a picture beside them. */
export function sectionNode(section, { draw }) {
  return h(
    "div",
    { class: "cmp-section" },
    h("div", { class: "cmp-section-texts" }, section.components.map(draw)),
    h("div", { class: "cmp-section-beside" }, draw(section.accessory)),
  );
}

/** A frame, whose colour is on its side; a hidden one waits to be shown. */
export function containerNode(container, { draw, message }) {
  const frame = h("div", { class: "cmp-container" }, container.components.map(draw));
  if (typeof container.accent_color === "number") {
    frame.classList.add("cmp-accented");
    frame.style.setProperty("--cmp-accent", `#${container.accent_color.toString(16).padStart(6, "0")}`);
  }
  return container.spoiler ? spoiler(frame, `${message.id}:${container.id}`) : frame;
}

/** A rule, or only space. */
export function separatorNode(separator) {
  const size = separator.spacing === LARGE ? "cmp-space-large" : "cmp-space";
  return separator.divider === false ? h("div", { class: size }) : h("hr", { class: `cmp-rule ${size}` });
}
