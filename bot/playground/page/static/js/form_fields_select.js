/** A menu in a form: what is chosen waits for the form to be sent. */

import { bounds, proposed } from "./components_kinds.js";
import { boundsWords } from "./components_words.js";
import { checkCount } from "./form_check.js";
import { field, frame } from "./form_field.js";
import { menuButton, showChosen } from "./select_face.js";
import { openMenu } from "./select_menu.js";

/** A field for a choice in a menu. */
export function menuField(component, asked) {
  const framed = frame(component, asked);
  let chosen = proposed(component);
  const limits = bounds(component);
  const button = menuButton(component, chosen, { id: framed.ids.input, "aria-describedby": framed.described });
  button.setAttribute("aria-labelledby", `${framed.ids.label} ${framed.ids.input}`);
  framed.place.append(button);
  if (limits.most > 1) {
    framed.note.append(boundsWords({ ...limits, least: framed.required ? limits.least : 0 }));
  }
  const write = (values) => {
    chosen = values;
    showChosen(button, component, values);
  };
  const done = (values) => {
    write(values);
    asked.changed();
  };
  button.addEventListener("click", () => {
    // What is not required can be left empty, whatever the fewest are.
    const least = framed.required ? limits.least : 0;
    openMenu({ anchor: button, component, chosen, least, most: limits.most, done });
  });
  return field(component, framed, {
    target: button,
    read: () => chosen,
    write,
    check: () => checkCount(component, chosen.length),
    changed: asked.changed,
  });
}
