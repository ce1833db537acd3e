/** The guided visit: its steps, which anybody does in any order, what the one that plays is doing, and starting over. */

import { request } from "./connection.js";
import { h, replace, svg, uid } from "./dom.js";
import { announce } from "./live.js";
import { on, state } from "./store.js";
import { Following } from "./tour_follow.js";
import { askReset } from "./tour_reset.js";
import { Step } from "./tour_step.js";
import { mountStrip } from "./tour_strip.js";
import { t } from "./words.js";

const FOLDED = "courroie.visit";

/** Put the visit in its place. */
export function mountTour(root) {
  const panel = new Panel(root);
  mountStrip();
  on("hello", () => panel.build());
  on("tour", () => panel.show());
}

/** The panel: built once for each language, so that a button that is pressed stays the same button. */
class Panel {
  constructor(root) {
    this.root = root;
    this.built = "";
    this.steps = new Map();
    this.following = new Following();
    this.last = { run: 0, status: "idle" };
  }

  build() {
    const built = JSON.stringify([state.locale, state.visit]);
    if (built !== this.built) {
      this.built = built;
      this.write();
    }
    this.show();
  }

  write() {
    const heading = uid("tour");
    const list = uid("tour");
    this.steps = new Map(state.visit.map((said, index) => [said.key, new Step(said, index + 1, () => this.play(said.key))]));
    this.body = h("div", { class: "tour-body", id: list }, [
      h("p", { class: "tour-intro" }, t("visit.intro")),
      h("ol", { class: "tour-steps" }, [...this.steps.values()].map((step) => step.node)),
      h("p", { class: "tour-reset" }, h("button", { type: "button", class: "tour-button tour-button-plain", on: { click: () => askReset() } }, t("visit.reset"))),
    ]);
    this.fold = h("button", { type: "button", class: "tour-fold", "aria-controls": list, on: { click: () => this.toggle() } }, svg("down"));
    this.root.setAttribute("aria-labelledby", heading);
    this.root.className = "tour";
    this.root.hidden = state.visit.length === 0;
    replace(this.root, h("div", { class: "tour-head" }, h("h2", { id: heading }, t("visit.title")), this.fold), this.body);
    this.folded(sessionStorage.getItem(FOLDED) === "folded");
  }

  toggle() {
    this.folded(!this.body.hidden);
    sessionStorage.setItem(FOLDED, this.body.hidden ? "folded" : "");
  }

  folded(is) {
    this.body.hidden = is;
    this.fold.setAttribute("aria-expanded", String(!is));
    this.fold.setAttribute("aria-label", t(is ? "visit.unfold" : "visit.fold"));
  }

  async play(key) {
    if (state.tour.status === "playing") {
      announce(t("visit.busy"), { assertive: true });
      return;
    }
    // A column that covers the messages gives way to what is about to happen there.
    const scrim = document.getElementById("scrim");
    if (scrim && !scrim.hidden) scrim.click();
    try {
      const { run } = await request("tour", { step: key });
      this.following.begin(run);
    } catch (problem) {
      announce(problem.detail || t("visit.went_wrong"), { assertive: true });
    }
  }

  show() {
    for (const [key, step] of this.steps) step.show(state.tour, key);
    const { run, status, step, why } = state.tour;
    const ended = this.last.run === run && this.last.status === "playing" && status !== "playing";
    this.last = { run, status };
    if (!ended) return;
    const title = state.visit.find((one) => one.key === step)?.title ?? "";
    if (status === "done") announce(t("visit.ended", { title }));
    else announce(why || t("visit.went_wrong"), { assertive: true });
  }
}
