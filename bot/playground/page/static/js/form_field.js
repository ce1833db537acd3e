/** What every field of a form has: a label, a description, whether it is required, an error in words. */

import { h, replace, uid } from "./dom.js";
import { t } from "./words.js";

/**
 * A field.
 * @typedef {object} Field
 * @property {string} id the component's `custom_id`
 * @property {Element} node
 * @property {() => (string | string[] | boolean | File[])} read the answer as it is sent
 * @property {(answer: any) => void} write put an answer back
 * @property {() => boolean} accept whether the answer can be sent; says why where it cannot
 * @property {(why: string) => void} complain
 * @property {() => void} focus
 * @property {() => Promise<string[]>} [upload] for files: their ids, once they are received
 */

/**
 * The frame around what is filled.
 * @param {object} component
 * @param {{label: string, description: string}} asked
 * @param {{group?: boolean, required?: boolean}} how a group of boxes is a set of fields, whose label is its legend
 */
export function frame(component, asked, { group = false, required = component.required ?? true } = {}) {
  const { label, description } = asked;
  const ids = Object.fromEntries(["input", "label", "description", "note", "error"].map((part) => [part, uid(part)]));
  const error = h("p", { class: "form-error", id: ids.error });
  const note = h("div", { class: "form-note", id: ids.note });
  const mark = required ? h("span", { class: "form-required" }, ` (${t("components.required")})`) : null;
  const explained = description ? h("p", { class: "form-description", id: ids.description }, description) : null;
  const described = [explained && ids.description, ids.note, ids.error].filter(Boolean).join(" ");
  const naming = { class: "form-label", id: ids.label, for: group ? null : ids.input };
  const named = h(group ? "legend" : "label", naming, label, mark);
  const place = h("div", { class: "form-input" });
  const node = h(
    group ? "fieldset" : "div",
    { class: "form-field", "aria-describedby": group ? described : null },
    named,
    explained,
    place,
    note,
    error,
  );
  return { ids, node, place, note, error, required, described };
}

/** A field, from its frame and from what its own kind does. */
export function field(component, framed, { target, read, write, check, changed, ...more }) {
  const complain = (why) => {
    replace(framed.error, why);
    framed.node.classList.toggle("form-wrong", why !== "");
    if (why) {
      target.setAttribute("aria-invalid", "true");
    } else {
      target.removeAttribute("aria-invalid");
    }
  };
  const accept = () => {
    const why = check();
    complain(why);
    return why === "";
  };
  const rewrite = (answer) => {
    write(answer);
    changed();
  };
  const focus = () => target.focus();
  return { id: component.custom_id, node: framed.node, read, write: rewrite, accept, complain, focus, ...more };
}
