/** Making nodes: nothing is ever written as HTML, so that what people type stays text. */

const LEADS = /^(?:https?:\/\/|\/(?!\/)|#|blob:|data:image\/)/iu; // an address that would run something, as « javascript: », leads nowhere

/**
 * An element with its properties and children.
 * @param {string} tag
 * @param {object} [props] attributes; `class`, `dataset` and `on` (listeners by event) are told apart; false, null and
 *   undefined leave an attribute out, true writes it empty.
 * @param {...any} children nodes, texts, arrays of them; null and false are left out.
 * @returns {HTMLElement}
 */
export function h(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === false || value === null || value === undefined) continue;
    if (name === "class") node.className = value;
    else if (name === "dataset") Object.assign(node.dataset, value);
    else if (name === "on") {
      for (const [event, listener] of Object.entries(value)) node.addEventListener(event, listener);
    } else if (name !== "href" || LEADS.test(value)) node.setAttribute(name, value === true ? "" : String(value));
  }
  append(node, children);
  return node;
}

/** Append children as `h` takes them. */
export function append(node, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    node.append(child instanceof Node ? child : String(child));
  }
}

/** Put these children in place of those that are there. */
export function replace(node, ...children) {
  const fragment = document.createDocumentFragment();
  append(fragment, children);
  node.replaceChildren(fragment);
}

let drawn = 0;

/** An identifier that no other element has. */
export function uid(prefix) {
  drawn += 1;
  return `${prefix}-${drawn}`;
}

const PATHS = {
  hash: "M9 3 7 21M17 3l-2 18M4 9h17M3 15h17",
  at: "M16 8v5a3 3 0 0 0 5 2v-3a9 9 0 1 0-4 7.5M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0",
  menu: "M4 6h16M4 12h16M4 18h16",
  close: "M5 5l14 14M19 5 5 19",
  more: "M5 12h.01M12 12h.01M19 12h.01",
  pin: "M9 3h6l-1 7 4 3v2H6v-2l4-3-1-7zM12 15v6",
  calendar: "M4 6h16v14H4zM4 10h16M8 3v4M16 3v4",
  clock: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3 2",
  down: "M5 9l7 7 7-7",
  right: "M9 5l7 7-7 7",
  reply: "M10 5 4 11l6 6M4 11h9a7 7 0 0 1 7 7v1",
  file: "M6 3h8l4 4v14H6zM14 3v4h4",
  image: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4",
  plus: "M12 5v14M5 12h14",
  send: "M4 12 20 4l-5 16-3-7-8-1z",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21a8 8 0 0 1 16 0",
  sun: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.5 1.5M17.5 17.5 19 19M5 19l1.5-1.5M17.5 6.5 19 5",
  moon: "M20 14A8 8 0 1 1 10 4a7 7 0 0 0 10 10z",
  flag: "M5 21V4h13l-3 5 3 5H5",
  check: "M4 12l6 6L20 6",
  external: "M14 4h6v6M20 4l-9 9M18 14v6H4V6h6",
  slash: "M15 4 9 20",
  swap: "M4 8h15l-4-4M20 16H5l4 4",
  keyboard: "M3 6h18v12H3zM7 10h.01M11 10h.01M15 10h.01M7 14h10",
  warning: "M12 4 2.5 20h19zM12 10v5M12 17.5h.01",
  globe: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18",
};

/** A drawing that says nothing to a screen reader: whoever uses it says it in words. */
export function svg(name) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  node.setAttribute("viewBox", "0 0 24 24");
  node.setAttribute("class", `icon icon-${name}`);
  node.setAttribute("aria-hidden", "true");
  node.setAttribute("focusable", "false");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", PATHS[name] ?? "");
  node.append(path);
  return node;
}
