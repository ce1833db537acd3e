/** Enter: what is begun is completed, what is wrong is said, what is good is sent. */

import { change, draft, emptyDraft, noteSent } from "./composer_draft.js";
import { isCommand, readNow } from "./composer_read.js";
import { request } from "./connection.js";
import { outcome } from "./outcome.js";
import { state } from "./store.js";

/** Complete or send what is written in a composer. */
export async function submit(composer) {
  const written = draft();
  if (written.text.trim() === "") return;
  if (!state.link) {
    composer.showErrors([{ code: "link_down" }]);
    return;
  }
  const next = isCommand(written.text)
    ? await completion(written, composer.field.selectionEnd)
    : { item: mention(composer), errors: [] };
  if (draft().text !== written.text) return;
  if (next.item) composer.accept(next.item);
  else if (next.errors.length) composer.showErrors(next.errors);
  else await send(composer, written);
}

/** What Enter still has to complete in a command, and what keeps it from being sent. */
async function completion(written, cursor) {
  try {
    const read = await readNow(written, cursor);
    if (read.ready) return { item: null, errors: [] };
    const focused = read.usage?.options.find((option) => option.state === "focused");
    const wrong = read.errors.some((one) => one.code === "bad_value" && one.option === focused?.name);
    const missing = read.errors.some((one) => one.code === "missing_option" && one.detail === focused?.name);
    const completes = read.phase === "name" || ((wrong || missing) && read.items[0]?.kind !== "option");
    return { item: (completes && read.items[0]) || null, errors: read.errors };
  } catch (error) {
    return { item: null, errors: [error] };
  }
}

/** The mention that is begun at the cursor, unless it is written whole. */
function mention({ suggestions, field }) {
  const { first, items } = suggestions;
  if (!first) return null;
  const typed = field.value.slice(first.insert.start, field.selectionEnd).toLowerCase();
  return items.some((item) => item.label.toLowerCase() === typed) ? null : first;
}

async function send(composer, written) {
  const { channel } = state;
  change(emptyDraft());
  composer.open();
  try {
    const reply = await (isCommand(written.text) ? run(channel, written) : say(channel, written));
    noteSent(written);
    outcome(reply, { near: composer.field });
  } catch (error) {
    // Nothing that was written is lost: it comes back where nothing else has been written meanwhile.
    if (state.channel === channel && draft().text === "") {
      change(written);
      composer.open();
      // Whether what was on its way has arrived is not known.
      composer.showErrors([error.code === "link_down" ? { code: "link_lost" } : error]);
    }
  }
}

async function say(channel, { text, reply }) {
  await request("say", { channel, text: text.trim(), ...(reply ? { reply_to: reply } : {}) });
  return { modal: null, failure: null };
}

function run(channel, { text, picked }) {
  const files = Object.values(picked).filter(({ file }) => file);
  return request("run", { channel, text, picked, files: Object.fromEntries(files.map((one) => [one.text, one.value])) });
}
