/** The list by the keyboard: one message is in the order of Tab, the arrows go to the others, its menu opens as usual. */

import { openMessageMenu } from "./message_menu.js";
import { state } from "./store.js";

/** Follow the focus and the keys in the list. */
export function followKeys(list) {
  let chosen = null; // the message that one was on, by identifier: one comes back to it
  const now = () => {
    const there = chosen && list.querySelector(`article[data-id="${chosen}"]`);
    settle(list, there || list.lastElementChild?.querySelector("article"));
  };
  new MutationObserver(now).observe(list, { childList: true, subtree: true });
  list.addEventListener("focusin", ({ target }) => {
    chosen = target.closest("article")?.dataset.id ?? chosen;
    now();
  });
  list.addEventListener("keydown", (event) => move(event, list));
  list.addEventListener("contextmenu", (event) => openContext(event));
}

/** Make an article the one that Tab reaches, its tools with it. */
function settle(list, article) {
  if (!article || article.tabIndex === 0) return;
  for (const other of list.querySelectorAll("[data-current]")) {
    if (other === article) continue;
    delete other.dataset.current;
    reach(other, -1);
  }
  article.dataset.current = "";
  reach(article, 0);
}

function reach(article, index) {
  article.tabIndex = index;
  for (const tool of article.querySelectorAll(".msg-tools button")) tool.tabIndex = index;
}

function move(event, list) {
  const { target, key } = event;
  if (!target.matches("article.msg") || event.altKey) return;
  const articles = [...list.querySelectorAll("article.msg")];
  const at = articles.indexOf(target);
  const to = { ArrowUp: articles[at - 1], ArrowDown: articles[at + 1], Home: articles[0], End: articles.at(-1) }[key];
  if (!to) return;
  event.preventDefault();
  to.focus({ preventScroll: true });
  to.scrollIntoView({ block: "nearest" });
}

/** On links, images and chosen text the browser's own menu serves more. */
function openContext(event) {
  const article = event.target.closest("article.msg");
  const message = article && state.messages.get(state.channel)?.get(article.dataset.id);
  const theirs = event.target.closest("a, img, input, textarea, select") || !getSelection().isCollapsed;
  if (!message || theirs || article.classList.contains("msg-system")) return;
  event.preventDefault();
  const anchor = article.querySelector('[data-key="more"]');
  const typed = event.clientX === 0 && event.clientY === 0;
  openMessageMenu(message, anchor, typed ? null : { x: event.clientX, y: event.clientY });
}
