/** The list of channels, with what is unread in each. */

import { h, replace, svg } from "./dom.js";
import { on, openChannel, state } from "./store.js";
import { plural, t } from "./words.js";

/** Keep the list true. */
export function mountChannels(root) {
  const show = () => replace(root, h("h2", {}, state.guild?.name), list("text", t("shell.channels")), list("direct", t("shell.direct")));
  for (const kind of ["hello", "channels", "channel"]) on(kind, show);
}

function list(kind, title) {
  const channels = [...state.channels.values()].filter((one) => one.kind === kind);
  return [h("h3", {}, title), h("ul", {}, channels.map((one) => h("li", {}, link(one))))];
}

function link(channel) {
  const current = channel.id === state.channel;
  const open = () => openChannel(channel.id);
  return h(
    "button",
    { type: "button", class: "shell-channel", "aria-current": current && "page", dataset: { channel: channel.name }, on: { click: open } },
    svg(channel.kind === "direct" ? "at" : "hash"),
    h("span", {}, channel.name),
    channel.unread > 0 && h("span", { class: "shell-unread" }, plural("shell.unread", channel.unread)),
  );
}
