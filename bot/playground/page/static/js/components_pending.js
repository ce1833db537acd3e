/** One use of a message's components at a time: sent once, shown as busy, and over when the bot answers or does not. */

import { controlsOf, nameControl } from "./components_focus.js";
import { request } from "./connection.js";
import { clearFailure, outcome, refused } from "./outcome.js";

/** Message id -> the `custom_id` that was used and is not answered. */
const pending = new Map();

/** Let a control show that it, or another of its message, is being answered, now and whenever it is drawn. */
export function follow(node, message, component) {
  nameControl(node, message, component);
  reflect(node);
}

/** Whether the message waits for an answer. */
export function isPending(message) {
  return pending.has(message.id);
}

/**
 * Send a press or a choice, unless the message already waits for an answer.
 * @returns {Promise<boolean>} whether the bot answered
 */
export async function use(op, message, component, data, node) {
  if (pending.has(message.id)) {
    return false;
  }
  pending.set(message.id, component.custom_id);
  controlsOf(message.id).forEach(reflect);
  clearFailure(node);
  try {
    const about = { channel: message.channel_id, message: message.id, custom_id: component.custom_id };
    return outcome(await request(op, { ...about, ...data }), { near: node });
  } catch (error) {
    refused(error, { near: node });
    return false;
  } finally {
    pending.delete(message.id);
    controlsOf(message.id).forEach(reflect);
  }
}

function reflect(node) {
  const used = pending.get(node.dataset.cmpMessage);
  toggle(node, "aria-busy", used !== undefined && used === node.dataset.customId);
  // Not `disabled`, which would throw the keyboard's focus away: a press meanwhile is not sent.
  toggle(node, "aria-disabled", used !== undefined);
}

function toggle(node, attribute, on) {
  if (on) {
    node.setAttribute(attribute, "true");
  } else {
    node.removeAttribute(attribute);
  }
}
