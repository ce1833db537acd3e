/** A menu of a message: what is chosen is sent, and stays chosen until the bot changes the message. */

import { bounds, proposed } from "./components_kinds.js";
import { drawnNow } from "./components_focus.js";
import { follow, isPending, use } from "./components_pending.js";
import { h } from "./dom.js";
import { openMenu } from "./select_menu.js";
import { menuButton, showChosen } from "./select_face.js";

/** What was chosen in a message as it is: a message that the bot edits proposes its own anew. */
const chosenHere = new Map();

/** A menu, with the choice already made there. */
export function selectNode(component, { message }) {
  const key = `${message.id}:${component.custom_id}`;
  const version = `${message.edited_timestamp}${JSON.stringify(component)}`;
  const kept = chosenHere.get(key);
  let chosen = kept?.version === version ? kept.values : proposed(component);
  const button = menuButton(component, chosen);
  const send = async (values) => {
    if (sameValues(values, chosen)) {
      return;
    }
    const before = chosen;
    const hold = (those) => {
      chosen = those;
      chosenHere.set(key, { version, values: those });
      showChosen(button, component, those);
    };
    hold(values);
    if (!(await use("choose", message, component, { values }, button))) {
      hold(before); // so that the same choice can be tried again
    }
  };
  button.addEventListener("click", () => {
    if (!isPending(message)) {
      openMenu({ anchor: button, component, chosen, ...bounds(component), done: send, back: () => drawnNow(button) });
    }
  });
  follow(button, message, component);
  return h("div", { class: "cmp-select" }, button);
}

function sameValues(some, others) {
  return some.length === others.length && some.every((value) => others.includes(value));
}
