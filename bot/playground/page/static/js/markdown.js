/** A text as Discord's Markdown shows it. */

/** The text, in nodes. */
export function markdown(text) {
  const fragment = document.createDocumentFragment();
  fragment.append(text);
  return fragment;
}
