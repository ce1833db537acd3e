"""What Discord refuses in application commands (Application Commands: naming, structure, limits, localization)."""

import unicodedata
from collections import Counter
from typing import Final

from bot.playground.fields import Field, refuse_repeated

# fmt: off
LOCALES: Final = frozenset((
    "ar", "bg", "cs", "da", "de", "el", "en-GB", "en-US", "es-419", "es-ES", "fi", "fr", "he", "hi", "hr", "hu", "id", "it",
    "ja", "ko", "lt", "nl", "no", "pl", "pt-BR", "ro", "ru", "sv-SE", "th", "tr", "uk", "vi", "zh-CN", "zh-TW",
))
# fmt: on
NAME: Final = 32
DESCRIPTION: Final = 100
CHOICE: Final = 100
LISTED: Final = 25  # options, choices, subcommands of one level
COMMAND_TEXT: Final = 8_000
STRING_LENGTH: Final = 6_000
LARGEST: Final = 2**53 - 1

CHAT_INPUT, USER, MESSAGE, ENTRY_POINT = 1, 2, 3, 4
HIGHEST_COUNT: Final = {CHAT_INPUT: 100, USER: 15, MESSAGE: 15, ENTRY_POINT: 1}
SUBCOMMAND, GROUP = 1, 2
STRING, INTEGER, NUMBER, ATTACHMENT = 3, 4, 10, 11


def check_commands(commands: Field) -> None:
    """Gather what is wrong with all the commands of one scope."""
    counts: Counter[int] = Counter()
    named: dict[int, list[Field]] = {}
    for command in commands.entries(sum(HIGHEST_COUNT.values())):
        if not command.model():
            continue
        kind = _kind_of(command)
        if kind is None:
            continue
        counts[kind] += 1
        named.setdefault(kind, []).append(command["name"])
        _check_command(command, kind)
    for kind, count in counts.items():
        if count > HIGHEST_COUNT[kind]:
            commands.refuse(
                "APPLICATION_COMMANDS_MAX_EXCEEDED",
                f"Maximum number of application commands reached ({HIGHEST_COUNT[kind]}).",
            )
    for names in named.values():
        refuse_repeated(names, "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique")


def _kind_of(command: Field) -> int | None:
    """The type of a command, None (and refused) where there is none such."""
    kind = command["type"]
    if kind.absent:
        return CHAT_INPUT
    return kind.value if kind.one_of(tuple(HIGHEST_COUNT)) and isinstance(kind.value, int) else None


def check_choices(choices: Field, kind: int | None) -> None:
    """Gather what is wrong with choices. ``kind`` is the type of their option, None for any (an autocompletion)."""
    entries = choices.entries(LISTED)
    for choice in entries:
        if not choice.model():
            continue
        if choice["name"].required():
            choice["name"].text(CHOICE, minimum=1)
        _check_locales(choice["name_localizations"], CHOICE)
        if choice["value"].required():
            _check_value(choice["value"], kind)
    if kind is not None:
        refuse_repeated(
            [choice["name"] for choice in entries],
            "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS",
            "Option choice name already exists",
        )


def _check_value(value: Field, kind: int | None) -> None:
    number = isinstance(value.value, int | float) and not isinstance(value.value, bool)
    if kind == INTEGER:
        value.whole(-LARGEST, LARGEST)
    elif kind == NUMBER and not number:
        value.refuse("NUMBER_TYPE_COERCE", f'Value "{value.value}" is not float.')
    elif kind == STRING or not number:
        value.text(CHOICE)


def _check_command(command: Field, kind: int) -> None:
    if kind in (USER, MESSAGE):
        if command["name"].required():
            command["name"].text(NAME, minimum=1)
        _check_locales(command["name_localizations"], NAME)
        for name in ("description", "options"):
            if command[name].value:
                command[name].refuse(
                    "APPLICATION_COMMANDS_CONTEXT_MENU_FIELD_NOT_ALLOWED",
                    f"Context menu commands cannot have {name}",
                )
        return
    _check_named(command)
    _check_options(command["options"])
    size = _text_size(command.value)
    if size > COMMAND_TEXT:
        command.refuse("APPLICATION_COMMAND_TOO_LARGE", f"Command exceeds maximum size ({COMMAND_TEXT})")


def _check_named(item: Field) -> None:
    """Gather what is wrong with the name and description of a command or option, localisations included."""
    if item["name"].required():
        _check_name(item["name"])
    for _, name in _check_locales(item["name_localizations"], NAME):
        _check_name(name)
    if item["description"].required():
        item["description"].text(DESCRIPTION, minimum=1)
    _check_locales(item["description_localizations"], DESCRIPTION)


def _check_name(name: Field) -> None:
    written = name.text(NAME, minimum=1)
    if not all(map(_fits_a_name, written)) or written != written.lower():
        name.refuse("APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")


def _fits_a_name(character: str) -> bool:
    r"""Whether a character is of ``[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]``."""
    if character in "-_'" or unicodedata.category(character)[0] in "LN":
        return True
    return unicodedata.name(character, "").startswith(("DEVANAGARI ", "THAI CHARACTER "))


def _check_locales(localizations: Field, maximum: int) -> list[tuple[str, Field]]:
    entries = list(localizations.pairs())
    for locale, text in entries:
        if locale not in LOCALES:
            text.refuse("ENUM_TYPE_COERCE", f'Value "{locale}" is not a valid enum value.')
        if text.required():
            text.text(maximum, minimum=1)
    return entries


def _check_options(options: Field) -> None:
    """Gather what is wrong with one level of options, and with those below."""
    entries = [option for option in options.entries(LISTED) if option.model()]
    for option in entries:
        _check_named(option)
        if option["type"].one_of(range(1, 12)):
            _check_option(option)
    nested = [option["type"].value in (SUBCOMMAND, GROUP) for option in entries]
    if any(nested) and not all(nested):
        options.refuse(
            "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
            "Sub-command and sub-command group option types are mutually exclusive to all other types",
        )
    _check_order(entries)
    _check_distinct(entries)


def _check_option(option: Field) -> None:
    kind = option["type"].value
    if kind not in (SUBCOMMAND, GROUP):
        _check_argument(option, kind)
        return
    for child in option["options"].entries(LISTED, minimum=1 if kind == GROUP else 0):
        nested = child["type"].value in (SUBCOMMAND, GROUP)
        if child["type"].value == GROUP or nested != (kind == GROUP):
            child.refuse(
                "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Sub-commands and groups cannot be nested in this way"
            )
    _check_options(option["options"])


def _check_argument(option: Field, kind: object) -> None:
    option["required"].flag()
    completed = option["autocomplete"].flag()
    if option["choices"].value or completed:
        if kind not in (STRING, INTEGER, NUMBER):
            option.refuse("APPLICATION_COMMAND_OPTIONS_CHOICES_NOT_ALLOWED", "This option type cannot have choices")
        elif option["choices"].value and completed:
            option.refuse(
                "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES_EXCLUSIVE",
                "Autocomplete and choices are mutually exclusive",
            )
    check_choices(option["choices"], kind if isinstance(kind, int) else None)
    if kind == STRING:
        fewest = option["min_length"].whole(0, STRING_LENGTH) or 0
        if fewest > (option["max_length"].whole(1, STRING_LENGTH) or STRING_LENGTH):
            option["min_length"].refuse("NUMBER_TYPE_MAX", "min_length must be equal to or less than max_length")
    elif kind in (INTEGER, NUMBER):
        _check_bounds(option, kind)


def _check_bounds(option: Field, kind: object) -> None:
    bounds = [option[name] for name in ("min_value", "max_value") if not option[name].absent]
    for bound in bounds:
        _check_value(bound, INTEGER if kind == INTEGER else NUMBER)
    values = [bound.value for bound in bounds if isinstance(bound.value, int | float)]
    if values != sorted(values):
        option["min_value"].refuse("NUMBER_TYPE_MAX", "min_value must be equal to or less than max_value")


def _check_order(entries: list[Field]) -> None:
    optional_seen = False
    for option in entries:
        if option["type"].value in (SUBCOMMAND, GROUP):
            continue
        if option["required"].value is True and optional_seen:
            option.refuse(
                "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
                "Required options must be placed before non-required options",
            )
        optional_seen = optional_seen or option["required"].value is not True


def _check_distinct(entries: list[Field]) -> None:
    """A name is distinct from the other default names, and from the others within its locale."""
    code, message = "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", "Option name already exists"
    refuse_repeated([option["name"] for option in entries], code, message)
    for option in entries:
        for locale, name in option["name_localizations"].pairs():
            others = [other for other in entries if other.path != option.path]
            taken = [other["name"].value for other in others]
            taken += [other["name_localizations"][locale].value for other in others]
            if name.value in taken:
                name.refuse(code, message)


def _text_size(item: object) -> int:
    """The characters of names, descriptions and values; of a localised field, only its longest form counts."""
    if not isinstance(item, dict):
        return 0
    size = 0
    for name in ("name", "description"):
        localized = item.get(f"{name}_localizations")
        forms = [item.get(name), *(localized.values() if isinstance(localized, dict) else ())]
        size += max((len(form) for form in forms if isinstance(form, str)), default=0)
    value = item.get("value")
    size += len(str(value)) if value is not None else 0
    for children in (item.get("options"), item.get("choices")):
        size += sum(map(_text_size, children)) if isinstance(children, list) else 0
    return size
