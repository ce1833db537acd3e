/** The list above the field: what could be inserted, gone through by the arrows while one goes on typing. */

import { h, replace, svg, uid } from "./dom.js";
import { announce } from "./live.js";
import { plural, t } from "./words.js";

const ICONS = { command: "slash", option: "plus", choice: "right", member: "person", role: "at", channel: "hash" };

/** Milliseconds without a change before the number of suggestions is said: not at each key. */
const SETTLED = 600;

/** A listbox of what could be inserted in a field. */
export class Suggestions {
  /**
   * @param {HTMLTextAreaElement} field
   * @param {(item: object) => void} accept
   */
  constructor(field, accept) {
    this.field = field;
    this.accept = accept;
    this.items = [];
    this.index = -1;
    this.waiting = false;
    this.said = 0;
    // A list that scrolls is a stop for the keyboard by itself, though the field's arrows go through it.
    this.list = h("ul", { role: "listbox", id: uid("compose-list"), class: "compose-list", tabindex: "0", hidden: true });
    // Pressing an item must not take the focus away from the field.
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const place = [...this.list.children].indexOf(event.target.closest("[role=option]"));
      if (place >= 0) this.accept(this.items[place]);
    });
    this.list.addEventListener("focus", () => this.index < 0 && this.move(1));
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-controls", this.list.id);
  }

  /** Whether something is offered. */
  get open() {
    return !this.list.hidden;
  }

  /** The item that the arrows have reached, or null. */
  get chosen() {
    return this.open ? (this.items[this.index] ?? null) : null;
  }

  /** The item that Tab takes: the one reached, else the first. */
  get first() {
    return this.open ? (this.chosen ?? this.items[0] ?? null) : null;
  }

  /** Offer these; what was reached stays reached where it is still there. */
  show(items, waiting) {
    const reached = this.chosen && JSON.stringify([this.chosen.kind, this.chosen.label]);
    this.items = items;
    this.index = reached ? items.findIndex((one) => JSON.stringify([one.kind, one.label]) === reached) : -1;
    this.list.setAttribute("aria-label", t("composer.suggestions"));
    replace(this.list, items.map((item) => this.#option(item)));
    if (items.length === 0 && document.activeElement === this.list) this.field.focus();
    this.list.hidden = items.length === 0;
    this.list.classList.toggle("compose-waiting", waiting);
    this.list.setAttribute("aria-busy", String(waiting));
    this.list.scrollTop = 0;
    this.#mark();
    this.#say(waiting ? -1 : items.length);
  }

  /** Offer nothing. */
  hide() {
    this.show([], false);
  }

  /** Go to the next item, or to the one before; past an end, to the other. */
  move(step) {
    const count = this.items.length;
    this.index = this.index < 0 ? (step > 0 ? 0 : count - 1) : (this.index + step + count) % count;
    this.#mark();
  }

  #option({ kind, label, description }) {
    return h(
      "li",
      { role: "option", id: uid("compose-item"), class: "compose-item", "aria-selected": "false", dataset: { kind } },
      svg(ICONS[kind] ?? "right"),
      h(
        "span",
        { class: "compose-item-texts" },
        h("span", { class: "compose-item-label" }, label),
        description && h("span", { class: "compose-item-description" }, description),
      ),
    );
  }

  #mark() {
    let reached = null;
    for (const [place, node] of [...this.list.children].entries()) {
      const here = place === this.index;
      node.setAttribute("aria-selected", String(here));
      if (here) reached = node;
    }
    reached?.scrollIntoView({ block: "nearest" });
    for (const node of [this.field, this.list]) {
      if (reached) node.setAttribute("aria-activedescendant", reached.id);
      else node.removeAttribute("aria-activedescendant");
    }
  }

  #say(count) {
    clearTimeout(this.timer);
    if (count <= 0 || count === this.said) {
      if (count === 0) this.said = 0;
      return;
    }
    this.timer = setTimeout(() => {
      this.said = count;
      announce(plural("composer.offered", count));
    }, SETTLED);
  }
}
