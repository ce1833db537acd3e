/** The strip above the field: the command that is being typed, its options, and what the one being typed is for. */

import { h, replace } from "./dom.js";
import { t } from "./words.js";

const STATES = {
  empty: "composer.empty",
  focused: "composer.focused",
  filled: "composer.filled",
  wrong: "composer.wrong",
};

/**
 * Show how a command is used.
 * @param {HTMLElement} strip
 * @param {object|null} usage null shows nothing but what is `said`
 * @param {string} said a sentence about what is offered, or none
 * @param {(option: object) => void} choose hears which option is pressed
 */
export function showUsage(strip, usage, said, choose) {
  strip.hidden = usage === null && said === "";
  replace(strip, usage && line(usage, choose), usage && purpose(usage), said && h("p", {}, said));
}

function line({ command, options }, choose) {
  return h("p", { class: "compose-usage-line" }, h("strong", {}, command), options.map((one) => pill(one, choose)));
}

/** What the option being typed is for, or the command. */
function purpose({ options, description }) {
  const focused = options.find((option) => option.state === "focused");
  const text = focused ? [h("strong", {}, focused.name), " ", focused.description] : description;
  return h("p", { class: "compose-usage-description" }, text);
}

/** An option: pressed, it is the one to fill. The keyboard has it in the list, so it is no stop for Tab. */
function pill(option, choose) {
  const { name, state, required, insert } = option;
  const word = t(STATES[state]);
  return h(
    "button",
    {
      type: "button",
      class: "compose-pill",
      tabindex: "-1",
      dataset: { state, required: String(required) },
      disabled: insert === null,
      on: { pointerdown: (event) => event.preventDefault(), click: () => choose(option) },
    },
    name,
    state === "wrong" && h("span", { class: "compose-pill-word" }, word),
    h("span", { class: "visually-hidden" }, ` (${required ? t("composer.required") : t("composer.optional")}, ${word})`),
  );
}
