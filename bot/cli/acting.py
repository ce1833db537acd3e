"""Plays a scenario on a playground, one step after the other."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from typing import Any

from bot.cli.announcing import announced
from bot.cli.moments import passed_text
from bot.cli.scenario import (
    Act,
    Answer,
    Both,
    Chooses,
    Fills,
    Joins,
    Looks,
    LooksAtEvents,
    Presses,
    Step,
    Types,
    Votes,
    Waits,
    worded,
)
from bot.cli.screen import events_text, files_text, message_text, screen_text, typed
from bot.cli.seat import Seat, require_picked
from bot.playground.cast import PERSONAS
from bot.playground.component_kinds import Kind
from bot.playground.errors import Refused
from bot.playground.forms import FormField, form_fields
from bot.playground.screen import FormRefused, NotOnScreen
from bot.playground.server import Playground
from bot.playground.shown import Shown
from bot.texts.catalogue import Texts, texts_for


class StepFailed(Exception):
    """A step that cannot be done; its text says why, in the scenario's language."""


class Acting:
    """The people of a scenario, and what each has on their screen. ``files`` are those of the messages that were shown, by name.

    ``looked_at`` is the message that was last looked at, where nothing else was done since. ``pass_time`` is how time passes: by default the clock jumps, and what falls due on the way comes late.
    """

    def __init__(
        self, world: Playground, locale: str, pass_time: Callable[[timedelta], Awaitable[None]] | None = None
    ) -> None:
        self._world = world
        self._pass_time = pass_time
        self._texts: Texts = texts_for(locale)
        self._locale = locale
        self._seats = {persona: Seat(world, persona, locale) for persona in PERSONAS}
        self.files: list[tuple[str, bytes]] = []
        self.looked_at: str | None = None

    def announced(self, step: Step) -> str:
        """What is about to be done, or how long it is about to last, as a sentence."""
        if isinstance(step, Waits):
            left = self._left(step)
            return passed_text(self._texts, left, self._world.clock.now() + left)
        if isinstance(step, Joins):
            _ = self._texts.gettext
            return _("Arrivent sur le serveur : {names}").format(names=", ".join(step.people.values()))
        return announced(step, self._seats[step.who])

    async def do(self, step: Step) -> str:
        """Do a step, and give the screen that it brings, its files with it; raise ``StepFailed``. Time brings none."""
        self.looked_at = None
        if isinstance(step, Waits):
            await self._wait(self._left(step))
            return ""
        if isinstance(step, Joins):
            guild = self._world.state.guilds[self._world.guild_id]
            for username, name in step.people.items():
                self._world.administration.add_member(guild, username, name, [])
                self._seats[username] = Seat(self._world, username, self._locale)
            return ""
        return await self._act(step)

    async def _wait(self, left: timedelta) -> None:
        if self._pass_time is None:
            self._world.clock.advance(left)
        else:
            await self._pass_time(left)

    def _left(self, step: Waits) -> timedelta:
        """How long it is until a step's instant; raise ``StepFailed`` where it is not to come."""
        _, until = self._texts.gettext, step.until
        left = until if isinstance(until, timedelta) else until - self._world.clock.now()
        if left <= timedelta(0):
            raise StepFailed(_("Le temps ne revient pas en arrière."))
        return left

    async def _act(self, step: Act) -> str:
        _, seat = self._texts.gettext, self._seats[step.who]
        try:
            if isinstance(step, Looks):
                message = await seat.look(step)
                self._keep_files([message], seat)
                self.looked_at = str(message["id"])
                return message_text(message, seat.hand) + files_text([message], seat.hand)
            if isinstance(step, LooksAtEvents):
                return events_text(await seat.look_at_events(changed=step.changed), seat.hand)
            if isinstance(step, Votes):
                message = seat.vote(step.channel, [worded(one, seat.hand.locale) for one in step.answers])
                return message_text(message, seat.hand)
            shown, text = await _done(seat, step)
        except NotOnScreen as error:
            raise StepFailed(self._absence(error)) from error
        except TimeoutError as error:
            raise StepFailed(_("Il n'y a pas de nouveau message à voir là.")) from error
        except (FormRefused, Refused) as error:
            raise StepFailed(_("Discord ne le permet pas : {why}.").format(why=error)) from error
        if shown is None or shown.error is not None:
            raise StepFailed(text)
        seat.note(shown)
        self._keep_files(shown.messages, seat)
        return text + files_text(shown.messages, seat.hand)

    def _keep_files(self, messages: Sequence[dict[str, Any]], seat: Seat) -> None:
        attached = (one for message in messages for one in message["attachments"])
        self.files += [(one["filename"], seat.hand.content(one)) for one in attached]

    def _absence(self, error: NotOnScreen) -> str:
        _ = self._texts.gettext
        there = ", ".join(_("« {text} »").format(text=one) for one in error.there)
        absent = _("« {wanted} » n'est pas à l'écran.").format(wanted=error.wanted)
        seen = _("On y voit : {there}.").format(there=there)
        return f"{absent} {seen}" if there else absent


async def _done(seat: Seat, step: Types | Presses | Chooses | Fills) -> tuple[Shown | None, str]:
    """What a step brings, None where Discord would not send it, and its text."""
    if isinstance(step, Types):
        return await typed(seat.hand, worded(step.line, seat.hand.locale), channel=step.channel)
    shown = await _touched(seat, step)
    return shown, screen_text(shown, seat.hand)


async def _touched(seat: Seat, step: Presses | Chooses | Fills) -> Shown:
    match step:
        case Presses():
            message, button = seat.button(step.button)
            shown = await seat.hand.press(message, custom_id=button["custom_id"])
            return await seat.told_apart(shown, message) if step.apart else shown
        case Chooses():
            message, menu, values = seat.menu(step.options, step.menu)
            return await seat.hand.choose(message, *values, custom_id=menu["custom_id"])
        case Fills():
            form = seat.open_form()
            fields = form_fields(seat.hand.listed(form.modal or {}))
            return await seat.hand.submit(form, _answers(fields, step, seat.hand.locale))


def _answers(fields: Sequence[FormField], step: Fills, locale: str) -> dict[str, Any]:
    """The answers by ``custom_id``; raise ``NotOnScreen`` for a question or an option that is not there."""
    questions = [{"label": field.label, "field": field} for field in fields]
    answers = {}
    for label, answer in step.answers.items():
        field: FormField = require_picked(questions, label, locale)["field"]
        answers[field.custom_id] = _answer(field, answer, locale)
    return answers


def _answer(field: FormField, answer: Answer, locale: str) -> object:
    if isinstance(answer, bool):
        return answer
    if field.kind is Kind.TEXT_INPUT:
        return worded(answer, locale) if isinstance(answer, str | Both) else str(answer)
    picks = [answer] if isinstance(answer, str | Both | int) else answer
    return [require_picked(field.options, one, locale)["value"] for one in picks]
