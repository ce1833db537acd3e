/** The rows of the list: messages, the days between them, the line above what is new; only what differs is drawn again. */

import { h } from "./dom.js";
import { messageNode } from "./message.js";
import { isSystem } from "./system_messages.js";
import { dayOf } from "./timestamps.js";
import { t } from "./words.js";

const TOGETHER = 7 * 60_000; // milliseconds within which an author's name is said once

/** Whether an identifier is of a later message than another. */
export function isNewer(id, than) {
  return id.length === than.length ? id > than : id.length > than.length;
}

/** The list's rows, kept by key: what did not change stays the very same node. */
export class MessageList {
  constructor() {
    this.node = h("ol", { class: "msg-list" });
    this.rows = new Map();
  }

  /** Forget everything. */
  clear() {
    this.rows.clear();
    this.node.replaceChildren();
  }

  /** The article of a message, or null. */
  article(id) {
    return this.rows.get(id)?.node.firstElementChild ?? null;
  }

  /** A message as it was last drawn, or undefined. */
  drawn(id) {
    return this.rows.get(id)?.message;
  }

  /** The line above what is new, or null. */
  get newLine() {
    return this.rows.get("new")?.node ?? null;
  }

  /**
   * Show these messages.
   * @param {Array<object>} messages oldest first
   * @param {{newAfter: string | null, changed: Set<string>}} how those that changed are drawn again
   * @returns {Array<object>} those that were not there
   */
  show(messages, { newAfter, changed }) {
    const wanted = rowsOf(messages, newAfter);
    const kept = new Set(wanted.map((row) => row.key));
    for (const [key, { node }] of this.rows) {
      if (kept.has(key)) continue;
      node.remove();
      this.rows.delete(key);
    }
    let after = this.node.firstChild;
    const added = [];
    for (const row of wanted) {
      const there = this.rows.get(row.key);
      if (!there && row.message) added.push(row.message);
      const node = this.#drawn(row, there, changed);
      if (node === after) after = after.nextSibling;
      else this.node.insertBefore(node, after);
    }
    return added;
  }

  #drawn(row, there, changed) {
    if (!there) {
      const node = rowNode(row);
      this.rows.set(row.key, { node, next: row.next, message: row.message });
      return node;
    }
    if (row.message && (changed.has(row.key) || there.next !== row.next)) {
      redraw(there.node, row);
      Object.assign(there, { next: row.next, message: row.message });
    }
    return there.node;
  }
}

function rowsOf(messages, newAfter) {
  const rows = [];
  let before = null;
  let day = null;
  let isNew = false;
  for (const message of messages) {
    const { key, text } = dayOf(message.timestamp);
    const turned = key !== day;
    if (turned) rows.push({ key: `day ${key}`, text, kind: "msg-day" });
    const first = !isNew && newAfter !== null && isNewer(message.id, newAfter) && !message.page?.mine;
    if (first) rows.push({ key: "new", text: t("messages.new"), kind: "msg-new" });
    isNew ||= first;
    rows.push({ key: message.id, message, next: !turned && !first && goesOn(before, message) });
    before = message;
    day = key;
  }
  return rows;
}

/** Whether a message goes on below another without its author's name. */
function goesOn(before, message) {
  return (
    before !== null &&
    message.type === 0 &&
    !isSystem(before) &&
    before.author.id === message.author.id &&
    Boolean(before.page?.ephemeral) === Boolean(message.page?.ephemeral) &&
    Date.parse(message.timestamp) - Date.parse(before.timestamp) < TOGETHER
  );
}

function rowNode({ key, text, kind, message, next }) {
  if (!message) return h("li", { class: kind, dataset: { row: key } }, h("span", {}, text));
  return h("li", { class: "msg-row" }, messageNode(message, { next }));
}

/** The focus stays on what it was on, found again by its key or by its component's identifier. */
function redraw(row, { message, next }) {
  const focused = row.contains(document.activeElement) ? document.activeElement : null;
  const article = messageNode(message, { next });
  const path = focused && pathOf(focused);
  row.replaceChildren(article);
  if (focused) (article.querySelector(path) ?? article).focus({ preventScroll: true });
}

function pathOf(node) {
  const { customId, key } = node.closest("[data-custom-id], [data-key]")?.dataset ?? {};
  if (customId !== undefined) return `[data-custom-id="${CSS.escape(customId)}"]`;
  return key === undefined ? ":not(*)" : `[data-key="${CSS.escape(key)}"]`;
}
