/** Scheduled events: how many come, and a window with each. */

import { openDialog } from "./dialog.js";
import { h, replace, svg } from "./dom.js";
import { markdown } from "./markdown.js";
import { on, state } from "./store.js";
import { isoNode } from "./timestamps.js";
import { plural, t } from "./words.js";

const STATUS = { 1: "messages.event_scheduled", 2: "messages.event_active", 3: "messages.event_completed", 4: "messages.event_canceled" };
const UNFINISHED = [1, 2];
let opened = null;

/** Keep a button in `root` that says how many events come, and opens them. */
export function mountEvents(root) {
  const count = h("span", { class: "msg-events-count" });
  const label = h("span", {});
  replace(root, h("button", { type: "button", class: "msg-events-button", "aria-haspopup": "dialog", on: { click: openEvents } }, svg("calendar"), label, count));
  const show = () => {
    replace(label, t("messages.events"));
    replace(count, coming().length || null, coming().length ? h("span", { class: "visually-hidden" }, " ", plural("messages.events_coming", coming().length)) : null);
    if (opened) replace(opened.body, content());
  };
  for (const kind of ["hello", "events"]) on(kind, show);
}

/** Open the window. */
export function openEvents() {
  const onClose = () => {
    opened = null;
  };
  opened = openDialog(t("messages.events"), content(), { kind: "msg-events", onClose });
}

function coming() {
  return state.events.filter((event) => UNFINISHED.includes(event.status));
}

/** Those that come, the nearest first; then those that are over, the latest first. */
function content() {
  const byStart = (one, other) => Date.parse(one.scheduled_start_time) - Date.parse(other.scheduled_start_time);
  const over = state.events.filter((event) => !UNFINISHED.includes(event.status)).sort(byStart).reverse();
  const events = [...coming().sort(byStart), ...over];
  if (events.length === 0) return [h("p", { class: "msg-none" }, t("messages.no_events"))];
  return [h("ul", { class: "msg-events-list" }, events.map(eventNode))];
}

function eventNode(event) {
  const place = event.entity_metadata?.location ?? state.channels.get(event.channel_id)?.name;
  const over = !UNFINISHED.includes(event.status);
  return h(
    "li",
    { class: over ? "msg-event msg-event-over" : "msg-event" },
    h("p", { class: "msg-event-when" }, h("span", { class: "msg-event-status" }, t(STATUS[event.status])), " ", isoNode(event.scheduled_start_time, "F"), end(event)),
    h("h3", {}, event.name),
    !over && h("p", { class: "msg-event-about" }, isoNode(event.scheduled_start_time, "R")),
    place && h("p", { class: "msg-event-about" }, h("span", { class: "msg-event-label" }, t("messages.event_place")), " ", markdown(place, { inline: true })),
    event.description && h("div", { class: "msg-event-text" }, markdown(event.description.trim())),
  );
}

function end({ scheduled_start_time: start, scheduled_end_time: finish }) {
  if (!finish) return null;
  const same = new Date(start).toDateString() === new Date(finish).toDateString();
  return [" ", t("messages.event_until"), " ", isoNode(finish, same ? "t" : "F")];
}
