/** « Qui suis-je? »: the people one can be, here or in another tab. */

import { avatarNode } from "./avatars.js";
import { h, replace, svg } from "./dom.js";
import { announce } from "./live.js";
import { roleOf } from "./people_roles.js";
import { become, on, state } from "./store.js";
import { t } from "./words.js";

const STEPS = { ArrowDown: 1, ArrowUp: -1 };

/** Put the menu after the button that opens it. */
export function mountMenu(root, opener) {
  const menu = h("div", { class: "people-menu", id: "people-menu", popover: "auto", role: "dialog", "aria-labelledby": "people-title" });
  root.append(menu);
  opener.setAttribute("aria-haspopup", "dialog");
  opener.popoverTargetElement = menu;
  menu.addEventListener("beforetoggle", (event) => event.newState === "open" && replace(menu, people(menu)));
  menu.addEventListener("keydown", (event) => walk(menu, event));
  on("people", () => menu.matches(":popover-open") && replace(menu, people(menu)));
}

function people(menu) {
  return [
    h("h2", { id: "people-title" }, t("shell.people_who")),
    h("ul", {}, state.people.map((person) => h("li", {}, choice(person, menu), elsewhere(person)))),
    h("p", {}, t("shell.people_hint")),
  ];
}

function choice({ key, name }, menu) {
  const current = key === state.me.persona;
  const id = [...state.members.values()].find((one) => one.name === name)?.id ?? key;
  return h(
    "button",
    { type: "button", class: "people-choice", "aria-current": current && "true", autofocus: current, dataset: { who: key }, on: { click: () => be(key, menu) } },
    avatarNode(id, name),
    h("span", { class: "people-names" }, h("strong", {}, name), h("span", {}, roleOf(key))),
    current && svg("check"),
  );
}

/** Two people at once are two tabs. */
function elsewhere({ key, name }) {
  const address = new URL(location.href);
  address.searchParams.set("qui", key);
  const words = t("shell.people_elsewhere", { name });
  return h("a", { class: "shell-icon", href: address, target: "_blank", rel: "noopener", "aria-label": words, title: words }, svg("external"));
}

async function be(key, menu) {
  menu.hidePopover();
  if (key === state.me.persona) return;
  try {
    await become(key);
  } catch {
    announce(t("shell.people_not_changed"), { assertive: true });
  }
}

function walk(menu, event) {
  const choices = [...menu.querySelectorAll(".people-choice")];
  const at = choices.indexOf(document.activeElement);
  const to = { Home: 0, End: choices.length - 1 }[event.key] ?? (event.key in STEPS && at >= 0 ? at + STEPS[event.key] : null);
  if (to === null || event.altKey) return;
  event.preventDefault();
  choices.at(to % choices.length)?.focus();
}
