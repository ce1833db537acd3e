"""A convocation as text for an email: what the channel says, without Discord's Markdown."""

from collections.abc import Iterator, Sequence
from typing import Final

from bot.domain.assembly import Assembly, AssemblyStatus
from bot.domain.directory import Person
from bot.domain.web_address import web_address
from bot.texts.assemblies import when_text
from bot.texts.catalogue import N_, Texts
from bot.texts.moments import span_text
from bot.texts.setting_bylaws import kind_label

FILE_NAME: Final = "courriel-convocation.txt"
_CONVENED: Final = N_("Objet : Convocation, {name}")
_CALLED: Final = N_("Cette rencontre est convoquée : {name}.")
_SUBJECTS: Final = {
    AssemblyStatus.POSTPONED: N_("Objet : Report, {name}"),
    AssemblyStatus.CANCELLED: N_("Objet : Annulation, {name}"),
}
_SENTENCES: Final = {
    AssemblyStatus.POSTPONED: N_("Cette rencontre est reportée : {name}."),
    AssemblyStatus.CANCELLED: N_("Cette rencontre est annulée : {name}."),
}


def email_text(t: Texts, assembly: Assembly, name: str, people: Sequence[Person] = ()) -> str:
    """The convocation as it can be pasted in an email: to whom, its subject, its text as it was typed, nothing escaped.

    ``people`` are all those to write to, whom a screen has no room for.
    """
    _ = t.gettext
    lines = [
        *_recipients(t, people),
        _(_SUBJECTS.get(assembly.status, _CONVENED)).format(name=name),
        "",
        _("Bonjour,"),
        "",
    ]
    kind = kind_label(t, assembly.kind)
    said = _("{name} ({kind})").format(name=name, kind=kind) if assembly.title else name
    lines.append(_(_SENTENCES.get(assembly.status, _CALLED)).format(name=said))
    if assembly.status is AssemblyStatus.POSTPONED and assembly.postponed_from is not None:
        lines.append(
            _("Elle devait avoir lieu {when}.").format(
                when=span_text(t, assembly.postponed_from, assembly.length_minutes)
            )
        )
    if assembly.reason:
        lines.append(_("Raison : {reason}").format(reason=assembly.reason))
    lines += ["", _("Quand : {when}").format(when=when_text(t, assembly))]
    if assembly.place:
        lines.append(_("Où : {place}").format(place=assembly.place))
    if address := web_address(assembly.link):
        lines.append(_("Lien : {address}").format(address=address))
    if assembly.agenda:
        lines += ["", _("Ordre du jour"), *(f"- {line}" for line in assembly.agenda.split("\n") if line.strip())]
    if assembly.status is not AssemblyStatus.CANCELLED:
        lines += ["", _("Dites-nous, en réponse à ce courriel, si vous serez là.")]
    return "\r\n".join([*lines, ""])


def _recipients(t: Texts, people: Sequence[Person]) -> Iterator[str]:
    _ = t.gettext
    if addresses := "; ".join(dict.fromkeys(each.email for each in people if each.email)):
        yield _("Cci : {addresses}").format(addresses=addresses)
    if names := ", ".join(each.name for each in people if not each.email):
        yield _("À joindre autrement, sans courriel au bottin : {names}").format(names=names)
