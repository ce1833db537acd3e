/** What the server says of what is being typed: what it is, what could be inserted, what is wrong. */

import { request } from "./connection.js";
import { state } from "./store.js";

/** Milliseconds without a key before the bot is asked. */
const QUIET = 120;

const NOTHING = { phase: "text", items: [], usage: null, errors: [], ready: true, autocomplete: false };

let turn = 0;
let timer = 0;
let last = null;
let shown = null;

/** Whether a text is a command line. */
export function isCommand(text) {
  return text.trimStart().startsWith("/");
}

/**
 * Read what is being typed, and tell it to `hear` as it is known: at once, then with what the bot answers.
 * `waiting` is whether the bot is being asked. Nothing is told of a text that is no longer the one typed.
 * @param {{text: string, picked: object}} draft
 * @param {number} cursor
 * @param {(composition: object, waiting: boolean) => void} hear
 */
export async function follow(draft, cursor, hear) {
  const mine = ++turn;
  clearTimeout(timer);
  if (!isCommand(draft.text) && !/[@#]/.test(draft.text)) {
    last = null;
    hear(NOTHING, false);
    return;
  }
  try {
    const read = await readNow(draft, cursor);
    if (mine !== turn) return;
    if (!read.autocomplete) shown = null;
    hear({ ...read, items: [...stillOffered(read), ...read.items] }, read.autocomplete);
    if (read.autocomplete) timer = setTimeout(() => askBot(mine, draft, cursor, hear), QUIET);
  } catch {
    // The link is down: what was offered would be of another text.
    if (mine === turn) hear(NOTHING, false);
  }
}

/** Nothing of what is being asked is told any more. */
export function stopFollowing() {
  turn += 1;
  clearTimeout(timer);
}

/** What is being typed, without the bot; asked again only where it has changed. */
export async function readNow({ text, picked }, cursor) {
  const key = JSON.stringify([state.channel, state.me?.id, state.locale, text, picked, cursor]);
  if (last?.key !== key) last = { key, reading: compose(text, cursor, picked, false) };
  const mine = last;
  try {
    return await mine.reading;
  } catch (error) {
    if (last === mine) last = null;
    throw error;
  }
}

/** What was read is read again: the commands have changed. */
export function forget() {
  last = null;
}

async function askBot(mine, { text, picked }, cursor, hear) {
  try {
    const asked = await compose(text, cursor, picked, true);
    if (mine !== turn) return;
    shown = asked;
    hear(asked, false);
  } catch {
    // What was read without the bot stays.
  }
}

/** What the bot offered for the same option, until it answers for what is typed now: the list does not blink. */
function stillOffered({ autocomplete, insert, usage }) {
  const same = autocomplete && shown?.usage?.command === usage?.command && shown?.insert?.start === insert?.start;
  const offered = same ? shown.items.filter(({ kind, picked }) => kind === "choice" && picked) : [];
  return offered.map((item) => ({ ...item, insert: { ...insert, text: item.insert.text } }));
}

function compose(text, cursor, picked, ask) {
  return request("compose", { channel: state.channel, text, cursor, picked, ask });
}
