/** Files to give: chosen or dropped, listed with their size, sent with the form. */

import { sizeWords } from "./attachments.js";
import { bounds } from "./components_kinds.js";
import { upload } from "./connection.js";
import { h, replace, svg } from "./dom.js";
import { field, frame } from "./form_field.js";
import { announce } from "./live.js";
import { plural, t } from "./words.js";

const LARGEST = 10 * 1024 * 1024; // what Discord takes where nobody pays for more

/** Once received, a file is not sent again when its form is. */
const received = new WeakMap();

/** A field for files. */
export function filesField(component, asked) {
  const framed = frame(component, asked);
  const { least, most } = bounds(component);
  let files = [];
  const input = h("input", {
    type: "file",
    class: "form-files-input",
    id: framed.ids.input,
    multiple: most > 1,
    "aria-describedby": framed.described,
    "aria-required": framed.required ? "true" : null,
  });
  const list = h("ul", { class: "form-files" });
  const put = (those) => {
    files = those;
    replace(list, files.map((file) => row(file, () => remove(file))));
  };
  const remove = (file) => {
    put(files.filter((one) => one !== file));
    announce(t("components.file_removed", { name: file.name }));
    input.focus();
    asked.changed();
  };
  const add = (more) => {
    put(most === 1 ? more.slice(-1) : [...files, ...more].reduce(withItsOwnName, []));
    input.value = ""; // so that the same file can be chosen again
    asked.changed();
  };
  input.addEventListener("change", () => add([...input.files]));
  acceptDrop(framed.place, add);
  framed.place.append(chooser(input, most), list);
  if (most > 1) {
    framed.note.append(plural("components.files_up_to", most));
  }
  return field(component, framed, {
    target: input,
    read: () => files,
    write: put,
    check: () => check(files, { least, most, required: framed.required }),
    changed: asked.changed,
    upload: () => Promise.all(files.map(once)),
  });
}

/** The browser's own words would be in the browser's language: the field itself is there, and not seen. */
function chooser(input, most) {
  const words = t(most > 1 ? "components.files_choose" : "components.file_choose");
  const face = h("span", { class: "form-files-face", "aria-hidden": "true" }, svg("file"), h("span", {}, words));
  return h("div", { class: "form-files-chooser" }, face, input);
}

async function once(file) {
  if (!received.has(file)) {
    received.set(file, await upload(file));
  }
  return received.get(file);
}

function check(files, { least, most, required }) {
  const large = files.find((file) => file.size > LARGEST);
  if (large) {
    return t("components.file_too_large", { name: large.name, size: sizeWords(LARGEST) });
  }
  if (files.length > most) {
    return plural("components.files_at_most", most);
  }
  return files.length < least && (files.length || required) ? plural("components.files_at_least", least) : "";
}

/** Two files of the same name are two files: what names them in what is sent is their name. */
function withItsOwnName(files, file) {
  let { name } = file;
  for (let number = 2; files.some((one) => one !== file && one.name === name); number += 1) {
    name = file.name.replace(/(\.[^.]*)?$/u, ` (${number})$1`);
  }
  return [...files, name === file.name ? file : new File([file], name, { type: file.type })];
}

function row(file, remove) {
  const named = t("components.file_remove", { name: file.name });
  const props = { type: "button", class: "form-clear", "aria-label": named, on: { click: remove } };
  return h(
    "li",
    { class: "form-file" },
    h("span", { class: "form-file-name" }, file.name),
    h("span", { class: "form-file-size" }, sizeWords(file.size)),
    h("button", props, t("components.remove")),
  );
}

function acceptDrop(place, add) {
  const dropping = (on) => place.classList.toggle("form-dropping", on);
  place.addEventListener("dragover", (event) => {
    event.preventDefault();
    dropping(true);
  });
  place.addEventListener("dragleave", () => dropping(false));
  place.addEventListener("drop", (event) => {
    event.preventDefault();
    dropping(false);
    add([...event.dataTransfer.files]);
  });
}
