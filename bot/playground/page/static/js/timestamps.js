/** Instants in the reader's zone and language. What is said relatively follows the playground's clock, not the machine's. */

import { h } from "./dom.js";
import { clockNow, on } from "./store.js";
import { locale, t } from "./words.js";

const MESSAGE = "message"; // a message's own time: « aujourd'hui à 10 h 05 »
const REFRESH = 10_000; // milliseconds between two looks at what is said relatively
const UNITS = [
  ["second", 60],
  ["minute", 60],
  ["hour", 24],
  ["day", 30],
  ["month", 12],
  ["year", Number.POSITIVE_INFINITY],
];
const DAY = { year: "numeric", month: "2-digit", day: "2-digit" };
const DATE = { year: "numeric", month: "long", day: "numeric" };
const HOUR = { hour: "numeric", minute: "2-digit" };
const SECOND = { ...HOUR, second: "2-digit" };
const STYLES = {
  t: HOUR,
  T: SECOND,
  d: DAY,
  D: DATE,
  f: { ...DATE, ...HOUR },
  F: { weekday: "long", ...DATE, ...HOUR },
  s: { ...DAY, ...HOUR },
  S: { ...DAY, ...SECOND },
  day: { weekday: "long", ...DATE },
};
const formats = new Map();

for (const kind of ["hello", "clock"]) on(kind, refreshTimes);
setInterval(() => document.hidden || refreshTimes(), REFRESH);
document.addEventListener("visibilitychange", refreshTimes);

/** A `<t:…>` as Discord shows it; its title says it in full. */
export function timestampNode(seconds, style = "f") {
  return timeNode(seconds * 1000, style);
}

/** A message's time: « aujourd'hui à 10 h 05 ». */
export function messageTime(iso) {
  return timeNode(Date.parse(iso), MESSAGE);
}

/** An instant of Discord's JSON, in a style. */
export function isoNode(iso, style) {
  return timeNode(Date.parse(iso), style);
}

/** What `timestampNode` writes. */
export function instantText(seconds, style = "f") {
  return said(seconds * 1000, style);
}

/** The day of an instant, in words; as a key with `key`. */
export function dayOf(iso) {
  const date = new Date(iso);
  return { key: `${date.getFullYear()}-${date.getMonth() + 1}-${date.getDate()}`, text: said(date.getTime(), "day") };
}

/** Write again the times that what time it is changes; a node whose words stay is left alone. */
export function refreshTimes() {
  for (const node of document.querySelectorAll("time[data-moving]")) {
    const text = said(Date.parse(node.dateTime), node.dataset.moving);
    if (node.textContent !== text) node.textContent = text;
  }
}

function timeNode(instant, style) {
  const moving = style === "R" || style === MESSAGE;
  const shown = {
    class: style === MESSAGE ? "msg-time" : "md-time",
    datetime: new Date(instant).toISOString(),
    title: said(instant, "F"),
    dataset: moving ? { moving: style } : {},
  };
  return h("time", shown, said(instant, style));
}

function said(instant, style) {
  if (style === "R") return distance(instant);
  if (style === MESSAGE) return messageWords(instant);
  return firstOfMonth(format(style), instant);
}

function messageWords(instant) {
  const hour = format("t").format(instant);
  const day = startOfDay(instant);
  const days = Math.round((startOfDay(clockNow()) - day) / 86_400_000);
  if (days === 0) return t("messages.today", { hour });
  if (days === 1) return t("messages.yesterday", { hour });
  return format("s").format(instant);
}

function startOfDay(instant) {
  return new Date(instant).setHours(0, 0, 0, 0);
}

/** « dans 2 heures », « il y a 3 jours », in the largest unit that counts one at least. */
function distance(instant) {
  let amount = (instant - clockNow()) / 1000;
  for (const [unit, most] of UNITS) {
    const rounded = Math.round(amount);
    if (Math.abs(rounded) < most) return relative().format(rounded || 0, unit);
    amount /= most;
  }
  return "";
}

function relative() {
  const language = locale();
  const key = `${language} relative`;
  if (!formats.has(key)) formats.set(key, new Intl.RelativeTimeFormat(language, { numeric: "always" }));
  return formats.get(key);
}

function format(style) {
  const language = locale();
  const key = `${language} ${style}`;
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(language, { ...STYLES[style], hourCycle: "h23" }));
  return formats.get(key);
}

/** « 1er mai »: usage in French, which Intl does not know. */
function firstOfMonth(formatter, instant) {
  if (!locale().startsWith("fr")) return formatter.format(instant);
  const parts = formatter.formatToParts(instant);
  const named = parts.some(({ type, value }) => type === "month" && /\D/.test(value));
  return parts.map(({ type, value }) => (named && type === "day" && value === "1" ? "1er" : value)).join("");
}
