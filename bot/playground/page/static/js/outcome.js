/** What an interaction leaves on the screen besides messages. */

import { announce } from "./live.js";

/** Open the form, or say why there is nothing. */
export function outcome({ failure }) {
  if (failure) announce(failure, { assertive: true });
}
