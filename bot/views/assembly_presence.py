"""Who is there: the message that members check in with, what each is told, and the coordination's list."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Final

from discord.ui import LayoutView

from bot.domain.assembly import Attendee
from bot.domain.directory import Person
from bot.domain.directory_drafts import MAX_NAME
from bot.domain.gathering import Gathering
from bot.domain.snapshot import GuildSnapshot
from bot.texts.attendees import attendee_name, attendee_organization, voice_name
from bot.texts.catalogue import Texts
from bot.views import assembly_places
from bot.views import presence_places as places
from bot.views.assembly_card import presence_lines
from bot.views.assembly_parts import name_of, when_line
from bot.views.assembly_places import card_control
from bot.views.forms import Form, TextField
from bot.views.layout import Block, Choice, Control, Screen, blocks_of, clamp, layout, paginate
from bot.views.markup import cut, plain
from bot.views.paging import closing_notes, page_controls
from bot.views.presence_places import page_control, present_control
from bot.views.retry import retry_view

NAME: Final = "name"
ORGANIZATION: Final = "organization"
_SHOWN: Final = 80
_VOICES_SHOWN: Final = 5


def check_in_screen(t: Texts, snapshot: GuildSnapshot, gathering: Gathering, now: datetime) -> Screen:
    """What members press on arriving; how many are there, and whether the quorum is, as it stands."""
    _ = t.gettext
    assembly = gathering.assembly
    controls = [Control(_("Voir l'assemblée"), card_control(assembly.id))]
    if assembly.takes_check_in(now):
        here = assembly_places.control(assembly_places.HERE, assembly.id)
        controls.insert(0, Control(_("Je suis présent"), here, primary=True))
    return Screen(
        title=_("Présences : {name}").format(name=name_of(t, assembly, snapshot.directory)),
        blocks=blocks_of([when_line(t, assembly), *presence_lines(t, gathering)]),
        notes=[_("Touchez « Je suis présent » en arrivant. Qui n'est pas sur Discord le dit à la coordination.")],
        controls=controls,
    )


def checked_in_view(t: Texts, snapshot: GuildSnapshot, gathering: Gathering, user_id: int) -> LayoutView:
    """What is told to whoever checked in: for whom, and which voices they have there."""
    _ = t.gettext
    attendee = gathering.attendee_of(user_id)
    lines = list(_said_of(t, gathering, attendee)) if attendee else []
    if attendee is not None and attendee.person_id is None:
        lines.append(
            _(
                "Vous n'êtes pas encore au bottin : dites avec `/moi fiche` qui vous représentez, pour que sa voix compte."
            )
        )
    controls = [Control(_("Voir l'assemblée"), card_control(gathering.assembly.id))]
    return layout(
        Screen(
            title=_("C'est noté : vous êtes là."),
            subtitle=name_of(t, gathering.assembly, snapshot.directory),
            blocks=blocks_of([*lines, *presence_lines(t, gathering)]),
            controls=controls,
        )
    )


def presence_view(
    t: Texts, snapshot: GuildSnapshot, gathering: Gathering, page: int = 0, receipt: str = ""
) -> LayoutView:
    """The coordination's list, under what was just done; its menu takes somebody off."""
    _ = t.gettext
    assembly, directory = gathering.assembly, snapshot.directory
    said = [*([receipt] if receipt else []), when_line(t, assembly), *presence_lines(t, gathering)]
    head = blocks_of([*said, *_proxy_lines(t, gathering)])
    people = [
        Block(_line(t, gathering, each), Choice(_plain_line(t, gathering, each), str(each.id)))
        for each in gathering.attendees
    ]
    pages = paginate([*head, *(people or [Block(_("Personne n'est encore inscrit."))])])
    page = clamp(page, pages)
    controls = [
        *page_controls(t, page, len(pages), lambda to: page_control(assembly.id, to)),
        Control(_("Ajouter quelqu'un"), present_control(places.ADD, assembly.id), primary=True),
        Control(_("Actualiser"), page_control(assembly.id, page)),
    ]
    if gathering.attendees:
        controls.append(Control(_("Emporter la liste (CSV)"), present_control(places.CSV, assembly.id)))
    return layout(
        Screen(
            title=_("Présences : {name}").format(name=name_of(t, assembly, directory)),
            blocks=pages[page],
            notes=closing_notes(t, page, len(pages), source_text=False),
            menu_id=present_control(places.REMOVE, assembly.id),
            menu_label=_("Retirer quelqu'un de la liste…"),
            controls=controls,
        )
    )


def add_form(t: Texts, form_id: str) -> Form:
    """Who came, on Discord or not."""
    _ = t.gettext
    return Form(
        title=_("Qui est là?"),
        custom_id=form_id,
        fields=[
            TextField(NAME, _("Nom"), description=_("Une personne du bottin, ou un invité"), most=MAX_NAME),
            TextField(
                ORGANIZATION,
                _("Organisation"),
                description=_("Son nom ou son sigle au bottin; vide : celle que dit le bottin"),
                required=False,
                most=MAX_NAME,
            ),
        ],
    )


def who_view(t: Texts, form: Form, typed: Mapping[str, str], assembly_id: int, people: Sequence[Person]) -> LayoutView:
    """The name that was typed is nobody's for sure: who may be meant, or a guest."""
    _ = t.gettext
    sentence = (
        _("Est-ce quelqu'un du bottin, ou un invité? Personne n'est encore inscrit.")
        if people
        else _("Je ne trouve personne de ce nom au bottin. L'inscrire comme invité?")
    )
    named = [
        Control(cut(person.name, _SHOWN), present_control(places.PERSON, assembly_id, str(person.id)))
        for person in people
    ]
    guest = Control(_("Un invité"), present_control(places.GUEST, assembly_id))
    return retry_view(t, sentence, form, typed, [*named, guest])


def exported_view(t: Texts, gathering: Gathering, file_name: str) -> LayoutView:
    """The list as a file, for the coordination's eyes."""
    _ = t.gettext
    return layout(
        Screen(
            title=_("La liste des présences"),
            subtitle=_("Elle nomme des personnes : ne la partagez qu'à qui en a besoin."),
            file_name=file_name,
            controls=[Control(_("Revenir aux présences"), page_control(gathering.assembly.id))],
        )
    )


def _proxy_lines(t: Texts, gathering: Gathering) -> Iterator[str]:
    """Whose voices are there by proxy, and who casts them."""
    _ = t.gettext
    directory = gathering.electorate.directory
    for at, proxy in enumerate(gathering.presence.proxies):
        holder = directory.people.get(proxy.holder_person_id)
        if proxy.voice is None or holder is None:
            continue
        if not at:
            yield _("**Procurations**")
        voice = plain(cut(voice_name(t, proxy.voice, directory), _SHOWN))
        yield _("- {voice} : votée par {holder}").format(voice=voice, holder=plain(cut(holder.name, _SHOWN)))


def _line(t: Texts, gathering: Gathering, attendee: Attendee) -> str:
    _ = t.gettext
    directory = gathering.electorate.directory
    name = f"<@{attendee.user_id}>" if attendee.person_id is None and attendee.user_id else ""
    name = name or plain(attendee_name(t, attendee, directory))
    organization = plain(attendee_organization(attendee, directory))
    return f"- {name}, {organization}" if organization else f"- {name}"


def _plain_line(t: Texts, gathering: Gathering, attendee: Attendee) -> str:
    directory = gathering.electorate.directory
    parts = (attendee_name(t, attendee, directory), attendee_organization(attendee, directory))
    return " · ".join(filter(None, parts))


def _said_of(t: Texts, gathering: Gathering, attendee: Attendee) -> Sequence[str]:
    _, ngettext = t.gettext, t.ngettext
    directory = gathering.electorate.directory
    organization = attendee_organization(attendee, directory)
    lines = [_("**Pour :** {organization}").format(organization=plain(organization))] if organization else []
    voices = gathering.presence.voices_of(attendee.id)
    names = ", ".join(plain(voice_name(t, each, directory)) for each in voices[:_VOICES_SHOWN])
    if not voices:
        lines.append(_("Vos règlements ne vous donnent pas de voix à cette assemblée."))
    else:
        n = len(voices)
        lines.append(ngettext("**{n} voix :** {names}", "**{n} voix :** {names}", n).format(n=n, names=names))
    return lines
