/** The pinned messages of a channel, in a window. */

import { request } from "./connection.js";
import { openDialog } from "./dialog.js";
import { h } from "./dom.js";
import { messageNode } from "./message.js";
import { jump } from "./mentions.js";
import { on, state } from "./store.js";
import { t } from "./words.js";

/** Open it; what is pinned or changes meanwhile shows. */
export async function openPins(channel = state.channel) {
  const { body, close } = openDialog(t("messages.pins"), [], { kind: "msg-pins", onClose: () => off() });
  const off = on("messages", (detail) => detail.channel === channel && show());
  const go = (id) => {
    close();
    jump(channel, id);
  };
  const show = async () => {
    try {
      const { messages } = await request("pins", { channel });
      body.replaceChildren(messages.length ? pinsNode(messages, go) : h("p", { class: "msg-none" }, t("messages.no_pins")));
    } catch {
      body.replaceChildren(h("p", { class: "msg-none" }, t("messages.not_done")));
    }
  };
  await show();
}

function pinsNode(messages, go) {
  return h(
    "ul",
    { class: "msg-pins-list" },
    messages.map((message) =>
      h(
        "li",
        {},
        messageNode(message, { preview: true }),
        h("button", { type: "button", class: "msg-pins-go", on: { click: () => go(message.id) } }, t("messages.go")),
      ),
    ),
  );
}
