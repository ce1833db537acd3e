/** Why a line was not sent, in words. */

import { isCommand } from "./composer_read.js";
import { plural, t } from "./words.js";

const LONGEST = 60;
const MESSAGE = 2000;
const NEAR_THE_END = 200;

const FAULTS = {
  not_a_command: "composer.not_a_command",
  unknown_command: "composer.unknown_command",
  missing_subcommand: "composer.missing_subcommand",
  unknown_subcommand: "composer.unknown_subcommand",
  unknown_option: "composer.unknown_option",
  missing_option: "composer.missing_option",
  repeated_option: "composer.repeated_option",
  bad_value: "composer.bad_value",
  unexpected_words: "composer.unexpected_words",
  not_offered: "composer.not_offered",
  link_down: "composer.link_down",
  link_lost: "composer.link_lost",
  too_large: "composer.too_large",
  empty_message: "composer.empty_message",
  invalid_form_body: "composer.too_long",
};

/** A sentence for what is wrong, and another for what could be typed instead. */
export function faultWords({ code, detail = "", suggestions = [], option = "" }) {
  const sentence = t(FAULTS[code] ?? "composer.not_sent", { detail: cut(detail), option });
  return suggestions.length ? `${sentence} ${t("composer.possible", { suggestions: suggestions.join(", ") })}` : sentence;
}

function cut(text) {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
}

/** How much more a message can hold, where it is nearly full or too long. */
export function roomLeft(text) {
  const left = MESSAGE - [...text].length;
  if (isCommand(text) || left >= NEAR_THE_END) return "";
  return left < 0 ? plural("composer.over", -left) : plural("composer.left", left);
}
