"""What Courroie can do, by need rather than by command."""

from typing import Final

from discord.ui import LayoutView

from bot.texts.catalogue import Texts
from bot.views.custom_ids import CustomId
from bot.views.layout import Block, Control, Screen, layout
from bot.views.plan_places import whole_control

FEATURE: Final = "help"
SHOW: Final = "show"


def help_control() -> str:
    """The ``custom_id`` that shows the help screen."""
    return CustomId(FEATURE, SHOW).encode()


def help_view(t: Texts, *, coordination: bool) -> LayoutView:
    """The help screen; ``coordination`` adds what only it may do."""
    _ = t.gettext
    needs = [
        (_("Savoir ce que prévoit un axe du plan"), _("`/plan axe`"), _("par exemple « II » ou « 2 »")),
        (_("Ouvrir un objectif ou une action"), _("`/plan voir`"), _("par exemple « II.B » ou « 2b1 »")),
        (_("Chercher un mot, une année, un responsable"), _("`/plan chercher`"), _("par exemple « bottin »")),
        (_("Connaître la table de quartier"), _("`/apropos`"), _("mission, structure, tables et comités")),
    ]
    if coordination:
        needs += [
            (_("Charger ou remplacer un plan"), _("`/gerer plan importer`"), _("rien n'est écrit avant « Confirmer »")),
            (_("Emporter le plan"), _("`/gerer plan exporter`"), _("en JSON, CSV ou Markdown")),
            (_("Revoir ce qui n'était pas clair"), _("`/gerer plan doutes`"), _("chaque doute avec sa ligne")),
        ]
    blocks = [Block(f"- {need}\n  {command} · {example}") for need, command, example in needs]
    return layout(
        Screen(
            title=_("De quoi avez-vous besoin?"),
            subtitle=_("Les réponses ne sont vues que de vous, tant que vous ne les partagez pas."),
            blocks=blocks,
            controls=[Control(_("Le plan"), whole_control(), primary=True)],
        )
    )
