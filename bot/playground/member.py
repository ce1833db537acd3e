"""A member's hand: it types commands, presses buttons, chooses in menus, fills forms, and sees what comes back."""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from pathlib import PurePath

from bot.playground import commandline
from bot.playground.access import permissions_in
from bot.playground.attachments import make_file, path_of, store_attachment
from bot.playground.commandline_mentions import complete_there, parse_there
from bot.playground.commandline_places import NOTHING_PICKED, Picked
from bot.playground.component_kinds import Kind
from bot.playground.context_menus import menu_data
from bot.playground.dispatch import send_interaction
from bot.playground.errors import Refusal, Refused
from bot.playground.gateway import Gateway
from bot.playground.interactions import Interaction, InteractionType
from bot.playground.json_types import JSON
from bot.playground.mentions import with_mentions
from bot.playground.menus import listing, names_in
from bot.playground.messages import create_message
from bot.playground.offers import is_offered, require_offered
from bot.playground.permissions import Permission
from bot.playground.poll_events import vote
from bot.playground.polls import answers_named, find_poll
from bot.playground.resolve import resolve_command, resolve_form, resolve_values
from bot.playground.screen import choose_options, fill_form, find_button, find_select
from bot.playground.shown import Shown, see, show
from bot.playground.state import State
from bot.playground.transcript_markdown import Names

DIRECT = "@bot"
"""The channel's name for a direct message with the bot."""

PATIENCE = 30.0
"""Seconds of the machine's time that a member waits for what a deferred answer announces."""


class Hand:
    """One member in one guild, with Discord in one language."""

    def __init__(self, state: State, gateway: Gateway, user: JSON, guild_id: str, locale: str) -> None:
        self._state = state
        self._gateway = gateway
        self.guild = state.guild(guild_id)
        self.user = user
        self.locale = locale
        self.patience = PATIENCE

    async def use(
        self,
        text: str,
        *,
        channel: str = "plan",
        files: Mapping[str, tuple[str, bytes]] | None = None,
        attached: Mapping[str, bytes] | None = None,
        picked: Picked = NOTHING_PICKED,
    ) -> Shown:
        """Type a command and see its answer.

        Args:
            text: the command line (``/plan axe II``, ``/plan chercher texte:bottin annee:2012-2013``).
            channel: a channel's name, or ``DIRECT``.
            files: for each option that is an attachment, a file's name and bytes.
            attached: the bytes of the files that the command line itself names, by the name written there.
            picked: what was picked from lists, by option.

        Raises:
            CommandLineError: it cannot be read.
            CommandRefused: the member may not use that command there.
            Refused: a file is too large (40005).
        """
        return await self._seen(self.send(text, channel=channel, files=files, attached=attached, picked=picked))

    def send(
        self,
        text: str,
        *,
        channel: str = "plan",
        files: Mapping[str, tuple[str, bytes]] | None = None,
        attached: Mapping[str, bytes] | None = None,
        picked: Picked = NOTHING_PICKED,
    ) -> Interaction:
        """Type a command without waiting; ``acknowledged`` of what it gives back is fulfilled by the callback."""
        where = self.channel(channel)
        contents = dict(attached or {})
        for option, (filename, content) in (files or {}).items():
            contents[filename] = content
            text += f" {option}:{filename}"
        attachments = {
            name: store_attachment(self._state, where["id"], make_file(PurePath(name).name, content))
            | {"ephemeral": True}
            for name, content in contents.items()
        }
        ids = {filename: attachment["id"] for filename, attachment in attachments.items()}
        parsed = parse_there(self.guild, text, self._commands(), self.locale, files=ids, picked=picked)
        require_offered(self._state, parsed.command, where, self.user["id"])
        data = parsed.data | resolve_command(self.guild, parsed.data, list(attachments.values()))
        return self.dispatch(InteractionType.COMMAND, data, where)

    def files_named(self, text: str, picked: Picked = NOTHING_PICKED) -> list[str]:
        """What a command line gives to the options that are files; raise ``CommandLineError`` where it names no command."""
        return commandline.attachments(text, self._commands(), self.locale, picked=picked)

    async def use_menu(
        self, command: str, *, message: JSON | None = None, user: str | None = None, channel: str = "plan"
    ) -> Shown:
        """Choose a command, by name or id, in the menu of a message, or in a member's (by id) as seen in ``channel``.

        Raises ``KeyError`` where there is none, or no such member, ``CommandRefused``, and ``Refused`` for a message gone.
        """
        current = None if message is None else self._on_screen(message)
        where = self.channel(channel) if current is None else self._state.channel(current["channel_id"])
        data, chosen = menu_data(self.guild, self._commands(), command, self.locale, message=current, user=user)
        require_offered(self._state, chosen, where, self.user["id"])
        return await self._seen(self.dispatch(InteractionType.COMMAND, data, where))

    async def suggest(
        self, text: str, *, channel: str = "plan", picked: Picked = NOTHING_PICKED, cursor: int | None = None
    ) -> list[JSON]:
        """The choices proposed for the option being typed, at the end or at ``cursor``; none where the bot does not answer.

        Raises:
            CommandLineError: there is no such command.
            CommandRefused: the member may not use it there.
        """
        shown = await self.suggestions(text, channel, picked, cursor)
        return (shown and shown.choices) or []

    async def suggestions(self, text: str, channel: str, picked: Picked, cursor: int | None) -> Shown | None:
        """What the bot answers to ``suggest``, or that it does not; None where it is not to be asked."""
        where = self.channel(channel)
        parsed = complete_there(self.guild, text, self._commands(), self.locale, picked=picked, cursor=cursor)
        if parsed is None:
            return None
        require_offered(self._state, parsed.command, where, self.user["id"])
        return await self._seen(self.dispatch(InteractionType.AUTOCOMPLETE, parsed.data, where))

    async def press(self, message: JSON, *, custom_id: str | None = None, label: str | None = None) -> Shown:
        """Press a button; raise ``NotOnScreen`` where the message has no such button that can be pressed."""
        current = self._on_screen(message)
        button = find_button(current, custom_id, label)
        data = {"component_type": int(Kind.BUTTON), "custom_id": button["custom_id"], "id": button["id"]}
        return await self._use_component(current, data)

    async def choose(self, message: JSON, *values: str, custom_id: str | None = None) -> Shown:
        """Choose in a menu, by value or label (« @Denis Roy », « #plan »); ``NotOnScreen`` if absent."""
        current = self._on_screen(message)
        menu = find_select(current, custom_id)
        chosen = choose_options(self.listed(menu), values)
        data: JSON = {
            "component_type": menu["type"],
            "custom_id": menu["custom_id"],
            "id": menu["id"],
            "values": chosen,
        }
        if menu["type"] != Kind.STRING_SELECT:
            data["resolved"] = resolve_values(self.guild, chosen)
        return await self._use_component(current, data)

    def vote(self, message: JSON, *answers: str) -> JSON:
        """Vote in a message's poll for these answers, in place of what was voted before; none takes it back. The message then.

        Raises:
            NotOnScreen: there is no such answer, or only one can be chosen.
            Refused: the message is gone, has no poll, or its poll has ended (10008, 520006, 520001).
        """
        current = self._on_screen(message)
        poll = find_poll(self._state, current["channel_id"], current["id"])
        vote(self._state, self._gateway, poll, self.user["id"], answers_named(poll, answers) if answers else [])
        return deepcopy(current)

    async def submit(self, shown: Shown, answers: JSON, files: Sequence[tuple[str, bytes]] = ()) -> Shown:
        """Send the form that ``shown`` opened.

        Args:
            shown: what opened the form.
            answers: value by ``custom_id``; what is left out keeps what the form proposed. A field for files takes names,
                a menu or a group its options' values or labels.
            files: the files that those names are.

        Raises:
            ValueError: no form is open.
            FormRefused: Discord's client would not send it.
        """
        if shown.modal is None:
            msg = "no form is open"
            raise ValueError(msg)
        trigger = shown.interaction
        where = self._state.channel(trigger.channel_id)
        stored = [store_attachment(self._state, where["id"], make_file(name, data)) for name, data in files]
        by_name = {attachment["filename"]: attachment["id"] for attachment in stored}
        given = {
            key: [by_name.get(name, name) for name in value] if isinstance(value, list) else value
            for key, value in answers.items()
        }
        filled = fill_form(self.listed(shown.modal), given)
        data: JSON = {"custom_id": shown.modal["custom_id"], "components": filled}
        data |= resolve_form(self.guild, filled, stored)
        source = None
        if trigger.source_id is not None:
            source = self._state.messages.find(where["id"], trigger.source_id).raw
        sent = self.dispatch(InteractionType.MODAL_SUBMIT, data, where, source=source, trigger=trigger)
        return await self._seen(sent)

    def say(self, text: str, *, channel: str = "plan", reply_to: str | None = None) -> JSON:
        """Write a message in a channel, in answer to another where it is named, and give it back.

        Raises:
            Refused: it is empty or too long (50006, 50035), or there is no message to answer.
        """
        where = self.channel(channel)
        payload: JSON = {"content": with_mentions(self.guild, text)}
        if reply_to is not None:
            payload["message_reference"] = {"message_id": reply_to}
        message = create_message(self._state, where["id"], self.user, payload, {}).raw
        member = {key: value for key, value in self.guild.members[self.user["id"]].items() if key != "user"}
        in_guild = {"member": member} if "guild_id" in where else {}
        self._gateway.publish_message("MESSAGE_CREATE", message | in_guild, where.get("guild_id"))
        self._state.touch()
        return deepcopy(message)

    def sees(self, channel: str = "plan") -> list[JSON]:
        """The messages of a channel that this member sees, oldest first; none where the channel is hidden."""
        where = self.channel(channel)
        if not permissions_in(self._state, where, self.user["id"]) & Permission.VIEW_CHANNEL:
            return []
        return deepcopy(self._state.messages.seen_in(where["id"], self.user["id"]))

    def look_again(self, shown: Shown) -> Shown:
        """What the member sees of the same answer now: later edits and follow-ups too."""
        return show(self._state, shown.interaction)

    def listed(self, component: JSON) -> JSON:
        """A message, a form or a menu with what this member's client lists in menus of members, roles or channels."""
        return listing(self.guild, self.user["id"])(component)

    @property
    def names(self) -> Names:
        """What the members, roles and channels of this member's guild are called."""
        return names_in(self.guild)

    def content(self, attachment: JSON) -> bytes:
        """The bytes of a file that a message has."""
        return self._state.files[path_of(self._state, attachment)].data

    def commands(self, channel: str = "plan") -> list[JSON]:
        """The commands that Discord offers to this member there."""
        where = self.channel(channel)
        return [command for command in self._commands() if is_offered(self._state, command, where, self.user["id"])]

    def channel(self, name: str) -> JSON:
        """The channel of that name or identifier; raise ``KeyError`` where there is none."""
        direct = self._state.direct_channel(self.user["id"])
        if name in (DIRECT, direct["id"]):
            return direct
        if name in self.guild.channels:
            return self.guild.channels[name]
        return self.guild.channels[self.guild.channel_id(name)]

    def dispatch(
        self,
        kind: InteractionType,
        data: JSON,
        channel: JSON,
        *,
        source: JSON | None = None,
        trigger: Interaction | None = None,
    ) -> Interaction:
        """Send raw interaction data without waiting: the cheapest way to fire thousands."""
        return send_interaction(
            self._state,
            self._gateway,
            kind,
            data,
            user=self.user,
            channel=channel,
            locale=self.locale,
            source=source,
            trigger=trigger,
        )

    async def _use_component(self, message: JSON, data: JSON) -> Shown:
        where = self._state.channel(message["channel_id"])
        return await self._seen(self.dispatch(InteractionType.COMPONENT, data, where, source=message))

    async def _seen(self, interaction: Interaction) -> Shown:
        return await see(self._state, interaction, self.patience)

    def _on_screen(self, message: JSON) -> JSON:
        """The message as it is now, where this member sees it; raise ``Refused`` (10008) otherwise."""
        stored = self._state.messages.find(message["channel_id"], message["id"])
        if stored.seen_by not in (None, self.user["id"]):
            raise Refused(Refusal.UNKNOWN_MESSAGE)
        return stored.raw

    def _commands(self) -> list[JSON]:
        return self._state.commands.available_in(self.guild.id)
