/** Who one is, in which language and in which light: what is at the foot of the channels. */

import { avatarNode } from "./avatars.js";
import { h, replace, svg, uid } from "./dom.js";
import { announce } from "./live.js";
import { mountMenu } from "./people_menu.js";
import { roleOf } from "./people_roles.js";
import { openKeys } from "./shell_keys.js";
import { become, on, state } from "./store.js";
import { themeButton } from "./theme.js";
import { t } from "./words.js";

const LANGUAGES = [
  ["fr", "Français"],
  ["en-US", "English"],
];

/** Keep the panel true. */
export function mountPeople(root) {
  const face = h("div", { class: "people-me" });
  const change = h("button", { type: "button", class: "shell-button", id: "change-person" });
  const keys = h("button", { type: "button", class: "shell-icon", on: { click: openKeys } }, svg("keyboard"));
  const languages = languageChoice();
  replace(root, face, change, h("div", { class: "people-foot" }, languages, themeButton(), keys));
  mountMenu(root, change);
  let who = null;
  const show = () => {
    const { me } = state;
    const role = roleOf(me.persona);
    root.setAttribute("aria-label", t("shell.people_who"));
    replace(face, avatarNode(me.id, me.name), h("span", { class: "people-names" }, h("strong", {}, me.name), h("span", {}, role)));
    replace(change, svg("swap"), t("shell.people_change"));
    keys.setAttribute("aria-label", t("shell.keys"));
    keys.title = t("shell.keys");
    languages.querySelector("legend").textContent = t("shell.people_language");
    for (const radio of languages.querySelectorAll("input")) radio.checked = radio.value.slice(0, 2) === state.locale.slice(0, 2);
    if (who !== null && who !== me.id) announce(t("shell.people_now", { name: me.name, role }));
    who = me.id;
  };
  on("hello", show);
}

function languageChoice() {
  const name = uid("language");
  const choose = (event) => become(state.me.persona, event.target.value).catch(() => announce(t("shell.people_not_changed"), { assertive: true }));
  const one = ([value, label]) =>
    h("label", { lang: value.slice(0, 2) }, h("input", { type: "radio", name, value, on: { change: choose } }), h("span", {}, label));
  return h("fieldset", { class: "people-languages" }, h("legend", { class: "visually-hidden" }), h("div", {}, LANGUAGES.map(one)));
}
