/** A window over the page: a title, a way to close it, and the focus where it was once it is closed. */

import { h, replace, svg, uid } from "./dom.js";
import { t } from "./words.js";

/**
 * Open one.
 * @param {string} title
 * @param {Array} content its nodes
 * @param {{kind?: string, onClose?: () => void}} options `kind` is its class
 * @returns {{dialog: HTMLDialogElement, body: HTMLElement, close: () => void}}
 */
export function openDialog(title, content, { kind = "", onClose = () => {} } = {}) {
  const id = uid("dialog");
  const body = h("div", { class: "msg-dialog-body" });
  const close = () => dialog.close();
  const dialog = h(
    "dialog",
    { class: `msg-dialog ${kind}`.trim(), "aria-labelledby": id },
    h(
      "div",
      { class: "msg-dialog-head" },
      h("h2", { id }, title),
      h("button", { type: "button", class: "msg-tool", "aria-label": t("messages.close"), on: { click: close } }, svg("close")),
    ),
    body,
  );
  replace(body, content);
  dialog.addEventListener("click", (event) => event.target === dialog && close());
  dialog.addEventListener("close", () => {
    dialog.remove();
    onClose();
  });
  document.body.append(dialog);
  dialog.showModal();
  return { dialog, body, close };
}
