/** The frame of the page: its columns, the names of its regions, and what is around the messages. */

import { mountBanner } from "./banner.js";
import { mountChannels, newsElsewhere } from "./channels.js";
import { mountClock } from "./clock.js";
import { h, replace, svg } from "./dom.js";
import { Drawer } from "./drawer.js";
import { mountEvents } from "./events.js";
import { mountPeople } from "./people.js";
import { openPins } from "./pins.js";
import { mountHeader, tool } from "./shell_header.js";
import { mountKeys } from "./shell_keys.js";
import { on } from "./store.js";
import { plural, t } from "./words.js";

const at = (id) => document.getElementById(id);
const REGIONS = { channels: "shell.channels", messages: "shell.messages", composer: "shell.composer", side: "shell.side" };
const SKIPS = { messages: "shell.to_messages", composer: "shell.to_composer" };
const INSIDE = { messages: "article[tabindex='0']", composer: "textarea" };

/** Put everything in its place that is not a message, the field or the visit. */
export function mountShell() {
  const menu = menuButton();
  const pins = tool("pin", () => t("shell.pins"), { class: "shell-tool shell-tool-bare", id: "open-pins", "aria-haspopup": "dialog", on: { click: () => openPins() } });
  const aside = tool("flag", () => t("shell.side"), { id: "open-side" });
  mountHeader(at("header"), { before: menu, after: [pins, aside] });
  const left = new Drawer({ panel: at("left"), opener: menu, name: () => t("shell.channels"), scrim: at("scrim"), docked: "(min-width: 43.75em)" });
  const side = new Drawer({ panel: at("side"), opener: aside, name: () => t("shell.side"), scrim: at("scrim"), docked: "(min-width: 68.75em)", memory: "side" });
  const events = h("div", { class: "shell-events" });
  mountEvents(events);
  mountChannels(at("channels"), { top: [closer(left)], places: [events] });
  mountPeople(at("people"));
  mountClock(at("clock"));
  mountBanner(at("banner"));
  mountKeys();
  at("side").prepend(h("div", { class: "shell-side-top" }, closer(side)));
  for (const [region, words] of Object.entries(SKIPS)) skip(region, words);
  document.addEventListener("shell:went", ({ detail }) => arrive(left, detail));
  on("hello", () => {
    at("app").hidden = false;
    at("loading").hidden = true;
    for (const [region, words] of Object.entries(REGIONS)) at(region).setAttribute("aria-label", t(words));
  });
}

/** What opens the channels where they are a drawer: it says that there is something new in there. */
function menuButton() {
  const button = tool("menu", () => t("shell.open_channels"), { class: "shell-tool shell-tool-menu", id: "open-channels" });
  const mark = h("span", {});
  button.append(mark);
  const show = () => {
    const { unread, mentions } = newsElsewhere();
    const badge = mentions > 0 ? "shell-badge" : "shell-badge shell-badge-quiet";
    replace(
      mark,
      unread > 0 && h("span", { class: badge, "aria-hidden": "true" }, String(Math.min(unread, 99))),
      unread > 0 && h("span", { class: "visually-hidden" }, " ", plural("shell.unread", unread)),
    );
  };
  for (const kind of ["hello", "channels", "channel"]) on(kind, show);
  return button;
}

/** What closes a drawer; it is not shown where the column is docked. */
function closer(drawer) {
  const button = h("button", { type: "button", class: "shell-icon shell-closer", on: { click: () => drawer.close() } }, svg("close"));
  on("hello", () => button.setAttribute("aria-label", t("shell.close")));
  return button;
}

function skip(region, words) {
  const link = at(`skip-${region}`);
  on("hello", () => (link.textContent = t(words)));
  link.addEventListener("click", (event) => {
    event.preventDefault();
    (at(region).querySelector(INSIDE[region]) ?? at(region)).focus();
  });
}

/** Somebody chose a channel: a drawer gives way to it; with a mouse, what comes next is writing there, as in Discord. */
function arrive(left, { pointer }) {
  if (left.over) {
    left.close({ focus: false });
    at("channel-name").focus();
  } else if (pointer && matchMedia("(pointer: fine)").matches) {
    at("composer").querySelector(INSIDE.composer)?.focus();
  }
}
