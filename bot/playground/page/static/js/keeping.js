/** What this browser keeps from one visit to the next: how the page is shown, nothing of what is said there. */

const PREFIX = "courroie.";

/** What was kept by a name, or null. */
export function kept(name) {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

/** Keep a text by a name; null forgets it. */
export function keep(name, value) {
  try {
    if (value === null) localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, value);
  } catch {
    // A browser that keeps nothing works all the same, until the page is left.
  }
}
