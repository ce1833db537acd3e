/** What ids are called here: people, roles, channels. An id that is not known has Discord's words for it. */

import { state } from "./store.js";
import { t } from "./words.js";

/** A user's name as it is shown. */
export function shownName(user) {
  return user.global_name || user.name || user.username;
}

/** Who wrote a message, by the name that they have here. */
export function authorName(message) {
  return state.members.get(message.author.id)?.name ?? shownName(message.author);
}

export const names = {
  user: (id) => {
    const member = state.members.get(id);
    return member?.name ?? t("messages.unknown_user");
  },
  role: (id) => state.roles.get(id)?.name.replace(/^@/, "") ?? t("messages.unknown_role"),
  channel: (id) => state.channels.get(id)?.name.replace(/^[#@]/, "") ?? t("messages.unknown_channel"),
};
