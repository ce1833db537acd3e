/** Pictures and files inside components. */

import { spoiler } from "./components_spoiler.js";
import { sizeWords } from "./components_words.js";
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

/** A file of the message, to download. */
export function fileNode(component, { message }) {
  const name = component.name || fileName(component.file.url);
  const link = h("a", { class: "cmp-file-name", href: component.file.url, download: name }, name);
  const size = component.size ? h("span", { class: "cmp-file-size" }, sizeWords(component.size)) : null;
  const card = h(
    "div",
    { class: "cmp-file" },
    h("span", { class: "cmp-file-picture", "aria-hidden": "true" }),
    h("span", { class: "cmp-file-words" }, link, size),
  );
  return component.spoiler ? spoiler(card, `${message.id}:${component.id}`) : card;
}

/** The name of a file, from its address. */
export function fileName(url) {
  const last = url.replace(/^attachment:\/\//, "").split("?")[0].split("/").pop();
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

function picture(item, key, kind) {
  const alt = item.description ?? "";
  const image = h("img", { src: item.media.url, alt, loading: "lazy", decoding: "async" });
  const view = () =>
    button.dispatchEvent(new CustomEvent("view-image", { bubbles: true, detail: { url: item.media.url, alt } }));
  const named = alt ? t("components.enlarge", { description: alt }) : t("components.enlarge_undescribed");
  const props = { type: "button", class: `cmp-picture ${kind}`, "aria-label": named, on: { click: view } };
  const button = h("button", props, image);
  image.addEventListener("error", () => {
    // A picture from elsewhere, which the page's policy keeps out, or one that is gone: what it says remains.
    button.replaceWith(h("p", { class: `cmp-picture-missing ${kind}` }, alt || fileName(item.media.url)));
  });
  return item.spoiler ? spoiler(button, key) : button;
}
