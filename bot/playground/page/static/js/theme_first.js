// Before the first paint: light or dark, as the address says, as was chosen, or as the device is. `theme.js` goes on from there.
"use strict";

(() => {
  const asked = new URLSearchParams(location.search).get("theme");
  let kept = null;
  try {
    kept = localStorage.getItem("courroie.theme");
  } catch {
    // A browser that keeps nothing: the device decides.
  }
  const chosen = [asked, kept].find((one) => one === "dark" || one === "light");
  const device = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  document.documentElement.dataset.theme = chosen ?? device;
})();
