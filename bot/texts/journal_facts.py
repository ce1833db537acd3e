"""What stood before and after a change, in words: a line for each field that changed."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from bot.domain.directory import CarrierKind, Directory, GroupKind, OrganizationKind
from bot.domain.doubt import DoubtStatus
from bot.domain.guild_settings import AssemblyKind, GuildSettings, SettingKey, Voice
from bot.domain.journal import Change, Subject
from bot.domain.setting_values import from_json
from bot.texts.catalogue import N_, Texts
from bot.texts.dates import day_text, weekday_name
from bot.texts.deadlines import deadline_fact
from bot.texts.directory import group_kind_label, organization_kind_label
from bot.texts.journal_assemblies import assembly_fact
from bot.texts.setting_bylaws import kind_label, voice_text
from bot.texts.setting_words import setting_label, setting_text
from bot.texts.surveys import survey_fact

_FIELDS: Final[Mapping[str, str]] = {
    "name": N_("nom"),
    "other_names": N_("autres noms"),
    "kind": N_("sorte"),
    "in_good_standing": N_("en règle"),
    "member_since": N_("membre depuis"),
    "active": N_("active"),
    "function": N_("fonction"),
    "email": N_("courriel"),
    "phone": N_("téléphone"),
    "organization": N_("organisation"),
    "user_id": N_("membre du serveur"),
    "is_member": N_("membre en son propre nom"),
    "recognised": N_("reconnue, avec un siège au conseil d'administration"),
    "parent": N_("relève de"),
    "channel_id": N_("salon"),
    "role_id": N_("rôle"),
    "lead_id": N_("qui en répond"),
    "represents": N_("représente"),
    "at": N_("siège à"),
    "since": N_("depuis"),
    "until": N_("jusqu'au"),
    "person_id": N_("personne"),
    "starts_on": N_("début du mandat"),
    "ends_on": N_("fin du mandat"),
    "carrier": N_("confié à"),
    "merged": N_("doublon"),
    "version": N_("version"),
    "title": N_("titre"),
    "table": N_("table"),
    "status": N_("état"),
    "line": N_("ligne du fichier"),
    "notice_days": N_("avis (en jours)"),
    "quorum": N_("quorum"),
    "voice": N_("voix"),
    "proxies": N_("procurations par personne"),
    "start": N_("début"),
    "end": N_("fin"),
    "start_local": N_("jour et heure"),
    "place": N_("lieu"),
    "link": N_("lien"),
    "agenda": N_("ordre du jour"),
    "length_minutes": N_("durée (en minutes)"),
    "reason": N_("raison"),
    "minutes_url": N_("compte-rendu"),
    "minutes_note": N_("note du compte-rendu"),
    "decisions": N_("décisions"),
    "vote": N_("vote"),
    "due": N_("échéance"),
    "rule": N_("récurrence"),
    "offsets": N_("rappels"),
    "answer": N_("réponse"),
    "delay_days": N_("relance après (en jours)"),
    "weekday": N_("jour de la semaine"),
    "hour": N_("heure"),
    "contact": N_("pour joindre cette personne"),
    "journal_months": N_("journal (en mois)"),
    "threshold": N_("réponses avant qu'un résultat soit montré"),
    "introduction": N_("présentation"),
    "opens_local": N_("ouverture"),
    "closes_local": N_("fermeture"),
    "anonymous": N_("anonyme"),
    "publish_results": N_("résultats publiés"),
    "questions": N_("questions"),
    "departed_months": N_("fiche d'une personne partie (en mois)"),
}
_CARRIERS: Final = {
    CarrierKind.ROLE: N_("un rôle"),
    CarrierKind.GROUP: N_("une table ou un comité"),
    CarrierKind.ORGANIZATION: N_("une organisation"),
    CarrierKind.PERSON: N_("une personne"),
    CarrierKind.COORDINATION: N_("la coordination"),
    CarrierKind.NOBODY: N_("personne en particulier"),
}
_STATUSES: Final = {
    DoubtStatus.OPEN: N_("à revoir"),
    DoubtStatus.CONFIRMED: N_("confirmé"),
    DoubtStatus.DISMISSED: N_("écarté"),
}
_DAYS: Final = frozenset({"member_since", "since", "until", "starts_on", "ends_on"})
_MENTIONS: Final = {"user_id": "<@{id}>", "role_id": "<@&{id}>", "channel_id": "<#{id}>"}
_PEOPLE: Final = frozenset({"person_id", "lead_id"})
_UNSAID: Final = frozenset({"message_id"})  # it names nothing that anybody could read


def fact_lines(t: Texts, change: Change, directory: Directory, quote: Callable[[str], str] = str) -> Iterator[str]:
    """« en règle : oui → non », « nom : CLSC » for what came with the thing; ids by what they name now.

    ``quote`` makes what was typed safe for where it goes: a view gives ``markup.plain``.
    """
    _ = t.gettext
    words = _Words(t, change, directory, quote)
    for name in dict.fromkeys((*change.before, *change.after)):
        before, after = change.before.get(name), change.after.get(name)
        if name.rpartition(".")[2] in _UNSAID or (_is_empty(before) and _is_empty(after)):
            continue
        field, new = words.field(name), words.value(name, after)
        if before == after or name not in change.before:
            yield _("{field} : {value}").format(field=field, value=new)
        else:
            yield _("{field} : {before} → {after}").format(field=field, before=words.value(name, before), after=new)


def _is_empty(value: object) -> bool:
    return value is None or value in ("", [])


@dataclass(frozen=True, slots=True)
class _Words:
    t: Texts
    change: Change
    directory: Directory
    quote: Callable[[str], str]

    def field(self, name: str) -> str:
        """What a fact is called; a setting's part after the assembly that it is of."""
        first, *parts = name.split(".")
        if self.change.subject is not Subject.SETTING:
            # What an older version wrote under another name keeps it: the journal outlives versions.
            return self.t.gettext(_FIELDS.get(name, name))
        if not parts:
            return setting_label(self.t, SettingKey(first))
        labels = [kind_label(self.t, AssemblyKind(each)) for each in parts[:-1]]
        return ", ".join([*labels, self.t.gettext(_FIELDS[parts[-1]])])

    def value(self, name: str, value: object) -> str:
        """What stood there."""
        _ = self.t.gettext
        last = name.rpartition(".")[2]
        if self.change.subject is Subject.SETTING and "." not in name:
            key = SettingKey(name)
            return setting_text(self.t, replace(GuildSettings(), **{name: from_json(key, value)}), key, self.quote)
        if _is_empty(value):
            return _("rien")
        said = deadline_fact(self.t, last, value) if self.change.subject is Subject.DEADLINE else None
        if said is None and self.change.subject is Subject.ASSEMBLY:
            said = assembly_fact(self.t, last, value)
        if said is None and self.change.subject is Subject.SURVEY:
            said = survey_fact(self.t, last, value)
        if said is not None:
            return said
        if isinstance(value, bool):
            return _("oui") if value else _("non")
        if isinstance(value, list):
            return ", ".join(self.quote(str(each)) for each in value)
        if last in _MENTIONS:
            return _MENTIONS[last].format(id=value)
        if last in _PEOPLE:
            person = self.directory.people.get(int(str(value)))
            return self.quote(person.name) if person else _("une personne effacée")
        return self._word(last, str(value))

    def _word(self, name: str, value: str) -> str:
        if name in _DAYS:
            return day_text(self.t, date.fromisoformat(value))
        if name == "kind" and self.change.subject is Subject.ORGANIZATION:
            return organization_kind_label(self.t, OrganizationKind(value))
        if name == "kind":
            return group_kind_label(self.t, GroupKind(value))
        if name == "weekday":
            return weekday_name(self.t, int(value))
        if name == "carrier":
            return self.t.gettext(_CARRIERS[CarrierKind(value)])
        if name == "status":
            return self.t.gettext(_STATUSES[DoubtStatus(value)])
        return voice_text(self.t, Voice(value)) if name == "voice" else self.quote(value)
