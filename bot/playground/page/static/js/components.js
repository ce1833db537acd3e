/** The components of a message, as Discord draws them: rows of buttons, menus, and every piece of Components V2. */

import { buttonNode } from "./button.js";
import { keepFocus } from "./components_focus.js";
import { Kind, SELECTS } from "./components_kinds.js";
import { containerNode, rowNode, sectionNode, separatorNode } from "./components_layout.js";
import { attachedNode, galleryNode, thumbnailNode } from "./components_media.js";
import { h } from "./dom.js";
import { markdown } from "./markdown.js";
import { selectNode } from "./select.js";
import { t } from "./words.js";

const DRAWN = new Map([
  [Kind.ACTION_ROW, rowNode],
  [Kind.BUTTON, buttonNode],
  ...SELECTS.map((kind) => [kind, selectNode]),
  [Kind.SECTION, sectionNode],
  [Kind.TEXT_DISPLAY, textNode],
  [Kind.THUMBNAIL, thumbnailNode],
  [Kind.MEDIA_GALLERY, galleryNode],
  [Kind.FILE, attachedNode],
  [Kind.SEPARATOR, separatorNode],
  [Kind.CONTAINER, containerNode],
]);

/**
 * The components of a message.
 * @param {object} message Discord's JSON; its `id` and `channel_id` say what a press is sent about
 * @param {object[]} components its components, or a part of them
 */
export function componentsNode(message, components) {
  const around = { message, draw: (component) => drawn(component, around) };
  const root = h("div", { class: "cmp-root", dataset: { cmpRoot: message.id } }, (components ?? []).map(around.draw));
  keepFocus(root, message.id);
  return root;
}

function drawn(component, around) {
  const draw = DRAWN.get(component.type) ?? unknownNode;
  return draw(component, around);
}

function textNode(component) {
  return h("div", { class: "cmp-text" }, markdown(component.content));
}

/** What Discord adds one day says that it is there, rather than vanish. */
function unknownNode() {
  return h("p", { class: "cmp-unknown" }, t("components.unknown"));
}
