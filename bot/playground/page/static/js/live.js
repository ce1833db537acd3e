/** What is said aloud by a screen reader, without moving what is looked at. */

const waiting = new Map();

/** Say something: politely, when what is being read is over; assertively, at once. */
export function announce(text, { assertive = false } = {}) {
  const region = document.getElementById(assertive ? "live-assertive" : "live-polite");
  // The same sentence twice is two pieces of news: a region that does not change is not read again.
  if (!waiting.has(region)) {
    region.replaceChildren();
    requestAnimationFrame(() => tell(region));
  }
  waiting.set(region, [...(waiting.get(region) ?? []), text]);
}

function tell(region) {
  region.append(waiting.get(region).join("\n"));
  waiting.delete(region);
}
