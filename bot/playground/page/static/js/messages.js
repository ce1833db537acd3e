/** The messages of the channel that is open, live. */

import { request } from "./connection.js";
import { h, replace, uid } from "./dom.js";
import { invitation } from "./invitation.js";
import { announce } from "./live.js";
import { isThinking } from "./message.js";
import { MessageList, isNewer } from "./message_list.js";
import { followKeys } from "./message_keys.js";
import { firstWords } from "./message_origin.js";
import { NEAR_TOP, Scroller } from "./message_scroll.js";
import { authorName } from "./names.js";
import { loadEarlier, on, openChannel, state } from "./store.js";
import { isSystem, systemText } from "./system_messages.js";
import { plural, t } from "./words.js";

const MOST_ANNOUNCED = 3; // messages said one by one; more are counted
const MOST_PAGES = 40; // how far back a message that is jumped to is looked for
const SHINE = 2000; // milliseconds during which it is marked

let list;
let scroller;
let parts;
let shown = { channel: null, newAfter: null, unseen: 0, whole: false };
let asking = false;
const thinking = new Set();

/** Keep the list of `root` true. */
export function mountMessages(root) {
  list = new MessageList();
  const title = h("h2", { class: "visually-hidden", id: uid("messages") });
  const more = h("button", { type: "button", class: "msg-more", hidden: true, on: { click: earlier } });
  const start = h("div", { class: "msg-start" });
  const end = h("button", { type: "button", class: "msg-to-end", hidden: true, on: { click: toEnd } });
  const scroll = h("div", { class: "msg-scroll" }, title, h("div", { class: "msg-inside" }, start, more, list.node));
  parts = { title, start, more, end };
  replace(root, scroll, end);
  scroller = new Scroller(scroll, list.node, { onEnd: atEnd, onTop: () => shown.whole && earlier() });
  followKeys(list.node);
  // What it tells may be late: where one is by then decides.
  const near = ([{ isIntersecting }]) => isIntersecting && shown.whole && scroller.nearTop && earlier();
  new IntersectionObserver(near, { root: scroll, rootMargin: `${NEAR_TOP}px 0px 0px` }).observe(more);
  on("channel", ({ channel }) => begin(channel));
  on("messages", follow);
  for (const kind of ["members", "commands"]) on(kind, () => shown.whole && draw(new Set(messages().map(({ id }) => id))));
  for (const event of ["focus", "visibilitychange"]) addEventListener(event, markRead);
  document.addEventListener("jump", ({ detail }) => jump(detail.channel, detail.message));
}

function begin(channel) {
  const { read, unread } = state.channels.get(channel) ?? {};
  shown = { channel, newAfter: unread ? (read ?? "0") : null, unseen: 0, whole: false };
  thinking.clear();
  list.clear();
  for (const part of [parts.more, parts.end]) part.hidden = true;
  replace(parts.start);
  replace(parts.title, t("messages.of", { channel: state.channels.get(channel)?.name }));
}

function messages() {
  return [...(state.messages.get(shown.channel)?.values() ?? [])];
}

function follow({ channel, whole, earlier: before, upsert = [] }) {
  if (channel !== state.channel) return;
  if (channel !== shown.channel) begin(channel);
  if (whole) return showWhole();
  if (before) return scroller.keeping(() => draw(new Set()));
  if (shown.whole) showChanges(upsert);
}

function showWhole() {
  const first = !shown.whole;
  shown.whole = true;
  draw(new Set(messages().map(({ id }) => id)));
  if (!first && !scroller.held) return;
  scroller.toEnd();
  if (first && list.newLine) scroller.toTop(list.newLine);
  if (scroller.atEnd) markRead();
  else if (first && shown.newAfter !== null) countUnseen(messages().filter(isUnread));
}

function isUnread(message) {
  return isNewer(message.id, shown.newAfter) && !message.page?.mine;
}

function showChanges(upsert) {
  const held = scroller.held;
  const last = messages().findLast((message) => list.article(message.id))?.id ?? "0";
  const fresh = upsert.filter((id) => !list.article(id)).map((id) => state.messages.get(shown.channel).get(id)).filter(Boolean);
  const mine = fresh.some((message) => message.page?.mine);
  if (mine) shown.newAfter = null;
  else if (fresh.length > 0 && shown.newAfter === null && !(held && isLooking())) shown.newAfter = last;
  const edited = upsert.filter((id) => isEditedUnderHand(id));
  draw(new Set(upsert));
  if (held || mine) scroller.toEnd();
  else countUnseen(fresh);
  say(fresh, upsert, edited);
  if (scroller.held) markRead();
}

/** Whether a message that holds the focus was edited: whoever pressed one of its buttons hears what it has become. */
function isEditedUnderHand(id) {
  const before = list.drawn(id);
  const { edited_timestamp: at } = state.messages.get(shown.channel).get(id) ?? {};
  return Boolean(before) && at !== before.edited_timestamp && list.article(id).contains(document.activeElement);
}

function draw(changed) {
  list.show(messages(), { newAfter: shown.newAfter, changed });
  const name = state.channels.get(shown.channel)?.name ?? "";
  const direct = state.channels.get(shown.channel)?.kind === "direct";
  const more = state.more.get(shown.channel) ?? false;
  const none = messages().length === 0;
  parts.more.hidden = !more;
  replace(parts.more, t("messages.earlier"));
  const said = direct ? t("messages.start_direct", { name }) : t("messages.start", { channel: name });
  replace(parts.start, more ? null : [h("p", { class: "msg-start-title" }, said), none && invitation()]);
}

async function earlier() {
  if (asking || !state.more.get(shown.channel)) return;
  asking = true;
  const { channel } = shown;
  const came = await loadEarlier(channel).catch(() => 0);
  asking = false;
  // An observer tells of what changes, and whoever went on upwards meanwhile may be at the top still.
  if (came > 0 && channel === shown.channel) requestAnimationFrame(() => scroller.nearTop && earlier());
}

function countUnseen(fresh) {
  shown.unseen += fresh.length;
  if (shown.unseen === 0) return;
  replace(parts.end, plural("messages.unseen", shown.unseen));
  parts.end.hidden = false;
}

function toEnd() {
  scroller.toEnd();
  list.node.lastElementChild?.firstElementChild?.focus({ preventScroll: true });
  atEnd();
}

function atEnd() {
  shown.unseen = 0;
  parts.end.hidden = true;
  markRead();
}

function isLooking() {
  return document.hasFocus() && !document.hidden;
}

/** What is at the end of the list, in a window that has the focus, is read. */
function markRead() {
  const last = messages().at(-1)?.id;
  const channel = state.channels.get(shown.channel);
  if (!last || !channel || !shown.whole || !isLooking() || !scroller.held) return;
  if (channel.unread > 0 || isNewer(last, channel.read ?? "0")) {
    request("read", { channel: shown.channel, upto: last }).catch(() => {});
  }
}

/** Say aloud what came from others, and what an app was thinking about. */
function say(fresh, upsert, edited) {
  const there = state.messages.get(shown.channel);
  const changed = upsert.map((id) => there.get(id)).filter((one) => one && !isThinking(one));
  const answered = changed.filter(({ id }) => thinking.has(id) || edited.includes(id));
  for (const message of fresh) if (isThinking(message)) thinking.add(message.id);
  for (const message of answered) thinking.delete(message.id);
  const said = [...fresh.filter((message) => !message.page?.mine), ...answered];
  if (said.length > MOST_ANNOUNCED) announce(plural("messages.unseen", said.length));
  else if (said.length > 0) announce(said.map(words).join(" "));
}

function words(message) {
  if (isSystem(message)) return systemText(message);
  const name = authorName(message);
  if (isThinking(message)) return t("messages.thinking", { name });
  return t("messages.announced", { name, text: firstWords(message) });
}

/** Show a message, in another channel where it is there, however far back. */
async function jump(channel, id) {
  if (channel !== state.channel) await openChannel(channel).catch(() => {});
  for (let page = 0; page < MOST_PAGES && !list.article(id); page += 1) {
    if ((await loadEarlier(channel).catch(() => 0)) === 0) break;
  }
  const article = list.article(id);
  if (!article) return announce(t("messages.not_found"), { assertive: true });
  scroller.toMiddle(article);
  article.focus({ preventScroll: true });
  article.classList.add("msg-shown");
  setTimeout(() => article.classList.remove("msg-shown"), SHINE);
}
