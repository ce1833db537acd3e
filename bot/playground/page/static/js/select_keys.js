/** The keyboard in a list: arrows, ends, pages, choosing, and letters that go to a name. */

const PAGE = 8;
const MOVES = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE, PageUp: -PAGE, Home: -Infinity, End: Infinity };
const PAUSE = 700;

/** A handler of keys for one open list. */
export class ListKeys {
  constructor(list) {
    Object.assign(this, { list, letters: "", lastAt: 0 });
  }

  /**
   * Do what a key asks.
   * @param {KeyboardEvent} event
   * @param {{typing: boolean}} how whether the key went to the filter, where blanks and letters are written
   * @returns {boolean} whether the key was used
   */
  use(event, { typing }) {
    if (event.isComposing || event.ctrlKey || event.metaKey) {
      return false;
    }
    if (!typing && event.key.length === 1 && (event.key !== " " || this.goingOn(event))) {
      this.letter(event);
      return true;
    }
    this.letters = "";
    if (event.key in MOVES) {
      this.list.move(MOVES[event.key]);
      return true;
    }
    if (event.key === "Enter" || (event.key === " " && !typing)) {
      this.list.pick();
      return true;
    }
    return false;
  }

  letter(event) {
    this.letters = (this.goingOn(event) ? this.letters : "") + event.key;
    this.lastAt = event.timeStamp;
    // The same letter again and again goes from name to name.
    this.list.typed(/^(.)\1+$/u.test(this.letters) ? this.letters[0] : this.letters);
  }

  /** Whether letters were typed just before: a blank is then one of a name. */
  goingOn(event) {
    return this.letters !== "" && event.timeStamp - this.lastAt < PAUSE;
  }
}
