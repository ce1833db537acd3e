"""A form at the prompt: each field is asked in its turn, then it is sent."""

from pathlib import Path
from typing import Any, Final

from bot.domain.errors import UnreadableFile
from bot.playground.component_kinds import Kind
from bot.playground.forms import FormField, form_fields
from bot.playground.member import Hand
from bot.playground.screen import FormRefused, bounds, field_value, option_labelled
from bot.playground.shown import Shown
from bot.texts.catalogue import Texts, texts_for
from bot.texts.file_problems import file_sentence

_EMPTY: Final = "-"
_LONGEST: Final = 4_000


class Filling:
    """What was answered so far to the form that ``shown`` opened, and the field that is asked now."""

    def __init__(self, hand: Hand, shown: Shown) -> None:
        self._hand = hand
        self._shown = shown
        self._texts: Texts = texts_for(hand.locale)
        self._fields = form_fields(hand.listed(shown.modal or {"components": []}))
        self._answers: dict[str, Any] = {}
        self._files: list[tuple[str, bytes]] = []
        self._asked = 0

    @property
    def done(self) -> bool:
        """Whether every field was asked."""
        return self._asked == len(self._fields)

    def question(self) -> str:
        """The field that is asked now: what can be chosen by number, its label, what it proposes in brackets."""
        field = self._fields[self._asked]
        lines = [field.description] if field.description else []
        lines += [f"  {number:>3}  {_described(option)}" for number, option in enumerate(self._options(field), start=1)]
        proposed = self._proposed(field)
        return "\n".join(
            [*lines, f"{field.label}{' *' if field.required else ''}{f' [{proposed}]' if proposed else ''}"]
        )

    def take(self, line: str) -> str | None:
        """Answer the field that is asked; a sentence where the answer does not suit, and it is asked again."""
        field = self._fields[self._asked]
        try:
            answer = self._read(field, line)
            field_value(field.component, answer)
        except FormRefused:
            return self._refusal(field)
        except UnreadableFile as error:
            return file_sentence(self._texts, error)
        if answer is not None:
            self._answers[field.custom_id] = answer
        self._asked += 1
        return None

    async def send(self) -> Shown:
        """Send the form, every field asked."""
        return await self._hand.submit(self._shown, self._answers, self._files)

    def _options(self, field: FormField) -> list[dict[str, Any]]:
        if field.kind is not Kind.CHECKBOX:
            return field.options
        _ = self._texts.gettext
        ticked = bool(field.component.get("default"))
        return [
            {"label": _("Oui"), "value": "true", "default": ticked},
            {"label": _("Non"), "value": "", "default": not ticked},
        ]

    def _proposed(self, field: FormField) -> str:
        chosen = [option["label"] for option in self._options(field) if option.get("default")]
        return ", ".join(chosen) or str(field.component.get("value") or "")

    def _read(self, field: FormField, line: str) -> object:
        """What ``line`` answers: None keeps what is proposed; raise ``FormRefused`` for a choice that is not there."""
        if not line:
            return None
        if field.kind is Kind.FILE_UPLOAD:
            return [self._uploaded(line)]
        if field.kind is Kind.TEXT_INPUT:
            return "" if line == _EMPTY else line
        options = self._options(field)
        chosen = [] if line == _EMPTY else _chosen(field, options, line)
        return bool(chosen and chosen[0]) if field.kind is Kind.CHECKBOX else chosen

    def _uploaded(self, path: str) -> str:
        try:
            self._files.append((Path(path).name, Path(path).read_bytes()))
        except OSError as error:
            raise UnreadableFile("file", detail=f"{error.filename}: {error.strerror}") from error
        return Path(path).name

    def _refusal(self, field: FormField) -> str:
        _ = self._texts.gettext
        if field.kind is Kind.TEXT_INPUT:
            least = field.component.get("min_length") or int(field.required)
            most = field.component.get("max_length") or _LONGEST
            return _("Discord attend ici entre {least} et {most} caractères.").format(least=least, most=most)
        least, most = bounds(field.component)
        if most == 1:
            return _("Discord attend ici un de ces choix, par son numéro ou son nom.")
        return _("Discord attend ici de {least} à {most} de ces choix, par leur numéro ou leur nom.").format(
            least=least, most=most
        )


def _chosen(field: FormField, options: list[dict[str, Any]], line: str) -> list[str]:
    """The values of what is named or numbered, commas between, a name before a number: on a scale « 10 » is ten; raise ``FormRefused`` where one is not there."""
    whole = option_labelled(options, line)
    if whole is not None:
        return [whole]
    numbered = {str(number): str(option["value"]) for number, option in enumerate(options, start=1)}
    words = [word.strip() for word in line.split(",")]
    values = [option_labelled(options, word) or numbered.get(word) for word in words]
    if None in values:
        raise FormRefused(field.custom_id, line)
    return [str(value) for value in values]


def _described(option: dict[str, Any]) -> str:
    return f"{option['label']} — {option['description']}" if option.get("description") else str(option["label"])
