/** The list of channels, with what is unread in each. */

import { append, h, replace, svg } from "./dom.js";
import { on, openChannel, state } from "./store.js";
import { plural, t } from "./words.js";

const shown = new Map(); // channel id -> its node, which stays while the channel does: so does the keyboard's place
const dressed = new WeakMap(); // button -> what it was last made to say

/** Keep the list true. `top` is what stands beside the guild's name, `places` what goes before the channels. */
export function mountChannels(root, { top = [], places = [] } = {}) {
  const guild = h("h2", { class: "shell-guild" });
  const text = h("ul", { class: "shell-list" });
  const direct = h("ul", { class: "shell-list" });
  const titles = [h("h3", { class: "shell-kind" }), h("h3", { class: "shell-kind" })];
  replace(root, h("div", { class: "shell-top" }, guild, top), h("div", { class: "shell-scroll" }, places, titles[0], text, titles[1], direct));
  const show = () => {
    guild.textContent = state.guild.name;
    titles[0].textContent = t("shell.channels");
    titles[1].textContent = t("shell.direct");
    fill(text, "text");
    fill(direct, "direct");
    for (const id of [...shown.keys()]) if (!state.channels.has(id)) shown.delete(id);
  };
  for (const kind of ["hello", "channels", "channel"]) on(kind, show);
}

/** The channels in the order of the list. */
export function listed() {
  const all = [...state.channels.values()];
  return [...all.filter((one) => one.kind === "text"), ...all.filter((one) => one.kind === "direct")];
}

/** How much is unread in the channels that are not open, and how much of it names the member. */
export function newsElsewhere() {
  const others = listed().filter((one) => one.id !== state.channel);
  const sum = (what) => others.reduce((total, one) => total + one[what], 0);
  return { unread: sum("unread"), mentions: sum("mentions") };
}

/** A channel as it is called in a sentence: « #plan », « Courroie ». */
export function called(channel) {
  return channel.kind === "direct" ? channel.name : `#${channel.name}`;
}

/** What is new in a channel, in words; empty where nothing is. */
export function news(channel) {
  const said = [];
  if (channel.unread > 0) said.push(plural("shell.unread", channel.unread));
  if (channel.mentions > 0 && channel.kind !== "direct") said.push(plural("shell.mentions", channel.mentions));
  return said.join(", ");
}

function fill(list, kind) {
  const wanted = listed().filter((one) => one.kind === kind);
  const nodes = wanted.map((one) => row(one));
  // Moving a node takes the keyboard away from it: the list is touched only where it is another list.
  if (nodes.length !== list.children.length || nodes.some((node, at) => node !== list.children[at])) replace(list, nodes);
}

function row(channel) {
  let item = shown.get(channel.id);
  if (!item) {
    item = h("li", {}, h("button", { type: "button", class: "shell-channel", on: { click: (event) => go(channel.id, event) } }));
    shown.set(channel.id, item);
  }
  dress(item.firstChild, channel);
  return item;
}

function dress(button, channel) {
  const current = channel.id === state.channel;
  const key = JSON.stringify([channel, current, t("shell.channels")]);
  if (dressed.get(button) === key) return;
  dressed.set(button, key);
  button.dataset.channel = channel.name;
  button.toggleAttribute("data-unread", channel.unread > 0);
  if (current) button.setAttribute("aria-current", "page");
  else button.removeAttribute("aria-current");
  button.replaceChildren();
  append(button, [
    svg(channel.kind === "direct" ? "at" : "hash"),
    h("span", { class: "shell-channel-name" }, channel.name),
    channel.mentions > 0 && h("span", { class: "shell-badge", "aria-hidden": "true" }, String(Math.min(channel.mentions, 99))),
    channel.unread > 0 && h("span", { class: "visually-hidden" }, " ", news(channel)),
  ]);
}

function go(id, event) {
  openChannel(id).catch(() => {});
  document.dispatchEvent(new CustomEvent("shell:went", { detail: { pointer: event.detail > 0 } }));
}
