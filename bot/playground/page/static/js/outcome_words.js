/** Why nothing came of a command, a press, a choice or a form. */

import { t } from "./words.js";

const REFUSALS = {
  link_down: "components.link_down",
  too_large: "components.too_large",
  not_on_screen: "components.gone",
  unknown_message: "components.gone",
};

/** Why the application left a member without an answer. */
export function failureWords(failure) {
  return failure === "still_thinking" ? t("components.still_thinking") : t("components.no_answer");
}

/** Why a request was not taken. */
export function refusalWords({ code }) {
  return t(REFUSALS[code] ?? "components.not_sent");
}
