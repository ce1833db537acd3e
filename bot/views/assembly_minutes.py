"""The minutes as the coordination keeps them: where they are, what was decided, and to which action each decision is tied."""

from typing import Final

from discord.ui import LayoutView

from bot.domain.gathering import Gathering
from bot.domain.snapshot import GuildSnapshot
from bot.domain.web_address import web_address
from bot.texts.catalogue import Texts
from bot.views.assembly_card import decision_text
from bot.views.assembly_parts import name_of, when_line
from bot.views.assembly_places import card_control
from bot.views.forms import Form, TextField
from bot.views.layout import Block, Control, Screen, blocks_of, clamp, layout, paginate
from bot.views.minutes_places import decide_control, minutes_control
from bot.views.paging import closing_notes, page_controls

TEXT: Final = "text"
ACTION: Final = "action"
_DECISION_LENGTH: Final = 1000
_REFERENCE_LENGTH: Final = 60


def minutes_view(
    t: Texts, snapshot: GuildSnapshot, gathering: Gathering, page: int = 0, receipt: str = ""
) -> LayoutView:
    """The minutes of an assembly, under what was just done; ``page`` counts from 0."""
    _ = t.gettext
    assembly = gathering.assembly
    address = web_address(assembly.minutes_url)
    where = (
        _("**Compte-rendu :** {address}").format(address=f"<{address}>")
        if address
        else _("**Compte-rendu :** pas encore déposé; donnez son lien ou son fichier avec la commande.")
    )
    blocks = blocks_of([*([receipt] if receipt else []), when_line(t, assembly), where])
    if gathering.decisions:
        blocks.append(Block(_("**Décisions**")))
        blocks += blocks_of(
            f"{n}. {decision_text(t, snapshot, gathering, each)}" for n, each in enumerate(gathering.decisions, 1)
        )
    else:
        blocks.append(Block(_("Aucune décision n'est encore inscrite.")))
    pages = paginate(blocks)
    page = clamp(page, pages)
    return layout(
        Screen(
            title=_("Compte-rendu : {name}").format(name=name_of(t, assembly, snapshot.directory)),
            blocks=pages[page],
            notes=closing_notes(t, page, len(pages), source_text=False),
            controls=[
                *page_controls(t, page, len(pages), lambda to: minutes_control(assembly.id, to)),
                Control(_("Ajouter une décision"), decide_control(assembly.id), primary=True),
                Control(_("Voir l'assemblée"), card_control(assembly.id)),
            ],
        )
    )


def decision_form(t: Texts, form_id: str) -> Form:
    """What was decided, and to which action of the plan it is tied."""
    _ = t.gettext
    return Form(
        title=_("Une décision"),
        custom_id=form_id,
        fields=[
            TextField(TEXT, _("Décision"), description=_("Telle qu'au compte-rendu"), long=True, most=_DECISION_LENGTH),
            TextField(
                ACTION,
                _("Action du plan"),
                description=_("Par exemple « II.B.1 action 3 »; vide si elle n'est liée à aucune"),
                required=False,
                most=_REFERENCE_LENGTH,
            ),
        ],
    )


def deposited_view(t: Texts, snapshot: GuildSnapshot, gathering: Gathering, file_name: str) -> LayoutView:
    """The minutes' file, as everyone sees it in the assembly's channel."""
    _ = t.gettext
    return layout(
        Screen(
            title=_("Compte-rendu : {name}").format(name=name_of(t, gathering.assembly, snapshot.directory)),
            blocks=[Block(when_line(t, gathering.assembly))],
            file_name=file_name,
            controls=[Control(_("Voir l'assemblée"), card_control(gathering.assembly.id))],
        )
    )
