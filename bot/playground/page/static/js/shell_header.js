/** What is above the messages: the channel's name, what it is for, and the buttons of what else there is. */

import { called } from "./channels.js";
import { h, replace, svg } from "./dom.js";
import { on, state } from "./store.js";
import { t } from "./words.js";

/**
 * A button of the header, whose words are hidden where there is little room.
 * @param {string} icon its drawing.
 * @param {() => string} words its name, asked at each hello.
 * @param {object} [props] what `h` takes.
 */
export function tool(icon, words, props = {}) {
  const label = h("span", { class: "shell-tool-label" });
  const button = h("button", { type: "button", class: "shell-tool", ...props }, svg(icon), label);
  on("hello", () => {
    label.textContent = words();
    button.title = words();
  });
  return button;
}

/** Keep the header true. */
export function mountHeader(root, { before, after }) {
  const icon = h("span", { class: "shell-header-icon" });
  const name = h("h1", { tabindex: "-1", id: "channel-name" });
  const topic = h("p", { class: "shell-topic" });
  replace(root, before, h("div", { class: "shell-heading" }, icon, name, topic), h("div", { class: "shell-tools" }, after));
  const show = () => {
    const channel = state.channels.get(state.channel);
    if (!channel) return;
    replace(icon, svg(channel.kind === "direct" ? "at" : "hash"));
    name.textContent = channel.name;
    topic.textContent = topicOf(channel);
    topic.title = topicOf(channel);
    titled(channel);
  };
  for (const kind of ["hello", "channel", "channels"]) on(kind, show);
}

function topicOf(channel) {
  return channel.kind === "direct" ? t("shell.direct_topic") : (channel.topic ?? "");
}

function titled(channel) {
  const count = [...state.channels.values()].reduce((sum, one) => sum + one.unread, 0);
  const values = { count, channel: called(channel) };
  document.title = t(count > 0 ? "shell.title_unread" : "shell.title", values);
}
