/** Light or dark: as the device is, until somebody chooses. */

import { h, replace, svg } from "./dom.js";
import { keep, kept } from "./keeping.js";
import { on } from "./store.js";
import { t } from "./words.js";

const root = document.documentElement;
const device = matchMedia("(prefers-color-scheme: dark)");
const dark = () => root.dataset.theme === "dark";

/** The button that changes it; what it will do is its name. */
export function themeButton() {
  const button = h("button", { type: "button", class: "shell-icon", id: "theme", on: { click: turn } });
  const show = () => {
    replace(button, svg(dark() ? "sun" : "moon"));
    const name = t(dark() ? "shell.to_light" : "shell.to_dark");
    button.setAttribute("aria-label", name);
    button.title = name;
  };
  on("hello", show);
  new MutationObserver(show).observe(root, { attributeFilter: ["data-theme"] });
  device.addEventListener("change", follow);
  return button;
}

function turn() {
  const wanted = dark() ? "light" : "dark";
  root.dataset.theme = wanted;
  forgetAsked();
  // Whoever comes back to what the device says follows it again.
  keep("theme", wanted === deviceSays() ? null : wanted);
}

function follow() {
  const asked = new URLSearchParams(location.search).has("theme");
  if (!asked && kept("theme") === null) root.dataset.theme = deviceSays();
}

function deviceSays() {
  return device.matches ? "dark" : "light";
}

/** An address that forces a theme would undo the choice at the next load. */
function forgetAsked() {
  const address = new URL(location.href);
  if (!address.searchParams.has("theme")) return;
  address.searchParams.delete("theme");
  history.replaceState(null, "", address);
}
