/** The open menu: a list to go through by keyboard, filter and choose in; on a phone, a sheet at the bottom. */

import { boundsWords } from "./components_words.js";
import { h, uid } from "./dom.js";
import { placeholder } from "./select_face.js";
import { ListKeys } from "./select_keys.js";
import { MenuList } from "./select_list.js";
import { place } from "./select_place.js";
import { plural, t } from "./words.js";

const FILTERED_FROM = 8;
let opened = null;

/**
 * Open the menu of a component.
 * @param {object} menu `anchor` the button; `component`; `chosen` values; `least` and `most` that can be chosen;
 *   `done(values)` when a choice is made; `back()` the node that gets the focus back
 */
export function openMenu(menu) {
  const again = opened?.anchor === menu.anchor;
  opened?.close();
  if (!again) {
    opened = new Menu(menu);
  }
}

class Menu {
  constructor({ anchor, component, chosen, least, most, done, back = () => anchor }) {
    Object.assign(this, { anchor, least, most, done, back });
    this.several = most > 1;
    this.list = new MenuList({ component, chosen, most, several: this.several, changed: () => this.changed() });
    this.keys = new ListKeys(this.list);
    this.panel = this.drawn(component);
    // Inside a dialog where there is one: outside of it everything is inert.
    (anchor.closest("dialog") ?? document.querySelector("main") ?? document.body).append(this.panel);
    this.panel.showPopover();
    this.stopPlacing = place(this.panel, anchor);
    anchor.setAttribute("aria-expanded", "true");
    anchor.setAttribute("aria-controls", this.list.node.id);
    this.outside = ({ target }) => {
      if (!this.panel.contains(target) && !anchor.contains(target)) {
        this.leave();
      }
    };
    document.addEventListener("pointerdown", this.outside, true);
    this.list.start();
    this.focusFirst();
  }

  drawn(component) {
    const asked = placeholder(component);
    const title = h("p", { class: "cmp-panel-title", id: uid("menu") }, asked);
    this.list.node.setAttribute("aria-labelledby", title.id);
    const panel = h(
      "div",
      { class: "cmp-panel", popover: "manual", role: "dialog", "aria-labelledby": title.id },
      h("div", { class: "cmp-panel-head" }, title, this.closeButton()),
      this.filterField(component, asked),
      this.list.node,
      this.list.nothing,
      this.foot(),
    );
    panel.addEventListener("keydown", (event) => this.keyed(event));
    panel.addEventListener("focusout", ({ relatedTarget }) => {
      // Tab has left: the menu does not stay open behind. A window that loses focus keeps it.
      const inside = panel.contains(relatedTarget) || relatedTarget === this.anchor;
      if (relatedTarget && !inside) {
        this.close({ focus: false });
      }
    });
    return panel;
  }

  closeButton() {
    const close = () => this.close();
    return h("button", { type: "button", class: "cmp-panel-close", on: { click: close } }, t("components.close"));
  }

  filterField(component, asked) {
    if (component.options.length < FILTERED_FROM) {
      return null;
    }
    this.filter = h("input", {
      type: "text",
      class: "cmp-filter",
      role: "combobox",
      autocomplete: "off",
      spellcheck: "false",
      "aria-expanded": "true",
      "aria-autocomplete": "list",
      "aria-controls": this.list.node.id,
      "aria-label": t("components.filter", { menu: asked }),
      placeholder: t("components.filter_placeholder"),
      on: { input: () => this.list.filter(this.filter.value) },
    });
    this.list.ownedBy(this.filter);
    return this.filter;
  }

  /** Several choices are sent by a button; one that may be none is taken back by another. */
  foot() {
    if (!this.several) {
      const clear = () => this.finish([]);
      const clearable = this.least === 0 && this.list.picked.size > 0;
      const button = { type: "button", class: "cmp-button cmp-secondary", on: { click: clear } };
      return clearable ? h("div", { class: "cmp-panel-foot" }, h("button", button, t("components.clear"))) : null;
    }
    this.count = h("p", { class: "cmp-panel-count", role: "status" });
    const confirm = { type: "button", class: "cmp-button cmp-primary", on: { click: () => this.confirm() } };
    this.changed();
    return h("div", { class: "cmp-panel-foot" }, this.count, h("button", confirm, t("components.confirm")));
  }

  focusFirst() {
    // On a phone a field that takes the focus brings the keyboard, which covers what there is to choose.
    const byTouch = matchMedia("(pointer: coarse)").matches;
    (this.filter && !byTouch ? this.filter : this.list.node).focus({ preventScroll: true });
  }

  keyed(event) {
    if (event.key === "Escape") {
      event.preventDefault(); // or the dialog around would close too
      event.stopPropagation();
      this.close();
      return;
    }
    if (event.key === "Tab" && this.leaves(event.shiftKey)) {
      event.preventDefault();
      this.close();
      return;
    }
    const inList = event.target === this.list.node || event.target === this.filter;
    if (inList && this.keys.use(event, { typing: event.target === this.filter })) {
      event.preventDefault();
    }
  }

  /** Whether Tab goes out of the menu: back to its button then, not to what follows in the document. */
  leaves(backwards) {
    const all = [...this.panel.querySelectorAll("input, button, [tabindex='0']")];
    const stops = all.filter((one) => one.checkVisibility());
    return document.activeElement === stops.at(backwards ? 0 : -1);
  }

  changed() {
    const values = [...this.list.picked];
    if (!this.several) {
      this.finish(values);
      return;
    }
    if (this.count) {
      const chosen = plural("components.chosen", values.length);
      this.count.textContent = `${chosen} ${boundsWords({ least: this.least, most: this.most })}`;
      this.count.classList.remove("cmp-wrong");
    }
  }

  confirm() {
    if (this.fits()) {
      this.finish([...this.list.picked]);
    } else {
      this.count.classList.add("cmp-wrong");
      this.count.textContent = `${t("components.wrong_count")} ${boundsWords({ least: this.least, most: this.most })}`;
    }
  }

  /** A click elsewhere keeps several choices, as Discord does, where their number is right. */
  leave() {
    if (this.several && this.fits()) {
      this.finish([...this.list.picked], { focus: false });
    } else {
      this.close({ focus: false });
    }
  }

  fits() {
    return this.least <= this.list.picked.size && this.list.picked.size <= this.most;
  }

  finish(values, how) {
    this.close(how);
    this.done(values);
  }

  close({ focus = true } = {}) {
    if (this.closed) {
      return;
    }
    this.closed = true;
    opened = opened === this ? null : opened;
    document.removeEventListener("pointerdown", this.outside, true);
    this.stopPlacing();
    const anchor = this.back();
    if (focus) {
      anchor?.focus({ preventScroll: true });
    }
    for (const one of [this.anchor, anchor]) {
      one?.setAttribute("aria-expanded", "false");
      one?.removeAttribute("aria-controls");
    }
    this.panel.remove();
  }
}
