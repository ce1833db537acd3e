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
  const chosen = () => {
    const kept = chosenHere.get(key);
    return kept?.version === version ? kept.values : proposed(component);
  };
  const button = menuButton(component, chosen());
  const hold = (values) => {
    chosenHere.set(key, { version, values });
    showChosen(drawnNow(button) ?? button, component, values);
  };
  const send = async (values) => {
    const before = chosen();
    if (sameValues(values, before)) {
      return;
    }
    hold(values);
    if (!(await use("choose", message, component, { values }, button))) {
      hold(before); // so that the same choice can be tried again
    }
  };
  const open = () => {
    const back = () => drawnNow(button);
    openMenu({ anchor: button, component, chosen: chosen(), ...bounds(component), done: send, back });
  };
  button.addEventListener("click", () => !isPending(message) && open());
  follow(button, message, component);
  return h("div", { class: "cmp-select" }, button);
}

function sameValues(some, others) {
  return some.length === others.length && some.every((value) => others.includes(value));
}
