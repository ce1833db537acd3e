/** What the visit is doing, above the messages, where the visit itself is out of sight: in a drawer, or folded. */

import { h, replace } from "./dom.js";
import { on, state } from "./store.js";
import { t } from "./words.js";

const LINGERS = 4000;

/** Put the strip in its place: it is there while a step plays, and for a moment after. */
export function mountStrip() {
  // The panel says the same to a screen reader: this is for the eyes.
  const strip = h("div", { class: "tour-strip", "aria-hidden": "true", hidden: true });
  document.getElementById("messages").before(strip);
  let timer = 0;
  on("tour", () => {
    const { status, step, acts } = state.tour;
    const said = state.visit.find((one) => one.key === step);
    if (status === "idle" || !said) {
      strip.hidden = true;
      return;
    }
    const last = acts.filter(({ act }) => act).at(-1)?.act ?? "";
    const ended = status === "done" ? t("visit.ended", { title: said.title }) : status === "failed" ? t("visit.failed") : "";
    replace(strip, h("strong", {}, ended || said.title), " ", h("span", {}, ended ? "" : last.split("\n")[0]));
    if (status === "playing") {
      clearTimeout(timer);
      strip.hidden = false;
    } else {
      clearTimeout(timer);
      timer = setTimeout(() => (strip.hidden = true), LINGERS);
    }
  });
}
