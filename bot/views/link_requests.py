"""What members of the server say of who they are, for the coordination to answer, one by one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from discord.ui import LayoutView

from bot.domain.directory import LinkRequest, Person
from bot.domain.directory_search import EntryHit
from bot.domain.snapshot import GuildSnapshot
from bot.texts.catalogue import Texts
from bot.views.custom_ids import CustomId
from bot.views.directory_management import confirmation_view
from bot.views.entry_choosing import entry_label
from bot.views.layout import Block, Choice, Control, Screen, blocks_of, layout
from bot.views.markup import plain

FEATURE: Final = "link"
OPEN: Final = "open"
NEXT: Final = "next"
CONFIRM: Final = "confirm"
TO: Final = "to"
NEW: Final = "new"
REFUSE: Final = "refuse"
REFUSED: Final = "refused"
ARITY: Final = 1


@dataclass(frozen=True, slots=True)
class Waiting:
    """A request among those that wait: how many do, and the entries that it may be besides the one it names."""

    request: LinkRequest
    waiting: int
    similar: Sequence[EntryHit] = ()


def link_control(action: str, request_id: int) -> str:
    """The ``custom_id`` that does ``action`` with a request; OPEN is what a notice's button carries."""
    return CustomId(FEATURE, action, (str(request_id),)).encode()


def request_view(t: Texts, snapshot: GuildSnapshot, shown: Waiting, receipt: str = "") -> LayoutView:
    """What a member says, and the answers to it, under what was just done."""
    _, ngettext = t.gettext, t.ngettext
    request, n = shown.request, shown.waiting
    taken = snapshot.directory.people.get(request.person_id or 0)
    answers = [(_("Créer la fiche"), NEW), (_("Refuser"), REFUSE)]
    if taken is not None and taken.user_id is None:
        answers.insert(0, (_("Confirmer"), CONFIRM))
    if n > 1:
        answers.append((_("Demande suivante"), NEXT))
    controls = [
        Control(label, link_control(action, request.id), primary=at == 0) for at, (label, action) in enumerate(answers)
    ]
    said = [Block(line) for line in _lines(t, snapshot, request, taken)]
    return layout(
        Screen(
            title=_("Demande de {name}").format(name=plain(request.name)),
            subtitle=ngettext("{n} demande attend une réponse", "{n} demandes attendent une réponse", n).format(n=n),
            blocks=[*blocks_of([receipt] if receipt else []), *said, *_similar(t, snapshot, shown.similar)],
            menu_id=link_control(TO, request.id),
            menu_label=_("Relier à cette fiche…"),
            controls=controls,
        )
    )


def nothing_waits_view(t: Texts, receipt: str = "") -> LayoutView:
    """No request waits any more."""
    _ = t.gettext
    done = _("Quand un membre du serveur dira qui il est avec « /moi fiche », sa demande sera ici.")
    return layout(Screen(title=_("Aucune demande n'attend"), blocks=blocks_of([*filter(None, [receipt]), done])))


def refusal_view(t: Texts, request: LinkRequest) -> LayoutView:
    """What refusing does, before it is done."""
    _ = t.gettext
    sentence = _(
        "La demande sera effacée, et un message privé dira à {member} que la coordination n'a pas pu la confirmer. "
        "Aucune fiche n'est modifiée."
    ).format(member=f"<@{request.user_id}>")
    yes = Control(_("Refuser la demande"), link_control(REFUSED, request.id), primary=True)
    title = _("Refuser la demande de {name}").format(name=plain(request.name))
    return confirmation_view(t, title, sentence, yes, link_control(OPEN, request.id))


def _lines(t: Texts, snapshot: GuildSnapshot, request: LinkRequest, taken: Person | None) -> Iterator[str]:
    _ = t.gettext
    yield _("**Membre du serveur :** {member}").format(member=f"<@{request.user_id}>")
    yield _("**Dit être :** {name}").format(name=plain(request.name))
    if request.function:
        yield _("**Fonction :** {function}").format(function=plain(request.function))
    if request.email:
        yield _("**Courriel :** {email}").format(email=plain(request.email))
    if request.phone:
        yield _("**Téléphone :** {phone}").format(phone=plain(request.phone))
    organization = snapshot.directory.organizations.get(request.organization_id or 0)
    if organization is not None:
        yield _("**Représente :** {organization}").format(organization=plain(organization.name))
    if taken is not None and taken.user_id is not None:
        yield _("**Fiche choisie :** {name}, qui est déjà celle de {member}").format(
            name=plain(taken.name), member=f"<@{taken.user_id}>"
        )
    elif taken is not None:
        yield _("**Fiche choisie :** {name}").format(name=plain(taken.name))


def _similar(t: Texts, snapshot: GuildSnapshot, hits: Sequence[EntryHit]) -> Iterator[Block]:
    _ = t.gettext
    if hits:
        yield Block(_("**Fiches qui ressemblent :**"))
    for hit in hits:
        label = entry_label(t, snapshot, hit)
        yield Block(f"- {plain(label)}", Choice(label, str(hit.id)))
