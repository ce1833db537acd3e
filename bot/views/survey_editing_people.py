"""The screens of who is invited to a draft, and how answers count: one choice at a time."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from discord.ui import LayoutView

from bot.domain.assembly import Assembly
from bot.domain.snapshot import GuildSnapshot
from bot.domain.survey import AudienceKind, Breakdown, Survey
from bot.texts.assemblies import assembly_name
from bot.texts.catalogue import N_, Texts
from bot.texts.dates import day_text
from bot.views import survey_management_places as places
from bot.views.forms import ChoiceField, Form
from bot.views.layout import Block, Choice, Control, Picker, PickerKind, Screen, blocks_of, clamp, layout, paginate
from bot.views.markup import plain
from bot.views.paging import closing_notes, page_controls
from bot.views.survey_management_lines import how_line, who_line
from bot.views.survey_management_places import card_control, control

NAMED: Final = "named"
COUNTED: Final = "counted"
PARTED: Final = "parted"
RESULTS: Final = "results"
ANONYMOUS: Final = "anonymous"
NOMINAL: Final = "nominal"
MEMBER: Final = "member"
ORGANIZATION: Final = "organization"
PUBLIC: Final = "public"
PRIVATE: Final = "private"
_AUDIENCES: Final = {
    AudienceKind.EVERYONE: N_("Tout le monde sur le serveur"),
    AudienceKind.ROLE: N_("Les membres d'un rôle"),
    AudienceKind.GROUP: N_("Une table ou un comité"),
    AudienceKind.PRESENT: N_("Les personnes présentes à une assemblée"),
}
_BREAKDOWNS: Final = {
    Breakdown.NONE: N_("Non"),
    Breakdown.ORGANIZATION_KIND: N_("Oui, par sorte d'organisation"),
    Breakdown.GROUP: N_("Oui, par table"),
}


def people_view(t: Texts, snapshot: GuildSnapshot, draft: Survey) -> LayoutView:
    """Who is invited and how answers count, what that means, and what may be changed of it."""
    _ = t.gettext
    explained = (
        _("Anonymes : une fois le sondage fermé, plus rien ne dit qui a répondu quoi, ni même qui a répondu.")
        if draft.anonymous
        else _("Nominatives : la coordination voit qui a répondu quoi; chaque personne peut changer sa réponse.")
    )
    return layout(
        Screen(
            title=_("Qui et comment"),
            subtitle=plain(draft.title),
            blocks=blocks_of([who_line(t, snapshot, draft.audience), how_line(t, draft), explained]),
            menu_id=control(places.WHOM, draft.id),
            menu_label=_("Inviter…"),
            choices=[Choice(t.gettext(label), kind) for kind, label in _AUDIENCES.items()],
            controls=[
                Control(_("Anonymat et résultats"), control(places.SHAPE, draft.id), primary=True),
                back_control(t, draft),
            ],
        )
    )


def shape_form(t: Texts, draft: Survey) -> Form:
    """Whether answers are anonymous, for whom one counts, how they are parted, and who reads the results."""
    _ = t.gettext
    return Form(
        title=_("Comment on répond"),
        custom_id=control(places.SHAPE, draft.id),
        fields=[
            ChoiceField(
                NAMED,
                _("Réponses"),
                [Choice(_("Anonymes"), ANONYMOUS), Choice(_("Nominatives"), NOMINAL)],
                ANONYMOUS if draft.anonymous else NOMINAL,
            ),
            ChoiceField(
                COUNTED,
                _("Une réponse compte pour"),
                [Choice(_("Un membre"), MEMBER), Choice(_("Une organisation"), ORGANIZATION)],
                ORGANIZATION if draft.by_organization else MEMBER,
            ),
            ChoiceField(
                PARTED,
                _("Comparer des groupes dans les résultats?"),
                [Choice(t.gettext(label), kind) for kind, label in _BREAKDOWNS.items()],
                draft.breakdown,
                _("Seulement où assez de personnes ont répondu"),
            ),
            ChoiceField(
                RESULTS,
                _("Résultats"),
                [
                    Choice(_("Affichés dans le salon à la fermeture"), PUBLIC),
                    Choice(_("Pour la coordination seulement"), PRIVATE),
                ],
                PUBLIC if draft.publish_results else PRIVATE,
            ),
        ],
        back=back_control(t, draft),
    )


def role_view(t: Texts, snapshot: GuildSnapshot, draft: Survey) -> LayoutView:
    """The members of which role are invited."""
    _ = t.gettext
    audience = draft.audience
    held = [audience.id] if audience.kind is AudienceKind.ROLE and audience.id else []
    picker = Picker(PickerKind.ROLE, control(places.INVITE, draft.id, AudienceKind.ROLE), _("Choisir un rôle…"), held)
    return layout(
        Screen(
            title=_("Les membres de quel rôle?"),
            subtitle=plain(draft.title),
            blocks=[Block(who_line(t, snapshot, audience))],
            notes=[_("Combien ils sont n'est pas connu : le taux de participation ne sera pas calculé.")],
            pickers=[picker],
            controls=[_back_to_people(t, draft)],
        )
    )


def groups_view(t: Texts, snapshot: GuildSnapshot, draft: Survey, page: int = 0) -> LayoutView:
    """The people of which table or committee are invited."""
    _ = t.gettext
    groups = sorted((each for each in snapshot.directory.groups.values() if each.active), key=lambda each: each.name)
    found = [Block(f"- {plain(each.name)}", Choice(each.name, str(each.id))) for each in groups]
    none = _("Le bottin n'a encore ni table ni comité.")
    return _listed(t, draft, AudienceKind.GROUP, page, title=_("Quelle table?"), found=found, none=none)


def assemblies_view(t: Texts, snapshot: GuildSnapshot, draft: Survey, now: datetime, page: int = 0) -> LayoutView:
    """Those who came, or will come, to which assembly are invited."""
    _ = t.gettext
    coming = [each for each in snapshot.assemblies if each.is_coming]
    found = assembly_blocks(t, snapshot, sorted(coming, key=lambda each: abs(each.starts_at - now)))
    none = _("Aucune assemblée n'a encore été convoquée.")
    return _listed(
        t,
        draft,
        AudienceKind.PRESENT,
        page,
        title=_("Les personnes présentes à quelle assemblée?"),
        found=found,
        none=none,
    )


def assembly_blocks(t: Texts, snapshot: GuildSnapshot, assemblies: Iterable[Assembly]) -> list[Block]:
    """A line and a choice for each assembly."""
    labels = (
        (each.id, f"{assembly_name(t, each, snapshot.directory)} · {day_text(t, each.start_local.date())}")
        for each in assemblies
    )
    return [Block(f"- {plain(label)}", Choice(label, str(assembly_id))) for assembly_id, label in labels]


def back_control(t: Texts, draft: Survey) -> Control:
    """The way back to the survey's card."""
    _ = t.gettext
    return Control(_("Revenir au sondage"), card_control(draft.id))


def _listed(
    t: Texts, draft: Survey, kind: AudienceKind, page: int, *, title: str, found: list[Block], none: str
) -> LayoutView:
    _ = t.gettext
    pages = paginate(found)
    page = clamp(page, pages)
    return layout(
        Screen(
            title=title,
            subtitle=plain(draft.title),
            blocks=pages[page] or [Block(none)],
            notes=closing_notes(t, page, len(pages), source_text=False),
            menu_id=control(places.INVITE, draft.id, kind),
            menu_label=_("Choisir…"),
            controls=[
                _back_to_people(t, draft),
                *page_controls(t, page, len(pages), lambda to: control(places.AMONG, draft.id, kind, str(to))),
            ],
        )
    )


def _back_to_people(t: Texts, draft: Survey) -> Control:
    _ = t.gettext
    return Control(_("Revenir à « Qui et comment »"), control(places.HOW, draft.id))
