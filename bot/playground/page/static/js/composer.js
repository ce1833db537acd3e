/** The field where one writes. */

import { request } from "./connection.js";
import { h, replace } from "./dom.js";
import { outcome } from "./outcome.js";
import { on, state } from "./store.js";
import { t } from "./words.js";

/** Put the field in its place. */
export function mountComposer(root) {
  const field = h("textarea", { rows: 1, id: "composer-field" });
  on("hello", () => field.setAttribute("aria-label", t("shell.composer")));
  field.addEventListener("keydown", async (event) => {
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    const text = field.value;
    const reply = await request(text.startsWith("/") ? "run" : "say", { channel: state.channel, text });
    field.value = "";
    outcome(reply, { near: field });
  });
  replace(root, field);
}
