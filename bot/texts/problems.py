"""Domain errors in words: what happened, that nothing was lost, and what to do next."""

from collections.abc import Callable
from typing import Any, Final

from bot.domain import assembly_errors, errors
from bot.domain.reference import Reference, to_letters
from bot.texts.access_problems import not_allowed_sentence, not_in_guild_sentence
from bot.texts.assembly_problems import (
    already_voted_sentence,
    check_in_closed_sentence,
    file_not_posted_sentence,
    invalid_assembly_sentence,
    motion_closed_sentence,
    no_voice_sentence,
    not_checked_in_sentence,
    proxy_refused_sentence,
    quorum_sentence,
    secret_vote_sentence,
    short_notice_sentence,
    unknown_assembly_sentence,
    unknown_motion_sentence,
    wrong_status_sentence,
)
from bot.texts.catalogue import Texts
from bot.texts.database_problems import database_sentence
from bot.texts.deadline_problems import (
    deadline_over_sentence,
    invalid_deadline_sentence,
    not_responsible_sentence,
)
from bot.texts.directory_problems import (
    duplicate_sentence,
    invalid_sentence,
    linked_sentence,
    not_linked_sentence,
    unknown_sentence,
    unreadable_date_sentence,
)
from bot.texts.file_problems import file_sentence
from bot.texts.flash_poll_problems import FLASH_POLL_SENTENCES
from bot.texts.moments import unreadable_length_sentence, unreadable_moment_sentence
from bot.texts.plan_problems import unknown_party_sentence
from bot.texts.recurrences import unreadable_recurrence_sentence
from bot.texts.reminder_problems import invalid_reminder_sentence
from bot.texts.setting_problems import channel_refused_sentence, invalid_setting_sentence
from bot.texts.survey_problems import SURVEY_SENTENCES

_MOST_NEAR: Final = 5


def problem_sentence(t: Texts, error: errors.CourroieError) -> str:
    """What to tell a person of ``error``."""
    return _WORDING[type(error)](t, error)


def incident_sentence(t: Texts, code: str) -> str:
    """What to tell a person when it is our fault; ``code`` is in the log beside the traceback."""
    _ = t.gettext
    return _(
        "Quelque chose s'est mal passé de notre côté, et rien n'a été modifié. Réessayez dans un instant; si cela se "
        "répète, transmettez ce code à la coordination : {code}."
    ).format(code=code)


def _no_plan(t: Texts, error: errors.NoPlan) -> str:  # noqa: ARG001 - the fact says it all
    _ = t.gettext
    return _(
        "Ce serveur n'a pas encore de plan d'action. La coordination peut en charger un avec « /gerer plan importer »."
    )


def _empty_plan(t: Texts, error: errors.EmptyPlan) -> str:  # noqa: ARG001 - the fact says it all
    _ = t.gettext
    return _("Ce plan ne contient encore aucun axe.")


def _unknown_plan(t: Texts, error: errors.UnknownPlan) -> str:
    _ = t.gettext
    return _("Je ne trouve pas de plan « {given} ». Choisissez-en un dans la liste qui s'affiche en tapant.").format(
        given=error.given
    )


def _unknown_working_group(t: Texts, error: errors.UnknownWorkingGroup) -> str:
    _ = t.gettext
    if not error.known:
        return _("Chargez d'abord le plan de la table de quartier : c'est lui qui nomme ses tables et comités.")
    return _("Je ne trouve pas de table « {given} ». Les tables et comités sont : {known}.").format(
        given=error.given, known=", ".join(error.known)
    )


def _unknown_reference(t: Texts, error: errors.UnknownReference) -> str:
    _ = t.gettext
    sentence = _("Je ne trouve pas « {given} ».").format(given=error.given)
    return f"{sentence} {_what_exists(t, error)}".rstrip()


def _what_exists(t: Texts, error: errors.UnknownReference) -> str:
    _, ngettext = t.gettext, t.ngettext
    near = error.nearest
    if not near:
        return _("Essayez « II », « II.B » ou « II.B.1 action 3 », ou cherchez un mot avec « /plan chercher ».")
    if any(reference.parent != error.above for reference in near):
        return _("Le plus près : {references}.").format(references=", ".join(map(str, near[:_MOST_NEAR])))
    first, last, n = _number(near[0]), _number(near[-1]), len(near)
    match error.above.parts if error.above else ():
        case ():
            text = ngettext("Ce plan a l'axe {first}.", "Ce plan a les axes {first} à {last}.", n)
            return text.format(first=near[0], last=near[-1])
        case (_axis,):
            text = ngettext("L'axe {above} a l'objectif {first}.", "L'axe {above} a les objectifs {first} à {last}.", n)
            return text.format(above=error.above, first=to_letters(first), last=to_letters(last))
        case (_axis, _objective):
            text = ngettext(
                "L'objectif {above} a l'objectif spécifique {first}.",
                "L'objectif {above} a les objectifs spécifiques {first} à {last}.",
                n,
            )
        case _levels:
            text = ngettext("{above} a l'action {first}.", "{above} a les actions {first} à {last}.", n)
    return text.format(above=error.above, first=first, last=last)


def _number(reference: Reference) -> int:
    return reference.parts[-1]


def _outdated(t: Texts, error: errors.OutdatedControl) -> str:  # noqa: ARG001 - the fact says it all
    _ = t.gettext
    return _(
        "Ce bouton vient d'une version plus ancienne. Refaites la commande : vous retrouverez tout. Au besoin, « /aide »."
    )


def _superseded(t: Texts, error: errors.SupersededImport) -> str:  # noqa: ARG001 - the fact says it all
    _ = t.gettext
    return _("Le plan a changé depuis cet aperçu. Rien n'a été modifié : refaites « /gerer plan importer ».")


def _try_again(t: Texts, error: errors.TryAgain) -> str:  # noqa: ARG001 - the fact says it all
    _ = t.gettext
    return _("Courroie n'a pas pu répondre à temps. Rien n'a été modifié : réessayez dans un instant.")


def _sheet_not_ready(t: Texts, error: errors.SheetNotReady) -> str:  # noqa: ARG001 - the fact says it all
    _ = t.gettext
    return _("Le bottin a changé depuis cet aperçu. Rien n'a été écrit : recommencez.")


def _token_refused(t: Texts, error: errors.TokenRefused) -> str:  # noqa: ARG001 - the fact says it all
    _ = t.gettext
    return _(
        "Discord refuse le jeton du bot. Copiez-le de nouveau depuis le portail des développeurs, dans discord.token ou "
        "dans DISCORD_TOKEN."
    )


def _unreachable(t: Texts, error: errors.DiscordUnreachable) -> str:
    _ = t.gettext
    return _("Discord ne répond pas. Vérifiez la connexion à Internet, puis recommencez. ({detail})").format(
        detail=error.detail
    )


def _not_written(t: Texts, error: errors.FileNotWritten) -> str:
    _ = t.gettext
    return _("Le fichier {file} ne peut pas être écrit ({detail}).").format(file=error.file, detail=error.detail)


_WORDING: dict[type[errors.CourroieError], Callable[[Texts, Any], str]] = {
    errors.NoPlan: _no_plan,
    errors.EmptyPlan: _empty_plan,
    errors.UnknownPlan: _unknown_plan,
    errors.UnknownWorkingGroup: _unknown_working_group,
    errors.UnknownParty: unknown_party_sentence,
    errors.UnknownReference: _unknown_reference,
    errors.UnreadableFile: file_sentence,
    errors.DatabaseProblem: database_sentence,
    errors.NotAllowed: not_allowed_sentence,
    errors.NotInGuild: not_in_guild_sentence,
    errors.OutdatedControl: _outdated,
    errors.SupersededImport: _superseded,
    errors.TryAgain: _try_again,
    errors.SheetNotReady: _sheet_not_ready,
    errors.UnknownEntry: unknown_sentence,
    errors.DuplicateEntry: duplicate_sentence,
    errors.InvalidEntry: invalid_sentence,
    errors.UnreadableDate: unreadable_date_sentence,
    errors.UnreadableMoment: unreadable_moment_sentence,
    errors.InvalidReminder: invalid_reminder_sentence,
    errors.UnreadableLength: unreadable_length_sentence,
    errors.UnreadableRecurrence: unreadable_recurrence_sentence,
    errors.AlreadyLinked: linked_sentence,
    errors.NotLinked: not_linked_sentence,
    errors.TokenRefused: _token_refused,
    errors.DiscordUnreachable: _unreachable,
    errors.FileNotWritten: _not_written,
    errors.InvalidDeadline: invalid_deadline_sentence,
    errors.DeadlineOver: deadline_over_sentence,
    errors.NotResponsible: not_responsible_sentence,
    errors.InvalidSetting: invalid_setting_sentence,
    errors.ChannelRefused: channel_refused_sentence,
    assembly_errors.UnknownAssembly: unknown_assembly_sentence,
    assembly_errors.InvalidAssembly: invalid_assembly_sentence,
    assembly_errors.ShortNotice: short_notice_sentence,
    assembly_errors.WrongStatus: wrong_status_sentence,
    assembly_errors.CheckInClosed: check_in_closed_sentence,
    assembly_errors.ProxyRefused: proxy_refused_sentence,
    assembly_errors.NoVoice: no_voice_sentence,
    assembly_errors.NotCheckedIn: not_checked_in_sentence,
    assembly_errors.UnknownMotion: unknown_motion_sentence,
    assembly_errors.MotionClosed: motion_closed_sentence,
    assembly_errors.AlreadyVoted: already_voted_sentence,
    assembly_errors.SecretVote: secret_vote_sentence,
    assembly_errors.QuorumNotMet: quorum_sentence,
    errors.FileNotPosted: file_not_posted_sentence,
    **SURVEY_SENTENCES,
    **FLASH_POLL_SENTENCES,
}
