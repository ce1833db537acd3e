/** The page: each part is put in its place, then the link is opened. */

import { mountComposer } from "./composer.js";
import { mountMessages } from "./messages.js";
import { mountShell } from "./shell.js";
import { start } from "./store.js";
import { mountTour } from "./tour.js";

const at = (id) => document.getElementById(id);

mountShell();
mountMessages(at("messages"));
mountComposer(at("composer"));
mountTour(at("tour"));
start();
