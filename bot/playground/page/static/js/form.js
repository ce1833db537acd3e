/** A form that a bot opens: filled, checked, sent; what was typed is kept until it is sent. */

import { request } from "./connection.js";
import { drawnNow } from "./components_focus.js";
import { h, replace, uid } from "./dom.js";
import { dropDraft, draftOf, keepDraft } from "./form_drafts.js";
import { formParts } from "./form_parts.js";
import { failureWords, refusalWords } from "./outcome_words.js";
import { on, state } from "./store.js";
import { t } from "./words.js";

let opened = null;

// A form is somebody's: who becomes somebody else, or begins again, has left it.
on("hello", () => {
  if (opened && (opened.world !== state.world || opened.member !== state.me.id)) {
    opened.close({ kept: false });
  }
});

/**
 * Open a form.
 * @param {object} form `interaction` what its answers answer; `modal` Discord's JSON, whose menus list their options;
 *   `opener` what gets the focus back, by default what has it now
 */
export function openForm({ interaction, modal, opener = null }) {
  opened?.close();
  opened = new Form(interaction, modal, opener ?? document.activeElement);
}

class Form {
  constructor(interaction, modal, opener) {
    Object.assign(this, { interaction, modal, opener, world: state.world, member: state.me.id });
    this.checked = false;
    const { nodes, fields } = formParts(modal, () => this.changed());
    this.fields = fields;
    this.failure = h("div", { class: "form-failure", role: "alert" });
    this.draft = h("div", { class: "form-draft" });
    this.dialog = this.drawn(nodes);
    document.body.append(this.dialog);
    this.dialog.showModal();
    this.atFirst = this.written();
    this.proposeDraft();
    fields[0]?.focus();
  }

  drawn(nodes) {
    const title = uid("form");
    const form = h(
      "form",
      { class: "form-page", novalidate: true, on: { submit: (event) => this.submitted(event) } },
      h("div", { class: "form-head" }, h("h2", { class: "form-title", id: title }, this.modal.title)),
      h("div", { class: "form-body" }, h("p", { class: "form-warning" }, warning()), this.draft, nodes),
      this.failure,
      this.foot(),
    );
    const dialog = h("dialog", { class: "form-dialog", "aria-labelledby": title }, form);
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      this.close();
    });
    return dialog;
  }

  foot() {
    const close = () => this.close();
    this.send = h("button", { type: "submit", class: "cmp-button cmp-primary form-send" }, t("components.submit"));
    const cancel = { type: "button", class: "cmp-button cmp-secondary form-cancel", on: { click: close } };
    return h("div", { class: "form-foot" }, h("button", cancel, t("components.cancel")), this.send);
  }

  /** A draft is proposed, never put in place of what the bot proposes today. */
  proposeDraft() {
    const draft = draftOf(this.modal);
    if (!draft) {
      return;
    }
    const take = () => {
      this.fields.forEach((field) => draft.has(field.id) && field.write(draft.get(field.id)));
      replace(this.draft);
      this.fields[0]?.focus();
    };
    const button = { type: "button", class: "cmp-button cmp-secondary", on: { click: take } };
    replace(this.draft, h("p", {}, t("components.draft_kept")), h("button", button, t("components.draft_take")));
  }

  written() {
    return new Map(this.fields.map((field) => [field.id, field.read()]));
  }

  changed() {
    if (this.checked) {
      this.check();
    }
  }

  /** The first field that is wrong, each one saying why. */
  check() {
    return this.fields.filter((field) => !field.accept())[0] ?? null;
  }

  async submitted(event) {
    event.preventDefault();
    this.checked = true;
    replace(this.failure);
    const wrong = this.check();
    if (wrong) {
      wrong.focus();
      return;
    }
    this.busy(true);
    this.fail(await this.sent());
    this.busy(false);
  }

  /** Send the answers, and close where they are received; why they were not, otherwise. */
  async sent() {
    try {
      const files = {};
      for (const field of this.fields.filter((one) => one.upload)) {
        files[field.id] = await field.upload();
      }
      const answers = Object.fromEntries(this.fields.filter((one) => !one.upload).map((one) => [one.id, one.read()]));
      const reply = await request("submit", { interaction: this.interaction, answers, files });
      if (reply.failure) {
        return failureWords(reply.failure);
      }
      dropDraft(this.modal);
      this.close({ kept: false });
      return null;
    } catch (error) {
      this.refusedField(error)?.focus();
      return refusalWords(error);
    }
  }

  refusedField({ option }) {
    const field = this.fields.find((one) => one.id === option);
    field?.complain(t("components.field_refused"));
    return field;
  }

  fail(why) {
    if (why) {
      replace(this.failure, h("p", {}, why), h("p", {}, t("components.nothing_lost")));
    }
  }

  busy(on) {
    this.send.disabled = on; // which Enter in a field heeds too
    this.dialog.setAttribute("aria-busy", String(on));
    replace(this.send, on ? t("components.sending") : t("components.submit"));
  }

  close({ kept = true } = {}) {
    if (kept) {
      keepDraft(this.modal, this.atFirst, this.written());
    }
    opened = opened === this ? null : opened;
    this.dialog.close();
    this.dialog.remove();
    const opener = this.opener && drawnNow(this.opener);
    opener?.focus({ preventScroll: true });
  }
}

/** Discord says to whom a form goes, for whoever would write a password in it. */
function warning() {
  const bot = [...state.members.values()].find((member) => member.bot);
  return t("components.form_goes_to", { application: bot?.name ?? t("components.application") });
}
