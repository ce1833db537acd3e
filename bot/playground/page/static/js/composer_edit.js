/** Changing what is in the field: a text put in place of another, the height that fits, lines that were sent. */

import { sentLines } from "./composer_draft.js";

/** Put a text in place of a part of the field, and the cursor after it. */
export function insert(field, { start, end, text }) {
  field.focus();
  field.setRangeText(text, start, end, "end");
}

/** How a file is named at the end of a line, for the option that takes it. */
export function fileText(line, option, name) {
  const named = line.trimEnd().endsWith(` ${option}:`);
  const before = named || line === "" || /\s$/.test(line) ? "" : " ";
  return `${before}${named ? "" : `${option}:`}${name} `;
}

/** Make the field as high as its text, up to what the style allows. */
export function fit(field) {
  field.style.setProperty("height", "auto");
  field.style.setProperty("height", `${field.scrollHeight + field.offsetHeight - field.clientHeight}px`);
}

/** The lines that were sent, gone back through from an empty field. */
export class Past {
  constructor() {
    this.place = null;
  }

  /** The line that arrow-up or arrow-down brings; undefined where the arrow is to move the cursor. */
  step(text, up) {
    const lines = sentLines();
    const there = this.place !== null && lines[this.place]?.text === text;
    if (!there) this.place = null;
    if (text !== "" && !there) return undefined;
    if (this.place === null && (!up || lines.length === 0)) return undefined;
    const place = (this.place ?? lines.length) + (up ? -1 : 1);
    if (place < 0) return undefined;
    this.place = place < lines.length ? place : null;
    return lines[place] ?? { text: "", picked: {} };
  }
}
