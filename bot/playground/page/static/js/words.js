/** The page's words, which the server gives in the member's language. */

let words = {};
let language = "fr";

/** Take the words of a hello, and its locale. */
export function speak(given, locale) {
  words = given;
  language = locale.startsWith("en") ? "en-CA" : "fr-CA";
  document.documentElement.lang = locale.startsWith("en") ? "en" : "fr";
}

/** The language for dates and numbers, as Intl takes it. */
export function locale() {
  return language;
}

/** A sentence by its key, its placeholders filled. */
export function t(key, values = {}) {
  const text = words[key];
  return fill(typeof text === "string" ? text : key, values);
}

/** A sentence that counts. */
export function plural(key, count, values = {}) {
  const forms = words[key] ?? {};
  // French counts zero as one; Intl says so of fr.
  const form = new Intl.PluralRules(language).select(count) === "one" ? "one" : "other";
  return fill(forms[form] ?? key, { count, ...values });
}

function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}
