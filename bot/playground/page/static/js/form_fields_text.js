/** A text to write, on one line or several. */

import { h, replace } from "./dom.js";
import { checkText, textBounds, textLength } from "./form_check.js";
import { field, frame } from "./form_field.js";
import { announce } from "./live.js";
import { plural, t } from "./words.js";

const PARAGRAPH = 2;
const NEAR = 20;

/** A field for a text, with how much is written where it has bounds. */
export function textField(component, asked) {
  const framed = frame(component, asked);
  const input = h(component.style === PARAGRAPH ? "textarea" : "input", {
    class: "form-text-input",
    id: framed.ids.input,
    rows: component.style === PARAGRAPH ? "5" : null,
    type: component.style === PARAGRAPH ? null : "text",
    placeholder: component.placeholder || null,
    autocomplete: "off",
    "aria-describedby": framed.described,
    "aria-required": framed.required ? "true" : null,
  });
  input.value = component.value ?? "";
  framed.place.append(input);
  const count = counter(component, framed.note);
  const written = () => {
    count(input.value);
    asked.changed();
  };
  input.addEventListener("input", written);
  count(input.value, { quiet: true });
  return field(component, framed, {
    target: input,
    read: () => input.value,
    write: (text) => {
      input.value = text;
      count(text, { quiet: true });
    },
    check: () => checkText(component, input.value),
    changed: asked.changed,
  });
}

/** Says how much is written, and aloud when the end is near: what is too long can still be typed, and mended. */
function counter(component, note) {
  if (!component.max_length && !component.min_length) {
    return () => {};
  }
  const { least, most } = textBounds(component);
  let near = false;
  return (text, { quiet = false } = {}) => {
    const length = textLength(text);
    const left = most - length;
    const atLeast = length < least && least > 1 ? plural("components.at_least", least) : "";
    replace(note, t("components.length", { count: String(length), most: String(most) }), " ", atLeast);
    note.classList.toggle("form-over", left < 0);
    if (!quiet && !near && left <= NEAR) {
      announce(left < 0 ? plural("components.too_long", -left) : plural("components.left", left));
    }
    near = left <= NEAR;
  };
}
