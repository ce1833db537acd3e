/** The playground's time, and the buttons that move it: everything that becomes due meanwhile happens. */

import { request } from "./connection.js";
import { h, replace, svg } from "./dom.js";
import { announce } from "./live.js";
import { clockNow, on, state } from "./store.js";
import { instantText } from "./timestamps.js";
import { t } from "./words.js";

const LEAPS = [
  ["shell.clock_hour", 3600],
  ["shell.clock_day", 86_400],
  ["shell.clock_week", 604_800],
];
const LOOK = 1000; // milliseconds between two looks at the time; it is written again when its words change
const SETTLE = 800; // milliseconds after the last change in Discord before asking what is planned next

const seconds = (instant) => Math.floor(instant / 1000);

/** Put the clock in its place. */
export function mountClock(root) {
  const face = new Face();
  const said = h("p", { class: "clock-said", role: "status" });
  const leaps = LEAPS.map(([words, far]) => new Leap(words, { seconds: far }));
  const next = new Leap("shell.clock_to_next", { to_next: true });
  const moves = new Moves([...leaps, next], said, face);
  replace(root, face.node, h("div", { class: "clock-leaps" }, leaps.map((leap) => leap.button)), next.button, face.planned, said);
  for (const leap of [...leaps, next]) leap.button.addEventListener("click", () => moves.make(leap));
  on("hello", () => {
    root.setAttribute("aria-label", t("shell.clock_title"));
    for (const leap of [...leaps, next]) leap.show();
    moves.heard(state.clock.next);
  });
  on("clock", () => moves.heard(state.clock.next));
  for (const kind of ["messages", "events"]) on(kind, () => moves.askSoon());
  setInterval(() => state.me && face.show(), LOOK);
}

/** The date, the hour, and what is planned next. */
class Face {
  constructor() {
    this.title = h("h2", { class: "visually-hidden" });
    this.day = h("span", { class: "clock-day" });
    this.hour = h("span", { class: "clock-hour" });
    this.time = h("time", {}, this.day, " ", this.hour);
    this.node = h("div", { class: "clock-face" }, svg("clock"), this.title, this.time);
    this.planned = h("p", { class: "clock-next", id: "clock-next" });
    this.next = null;
  }

  show() {
    const now = clockNow();
    write(this.title, t("shell.clock_title"));
    write(this.day, instantText(seconds(now), "day"));
    write(this.hour, instantText(seconds(now), "t"));
    this.time.dateTime = new Date(now).toISOString().slice(0, 16) + "Z";
    const words = this.next === null ? t("shell.clock_no_next") : t("shell.clock_next", { when: instantText(seconds(this.next), "F"), far: instantText(seconds(this.next), "R") });
    write(this.planned, words);
  }
}

/** A button that moves the time. */
class Leap {
  constructor(words, asked) {
    Object.assign(this, { words, asked });
    this.button = h("button", { type: "button", class: "shell-button" });
    if (asked.to_next) this.button.setAttribute("aria-describedby", "clock-next");
  }

  show() {
    this.button.textContent = t(this.words);
  }

  /** Off, yet still there for the keyboard, which would lose its place on a button that is disabled. */
  off(is) {
    this.button.setAttribute("aria-disabled", String(is));
  }
}

/** One move at a time, and what is planned next kept true. */
class Moves {
  constructor(leaps, said, face) {
    Object.assign(this, { leaps, said, face, busy: false, soon: 0 });
  }

  heard(next) {
    this.face.next = next;
    this.face.show();
    this.settle();
  }

  settle() {
    for (const leap of this.leaps) leap.off(this.busy || (Boolean(leap.asked.to_next) && this.face.next === null));
  }

  async make(leap) {
    if (leap.button.getAttribute("aria-disabled") === "true") return;
    this.be(true, t("shell.clock_moving"));
    try {
      const { now, next } = await request("clock", leap.asked);
      announce(t("shell.clock_moved", { when: instantText(seconds(Date.parse(now)), "F") }));
      this.be(false, "");
      this.heard(next && Date.parse(next));
    } catch {
      this.be(false, t("shell.clock_not_moved"));
    }
  }

  be(busy, words) {
    this.busy = busy;
    this.said.textContent = words;
    this.settle();
  }

  /** What is done in Discord plans and unplans things, which nothing pushes. */
  askSoon() {
    clearTimeout(this.soon);
    this.soon = setTimeout(() => this.ask(), SETTLE);
  }

  async ask() {
    try {
      const { next } = await request("clock");
      this.heard(next && Date.parse(next));
    } catch {
      // The link is down: the hello that follows it tells.
    }
  }
}

function write(node, text) {
  if (node.textContent !== text) node.textContent = text;
}
