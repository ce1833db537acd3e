/** What comes of a command, a press or a choice: a form that opens, or nothing, and the page says so. */

import { drawnNow } from "./components_focus.js";
import { h } from "./dom.js";
import { openForm } from "./form.js";
import { failureWords, refusalWords } from "./outcome_words.js";

/**
 * Open the form that a reply brings, or show that the application did not answer.
 * @param {{modal: object|null, failure: string|null}} reply
 * @param {{near?: Element|null}} where what was used: the failure is shown below its message, or after it
 * @returns {boolean} whether the application answered
 */
export function outcome(reply, { near = null } = {}) {
  clearFailure(near);
  if (reply.modal) {
    openForm({ interaction: reply.modal.interaction, modal: reply.modal, opener: near });
  }
  if (reply.failure) {
    showFailure(failureWords(reply.failure), near);
  }
  return !reply.failure;
}

/** Show that a request was refused, or could not be sent. */
export function refused(error, { near = null } = {}) {
  showFailure(refusalWords(error), near);
}

/** Take away the failure that an earlier use of the same message left. */
export function clearFailure(near) {
  place(near)?.parent.querySelectorAll(":scope > .cmp-failure").forEach((old) => old.remove());
}

function showFailure(text, near) {
  clearFailure(near);
  const where = place(near) ?? { parent: document.body, before: null };
  where.parent.insertBefore(h("p", { class: "cmp-failure", role: "alert" }, text), where.before);
}

/** At the end of the message's components, as they are drawn now, or of the message; else right after the node. */
function place(near) {
  const now = near && (drawnNow(near) ?? near);
  const inside = now?.closest(".cmp-root") ?? now?.closest("article");
  if (inside) {
    return { parent: inside, before: null };
  }
  return now?.parentElement ? { parent: now.parentElement, before: now.nextSibling } : null;
}
