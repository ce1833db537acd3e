"""A survey as everybody reads it in its channel: what is asked of whom, who will see what, how long it takes, until when."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from bot.domain.snapshot import GuildSnapshot
from bot.domain.survey import AudienceKind, Survey, SurveyStatus
from bot.domain.survey_steps import minutes_to_answer
from bot.texts.catalogue import Texts
from bot.texts.surveys import audience_text
from bot.views.layout import Control, Screen, blocks_of
from bot.views.markup import cut, plain
from bot.views.survey_forms import rank_of
from bot.views.survey_places import answer_control

_TITLE_SHOWN: Final = 100
_INTRODUCTION_SHOWN: Final = 700
_CORRECTIONS_SHOWN: Final = 900
_BEFORE_SHOWN: Final = 150
_DISCORD: Final = "https://discord.com/channels"


def posted_screen(
    t: Texts, snapshot: GuildSnapshot, survey: Survey, now: datetime, role_id: int | None = None
) -> Screen:
    """The message of a survey; « Répondre » while it is open. ``role_id`` is the role that it notifies."""
    _ = t.gettext
    is_open = survey.is_open(now)
    lines = [plain(cut(survey.introduction, _INTRODUCTION_SHOWN))] if survey.introduction else []
    lines += [*_about(t, snapshot, survey, is_open=is_open), *correction_lines(t, survey)]
    if role_id is not None:
        lines.append(f"<@&{role_id}>")
    return Screen(
        title=_title(t, survey),
        subtitle="" if is_open else _closed_text(t, survey, now),
        blocks=blocks_of(lines),
        notes=[_("Chaque réponse compte. Merci!")] if is_open else [],
        controls=[Control(_("Répondre"), answer_control(survey.id), primary=True)] if is_open else [],
    )


def reminder_screen(t: Texts, survey: Survey) -> Screen:
    """One reminder in the channel, which names nobody."""
    _ = t.gettext
    return Screen(
        title=_("Rappel : {title}").format(title=plain(cut(survey.title, _TITLE_SHOWN))),
        blocks=blocks_of(
            [
                _("Ce sondage ferme le {when}.").format(when=_when(survey.closes_at)),
                _("Si vous avez déjà répondu, merci! Sinon, il est encore temps."),
            ]
        ),
        controls=[Control(_("Répondre"), answer_control(survey.id), primary=True)],
    )


def private_reminder_screen(t: Texts, survey: Survey) -> Screen:
    """The same to one member. Nothing to press: Discord does not say from which server a private message is answered."""
    _ = t.gettext
    lines = [
        _("Ce sondage ferme le {when}, et votre réponse compte.").format(when=_when(survey.closes_at)),
        answer_line(t, survey),
    ]
    return Screen(
        title=_("Rappel : {title}").format(title=plain(cut(survey.title, _TITLE_SHOWN))),
        blocks=blocks_of(filter(None, lines)),
        notes=[
            _(
                "Ce rappel n'est envoyé qu'à vous : la coordination ne sait pas qui en reçoit un. Pour faire une pause : "
                "`/moi rappels`."
            )
        ],
    )


def answer_line(t: Texts, survey: Survey) -> str:
    """Where it is answered; nothing where it was not posted."""
    _ = t.gettext
    address = message_address(survey)
    return _("Pour répondre : {address}").format(address=address) if address else ""


def message_address(survey: Survey) -> str:
    """Where its message is on Discord; nothing where it has not been posted."""
    if survey.posted_channel_id is None or survey.message_id is None:
        return ""
    return f"{_DISCORD}/{survey.guild_id}/{survey.posted_channel_id}/{survey.message_id}"


def survey_channel(snapshot: GuildSnapshot, survey: Survey) -> int | None:
    """Where it is posted: where it was said, else in its table's channel, else in the announcements'; None where none is chosen."""
    if survey.channel_id is not None:
        return survey.channel_id
    group = snapshot.directory.groups.get(survey.audience.id or 0) if _is_of_table(survey) else None
    if group is not None and group.channel_id is not None:
        return group.channel_id
    return snapshot.settings.announcements_channel


def notified_role(snapshot: GuildSnapshot, survey: Survey) -> int | None:
    """The role of those of whom it is asked: they are notified, and nobody else."""
    if survey.audience.kind is AudienceKind.ROLE:
        return survey.audience.id
    group = snapshot.directory.groups.get(survey.audience.id or 0) if _is_of_table(survey) else None
    return group.role_id if group is not None else None


def correction_lines(t: Texts, survey: Survey) -> Iterator[str]:
    """The title, the introduction and each question that read otherwise than they were published: before, and now."""
    _ = t.gettext
    above = list(_heading_corrections(t, survey))
    yield from above
    left = _CORRECTIONS_SHOWN - sum(map(len, above))
    for each in survey.questions:
        if each.published_text is None or each.corrected_at is None:
            continue
        line = _("**Formulation corrigée** le {when}, question {n} : « {before} » se lit maintenant « {now} ».").format(
            when=_when(each.corrected_at),
            n=rank_of(survey, each.number),
            before=plain(each.published_text),
            now=plain(each.text),
        )
        left -= len(line)
        if left < 0:
            yield _("D'autres formulations ont été corrigées : le sondage les montre.")
            return
        yield line


def _heading_corrections(t: Texts, survey: Survey) -> Iterator[str]:
    _ = t.gettext
    if survey.corrected_at is None:
        return
    when, was = _when(survey.corrected_at), survey.published_introduction
    if survey.published_title is not None:
        before = plain(survey.published_title)
        yield _("**Titre corrigé** le {when}; il était « {before} ».").format(when=when, before=before)
    if was:
        before = plain(cut(was, _BEFORE_SHOWN))
        yield _("**Présentation corrigée** le {when}; elle disait « {before} ».").format(when=when, before=before)
    elif was is not None:
        yield _("**Présentation ajoutée** le {when}.").format(when=when)


def _about(t: Texts, snapshot: GuildSnapshot, survey: Survey, *, is_open: bool) -> Iterator[str]:
    _, ngettext = t.gettext, t.ngettext
    who = audience_text(t, survey, snapshot.directory)
    yield _("**Pour :** {who}").format(who=plain(who) if _is_of_table(survey) else who)
    if survey.by_organization:
        yield _("**Une réponse par organisation**")
    yield _anonymity(t, survey)
    if not is_open:
        return
    n = len(survey.questions)
    minutes = minutes_to_answer(survey)
    questions = ngettext("{n} question", "{n} questions", n).format(n=n)
    yield ngettext(
        "**Durée :** {questions}, environ {minutes} minute",
        "**Durée :** {questions}, environ {minutes} minutes",
        minutes,
    ).format(questions=questions, minutes=minutes)
    if survey.closes_at is not None:
        yield _("**Jusqu'à :** {when} ({distance})").format(
            when=_when(survey.closes_at), distance=f"<t:{int(survey.closes_at.timestamp())}:R>"
        )


def _anonymity(t: Texts, survey: Survey) -> str:
    _ = t.gettext
    if not survey.anonymous:
        return _(
            "**Nominatif :** la coordination voit qui répond quoi. Vous pouvez changer vos réponses jusqu'à la fin."
        )
    return _(
        "**Anonyme :** une fois le sondage fermé, rien dans Courroie ne dit qui a répondu quoi. Une réponse envoyée ne se "
        "change plus."
    )


def _title(t: Texts, survey: Survey) -> str:
    _ = t.gettext
    return _("Sondage : {title}").format(title=plain(cut(survey.title, _TITLE_SHOWN)))


def _closed_text(t: Texts, survey: Survey, now: datetime) -> str:
    _ = t.gettext
    if survey.status is SurveyStatus.DRAFT:
        return _("Ce sondage n'est pas ouvert.")
    if survey.is_to_come(now):
        return _("Ce sondage ouvre le {when}.").format(when=_when(survey.opens_at))
    ended = survey.closed_at or survey.closes_at
    if ended is None:
        return _("Ce sondage est fermé. Merci à toutes les personnes qui ont répondu!")
    return _("Ce sondage est fermé depuis le {when}. Merci à toutes les personnes qui ont répondu!").format(
        when=_when(ended)
    )


def _is_of_table(survey: Survey) -> bool:
    return survey.audience.kind is AudienceKind.GROUP


def _when(at: datetime | None) -> str:
    return f"<t:{int(at.timestamp())}:f>" if at is not None else ""
