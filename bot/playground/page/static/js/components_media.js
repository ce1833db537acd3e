/** Pictures and files inside components. */

import { fileNode, nameIn, openViewer, sameOrigin } from "./attachments.js";
import { spoiler } from "./components_spoiler.js";
import { h } from "./dom.js";
import { t } from "./words.js";

/** A small picture beside a text. */
export function thumbnailNode(thumbnail, { message }) {
  return picture(thumbnail, `${message.id}:${thumbnail.id}`, "cmp-thumbnail");
}

/** Pictures in a grid that their number shapes. */
export function galleryNode(gallery, { message }) {
  const count = Math.min(gallery.items.length, 5);
  return h(
    "div",
    { class: `cmp-gallery cmp-gallery-${count}` },
    gallery.items.map((item, index) => picture(item, `${message.id}:${gallery.id}:${index}`, "cmp-gallery-item")),
  );
}

/** A file of the message, to open or download. */
export function attachedNode({ id, name, size, file, spoiler: hidden }, { message }) {
  const { url, content_type } = file;
  const card = fileNode({ url, name: name || nameIn(url), size, content_type });
  return hidden ? spoiler(card, `${message.id}:${id}`) : card;
}

function picture(item, key, kind) {
  const address = sameOrigin(item.media.url);
  const name = nameIn(item.media.url);
  const alt = item.description ?? "";
  if (!address) {
    // One from elsewhere, which the page may not load: what it shows in words, and the way there.
    const link = h("a", { href: item.media.url, target: "_blank", rel: "noopener noreferrer" }, alt || name);
    return h("p", { class: `cmp-picture-missing ${kind}` }, link);
  }
  const image = h("img", { src: address, alt, loading: "lazy", decoding: "async" });
  const view = () => openViewer({ address, name, alt });
  const named = alt ? t("components.enlarge", { description: alt }) : t("components.enlarge_undescribed");
  const props = { type: "button", class: `cmp-picture ${kind}`, "aria-label": named, dataset: { key }, on: { click: view } };
  const button = h("button", props, image);
  return item.spoiler ? spoiler(button, key) : button;
}
