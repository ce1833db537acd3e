"""What the page asks, one function each: the member's hand does it, and what comes of it is seen by the pushes."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from bot.playground.composing import compose_for
from bot.playground.errors import Refusal, Refused
from bot.playground.json_types import JSON
from bot.playground.member import Hand
from bot.playground.page.host import Host
from bot.playground.page.uploads import Uploads
from bot.playground.page.view import View
from bot.playground.page.visit import Visit
from bot.playground.shown import Shown
from bot.playground.state import State

if TYPE_CHECKING:
    from bot.playground.page.socket import Socket

FURTHEST: Final = timedelta(days=3660)
"""How far the clock goes at once."""

FORMS: Final = 100
"""How many forms are kept that nobody has sent."""

Forms = dict[str, Shown]
"""The forms that are open on somebody's page, by the interaction that opened them."""


@dataclass(slots=True)
class Desk:
    """What an operation works with: the member's view, the forms that are open, the files that were uploaded."""

    state: State
    view: View
    host: Host
    visit: Visit
    uploads: Uploads
    socket: "Socket"
    forms: Forms

    @property
    def hand(self) -> Hand:
        """The member's hand."""
        return self.view.hand

    def channel(self, asked: JSON) -> JSON:
        """The channel that a request is about; raise ``KeyError`` where the member sees none."""
        return self.view.channel(str(asked["channel"]))

    def message(self, asked: JSON, name: str = "message") -> JSON:
        """The message that a request is about, as a hand takes it."""
        return {"channel_id": self.channel(asked)["id"], "id": str(asked[name])}

    def outcome(self, shown: Shown) -> JSON:
        """What an interaction left on the screen besides messages: a form, or the word for why there is nothing."""
        form = None
        if shown.modal is not None:
            self.forms[shown.interaction.id] = shown
            while len(self.forms) > FORMS:
                del self.forms[next(iter(self.forms))]
            form = self.hand.listed(shown.modal) | {"interaction": shown.interaction.id}
        return {"modal": form, "failure": shown.error}


async def _open(desk: Desk, asked: JSON) -> JSON:
    channel = desk.channel(asked)
    messages, more = desk.view.latest(channel)
    desk.socket.watch(channel["id"], int(messages[0]["id"]) if more else 0)
    commands = desk.view.commands(channel)
    desk.socket.offer(channel["id"], commands)
    return {"messages": messages, "more": more, "commands": commands}


async def _earlier(desk: Desk, asked: JSON) -> JSON:
    channel = desk.channel(asked)
    messages, more = desk.view.latest(channel, int(asked["before"]))
    desk.socket.watch(channel["id"], int(messages[0]["id"]) if more else 0)
    return {"messages": messages, "more": more}


async def _read(desk: Desk, asked: JSON) -> JSON:
    desk.view.read(desk.channel(asked), int(asked["upto"]))
    desk.state.touch()
    return {}


async def _say(desk: Desk, asked: JSON) -> JSON:
    channel = desk.channel(asked)
    reply_to = asked.get("reply_to")
    message = desk.hand.say(str(asked["text"]), channel=channel["id"], reply_to=reply_to and str(reply_to))
    desk.view.read(channel, int(message["id"]))
    return {"message": message["id"]}


async def _run(desk: Desk, asked: JSON) -> JSON:
    """A command line; ``files`` has the uploads by the names that the line gives them, or by the options that take them."""
    text, channel, picked = str(asked["text"]), desk.channel(asked)["id"], _picked(asked)
    given = {name: desk.uploads.get(str(key)) for name, key in dict(asked.get("files") or {}).items()}
    written = desk.hand.files_named(text, picked) if given else []
    attached = {name: content for name, (_, content) in given.items() if name in written}
    files = {name: file for name, file in given.items() if name not in written}
    return desk.outcome(await desk.hand.use(text, channel=channel, files=files, attached=attached, picked=picked))


async def _compose(desk: Desk, asked: JSON) -> JSON:
    """What is being typed; ``ask`` has the bot say what could be, which may take as long as it takes to answer."""
    picked, ask = _picked(asked), bool(asked.get("ask", True))
    return await compose_for(
        desk.hand, desk.channel(asked)["id"], str(asked["text"]), int(asked["cursor"]), picked, ask=ask
    )


async def _menu(desk: Desk, asked: JSON) -> JSON:
    """A command of a message's menu, or of a member's."""
    message = desk.message(asked) if asked.get("message") else None
    user, channel = asked.get("user"), desk.channel(asked)["id"]
    command = str(asked["command"])
    return desk.outcome(await desk.hand.use_menu(command, message=message, user=user and str(user), channel=channel))


async def _press(desk: Desk, asked: JSON) -> JSON:
    return desk.outcome(await desk.hand.press(desk.message(asked), custom_id=str(asked["custom_id"])))


async def _choose(desk: Desk, asked: JSON) -> JSON:
    values = [str(value) for value in asked["values"]]
    return desk.outcome(await desk.hand.choose(desk.message(asked), *values, custom_id=str(asked["custom_id"])))


async def _vote(desk: Desk, asked: JSON) -> JSON:
    desk.hand.vote(desk.message(asked), *(str(answer) for answer in asked["answers"]))
    return {}


async def _submit(desk: Desk, asked: JSON) -> JSON:
    """A form; it stays open where Discord's client would not send it, or nothing answers."""
    key = str(asked["interaction"])
    if desk.forms[key].interaction.user["id"] != desk.view.user_id:
        raise KeyError(key)
    answers = dict(asked["answers"])
    files = []
    for field_id, keys in dict(asked.get("files") or {}).items():
        given = [desk.uploads.get(str(one)) for one in keys]
        answers[field_id] = [name for name, _ in given]
        files += given
    shown = await desk.hand.submit(desk.forms[key], answers, files)
    if shown.error is None:
        desk.forms.pop(key, None)
    return desk.outcome(shown)


async def _dismiss(desk: Desk, asked: JSON) -> JSON:
    channel = desk.channel(asked)
    stored = desk.state.messages.get(channel["id"], str(asked["message"]))
    if stored is None or stored.seen_by != desk.view.user_id:
        raise Refused(Refusal.UNKNOWN_MESSAGE)
    desk.state.messages.forget_hidden(channel["id"], stored.raw["id"])
    desk.state.touch()
    return {}


async def _pins(desk: Desk, asked: JSON) -> JSON:
    return {"messages": desk.view.pins(desk.channel(asked))}


async def _clock(desk: Desk, asked: JSON) -> JSON:
    """The time; forward by so many seconds, or to what is planned next, where asked."""
    if asked.get("to_next"):
        await desk.host.to_next()
    elif asked.get("seconds"):
        seconds = float(asked["seconds"])
        if not 0 < seconds <= FURTHEST.total_seconds():
            raise ValueError(seconds)
        await desk.host.advance(timedelta(seconds=seconds))
    return await clock_of(desk.state, desk.host)


async def _tour(desk: Desk, asked: JSON) -> JSON:
    return {"run": desk.visit.play(desk.host, str(asked["step"]), desk.hand.locale)}


async def _become(desk: Desk, asked: JSON) -> JSON:
    await desk.socket.become(str(asked["who"]), str(asked["locale"]))
    return {}


async def _reset(desk: Desk, asked: JSON) -> JSON:
    del asked
    desk.socket.renew(renewing=True)
    try:
        await desk.host.reset(desk.hand.locale)
    except BaseException:
        desk.socket.renew(renewing=False)
        raise
    return {}


def _picked(asked: JSON) -> dict[str, JSON]:
    """What was picked from lists, by option."""
    return {str(option): pick for option, pick in dict(asked.get("picked") or {}).items() if isinstance(pick, dict)}


async def clock_of(state: State, host: Host) -> JSON:
    """The playground's time, and the next instant at which something is planned."""
    next_at = await host.next_at()
    return {"now": state.clock.now().isoformat(), "next": next_at and next_at.isoformat(), "runs": state.clock.runs}


OPERATIONS: Final[Mapping[str, Callable[[Desk, JSON], Awaitable[JSON]]]] = MappingProxyType(
    {
        "open": _open,
        "earlier": _earlier,
        "read": _read,
        "say": _say,
        "compose": _compose,
        "run": _run,
        "menu": _menu,
        "press": _press,
        "choose": _choose,
        "vote": _vote,
        "submit": _submit,
        "dismiss": _dismiss,
        "pins": _pins,
        "clock": _clock,
        "tour": _tour,
        "become": _become,
        "reset": _reset,
    }
)
"""By the word that the page sends."""
