/** What is wrong, and that it is over: the link to the playground, and the bot. Everything else stays readable meanwhile. */

import { h, replace, svg } from "./dom.js";
import { on, state } from "./store.js";
import { t } from "./words.js";

const SAID_FOR = 6000; // milliseconds that good news stays
const LOST_AFTER = 4; // tries, some four seconds: a playground that is started over is back before

const BACK = { bot: "shell.bot_back", begins: "shell.bot_there", renewing: "visit.reset_done" };

let was = "well";
let met = false; // whether the bot has been there since this page is: before, it begins
let leaving = 0;

/** Keep the banner true. */
export function mountBanner(root) {
  const look = () => {
    if (!state.me) return;
    const now = ailment();
    met ||= now === "well";
    if (now === was) return;
    show(root, now, was);
    was = now;
  };
  for (const kind of ["hello", "bot"]) on(kind, look);
  // A link that is back says nothing of the bot yet: the hello that follows does.
  on("link", () => state.link || look());
}

/** What is wrong. A trial that starts over loses its bot, then its link, and is well once the bot is there anew. */
function ailment() {
  const lost = !state.link && state.tries >= LOST_AFTER;
  if (lost) return "lost";
  const well = state.link && state.bot.connected;
  if (state.bot.renewing || (was === "renewing" && !well)) return "renewing";
  if (!state.link) return "link";
  return well ? "well" : met ? "bot" : "begins";
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
  if (now === "begins") return t("shell.bot_begins");
  if (now === "renewing") return t("shell.renewing");
  return t(BACK[before] ?? "shell.link_back");
}
