/** A step of the visit: its number, what to look at, its button, how far it is, and what it does as it does it. */

import { h, uid } from "./dom.js";
import { t } from "./words.js";

const STATES = { idle: "visit.todo", playing: "visit.playing", done: "visit.done", failed: "visit.failed" };

/** One of the list; the nodes stay, their words follow. */
export class Step {
  constructor(said, number, onPlay) {
    const heading = uid("tour");
    this.number = number;
    this.said = said;
    this.status = h("span", { class: "tour-state" });
    this.button = h("button", { type: "button", class: "tour-button", "aria-describedby": heading, on: { click: () => this.press(onPlay) } });
    // What is added to a log is read aloud, and what was there is not read again.
    this.acts = h("div", { class: "tour-acts", role: "log", "aria-label": t("visit.acts"), tabindex: "0", hidden: true });
    this.why = h("p", { class: "tour-why", hidden: true });
    this.node = h("li", { class: "tour-step" }, [
      h("div", { class: "tour-step-head" }, [
        h("span", { class: "tour-number", "aria-hidden": "true" }, number),
        h("h3", { id: heading }, h("span", { class: "visually-hidden" }, `${t("visit.step", { number })} — `), said.title),
        this.status,
      ]),
      h("p", { class: "tour-text" }, said.text),
      this.button,
      this.acts,
      this.why,
    ]);
    this.run = 0;
    this.told = 0;
  }

  press(onPlay) {
    if (this.button.getAttribute("aria-disabled") !== "true") onPlay();
  }

  /** Say how far it is. */
  show(tour, key) {
    const mine = tour.step === key;
    const state = mine && tour.status !== "idle" ? tour.status : tour.done.includes(key) ? "done" : "idle";
    this.node.dataset.state = state;
    write(this.status, t(STATES[state]));
    write(this.button, t(state === "done" || state === "failed" ? "visit.do_again" : "visit.do"));
    this.button.setAttribute("aria-disabled", String(tour.status === "playing"));
    if (mine) this.tell(tour);
    else this.forget();
    this.why.hidden = !(mine && tour.status === "failed");
    if (!this.why.hidden) write(this.why, tour.why || t("visit.went_wrong"));
  }

  tell(tour) {
    if (this.run !== tour.run) this.forget();
    this.run = tour.run;
    const acts = tour.acts.filter(({ act }) => act);
    for (const { act } of acts.slice(this.told)) this.acts.append(h("p", {}, act));
    this.told = acts.length;
    this.acts.hidden = this.told === 0;
    this.acts.scrollTop = this.acts.scrollHeight;
  }

  forget() {
    if (!this.told) return;
    this.acts.replaceChildren();
    this.acts.hidden = true;
    this.told = 0;
  }
}

function write(node, text) {
  if (node.textContent !== text) node.textContent = text;
}
