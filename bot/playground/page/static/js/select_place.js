/** Where an open menu goes: below its button or above, within the window; on a phone, the style sheet says. */

const GAP = 4;
const EDGE = 8;
const WIDEST = 480;
const NARROWEST = 240;

/** Keep a panel by its button until what this gives back is called. */
export function place(panel, anchor) {
  const put = () => placeOnce(panel, anchor);
  put();
  addEventListener("resize", put);
  addEventListener("scroll", put, true);
  return () => {
    removeEventListener("resize", put);
    removeEventListener("scroll", put, true);
  };
}

function placeOnce(panel, anchor) {
  const box = anchor.getBoundingClientRect();
  if (!anchor.isConnected) {
    return; // its message was drawn again: the panel stays where it is
  }
  const width = Math.min(innerWidth - 2 * EDGE, Math.max(NARROWEST, Math.min(WIDEST, box.width)));
  const [below, above] = [innerHeight - box.bottom, box.top].map((room) => room - GAP - EDGE);
  const under = below >= Math.min(panel.scrollHeight, 320) || below >= above;
  set(panel, {
    "--cmp-left": `${Math.max(EDGE, Math.min(box.left, innerWidth - width - EDGE))}px`,
    "--cmp-width": `${width}px`,
    "--cmp-top": under ? `${box.bottom + GAP}px` : "auto",
    "--cmp-bottom": under ? "auto" : `${innerHeight - box.top + GAP}px`,
    "--cmp-room": `${Math.max(160, under ? below : above)}px`,
  });
}

function set(panel, values) {
  for (const [name, value] of Object.entries(values)) {
    panel.style.setProperty(name, value);
  }
}
