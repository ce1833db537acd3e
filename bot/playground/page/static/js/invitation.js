/** Where nobody has written yet: what one could begin by. */

import { h, svg } from "./dom.js";
import { state } from "./store.js";
import { t } from "./words.js";

/** That nothing is there, how to ask, and, where the visit is out of sight, the way to it. */
export function invitation() {
  const visit = () => document.getElementById("open-side").click();
  return [
    h("p", {}, t("messages.empty")),
    state.visit.length > 0 && h("button", { type: "button", class: "msg-invite", on: { click: visit } }, svg("flag"), t("visit.begin")),
  ];
}
