/** A menu of actions, as on a desktop: arrows, a letter, Escape; the focus goes back where it was. */

import { h, svg } from "./dom.js";

const EDGE = 8; // pixels left between the menu and the window's edge

/**
 * Open one.
 * @param {{anchor: HTMLElement, label: string, at?: {x: number, y: number}}} where below the anchor, or at a point
 * @param {Array<{label: string, icon?: string, run: () => void} | {title: string, items: Array}>} items a group has a title
 */
export function openMenu({ anchor, label, at = null }, items) {
  const menu = h("div", { class: "msg-menu", role: "menu", "aria-label": label, popover: "auto" });
  const close = () => menu.hidePopover();
  menu.append(...items.map((item) => (item.items ? group(item, close) : menuItem(item, close))));
  menu.addEventListener("keydown", (event) => move(event, menu, close));
  menu.addEventListener("toggle", ({ newState }) => {
    if (newState !== "closed") return;
    anchor.setAttribute("aria-expanded", "false");
    menu.remove();
  });
  anchor.closest("dialog, #messages, nav, aside, main").append(menu);
  anchor.focus({ preventScroll: true }); // where the browser takes the focus back to
  menu.showPopover();
  anchor.setAttribute("aria-expanded", "true");
  place(menu, at ?? below(anchor));
  itemsOf(menu)[0]?.focus();
}

function group({ title, items }, close) {
  const shown = h("div", { class: "msg-menu-title", "aria-hidden": "true" }, title);
  return h("div", { role: "group", "aria-label": title }, shown, items.map((item) => menuItem(item, close)));
}

function menuItem({ label, icon, run }, close) {
  const press = () => {
    close();
    run();
  };
  return h("button", { type: "button", class: "msg-menu-item", role: "menuitem", tabindex: "-1", on: { click: press } }, icon && svg(icon), h("span", {}, label));
}

function itemsOf(menu) {
  return [...menu.querySelectorAll('[role="menuitem"]')];
}

function move(event, menu, close) {
  const items = itemsOf(menu);
  const at = items.indexOf(document.activeElement);
  const to = {
    ArrowDown: () => items[(at + 1) % items.length],
    ArrowUp: () => items[(at - 1 + items.length) % items.length],
    Home: () => items[0],
    End: () => items.at(-1),
  }[event.key]?.();
  const letter = !to && event.key.length === 1 && event.key !== " " && named(items, at, event.key.toLocaleLowerCase());
  if (event.key === "Tab") close();
  else if (to || letter) {
    event.preventDefault();
    (to ?? letter).focus();
  }
}

function named(items, at, letter) {
  const turned = [...items.slice(at + 1), ...items.slice(0, at + 1)];
  return turned.find((item) => item.textContent.trim().toLocaleLowerCase().startsWith(letter)) ?? null;
}

function below(anchor) {
  const { left, bottom } = anchor.getBoundingClientRect();
  return { x: left, y: bottom + 4 };
}

function place(menu, { x, y }) {
  const { width, height } = menu.getBoundingClientRect();
  menu.style.left = `${Math.max(EDGE, Math.min(x, innerWidth - width - EDGE))}px`;
  menu.style.top = `${Math.max(EDGE, Math.min(y, innerHeight - height - EDGE))}px`;
}
