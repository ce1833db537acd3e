"""Flash polls: the form, what is posted above the poll, the receipt, and the list with what the votes came to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from discord.ui import LayoutView

from bot.domain.flash_poll import (
    ANSWER_LENGTH,
    DEFAULT_HOURS,
    MOST_ANSWERS,
    QUESTION_LENGTH,
    Standing,
    standing_of,
)
from bot.domain.survey import FlashPoll
from bot.texts.catalogue import N_, Texts
from bot.texts.dates import instant_text, number_text
from bot.texts.setting_times import offsets_text
from bot.views.flash_poll_places import form_control, list_control
from bot.views.forms import ChoiceField, Form, RadioField, TextField
from bot.views.layout import Block, Choice, Control, Screen, blocks_of, clamp, layout, paginate
from bot.views.markup import plain
from bot.views.paging import closing_notes, page_controls

QUESTION: Final = "question"
ANSWERS: Final = "answers"
HOURS: Final = "hours"
SEVERAL: Final = "several"
ONE: Final = "one"
MANY: Final = "many"
# Blanks and separators that people add are not counted against them: what is too long is said afterwards.
_ANSWERS_LENGTH: Final = 2 * MOST_ANSWERS * ANSWER_LENGTH
_PROPOSED_HOURS: Final = (1, 4, 8, DEFAULT_HOURS, 48, 72, 7 * 24, 14 * 24, 21 * 24, 32 * 24)
_SAID: Final = {
    Standing.WAITING: N_("Paraîtra dans {channel} dans un instant."),
    Standing.UNPOSTED: N_("N'a pas pu paraître dans {channel}."),
    Standing.OPEN: N_("Ouvert dans {channel}; fin : {when}."),
    Standing.COUNTING: N_("Fini {when} dans {channel}. Discord compte encore les votes."),
    Standing.KNOWN: N_("Fini {when} dans {channel}."),
    Standing.UNKNOWN: N_("Fini {when} dans {channel}. Résultats inconnus : le message du sondage n'a pas pu être lu."),
}


@dataclass(frozen=True, slots=True)
class Proposed:
    """What the form begins with."""

    question: str = ""
    answers: Sequence[str] = ()
    several: bool = False


def flash_poll_form(t: Texts, channel_id: int, hours: int = DEFAULT_HOURS, proposed: Proposed | None = None) -> Form:
    """The question, the answers one a line, how long, one answer or several."""
    _ = t.gettext
    begins = proposed or Proposed()
    lengths = [
        Choice(offsets_text(t, [timedelta(hours=each)]), str(each)) for each in sorted({*_PROPOSED_HOURS, hours})
    ]
    number = [Choice(_("Une seule réponse"), ONE), Choice(_("Plusieurs réponses"), MANY)]
    return Form(
        title=_("Sondage éclair"),
        custom_id=form_control(channel_id, hours),
        fields=[
            TextField(
                QUESTION,
                _("Question"),
                begins.question,
                description=_("Relisez-la : un sondage éclair ne se corrige pas une fois publié."),
                most=QUESTION_LENGTH,
            ),
            TextField(
                ANSWERS,
                _("Réponses offertes"),
                "\n".join(begins.answers),
                description=_("Une par ligne : de deux à dix, de 55 caractères au plus"),
                long=True,
                most=_ANSWERS_LENGTH,
            ),
            ChoiceField(HOURS, _("Durée"), lengths, str(hours)),
            RadioField(SEVERAL, _("Chaque personne choisit"), number, MANY if begins.several else ONE),
        ],
        back=Control(_("Sondages éclair"), list_control(channel_id)),
    )


def length_texts(t: Texts) -> list[str]:
    """The lengths that are proposed, in words that can be typed back."""
    return [offsets_text(t, [timedelta(hours=each)]) for each in _PROPOSED_HOURS]


def posted_text(t: Texts) -> str:
    """What stands above the poll: that its votes are visible, and what to do about it."""
    _ = t.gettext
    return "\n".join(
        (
            _("**Sondage éclair**"),
            _(
                "Les votes d'un sondage éclair sont visibles : chacun peut voir qui a voté quoi. Pour donner votre avis sans être "
                "vu, écrivez plutôt à la coordination, qui peut ouvrir un sondage anonyme."
            ),
        )
    )


def asked_view(t: Texts, poll: FlashPoll, time_zone: str) -> LayoutView:
    """That it is on its way, until when (as clocks there show it), and where to see it afterwards."""
    _ = t.gettext
    lines = [
        f"**{plain(poll.question)}**",
        *[f"- {plain(answer)}" for answer in poll.answers],
        _("Il paraît dans {channel} dans un instant; fin : {when}.").format(
            channel=f"<#{poll.channel_id}>", when=instant_text(t, poll.ends_at, ZoneInfo(time_zone))
        ),
        _("Ses résultats seront gardés quand il sera fini : « Voir les précédents » les montre."),
    ]
    controls = [
        Control(_("Voir les précédents"), list_control(poll.channel_id)),
        Control(_("Poser une autre question"), form_control(poll.channel_id)),
    ]
    return layout(Screen(title=_("Sondage éclair publié"), blocks=blocks_of(lines), controls=controls))


def flash_polls_view(
    t: Texts, polls: Sequence[FlashPoll], now: datetime, time_zone: str, channel_id: int, page: int = 0
) -> LayoutView:
    """The latest polls with what their votes came to, the newest first; the next one would go to that channel."""
    _ = t.gettext
    blocks = [Block(_poll_text(t, each, now, ZoneInfo(time_zone))) for each in polls]
    pages = paginate(blocks)
    page = clamp(page, pages)
    empty = blocks_of([_("Aucun sondage éclair n'a encore été posé.")])
    return layout(
        Screen(
            title=_("Sondages éclair"),
            subtitle=_(
                "Une question rapide, aux votes que tout le monde voit. Pour un avis délicat, préférez un sondage anonyme."
            ),
            blocks=pages[page] or empty,
            notes=closing_notes(t, page, len(pages), source_text=False),
            controls=[
                Control(_("Poser une question"), form_control(channel_id), primary=True),
                *page_controls(t, page, len(pages), lambda number: list_control(channel_id, number)),
                Control(_("Actualiser"), list_control(channel_id, page)),
            ],
        )
    )


def _poll_text(t: Texts, poll: FlashPoll, now: datetime, zone: ZoneInfo) -> str:
    standing = standing_of(poll, now)
    said = t.gettext(_SAID[standing]).format(channel=f"<#{poll.channel_id}>", when=instant_text(t, poll.ends_at, zone))
    lines = [f"**{plain(poll.question)}**", said]
    if standing is Standing.KNOWN and poll.counts:
        lines += [*_counts(t, poll.answers, poll.counts), _outcome(t, poll.answers, poll.counts)]
    return "\n".join([*lines, ""])


def _counts(t: Texts, answers: Sequence[str], counts: Sequence[int]) -> list[str]:
    _, ngettext = t.gettext, t.ngettext
    votes = [ngettext("{n} vote", "{n} votes", count).format(n=number_text(t, count)) for count in counts]
    line = _("- {answer} : {votes}")
    return [line.format(answer=plain(answer), votes=each) for answer, each in zip(answers, votes, strict=True)]


def _outcome(t: Texts, answers: Sequence[str], counts: Sequence[int]) -> str:
    """Which answer has most votes, in words: nothing rests on its place in the list."""
    _ = t.gettext
    most = max(counts)
    if not most:
        return _("Personne n'a voté.")
    first = [plain(answer) for answer, count in zip(answers, counts, strict=True) if count == most]
    if len(first) == 1:
        return _("Réponse la plus choisie : {answer}.").format(answer=first[0])
    return _("À égalité : {answers}.").format(answers=", ".join(first))
