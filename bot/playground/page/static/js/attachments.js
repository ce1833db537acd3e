/** Files of messages: images that open large, with what they show in words, and others that open or download. */

import { openDialog } from "./dialog.js";
import { h, svg, uid } from "./dom.js";
import { spoilerNode } from "./spoiler.js";
import { locale, t } from "./words.js";

const SPOILER = "SPOILER_";
const OPENS = /^(?:audio|video)\/|^text\/(?:plain|markdown)|^application\/(?:pdf|json)/; // what a browser shows by itself

/** The files of a message that no embed shows, or null. */
export function attachmentsNode(message) {
  const inside = new Set(message.embeds.flatMap((embed) => [embed.image?.url, embed.thumbnail?.url]));
  const files = message.attachments.filter((file) => !inside.has(file.url));
  if (files.length === 0) return null;
  return h("div", { class: "msg-files" }, files.map((file) => (isPicture(file) ? pictureOf(file) : fileNode(file))));
}

/** Whether a file is shown as an image. */
export function isPicture(file) {
  return String(file.content_type ?? "").startsWith("image/");
}

function pictureOf(file) {
  const { url, filename: name, description: alt } = file;
  return pictureNode({ url, name, alt, spoiler: name.startsWith(SPOILER) });
}

/** An image, what it shows in words, and its large view. */
export function pictureNode({ url, name = nameIn(url), alt = "", spoiler = false }) {
  const address = sameOrigin(url);
  if (!address) return h("a", { class: "md-link", href: url, target: "_blank", rel: "noopener noreferrer" }, alt || name);
  const image = h("img", { class: "msg-image", src: address, alt: alt || t("messages.image_no_alt", { name }), loading: "lazy" });
  const open = () => openViewer({ address, name, alt });
  const button = h("button", { type: "button", class: "msg-picture", dataset: { key: `file-${url}` }, on: { click: open } }, image);
  const shown = h("figure", { class: "msg-figure" }, button, alt ? altNodes(alt) : null);
  return spoiler ? spoilerNode([shown], { label: t("messages.spoiler_image"), block: true }) : shown;
}

/** « ALT »: what the image shows, for whoever sees it badly or not at all. */
function altNodes(alt) {
  const id = uid("alt");
  const text = h("figcaption", { class: "msg-alt", id, hidden: true }, alt);
  const button = h("button", { type: "button", class: "msg-alt-button", "aria-expanded": "false", "aria-controls": id, "aria-label": t("messages.alt_label") }, t("messages.alt"));
  button.addEventListener("click", () => {
    text.hidden = !text.hidden;
    button.setAttribute("aria-expanded", String(!text.hidden));
  });
  return [button, text];
}

/** A file that is no image: its name, its size, and links that open and download it. */
export function fileNode({ url, filename, name = filename, size, content_type: kind, description = "" }) {
  const shown = name ?? nameIn(url);
  const address = sameOrigin(url) ?? url;
  const open = OPENS.test(kind ?? "") && h("a", { class: "msg-file-open", href: address, target: "_blank", rel: "noopener noreferrer", "aria-label": t("messages.open_file", { name: shown }) }, t("messages.open"), svg("external"));
  return h(
    "div",
    { class: "msg-file" },
    svg("file"),
    h(
      "div",
      { class: "msg-file-about" },
      h("a", { class: "msg-file-name", href: address, download: shown, "aria-label": t("messages.download_file", { name: shown }) }, shown),
      h("span", { class: "msg-file-size" }, size === undefined || size === null ? "" : sizeWords(size)),
      description && h("span", { class: "msg-file-size" }, description),
    ),
    open || null,
  );
}

/** A number of bytes in words. */
export function sizeWords(bytes) {
  const units = ["byte", "kilobyte", "megabyte"];
  const rank = Math.min(Math.floor(Math.log(Math.max(bytes, 1)) / Math.log(1024)), units.length - 1);
  const maximumFractionDigits = rank > 1 ? 1 : 0;
  const shown = new Intl.NumberFormat(locale(), { style: "unit", unit: units[rank], unitDisplay: rank ? "short" : "long", maximumFractionDigits });
  return shown.format(bytes / 1024 ** rank);
}

/** An image as large as the window lets it be, with what it shows in words. */
export function openViewer({ address, name, alt }) {
  const image = h("img", { class: "msg-viewer-image", src: address, alt: alt || t("messages.image_no_alt", { name }) });
  const links = h(
    "p",
    { class: "msg-viewer-links" },
    h("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, t("messages.open_alone"), svg("external")),
    h("a", { href: address, download: name }, t("messages.download")),
  );
  openDialog(name, [image, alt && h("p", { class: "msg-viewer-alt" }, alt), links], { kind: "msg-viewer" });
}

/** The address of a file of the playground on this page's own origin; null for any other, which the page may not load. */
export function sameOrigin(url) {
  if (!URL.canParse(url, location.href)) return null;
  const { pathname, protocol } = new URL(url, location.href);
  if (protocol === "data:") return url;
  return pathname.startsWith("/cdn/") ? pathname : null;
}

/** The name of a file, in its address. */
export function nameIn(url) {
  const last = url.split(/[?#]/u)[0].split("/").at(-1);
  try {
    return decodeURIComponent(last);
  } catch {
    return last; // a sign « % » that stands for itself
  }
}
