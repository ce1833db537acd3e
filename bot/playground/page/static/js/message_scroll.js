/** Where the list is scrolled to: at its end it stays there; elsewhere, nothing that comes moves what is read. */

const NEAR = 40; // pixels from the end that count as the end

/** So many pixels from the top, what comes before is fetched. */
export const NEAR_TOP = 300;

export class Scroller {
  /** `onEnd` hears of the end being reached, `onTop` of each move near the top. */
  constructor(node, content, { onEnd, onTop }) {
    this.node = node;
    this.held = true;
    this.last = 0;
    node.addEventListener("scroll", () => {
      // Only who goes up leaves the end: what grew meanwhile has moved nobody.
      if (this.atEnd) this.held = true;
      else if (node.scrollTop < this.last) this.held = false;
      this.last = node.scrollTop;
      if (this.held) onEnd();
      if (this.nearTop) onTop();
    }, { passive: true });
    // Images that load, and rows that are drawn only when they come near, change the height.
    new ResizeObserver(() => this.held && this.toEnd()).observe(content);
    new ResizeObserver(() => this.held && this.toEnd()).observe(node);
  }

  get atEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.node;
    return scrollHeight - scrollTop - clientHeight < NEAR;
  }

  get nearTop() {
    return this.node.scrollTop < NEAR_TOP;
  }

  toEnd() {
    this.held = true;
    this.node.scrollTop = this.node.scrollHeight;
    this.last = this.node.scrollTop;
  }

  /** Put a node at the top of what is seen, unless it is seen already. */
  toTop(target) {
    const above = target.getBoundingClientRect().top - this.node.getBoundingClientRect().top;
    if (above >= 0) return;
    this.held = false;
    this.node.scrollTop += above - NEAR;
  }

  /** Show a node in the middle. */
  toMiddle(target) {
    this.held = false;
    target.scrollIntoView({ block: "center" });
  }

  /** Do something that puts rows above what is seen, which stays where it is. */
  keeping(change) {
    const top = this.node.getBoundingClientRect().top;
    const bottomOf = (row) => row.getBoundingClientRect().bottom;
    // A row's bottom: its message may lose its author's name to one that comes above.
    const kept = [...this.node.querySelectorAll(".msg-row")].find((row) => bottomOf(row) > top);
    const before = kept && bottomOf(kept);
    this.node.style.overflowAnchor = "none"; // the browser would correct it too
    change();
    if (kept?.isConnected) this.node.scrollTop += bottomOf(kept) - before;
    this.last = this.node.scrollTop;
    requestAnimationFrame(() => {
      this.node.style.overflowAnchor = "";
    });
  }
}
