/** The message that is being answered: said above the field, until one cancels. */

import { h, replace, svg } from "./dom.js";
import { state } from "./store.js";
import { t } from "./words.js";

/** Show which message is answered; null, or one that is gone, shows nothing. What is given back is whether it is there. */
export function showReply(bar, messageId, cancel) {
  const message = messageId && state.messages.get(state.channel)?.get(messageId);
  bar.hidden = !message;
  if (!message) {
    replace(bar);
    return false;
  }
  replace(
    bar,
    h("p", {}, t("composer.replying", { name: authorName(message) })),
    h(
      "button",
      { type: "button", class: "compose-button", "aria-label": t("composer.cancel_reply"), on: { click: cancel } },
      svg("close"),
    ),
  );
  return true;
}

function authorName({ author }) {
  return state.members.get(author.id)?.name ?? author.global_name ?? author.username;
}
