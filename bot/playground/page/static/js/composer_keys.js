/** The keys that mean something in the field. */

import { submit } from "./composer_send.js";

/** Do what a key means in a composer; false where it is to do what it does in any field. */
export function useKey(composer, event) {
  if (event.isComposing || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return false;
  return KEYS[event.key]?.(composer) ?? false;
}

const KEYS = {
  /** As Discord's people expect: what the arrows reached is taken; else what can be sent is sent. */
  Enter(composer) {
    const { chosen } = composer.suggestions;
    if (chosen) composer.accept(chosen);
    else submit(composer);
    return true;
  },
  Tab(composer) {
    const { first } = composer.suggestions;
    if (first) composer.accept(first);
    return first !== null;
  },
  ArrowUp: (composer) => arrow(composer, true),
  ArrowDown: (composer) => arrow(composer, false),
  Escape: (composer) => composer.leave(),
};

function arrow(composer, up) {
  if (!composer.suggestions.open) return composer.recall(up);
  composer.suggestions.move(up ? -1 : 1);
  return true;
}
