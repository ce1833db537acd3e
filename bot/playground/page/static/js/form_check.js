/** Why an answer cannot be sent, in words; empty where it can: the rules of Discord's client. */

import { bounds } from "./components_kinds.js";
import { boundsWords } from "./components_words.js";
import { plural, t } from "./words.js";

const LONGEST = 4000;

/** How long a text is, as the protocol counts: an emoji is one. */
export function textLength(text) {
  return [...text].length;
}

/** The fewest and the most characters of a text. */
export function textBounds(component) {
  const required = component.required ?? true;
  return { least: component.min_length || (required ? 1 : 0), most: component.max_length ?? LONGEST };
}

/** What is wrong with a text. */
export function checkText(component, text) {
  const required = component.required ?? true;
  const length = textLength(text);
  const { least, most } = textBounds(component);
  if (!length) {
    return required ? t("components.field_required") : "";
  }
  if (length < least) {
    return plural("components.too_short", least);
  }
  return length > most ? plural("components.too_long", length - most) : "";
}

/** What is wrong with a number of choices. */
export function checkCount(component, count) {
  const { least, most } = bounds(component);
  const required = component.required ?? true;
  if ((count === 0 && !required) || (least <= count && count <= most)) {
    return "";
  }
  return count ? `${t("components.wrong_count")} ${boundsWords({ least, most })}` : t("components.field_required");
}
