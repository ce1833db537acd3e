/** What is being written in each channel, as each person; a reload of the page keeps it. */

import { state } from "./store.js";

const drafts = new Map();
const sent = new Map();
const KEPT = 50;

/**
 * The draft of the channel that is shown: `text`, `picked` ({option: {text, value}}), `reply` (a message's id or null).
 * @returns {{text: string, picked: object, reply: string|null}}
 */
export function draft() {
  const key = draftKey();
  if (!drafts.has(key)) drafts.set(key, remembered(key) ?? emptyDraft());
  return drafts.get(key);
}

/** Change the draft that is shown. */
export function change(changes) {
  const key = draftKey();
  const changed = { ...draft(), ...changes };
  drafts.set(key, changed);
  remember(key, changed);
  return changed;
}

/** A draft of nothing. */
export function emptyDraft() {
  return { text: "", picked: {}, reply: null };
}

/** Note a line that was sent: arrow-up in an empty field brings it back. */
export function noteSent({ text, picked }) {
  const lines = sentLines();
  if (lines.at(-1)?.text !== text) lines.push({ text, picked });
  lines.splice(0, Math.max(lines.length - KEPT, 0));
}

/** The lines that were sent by whoever is at the page, the oldest first. */
export function sentLines() {
  const who = state.me?.id ?? "";
  if (!sent.has(who)) sent.set(who, []);
  return sent.get(who);
}

function draftKey() {
  return `composer ${state.world} ${state.me?.id} ${state.channel}`;
}

function remember(key, { text, picked, reply }) {
  try {
    if (text || reply) sessionStorage.setItem(key, JSON.stringify({ text, picked, reply }));
    else sessionStorage.removeItem(key);
  } catch {
    // Storage that is full or forbidden: the draft lives as long as the page.
  }
}

function remembered(key) {
  try {
    return JSON.parse(sessionStorage.getItem(key));
  } catch {
    return null;
  }
}
