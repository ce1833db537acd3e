/** Starting over: asked first, and told once the fresh server is there. */

import { request } from "./connection.js";
import { openDialog } from "./dialog.js";
import { h } from "./dom.js";
import { announce } from "./live.js";
import { on, state } from "./store.js";
import { t } from "./words.js";

/** Ask whether to start over. */
export function askReset() {
  const wrong = h("p", { class: "tour-why", role: "alert" });
  const cancel = h("button", { type: "button", class: "tour-button tour-button-plain", autofocus: true, on: { click: () => close() } }, t("visit.cancel"));
  const sure = h("button", { type: "button", class: "tour-button tour-button-danger", on: { click: () => reset(sure, wrong, close) } }, t("visit.reset"));
  const { close } = openDialog(
    t("visit.reset_sure"),
    [h("p", {}, t("visit.reset_what")), h("p", {}, t("visit.reset_copy")), wrong, h("div", { class: "tour-choices" }, cancel, sure)],
    { kind: "tour-dialog" },
  );
  cancel.focus();
}

async function reset(button, wrong, close) {
  if (button.getAttribute("aria-disabled") === "true") return;
  button.setAttribute("aria-disabled", "true");
  button.textContent = t("visit.resetting");
  wrong.textContent = "";
  const world = state.world;
  const stop = on("hello", () => {
    if (state.world === world) return;
    stop();
    close();
    announce(t("visit.reset_done"));
  });
  try {
    await request("reset");
  } catch (problem) {
    // The link falls where the server begins again: the hello that follows says that it is done.
    if (problem.code === "link_down") return;
    stop();
    button.removeAttribute("aria-disabled");
    button.textContent = t("visit.reset");
    wrong.textContent = problem.detail || t("visit.reset_failed");
  }
}
