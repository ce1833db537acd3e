/** What is wrong, and that it is over: the link to the playground, and the bot. Everything else stays readable meanwhile. */

import { h, replace, svg } from "./dom.js";
import { on, state } from "./store.js";
import { t } from "./words.js";

const SAID_FOR = 6000; // milliseconds that good news stays
const LOST_AFTER = 4; // tries, some four seconds: a playground that is started over is back before

let was = "well";
let leaving = 0;

/** Keep the banner true. */
export function mountBanner(root) {
  const look = () => {
    if (!state.me) return;
    const now = !state.link ? (state.tries < LOST_AFTER ? "link" : "lost") : !state.bot.connected ? "bot" : "well";
    if (now === was) return;
    show(root, now, was);
    was = now;
  };
  for (const kind of ["hello", "bot"]) on(kind, look);
  // A link that is back says nothing of the bot yet: the hello that follows does.
  on("link", () => state.link || look());
}

function show(root, now, before) {
  clearTimeout(leaving);
  const text = sentence(now, before);
  root.dataset.state = now;
  replace(root, text && h("p", {}, svg(now === "well" ? "check" : "warning"), h("span", {}, text)));
  if (now === "well") leaving = setTimeout(() => replace(root), SAID_FOR);
}

function sentence(now, before) {
  if (now === "link") return t("shell.link_down");
  if (now === "lost") return t("shell.link_lost");
  if (now === "bot") return t("shell.bot_down");
  return t(before === "bot" ? "shell.bot_back" : "shell.link_back");
}
