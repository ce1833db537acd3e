/** What is said aloud by a screen reader, without moving what is looked at. */

/** Say something: politely, when what is being read is over; assertively, at once. */
export function announce(text, { assertive = false } = {}) {
  const region = document.getElementById(assertive ? "live-assertive" : "live-polite");
  // The same sentence twice is two pieces of news: a region that does not change is not read again.
  region.replaceChildren();
  requestAnimationFrame(() => region.append(text));
}
