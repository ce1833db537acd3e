/** The keyboard in a list: arrows, ends, pages, choosing, and letters that go to a name. */

const PAGE = 8;
const MOVES = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE, PageUp: -PAGE, Home: -Infinity, End: Infinity };
const PAUSE = 700;
let letters = "";
let lastAt = 0;

/**
 * Do what a key asks.
 * @param {KeyboardEvent} event
 * @param {import("./select_list.js").MenuList} list
 * @param {{typing: boolean}} how whether the key went to the filter, where blanks and letters are written
 * @returns {boolean} whether the key was used
 */
export function listKeys(event, list, { typing }) {
  if (event.isComposing || event.ctrlKey || event.metaKey) {
    return false;
  }
  if (event.key in MOVES) {
    list.move(MOVES[event.key]);
    return true;
  }
  if (event.key === "Enter" || (event.key === " " && !typing && !goingOn(event))) {
    list.pick();
    return true;
  }
  if (!typing && event.key.length === 1) {
    letters = (goingOn(event) ? letters : "") + event.key;
    lastAt = event.timeStamp;
    list.typed(/^(.)\1+$/u.test(letters) ? letters[0] : letters);
    return true;
  }
  return false;
}

function goingOn(event) {
  return letters !== "" && event.timeStamp - lastAt < PAUSE;
}
