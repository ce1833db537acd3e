/** One message. */

import { componentsNode } from "./components.js";
import { h } from "./dom.js";
import { state } from "./store.js";

/** A message as an article. */
export function messageNode(message) {
  const author = state.members.get(message.author.id)?.name ?? message.author.username;
  return h("article", { class: "msg", dataset: { id: message.id } }, h("h3", {}, author), h("p", {}, message.content), componentsNode(message, message.components));
}
