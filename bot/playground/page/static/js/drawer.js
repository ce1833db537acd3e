/** A column that has no room of its own in a narrow window: a button opens it over the rest, and it takes the keyboard. */

import { kept, keep } from "./keeping.js";

const FOCUSABLE = "a[href], button:not([disabled]), input:not([disabled]), textarea, select, [tabindex='0']";

/** One column, which is docked where the window is wide, and a drawer elsewhere. */
export class Drawer {
  /**
   * @param {object} how
   * @param {HTMLElement} how.panel the column.
   * @param {HTMLElement} how.opener the button that opens it, or folds it where it is docked.
   * @param {() => string} how.name what it is called while it is over the rest.
   * @param {HTMLElement} how.scrim what covers the rest.
   * @param {string} how.docked the media query of the windows where it is docked.
   * @param {string} [how.memory] the name by which it is kept that it is folded; without one it is never folded.
   */
  constructor({ panel, opener, name, scrim, docked, memory }) {
    Object.assign(this, { panel, opener, name, scrim, memory, over: false });
    this.role = panel.getAttribute("role");
    this.wide = matchMedia(docked);
    this.wide.addEventListener("change", () => this.settle());
    opener.setAttribute("aria-controls", panel.id);
    opener.addEventListener("click", () => this.toggle());
    scrim.addEventListener("click", () => this.close());
    panel.addEventListener("keydown", (event) => this.hear(event));
    this.settle();
  }

  /** Docked or put away, as the window asks. */
  settle() {
    if (this.over) this.close({ focus: false });
    this.show(this.wide.matches && !this.folded());
  }

  /** Open what is closed, close what is open. */
  toggle() {
    if (this.over) this.close();
    else if (!this.wide.matches) this.open();
    else {
      const folding = this.panel.dataset.open === "true";
      if (this.memory) keep(this.memory, folding ? "folded" : null);
      this.show(!folding);
    }
  }

  /** Over the rest, which can neither be pressed nor read until it is closed. */
  open() {
    this.over = true;
    this.show(true);
    this.is({ role: "dialog", "aria-modal": "true", "aria-label": this.name() });
    this.rest((node) => (node.inert = true));
    this.scrim.hidden = false;
    const there = [...this.panel.querySelectorAll(FOCUSABLE)].filter((node) => node.checkVisibility());
    (there.find((node) => node.hasAttribute("aria-current")) ?? there[0])?.focus();
  }

  /** Away, the keyboard back where it was. Does nothing to a column that is docked. */
  close({ focus = true } = {}) {
    if (!this.over) return;
    this.over = false;
    this.rest((node) => (node.inert = false));
    this.scrim.hidden = true;
    this.is({ role: this.role, "aria-modal": null, "aria-label": this.role && this.name() });
    this.show(false);
    if (focus) this.opener.focus();
  }

  show(open) {
    this.panel.dataset.open = String(open);
    this.opener.setAttribute("aria-expanded", String(open));
  }

  /** What it is for a screen reader: a dialog over the rest, or the column that it was in the first place. */
  is(said) {
    for (const [key, value] of Object.entries(said)) {
      if (value === null) this.panel.removeAttribute(key);
      else this.panel.setAttribute(key, value);
    }
  }

  folded() {
    return Boolean(this.memory) && kept(this.memory) === "folded";
  }

  rest(act) {
    for (const node of this.panel.parentElement.children) {
      if (node !== this.panel && node !== this.scrim && node.getAttribute("role") !== "status") act(node);
    }
  }

  hear(event) {
    if (event.key !== "Escape" || event.defaultPrevented || !this.over) return;
    // What is open above the drawer goes first.
    if (document.querySelector("dialog[open], :popover-open")) return;
    event.preventDefault();
    this.close();
  }
}
