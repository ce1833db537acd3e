/** Faces: initials on a colour that is always the same person's. They say nothing that the name beside does not. */

import { h } from "./dom.js";

const COLOURS = 8;

/** The face of somebody, by identifier and name. */
export function avatarNode(id, name) {
  const colour = [...String(id)].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) % 9973, 7) % COLOURS;
  return h("span", { class: `msg-avatar msg-avatar-${colour}`, "aria-hidden": "true" }, initials(name));
}

function initials(name) {
  const words = name.split(/[\s'’-]+/).filter(Boolean);
  const taken = words.length > 1 ? [words[0], words.at(-1)] : words;
  return taken.map((word) => [...word][0].toLocaleUpperCase()).join("");
}
