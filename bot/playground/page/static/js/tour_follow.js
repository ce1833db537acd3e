/** While a step that this page began plays, the page is where it plays: the person, then the channel. */

import { become, channelNamed, on, openChannel, state } from "./store.js";

/** Goes where the last act is, one move at a time; an act that another has followed is left out. */
export class Following {
  constructor() {
    this.run = 0;
    this.going = false;
    on("tour", () => this.go());
  }

  /** Follow that run; the others are other people's. */
  begin(run) {
    this.run = run;
    this.go();
  }

  async go() {
    if (this.going) return;
    this.going = true;
    try {
      for (let act = this.wanted(); act && !there(act); act = this.wanted()) {
        if (state.me.persona !== act.who) await become(act.who);
        const channel = channelNamed(act.channel);
        // A channel that this person does not see: what they are shown is elsewhere, and will be told next.
        if (!channel) return;
        if (state.channel !== channel.id) await openChannel(channel.id);
      }
      this.look();
    } catch {
      // The link is down: the visit goes on, and the next act finds the page where it comes back.
    } finally {
      this.going = false;
    }
  }

  /** In the end, bring what came of it into sight: a tall message from its top. */
  look() {
    const message = this.wanted()?.message;
    if (!message) return;
    this.run = 0;
    requestAnimationFrame(() => toTop(document.querySelector(`#messages article[data-id="${CSS.escape(message)}"]`)));
  }

  wanted() {
    return this.run && state.tour.run === this.run ? state.tour.acts.at(-1) : undefined;
  }
}

/** By hand: `scrollIntoView` would move the frame of the page too. */
function toTop(article) {
  for (let list = article?.parentElement; list; list = list.parentElement) {
    if (!["auto", "scroll"].includes(getComputedStyle(list).overflowY)) continue;
    list.scrollTop += article.getBoundingClientRect().top - list.getBoundingClientRect().top;
    return;
  }
}

function there(act) {
  return state.me?.persona === act.who && state.channel === channelNamed(act.channel)?.id;
}
