"""The journal in words: who did what to what."""

from collections.abc import Callable
from typing import Final

from bot.domain.directory import Directory
from bot.domain.guild_settings import AssemblyKind, SettingKey
from bot.domain.journal import Act, Actor, ActorKind, Change, Entry, Subject
from bot.texts.catalogue import N_, Texts
from bot.texts.setting_bylaws import kind_label
from bot.texts.setting_words import setting_label

_SUBJECTS: Final = {
    Subject.ORGANIZATION: N_("Organisations"),
    Subject.PERSON: N_("Personnes et représentants"),
    Subject.GROUP: N_("Tables et comités"),
    Subject.BOARD: N_("Conseil d'administration"),
    Subject.ENTRUSTMENT: N_("Ce qui est confié"),
    Subject.SETTING: N_("Réglages"),
    Subject.PLAN: N_("Plans"),
    Subject.DOUBT: N_("Doutes d'un plan"),
    Subject.ASSEMBLY: N_("Assemblées"),
    Subject.DEADLINE: N_("Échéances"),
    Subject.SURVEY: N_("Sondages"),
}
_ACTS: Final = {
    Act.ADDED: N_("{actor} a inscrit {thing}"),
    Act.CHANGED: N_("{actor} a modifié {thing}"),
    Act.REMOVED: N_("{actor} a retiré {thing}"),
    Act.MERGED: N_("{actor} a réuni un doublon avec {thing}"),
    Act.LINKED: N_("{actor} a relié {thing} à un membre du serveur"),
    Act.UNLINKED: N_("{actor} a délié {thing} d'un membre du serveur"),
    Act.REFUSED: N_("{actor} a refusé de relier {thing}"),
    Act.ERASED: N_("{actor} a effacé {thing}"),
}
_BETTER: Final = {
    (Subject.PERSON, Act.ERASED): N_("{actor} a effacé les renseignements d'une personne"),
    (Subject.ENTRUSTMENT, Act.ADDED): N_("{actor} a confié {thing}"),
    (Subject.ENTRUSTMENT, Act.CHANGED): N_("{actor} a confié {thing} à d'autres"),
    (Subject.ENTRUSTMENT, Act.REMOVED): N_("{actor} ne confie plus {thing} à personne"),
    (Subject.PLAN, Act.ADDED): N_("{actor} a chargé {thing}"),
    (Subject.PLAN, Act.CHANGED): N_("{actor} a remplacé {thing} par une nouvelle version"),
    (Subject.DEADLINE, Act.ADDED): N_("{actor} a planifié {thing}"),
    (Subject.ASSEMBLY, Act.ADDED): N_("{actor} a convoqué {thing}"),
    (Subject.ASSEMBLY, Act.REMOVED): N_("{actor} a annulé {thing}"),
    (Subject.SURVEY, Act.ADDED): N_("{actor} a publié {thing}"),
    (Subject.DOUBT, Act.CHANGED): N_("{actor} a réglé {thing}"),
}
_THINGS: Final = {
    Subject.ORGANIZATION: N_("l'organisation « {label} »"),
    Subject.PERSON: N_("la fiche de {label}"),
    Subject.GROUP: N_("« {label} »"),
    Subject.BOARD: N_("le siège de « {label} » au conseil d'administration"),
    Subject.ENTRUSTMENT: N_("« {label} »"),
    Subject.SETTING: N_("le réglage « {label} »"),
    Subject.PLAN: N_("le plan « {label} »"),
    Subject.DOUBT: N_("un doute du plan « {label} »"),
    Subject.ASSEMBLY: N_("l'assemblée « {label} »"),
    Subject.DEADLINE: N_("une échéance de l'action « {label} »"),
    Subject.SURVEY: N_("le sondage « {label} »"),
}
_ACTORS: Final = {
    ActorKind.SHELL: N_("La ligne de commande"),
    ActorKind.COURROIE: N_("Courroie"),
    ActorKind.FORGOTTEN: N_("Une personne effacée"),
}


def subject_label(t: Texts, subject: Subject) -> str:
    """« Tables et comités »."""
    return t.gettext(_SUBJECTS[subject])


def entry_sentence(t: Texts, entry: Entry, directory: Directory, quote: Callable[[str], str] = str) -> str:
    """« Claire Fortin a modifié l'organisation « CLSC » », by whatever name the people have now.

    ``quote`` makes what was typed safe for where it goes: a view gives ``markup.plain``.
    """
    change = entry.change
    words = _BETTER.get((change.subject, change.act), _ACTS[change.act])
    actor = _actor(t, entry.actor, directory, quote)
    return t.gettext(words).format(actor=actor, thing=_thing(t, change, directory, quote))


def member_name(directory: Directory, user_id: int, quote: Callable[[str], str] = str) -> str:
    """The name that the directory has for a Discord member, else the member's mention."""
    person = directory.person_of(user_id)
    return quote(person.name) if person else f"<@{user_id}>"


def _actor(t: Texts, actor: Actor, directory: Directory, quote: Callable[[str], str]) -> str:
    if actor.user_id is not None:
        return member_name(directory, actor.user_id, quote)
    return t.gettext(_ACTORS[actor.kind])


def _thing(t: Texts, change: Change, directory: Directory, quote: Callable[[str], str]) -> str:
    _ = t.gettext
    if change.subject is not Subject.PERSON:
        return _(_THINGS[change.subject]).format(label=_label(t, change, quote))
    person_id = change.subject_id or change.person_id
    person = directory.people.get(person_id) if person_id is not None else None
    if person is not None:
        return _(_THINGS[change.subject]).format(label=quote(person.name))
    if change.user_id is not None:
        return _(_THINGS[change.subject]).format(label=member_name(directory, change.user_id, quote))
    return _("la fiche d'une personne effacée")


def _label(t: Texts, change: Change, quote: Callable[[str], str]) -> str:
    if change.subject is Subject.SETTING:
        return setting_label(t, SettingKey(change.label))
    if change.subject is Subject.ASSEMBLY and change.label in set(AssemblyKind):
        return kind_label(t, AssemblyKind(change.label))
    return quote(change.label)
