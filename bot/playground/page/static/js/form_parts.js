/** The parts of a form, from top to bottom: texts, and fields with their label, description and error. */

import { Kind, SELECTS } from "./components_kinds.js";
import { h } from "./dom.js";
import { boxField, boxesField, radioField } from "./form_fields_choice.js";
import { filesField } from "./form_fields_files.js";
import { menuField } from "./form_fields_select.js";
import { textField } from "./form_fields_text.js";
import { markdown } from "./markdown.js";
import { t } from "./words.js";

const FIELDS = new Map([
  [Kind.TEXT_INPUT, textField],
  ...SELECTS.map((kind) => [kind, menuField]),
  [Kind.RADIO_GROUP, radioField],
  [Kind.CHECKBOX_GROUP, boxesField],
  [Kind.CHECKBOX, boxField],
  [Kind.FILE_UPLOAD, filesField],
]);

/**
 * What a form shows.
 * @param {object} modal
 * @param {() => void} changed called when an answer changes
 * @returns {{nodes: Node[], fields: object[]}} `fields` are those of form_field.js
 */
export function formParts(modal, changed) {
  const fields = [];
  const ask = (component, asked) => {
    const field = FIELDS.get(component.type)?.(component, { ...asked, changed });
    if (!field) {
      return h("p", { class: "cmp-unknown" }, t("components.unknown"));
    }
    fields.push(field);
    return field.node;
  };
  const nodes = modal.components.map((part) => {
    switch (part.type) {
      case Kind.TEXT_DISPLAY:
        return h("div", { class: "form-text" }, markdown(part.content));
      case Kind.LABEL:
        return ask(part.component, { label: part.label, description: part.description ?? "" });
      case Kind.ACTION_ROW:
        // The older way: a text, which has its own label.
        return part.components.map((text) => ask(text, { label: text.label ?? "", description: "" }));
      default:
        return h("p", { class: "cmp-unknown" }, t("components.unknown"));
    }
  });
  return { nodes, fields };
}
