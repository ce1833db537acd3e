/** What was typed in a form that was closed: kept in the page's memory, by its `custom_id`, until it is sent. */

import { state } from "./store.js";

const drafts = new Map();

/** Keep what is written, where it is not what the form proposed. */
export function keepDraft(modal, atFirst, written) {
  const changed = [...written].filter(([id, value]) => !same(value, atFirst.get(id)));
  if (changed.length) {
    drafts.set(named(modal), new Map(changed));
  }
}

/** What was typed the last time, by field; undefined where there is nothing. */
export function draftOf(modal) {
  return drafts.get(named(modal));
}

/** Forget it: it was sent. */
export function dropDraft(modal) {
  drafts.delete(named(modal));
}

/** One's own, in this Discord: a playground that begins again has nothing of the former's. */
function named(modal) {
  return `${state.world} ${state.me?.id} ${modal.custom_id}`;
}

function same(one, other) {
  return Array.isArray(one) && Array.isArray(other)
    ? one.length === other.length && one.every((value, index) => value === other[index])
    : one === other;
}
