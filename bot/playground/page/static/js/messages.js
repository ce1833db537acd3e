/** The messages of the channel that is open. */

import { h, replace } from "./dom.js";
import { messageNode } from "./message.js";
import { on, state } from "./store.js";

/** Keep the list true. */
export function mountMessages(root) {
  const list = h("ol", { class: "msg-list" });
  replace(root, list);
  on("messages", ({ channel }) => {
    if (channel === state.channel) replace(list, [...state.messages.get(channel).values()].map((one) => h("li", {}, messageNode(one))));
  });
}
