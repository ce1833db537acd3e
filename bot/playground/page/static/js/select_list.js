/** The options of a menu: which are seen, which one is pointed at, which are picked. */

import { emojiNode } from "./components_words.js";
import { h, uid } from "./dom.js";
import { t } from "./words.js";

/** A listbox; who has the keyboard (the list, or the filter above) says by `aria-activedescendant` what it is at. */
export class MenuList {
  constructor({ component, chosen, most, several, changed }) {
    Object.assign(this, { most, several, changed, active: null });
    this.picked = new Set(chosen);
    this.rows = component.options.map((option) => this.row(option));
    const props = { class: "cmp-list", id: uid("list"), role: "listbox", tabindex: "0" };
    props["aria-multiselectable"] = several ? "true" : null;
    this.node = h("ul", props, this.rows.map((row) => row.node));
    this.nothing = h("p", { class: "cmp-list-nothing", role: "status" });
    this.owner = this.node;
    this.reflect();
  }

  row(option) {
    const node = h(
      "li",
      { class: "cmp-option", id: uid("option"), role: "option", on: { click: () => this.pick(row) } },
      emojiNode(option.emoji),
      h(
        "span",
        { class: "cmp-option-words" },
        h("span", { class: "cmp-option-label" }, option.label),
        option.description ? h("span", { class: "cmp-option-description" }, option.description) : null,
      ),
      h("span", { class: this.several ? "cmp-box" : "cmp-tick", "aria-hidden": "true" }),
    );
    const row = { option, node, folded: folded(`${option.label} ${option.description ?? ""}`) };
    node.addEventListener("pointermove", () => this.active !== row && this.point(row, { scroll: false }));
    return row;
  }

  /** Who has the keyboard, where it is not the list itself. */
  ownedBy(field) {
    this.owner = field;
    this.node.tabIndex = -1;
  }

  /** Point at the first option picked, or the first. */
  start() {
    this.point(this.rows.find((row) => this.picked.has(row.option.value)) ?? this.rows[0]);
  }

  get seen() {
    return this.rows.filter((row) => !row.node.hidden);
  }

  point(row, { scroll = true } = {}) {
    this.active?.node.classList.remove("cmp-active");
    this.active = row ?? null;
    for (const node of [this.owner, this.node]) {
      node.removeAttribute("aria-activedescendant");
    }
    if (row) {
      row.node.classList.add("cmp-active");
      this.owner.setAttribute("aria-activedescendant", row.node.id);
      this.node.setAttribute("aria-activedescendant", row.node.id);
      if (scroll) {
        row.node.scrollIntoView({ block: "nearest" });
      }
    }
  }

  /** Go `by` options further, stopping at the ends. */
  move(by) {
    const seen = this.seen;
    const at = seen.indexOf(this.active);
    this.point(seen[Math.max(0, Math.min(seen.length - 1, at + by))]);
  }

  /** Go to the next option that begins so, after the one pointed at; the same letter again goes on. */
  typed(letters) {
    const seen = this.seen;
    const at = seen.indexOf(this.active);
    const wanted = folded(letters);
    const turned = [...seen.slice(at + 1), ...seen.slice(0, at + 1)];
    const order = wanted.length > 1 && this.active ? [this.active, ...turned] : turned;
    const found = order.find((row) => row.folded.replace(/^[@#]/, "").startsWith(wanted));
    if (found) {
      this.point(found);
    }
  }

  /** Show only what has these words. */
  filter(text) {
    const words = folded(text).split(" ");
    for (const row of this.rows) {
      row.node.hidden = !words.every((word) => row.folded.includes(word));
    }
    this.nothing.textContent = this.seen.length ? "" : t("components.nothing_found");
    this.point(this.seen[0]);
  }

  pick(row = this.active) {
    if (!row || row.node.getAttribute("aria-disabled") === "true") {
      return;
    }
    const { value } = row.option;
    if (!this.several) {
      this.picked = new Set([value]);
    } else if (!this.picked.delete(value)) {
      this.picked.add(value);
    }
    this.reflect();
    this.changed();
  }

  reflect() {
    const full = this.several && this.picked.size >= this.most;
    for (const { node, option } of this.rows) {
      const picked = this.picked.has(option.value);
      node.setAttribute("aria-selected", String(picked));
      node.setAttribute("aria-disabled", String(full && !picked));
    }
  }
}

/** A text as people look for it: without case or accents. */
export function folded(text) {
  return text.normalize("NFD").replace(/\p{Mark}/gu, "").toLowerCase().split(/\s+/u).filter(Boolean).join(" ");
}
