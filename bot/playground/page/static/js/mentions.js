/** Mentions of people, roles, channels, commands and messages, and what a press on them does. */

import { h } from "./dom.js";
import { names } from "./names.js";
import { openChannel, state } from "./store.js";
import { t } from "./words.js";

/** « @Denis Roy »; one's own stands out. */
export function userMention(id) {
  return mention(`@${names.user(id)}`, id === state.me?.id);
}

/** « @Coordination »; a role that one has stands out. */
export function roleMention(id) {
  return mention(`@${names.role(id)}`, (state.me?.roles ?? []).includes(id));
}

/** « @everyone » and « @here » are for whoever reads them. */
export function everyoneMention(name) {
  return mention(`@${name}`, true);
}

function mention(text, mine) {
  return h("span", { class: ["md-mention", mine && "md-mention-mine"].filter(Boolean).join(" ") }, text);
}

/** « #plan »: a press opens the channel, where the reader sees it. */
export function channelMention(id) {
  const text = `#${names.channel(id)}`;
  if (!state.channels.has(id)) return mention(text, false);
  return pressed(text, () => openChannel(id));
}

/** « #plan › message »: a press goes to the message. */
export function placeLink({ address, channel, message }) {
  const text = message
    ? t("messages.place", { channel: names.channel(channel) })
    : `#${names.channel(channel)}`;
  if (!state.channels.has(channel)) return h("span", { class: "md-mention", title: address }, text);
  return pressed(text, () => (message ? jump(channel, message) : openChannel(channel)));
}

/** « /plan axe »: a press writes the command in the composer. */
export function commandMention(name) {
  return pressed(`/${name}`, () => compose(`/${name} `));
}

function pressed(text, press) {
  return h("button", { type: "button", class: "md-mention md-mention-press", on: { click: press } }, text);
}

/** Ask the composer to hold this text. */
export function compose(text) {
  document.dispatchEvent(new CustomEvent("compose", { detail: { text } }));
}

/** Ask the list of messages to show one. */
export function jump(channel, message) {
  document.dispatchEvent(new CustomEvent("jump", { detail: { channel, message } }));
}
