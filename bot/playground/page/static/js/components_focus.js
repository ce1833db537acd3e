/** Focus that survives a message being drawn again: a bot that edits it must not lose whoever uses a keyboard. */

let held = null;

if (typeof document !== "undefined") {
  document.addEventListener("focusin", ({ target }) => {
    const { cmpMessage: message, customId: control, cmpPlace: place } = target.dataset ?? {};
    held = message ? { message, control, place } : null;
  });
  document.addEventListener("pointerdown", ({ target }) => {
    held = target.closest?.("[data-cmp-message]") ? held : null;
  });
}

/** Name a control, so that it is known again in the message's next drawing. */
export function nameControl(node, message, component) {
  const [customId, cmpPlace] = [component.custom_id ?? "", String(component.id)];
  Object.assign(node.dataset, { cmpMessage: message.id, customId, cmpPlace });
}

/** Every control of a message that is on the page. */
export function controlsOf(messageId) {
  return [...document.querySelectorAll(`[data-cmp-message="${CSS.escape(messageId)}"]`)];
}

/** The control as it is drawn now, for one that may have been replaced; null where it is gone. */
export function drawnNow(node) {
  return node.isConnected ? node : same(controlsOf(node.dataset.cmpMessage ?? ""), node.dataset);
}

/** Give focus back to the control that had it, once `root`, a new drawing of its message, is on the page. */
export function keepFocus(root, messageId) {
  if (held?.message !== messageId) {
    return;
  }
  const before = held;
  requestAnimationFrame(() => {
    const at = document.activeElement;
    const lost = at === null || at === document.body || (at !== root && at.contains(root));
    if (root.isConnected && lost && (held === before || held === null)) {
      const controls = [...root.querySelectorAll("[data-cmp-message]")];
      same(controls, { customId: before.control, cmpPlace: before.place })?.focus({ preventScroll: true });
    }
  });
}

/** The one of that `custom_id`, or in the same place: a bot often changes the state that a `custom_id` carries. */
function same(controls, { customId, cmpPlace }) {
  const usable = controls.filter((one) => !one.disabled);
  return (
    usable.find((one) => customId && one.dataset.customId === customId) ??
    usable.find((one) => one.dataset.cmpPlace === cmpPlace) ??
    usable[0] ??
    null
  );
}
