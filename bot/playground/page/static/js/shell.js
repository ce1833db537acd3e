/** What is around the messages: the banner, the header, the landmarks' names. */

import { h, replace, svg } from "./dom.js";
import { on, state } from "./store.js";
import { t } from "./words.js";

const at = (id) => document.getElementById(id);

/** Keep the frame of the page true. */
export function mountShell() {
  on("hello", () => {
    at("app").hidden = false;
    at("loading").hidden = true;
    document.title = t("shell.title");
    at("channels").setAttribute("aria-label", t("shell.channels"));
    at("messages").setAttribute("aria-label", t("shell.messages"));
    at("composer").setAttribute("aria-label", t("shell.composer"));
    replace(at("skip-composer"), t("shell.to_composer"));
    showBanner();
    showHeader();
  });
  on("link", showBanner);
  on("bot", showBanner);
  on("channel", showHeader);
}

function showBanner() {
  const said = !state.link ? t("shell.link_down") : !state.bot.connected ? t("shell.bot_down") : "";
  if (state.me) replace(at("banner"), said && h("p", {}, said));
}

function showHeader() {
  const channel = state.channels.get(state.channel);
  if (channel) replace(at("header"), h("h1", {}, svg(channel.kind === "direct" ? "at" : "hash"), channel.name));
}
