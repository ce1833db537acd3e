/** Choices that are all seen: one among several, several boxes, a lone box. */

import { bounds, proposed } from "./components_kinds.js";
import { boundsWords, emojiNode } from "./components_words.js";
import { h, uid } from "./dom.js";
import { checkCount } from "./form_check.js";
import { field, frame } from "./form_field.js";
import { t } from "./words.js";

/** One choice among several. */
export function radioField(component, asked) {
  const made = group(component, asked, "radio");
  made.framed.node.setAttribute("role", "radiogroup");
  made.framed.node.setAttribute("aria-labelledby", made.framed.ids.label);
  if (made.framed.required) {
    made.framed.node.setAttribute("aria-required", "true");
  }
  if (!made.framed.required) {
    // A choice that is not required can be taken back, which boxes of this kind do not do by themselves.
    const clear = () => {
      made.write([]);
      made.update();
      made.inputs[0].focus();
    };
    const button = h("button", { type: "button", class: "form-clear", on: { click: clear } }, t("components.clear"));
    made.update = () => {
      button.hidden = made.values().length === 0;
      asked.changed();
    };
    made.framed.note.append(button);
  }
  made.update();
  return made.field({ read: () => made.values()[0] ?? [] });
}

/** Several boxes. */
export function boxesField(component, asked) {
  const made = group(component, asked, "checkbox");
  const { least, most } = bounds(component);
  if (most > 1 && (least > 1 || most < component.options.length)) {
    made.framed.note.append(boundsWords({ least: made.framed.required ? least : 0, most }));
  }
  return made.field({ read: () => made.values() });
}

/** A lone box: an answer either way. */
export function boxField(component, asked) {
  const framed = frame(component, asked, { required: false });
  const input = h("input", {
    type: "checkbox",
    class: "form-box",
    id: framed.ids.input,
    "aria-describedby": framed.described,
    on: { change: asked.changed },
  });
  input.checked = Boolean(component.default);
  framed.place.append(input);
  framed.node.classList.add("form-lone");
  return field(component, framed, {
    target: input,
    read: () => input.checked,
    write: (on) => {
      input.checked = on;
    },
    check: () => "",
    changed: asked.changed,
  });
}

function group(component, asked, type) {
  const framed = frame(component, asked, { group: true });
  const chosen = proposed(component);
  const name = uid("choices");
  const made = { framed, update: asked.changed };
  made.inputs = component.options.map((option) => {
    const input = h("input", { type, class: "form-box", id: uid("choice"), name, value: option.value });
    input.checked = chosen.includes(option.value);
    input.addEventListener("change", () => made.update());
    framed.place.append(choiceNode(option, input));
    return input;
  });
  made.values = () => made.inputs.filter((input) => input.checked).map((input) => input.value);
  made.write = (values) => {
    made.inputs.forEach((input) => {
      input.checked = [values].flat().includes(input.value);
    });
  };
  made.field = ({ read }) => {
    const write = (values) => {
      made.write(values);
      made.update();
    };
    const focus = () => (made.inputs.find((input) => input.checked) ?? made.inputs[0]).focus();
    const check = () => checkCount(component, made.values().length);
    const target = type === "radio" ? framed.node : eachOf(made.inputs);
    return field(component, framed, { target, read, write, check, focus, changed: asked.changed });
  };
  return made;
}

function choiceNode(option, input) {
  const id = option.description ? uid("about") : null;
  if (id) {
    input.setAttribute("aria-describedby", id);
  }
  return h(
    "div",
    { class: "form-choice" },
    input,
    h("label", { class: "form-choice-label", for: input.id }, emojiNode(option.emoji), option.label),
    id ? h("p", { class: "form-choice-description", id }, option.description) : null,
  );
}

/** Boxes are wrong all together: their set's role has no way to say so, as that of radio buttons has. */
function eachOf(inputs) {
  return {
    setAttribute: (name, value) => inputs.forEach((input) => input.setAttribute(name, value)),
    removeAttribute: (name) => inputs.forEach((input) => input.removeAttribute(name)),
  };
}
