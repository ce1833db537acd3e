/** The components of a message. */

import { request } from "./connection.js";
import { h } from "./dom.js";
import { outcome } from "./outcome.js";

/** The components, as nodes. */
export function componentsNode(message, components) {
  return h("div", { class: "cmp" }, (components ?? []).map((one) => node(message, one)));
}

function node(message, one) {
  if (one.content !== undefined) return h("p", {}, one.content);
  if (one.type === 2 && one.custom_id) {
    const press = async (event) =>
      outcome(await request("press", { channel: message.channel_id, message: message.id, custom_id: one.custom_id }), { near: event.target });
    return h("button", { type: "button", on: { click: press } }, one.label);
  }
  return h("div", {}, (one.components ?? []).map((part) => node(message, part)));
}
