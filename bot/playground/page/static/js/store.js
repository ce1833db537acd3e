/** What the page knows of the playground: told by the server, listened to by whoever shows it. */

import { connect, request } from "./connection.js";
import { speak } from "./words.js";

/** The one copy; only this module writes it. */
export const state = {
  world: null,
  me: null,
  people: [],
  locale: "fr",
  guild: null,
  channels: new Map(),
  members: new Map(),
  roles: new Map(),
  messages: new Map(),
  more: new Map(),
  commands: [],
  events: [],
  clock: { now: 0, at: 0, next: null, runs: true },
  bot: { connected: false },
  visit: [],
  tour: { run: 0, step: null, acts: [], status: "idle", done: [] },
  channel: null,
  link: false,
  tries: 0,
};

const listeners = new Map();

/** Hear of a kind of change; what is given back stops it. */
export function on(kind, listener) {
  if (!listeners.has(kind)) listeners.set(kind, new Set());
  listeners.get(kind).add(listener);
  return () => listeners.get(kind).delete(listener);
}

/** Tell of a change. */
export function emit(kind, detail) {
  for (const listener of [...(listeners.get(kind) ?? [])]) listener(detail);
}

/** Begin: the link, as whom the address says. */
export function start() {
  connect(
    () => {
      const asked = new URLSearchParams(location.search);
      return new URLSearchParams({ qui: asked.get("qui") ?? "membre", langue: asked.get("langue") ?? "fr" });
    },
    (push) => (HEARD[push.push] ?? (() => {}))(push),
  );
}

/** The playground's time now, in milliseconds: it runs on from what the server last said. */
export function clockNow() {
  const { now, at, runs } = state.clock;
  return now + (runs ? performance.now() - at : 0);
}

/** Show a channel: its last messages, and the commands that are offered there. */
export async function openChannel(id) {
  const changed = state.channel !== id;
  state.channel = id;
  note("salon", state.channels.get(id)?.kind === "direct" ? "@bot" : state.channels.get(id)?.name);
  if (changed) emit("channel", { channel: id });
  const { messages, more, commands } = await request("open", { channel: id });
  state.messages.set(id, new Map(messages.map((message) => [message.id, message])));
  state.more.set(id, more);
  if (state.channel !== id) return;
  state.commands = commands;
  emit("commands");
  emit("messages", { channel: id, whole: true });
}

/** Bring the messages before those that are there; how many came. */
export async function loadEarlier(id) {
  const there = state.messages.get(id) ?? new Map();
  const [first] = there.keys();
  if (!state.more.get(id) || first === undefined) return 0;
  const { messages, more } = await request("earlier", { channel: id, before: first });
  state.messages.set(id, new Map([...messages.map((message) => [message.id, message]), ...there]));
  state.more.set(id, more);
  emit("messages", { channel: id, earlier: messages.map((message) => message.id) });
  return messages.length;
}

/** Be somebody else, or speak another language. */
export async function become(who, locale = state.locale) {
  note("qui", who);
  note("langue", locale);
  await request("become", { who, locale });
}

/** The channel of a name (« @bot » for direct messages), or undefined. */
export function channelNamed(name) {
  return [...state.channels.values()].find((one) => (name === "@bot" ? one.kind === "direct" : one.name === name));
}

function note(name, value) {
  const address = new URL(location.href);
  if (value) address.searchParams.set(name, value);
  history.replaceState(null, "", address);
}

function byId(list) {
  return new Map(list.map((one) => [one.id, one]));
}

function setClock({ now, next, runs }) {
  state.clock = { now: Date.parse(now), at: performance.now(), next: next && Date.parse(next), runs };
}

const HEARD = {
  link({ up, tries = 0 }) {
    state.link = up;
    state.tries = tries;
    emit("link");
  },
  hello(push) {
    speak(push.words, push.locale);
    const same = state.world === push.world && state.me?.id === push.me.id;
    const { world, me, locale, guild, people, events, bot, tour, visit } = push;
    Object.assign(state, { world, me, locale, guild, people, events, bot, tour, visit });
    state.channels = byId(push.channels);
    state.members = byId(push.members);
    state.roles = byId(push.roles);
    setClock(push.clock);
    if (!same) state.messages.clear();
    const asked = channelNamed(new URLSearchParams(location.search).get("salon") ?? "plan");
    const there = state.channels.has(state.channel) ? state.channel : null;
    state.channel = null;
    emit("hello");
    const channel = there ?? asked?.id ?? [...state.channels.keys()][0];
    if (channel) openChannel(channel).catch(() => {});
  },
  messages({ channel, upsert, gone }) {
    const there = state.messages.get(channel);
    if (!there) return;
    for (const message of upsert) there.set(message.id, message);
    for (const id of gone) there.delete(id);
    emit("messages", { channel, upsert: upsert.map((message) => message.id), gone });
  },
  channels({ channels }) {
    state.channels = byId(channels);
    emit("channels");
    if (state.channel && !state.channels.has(state.channel)) openChannel([...state.channels.keys()][0]).catch(() => {});
  },
  members({ members }) {
    state.members = byId(members);
    emit("members");
  },
  roles({ roles }) {
    state.roles = byId(roles);
    emit("members");
  },
  people({ people }) {
    state.people = people;
    emit("people");
  },
  events({ events }) {
    state.events = events;
    emit("events");
  },
  bot({ bot }) {
    state.bot = bot;
    emit("bot");
  },
  tour({ tour }) {
    state.tour = tour;
    emit("tour");
  },
  clock(push) {
    setClock(push);
    emit("clock");
  },
  commands({ channel, commands }) {
    if (channel !== state.channel) return;
    state.commands = commands;
    emit("commands");
  },
};
