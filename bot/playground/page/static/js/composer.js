/** The field where one writes: messages, commands that complete as Discord's, replies, files. */

import { change, draft } from "./composer_draft.js";
import { fileText, fit, insert, Past } from "./composer_edit.js";
import { Files } from "./composer_files.js";
import { useKey } from "./composer_keys.js";
import { follow, forget, isCommand, stopFollowing } from "./composer_read.js";
import { showReply } from "./composer_reply.js";
import { submit } from "./composer_send.js";
import { showUsage } from "./composer_usage.js";
import { faultWords, roomLeft } from "./composer_words.js";
import { h, replace, svg } from "./dom.js";
import { announce } from "./live.js";
import { clearFailure } from "./outcome.js";
import { on, state } from "./store.js";
import { Suggestions } from "./suggestions.js";
import { t } from "./words.js";

/** Put the field in its place. Others ask of it by events of the document: « reply » {message}, « compose » {text}. */
export function mountComposer(root) {
  const composer = new Composer(root);
  document.addEventListener("reply", ({ detail }) => composer.reply(detail.message.id));
  document.addEventListener("compose", ({ detail }) => composer.write(detail.text));
}

class Composer {
  constructor(root) {
    this.past = new Past();
    this.composition = null;
    this.field = h("textarea", {
      rows: 1,
      id: "composer-field",
      class: "compose-field",
      autocomplete: "off",
      "aria-describedby": "composer-errors composer-note",
      on: {
        input: () => this.#typed(),
        keydown: (event) => this.#pressed(event),
        keyup: () => this.#moved(),
        click: () => this.#moved(),
        focus: () => this.#read(),
        paste: (event) => this.#takeFiles(event, event.clipboardData),
      },
    });
    this.suggestions = new Suggestions(this.field, (item) => this.accept(item));
    this.files = new Files(
      (option, name, key) => this.#attach(option, name, key),
      (error) => this.showErrors([error]),
      (name) => this.#uploading(name),
    );
    this.#place(root);
    this.#listen(root);
  }

  /** Answer a message. */
  reply(messageId) {
    change({ reply: messageId });
    this.#showReply();
    this.field.focus();
  }

  /** Write at the cursor, or a command in place of all. */
  write(text) {
    const { selectionStart, selectionEnd, value } = this.field;
    const range = isCommand(text) ? { start: 0, end: value.length } : { start: selectionStart, end: selectionEnd };
    insert(this.field, { ...range, text });
    this.#typed();
  }

  #place(root) {
    this.usage = h("div", { class: "compose-usage", hidden: true });
    this.bar = h("div", { class: "compose-reply", hidden: true });
    this.errors = h("div", { class: "compose-errors", id: "composer-errors", hidden: true });
    this.note = h("p", { class: "compose-note", id: "composer-note", hidden: true });
    this.slash = button("slash", () => this.#slash());
    this.send = button("send", () => submit(this));
    this.send.classList.add("compose-send");
    const popup = h("div", { class: "compose-popup" }, this.suggestions.list, this.usage);
    const writing = h("div", { class: "compose-writing" }, this.field);
    const box = h("div", { class: "compose-box" }, this.slash, this.files.button, writing, this.send, this.files.input);
    replace(root, h("div", { class: "compose" }, popup, this.bar, box, this.errors, this.note));
  }

  #listen(root) {
    root.addEventListener("focusout", ({ relatedTarget }) => root.contains(relatedTarget) || this.suggestions.hide());
    this.suggestions.list.addEventListener("keydown", (event) => this.#pressed(event));
    root.addEventListener("dragover", (event) => this.files.option && event.preventDefault());
    root.addEventListener("drop", (event) => this.#takeFiles(event, event.dataTransfer));
    on("hello", () => this.#name());
    on("channel", () => this.open());
    on("channels", () => this.#showState());
    on("link", () => this.#showState());
    on("messages", ({ gone = [] }) => gone.includes(draft().reply) && this.#cancelReply());
    on("commands", () => {
      forget();
      if (document.activeElement === this.field) this.#read();
    });
  }

  #name() {
    for (const [node, label] of [[this.slash, t("composer.commands")], [this.send, t("composer.send")]]) {
      node.setAttribute("aria-label", label);
      node.title = label;
    }
  }

  /** Show the draft of the channel that is open. */
  open() {
    const where = `${state.me?.id} ${state.channel}`;
    // A link that comes back opens the same channel again: what was said of the text stays.
    if (where !== this.where || this.field.value !== draft().text) {
      this.where = where;
      this.field.value = draft().text;
      fit(this.field);
      this.#clear();
      stopFollowing();
      this.#show({ items: [], usage: null }, false);
    }
    this.#showReply();
    this.#showState();
    if (document.activeElement === this.field) this.#read();
  }

  #showState() {
    const channel = state.channels.get(state.channel);
    if (!channel) return;
    const direct = channel.kind === "direct";
    const label = t(direct ? "composer.write_to" : "composer.write_in", { channel: channel.name });
    this.field.placeholder = channel.can_send ? label : t("composer.cannot_write");
    this.field.setAttribute("aria-label", label);
    this.field.disabled = !channel.can_send;
    this.slash.disabled = !channel.can_send;
    this.send.disabled = !state.link || !channel.can_send || draft().text.trim() === "";
    this.#showNote();
  }

  /** What is said under the field: the link is down, a file is on its way, or how much room is left. */
  #showNote() {
    const said = !state.link
      ? t("composer.link_down_kept")
      : this.onItsWay
        ? t("composer.uploading", { name: this.onItsWay })
        : roomLeft(this.field.value);
    replace(this.note, said);
    this.note.hidden = said === "";
  }

  #showReply() {
    showReply(this.bar, draft().reply, () => this.#cancelReply());
  }

  #cancelReply() {
    change({ reply: null });
    this.#showReply();
    this.field.focus();
  }

  #typed() {
    const text = this.field.value;
    const picked = Object.entries(draft().picked).filter(([, pick]) => text.includes(pick.text));
    change({ text, picked: Object.fromEntries(picked) });
    fit(this.field);
    this.#clear();
    this.#showState();
    this.#read();
  }

  /** The cursor may have moved: what is being typed is then something else. */
  #moved() {
    if (this.field.selectionEnd !== this.cursor && isCommand(this.field.value)) this.#read();
  }

  #read() {
    this.cursor = this.field.selectionEnd;
    follow(draft(), this.cursor, (composition, waiting) => this.#show(composition, waiting));
  }

  #show(composition, waiting) {
    this.composition = composition;
    const here = [this.field, this.suggestions.list].includes(document.activeElement);
    this.suggestions.show(here ? composition.items : [], waiting);
    this.files.show(composition.usage);
    const nothing = composition.phase === "name" && composition.items.length === 0;
    const said = nothing ? t("composer.no_command") : composition.unanswered ? t("composer.unanswered") : "";
    showUsage(this.usage, composition.usage, said, (option) => this.#fill(option));
  }

  #pressed(event) {
    if (useKey(this, event)) event.preventDefault();
  }

  /** Bring back a line that was sent, by arrow-up or arrow-down; false where the arrow is to move the cursor. */
  recall(up) {
    const line = this.past.step(this.field.value, up);
    if (!line) return false;
    change({ picked: line.picked });
    this.field.value = line.text;
    this.#typed();
    return true;
  }

  /** Leave what is open: the list, then the answer to a message; false where nothing is. */
  leave() {
    if (this.suggestions.open) {
      stopFollowing();
      this.suggestions.hide();
    } else if (draft().reply) this.#cancelReply();
    else return false;
    return true;
  }

  /** Insert an item, or open the machine's window where it takes a file. */
  accept(item) {
    if (this.files.takes(item)) {
      this.files.choose();
      return;
    }
    if (item.picked) {
      const { option, text, value } = item.picked;
      change({ picked: { ...draft().picked, [option]: { text, value } } });
    }
    insert(this.field, item.insert);
    this.#typed();
  }

  /** An option pressed in the strip: its name is written, or the machine's window opens where it takes a file. */
  #fill(option) {
    if (this.files.takes({ kind: "option", label: option.name })) {
      this.files.choose();
      return;
    }
    insert(this.field, option.insert);
    this.#typed();
  }

  #attach(option, name, key) {
    change({ picked: { ...draft().picked, [option.key]: { text: name, value: key, file: true } } });
    const end = this.field.value.length;
    insert(this.field, { start: end, end, text: fileText(this.field.value, option.name, name) });
    this.#typed();
  }

  #takeFiles(event, transfer) {
    if (transfer && this.files.take(transfer.files)) event.preventDefault();
  }

  #uploading(name) {
    this.onItsWay = name;
    this.#showNote();
  }

  #slash() {
    if (!isCommand(this.field.value)) {
      insert(this.field, { start: 0, end: 0, text: "/" });
      this.field.setSelectionRange(1, 1);
    }
    this.field.focus();
    this.#typed();
  }

  /** Say what is wrong, under the field and aloud. */
  showErrors(errors) {
    const sentences = errors.map(faultWords);
    replace(this.errors, sentences.map((sentence) => h("p", {}, sentence)));
    this.errors.hidden = false;
    this.field.setAttribute("aria-invalid", "true");
    announce(sentences.join(" "), { assertive: true });
  }

  #clear() {
    this.errors.hidden = true;
    this.field.removeAttribute("aria-invalid");
    clearFailure(this.field);
  }
}

function button(icon, press) {
  return h("button", { type: "button", class: "compose-button", on: { click: press } }, svg(icon));
}
