/** Native polls: answers to choose, then how many chose each, in words and in bars. */

import { request } from "./connection.js";
import { h, svg, uid } from "./dom.js";
import { announce } from "./live.js";
import { clockNow } from "./store.js";
import { isoNode } from "./timestamps.js";
import { plural, t } from "./words.js";

// What is chosen but not sent, and whose results are looked at first: a message drawn again keeps it.
const picked = new Map();
const looking = new Set();

/** The poll of a message. */
export function pollNode(message) {
  const root = h("div", { class: "msg-poll" });
  draw(root, message);
  return root;
}

function draw(root, message, focus = null) {
  const { poll, id } = message;
  const title = uid("poll");
  const over = isOver(poll);
  const voted = mine(poll).length > 0;
  const results = over || voted || looking.has(id);
  const again = (key) => draw(root, message, key);
  const body = results ? resultsNode(poll, over) : choicesNode(message, title);
  root.replaceChildren(
    h("p", { class: "msg-poll-question", id: title }, poll.question.text),
    ...(over ? [] : [h("p", { class: "msg-poll-hint" }, t(poll.allow_multiselect ? "messages.poll_several" : "messages.poll_one"))]),
    body,
    h("div", { class: "msg-poll-foot" }, footNode(poll, over), over ? null : h("div", { class: "msg-poll-actions" }, actions(message, voted, results, again))),
  );
  if (focus) root.querySelector(`[data-key="${focus}"]`)?.focus();
}

function isOver(poll) {
  return poll.results?.is_finalized || Date.parse(poll.expiry) <= clockNow();
}

function mine(poll) {
  return (poll.results?.answer_counts ?? []).filter((one) => one.me_voted).map((one) => one.id);
}

function counted(poll) {
  return new Map((poll.results?.answer_counts ?? []).map((one) => [one.id, one.count]));
}

function choicesNode(message, title) {
  const { poll, id } = message;
  const chosen = picked.get(id) ?? new Set();
  picked.set(id, chosen);
  const name = uid("poll-answer");
  const type = poll.allow_multiselect ? "checkbox" : "radio";
  const choose = (answer, input) => {
    if (!poll.allow_multiselect) chosen.clear();
    input.checked ? chosen.add(answer) : chosen.delete(answer);
    input.closest(".msg-poll").querySelector('[data-key="vote"]').disabled = chosen.size === 0;
  };
  return h(
    "div",
    { class: "msg-poll-answers", role: poll.allow_multiselect ? "group" : "radiogroup", "aria-labelledby": title },
    poll.answers.map(({ answer_id: answer, poll_media: media }) =>
      h(
        "label",
        { class: "msg-poll-answer" },
        h("span", {}, said(media)),
        h("input", {
          type, name, checked: chosen.has(answer), dataset: { key: `answer-${answer}` },
          on: { change: ({ currentTarget }) => choose(answer, currentTarget) },
        }),
      ),
    ),
  );
}

function resultsNode(poll, over) {
  const counts = counted(poll);
  const total = sum(counts);
  const most = Math.max(0, ...counts.values());
  const chosen = mine(poll);
  return h("ul", { class: "msg-poll-answers" }, poll.answers.map(({ answer_id: answer, poll_media: media }) => {
    const count = counts.get(answer) ?? 0;
    const percent = total ? Math.round((100 * count) / total) : 0;
    const first = over && count > 0 && count === most;
    const bar = h("span", { class: "msg-poll-bar", "aria-hidden": "true" });
    bar.style.setProperty("--share", `${percent}%`);
    return h(
      "li",
      { class: first ? "msg-poll-answer msg-poll-first" : "msg-poll-answer" },
      bar,
      h("span", { class: "msg-poll-said" }, said(media), chosen.includes(answer) && note("check", t("messages.poll_mine")), first && note("flag", t("messages.poll_leading"))),
      h("span", { class: "msg-poll-count" }, plural("messages.votes", count), " ", h("strong", {}, t("messages.percent", { percent }))),
    );
  }));
}

function note(icon, text) {
  return h("span", { class: "msg-poll-note" }, svg(icon), text);
}

function footNode(poll, over) {
  const total = plural("messages.votes", sum(counted(poll)));
  const end = over ? t("messages.poll_over") : [t("messages.poll_ends"), " ", isoNode(poll.expiry, "R")];
  return h("p", { class: "msg-poll-total" }, total, " · ", end);
}

function sum(counts) {
  return [...counts.values()].reduce((all, one) => all + one, 0);
}

function actions(message, voted, results, again) {
  const send = (answers) => vote(message, answers);
  const look = (there) => {
    there ? looking.add(message.id) : looking.delete(message.id);
    again(there ? "back" : "look");
  };
  if (voted) return [action("remove", t("messages.poll_remove"), () => send([]))];
  if (results) return [action("back", t("messages.poll_back"), () => look(false))];
  const chosen = picked.get(message.id) ?? new Set();
  return [
    action("look", t("messages.poll_look"), () => look(true)),
    action("vote", t("messages.poll_vote"), () => send([...chosen]), { class: "msg-poll-button msg-poll-vote", disabled: chosen.size === 0 }),
  ];
}

function action(key, text, press, props = {}) {
  return h("button", { type: "button", class: "msg-poll-button", dataset: { key }, on: { click: press }, ...props }, text);
}

/** The answers' texts are what a member's hand takes. */
async function vote(message, answers) {
  const texts = message.poll.answers.filter((one) => answers.includes(one.answer_id)).map((one) => one.poll_media.text);
  looking.delete(message.id);
  try {
    await request("vote", { channel: message.channel_id, message: message.id, answers: texts });
    announce(t(answers.length ? "messages.poll_voted" : "messages.poll_removed"));
  } catch (error) {
    announce(t(error.code === "poll_expired" ? "messages.poll_over" : "messages.not_done"), { assertive: true });
  }
}

function said({ text, emoji }) {
  const sign = emoji?.id ? `:${emoji.name}:` : emoji?.name;
  return [sign && h("span", { class: "msg-poll-emoji" }, sign, " "), text];
}
