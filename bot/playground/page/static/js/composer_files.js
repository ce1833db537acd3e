/** The files that a command takes: chosen, dropped or pasted, then uploaded and named in the line. */

import { upload } from "./connection.js";
import { h, svg } from "./dom.js";
import { t } from "./words.js";

const ATTACHMENT = 11;

/** What gives a file to the option that takes one. */
export class Files {
  /**
   * @param {(option: object, name: string, key: string) => void} given hears of a file that was uploaded
   * @param {(error: object) => void} failed hears why one was not
   * @param {(name: string|null) => void} uploading hears the name of the file on its way, null at the end
   */
  constructor(given, failed, uploading) {
    Object.assign(this, { given, failed, uploading, option: null });
    this.input = h("input", { type: "file", hidden: true, tabindex: "-1", on: { change: () => this.#chosen() } });
    this.button = h("button", { type: "button", class: "compose-button", hidden: true, on: { click: () => this.choose() } }, svg("file"));
  }

  /** Show the button where an option of the command waits for a file. */
  show(usage) {
    this.option = usage?.options.find((one) => one.type === ATTACHMENT && one.state !== "filled") ?? null;
    this.button.hidden = this.option === null;
    const label = this.option ? t("composer.attach", { option: this.option.name }) : "";
    this.button.setAttribute("aria-label", label);
    this.button.title = label;
  }

  /** Open the machine's own window to choose a file. */
  choose() {
    this.input.value = "";
    this.input.click();
  }

  /** Whether an item is an option that takes a file. */
  takes(item) {
    return item.kind === "option" && this.option?.name === item.label;
  }

  /** Take a file that was dropped or pasted; false where no option waits for one. */
  take(files) {
    if (!this.option || files.length === 0) return false;
    this.#send(files[0]);
    return true;
  }

  #chosen() {
    if (this.input.files.length > 0) this.take(this.input.files);
  }

  async #send(file) {
    const option = this.option;
    const name = file.name.split(/\s+/).filter(Boolean).join(" ");
    this.uploading(name);
    try {
      this.given(option, name, await upload(file));
    } catch (error) {
      this.failed(error);
    } finally {
      this.uploading(null);
    }
  }
}
