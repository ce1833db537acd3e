/** What each person of the playground is there for, in words. */

import { t } from "./words.js";

const ROLES = {
  membre: "shell.people_member",
  responsable: "shell.people_responsible",
  coordination: "shell.people_coordination",
  administration: "shell.people_administration",
  nouveau: "shell.people_newcomer",
};

/** A person's part, by the key that the address has; whoever was added is a member. */
export function roleOf(key) {
  return t(ROLES[key] ?? "shell.people_added");
}
