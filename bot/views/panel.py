"""The panel pinned in a channel: buttons that lead everyone to what they need, with nothing to type."""

from typing import Final

from discord.ui import LayoutView

from bot.texts.catalogue import N_, Texts
from bot.views.assembly_places import next_control
from bot.views.directory_places import LIST, Listing
from bot.views.help import help_control
from bot.views.layout import Block, Control, Screen, layout
from bot.views.my_card_places import my_card_control
from bot.views.plan_places import whole_control
from bot.views.references import mine_control

BUTTONS: Final[tuple[tuple[str, str], ...]] = (
    (N_("Le plan"), whole_control()),
    (N_("Prochaine assemblée"), next_control()),
    (N_("Le bottin"), Listing().control(LIST)),
    (N_("Ma fiche"), my_card_control()),
    (N_("Mes rappels"), mine_control()),
    (N_("Aide"), help_control()),
)
"""The label of each button and what it opens, in order: whoever presses it gets an answer that they alone see."""


def panel_view(t: Texts) -> LayoutView:
    """The panel in the guild's language."""
    _ = t.gettext
    return layout(
        Screen(
            title=_("Que cherchez-vous?"),
            blocks=[Block(_("Touchez un bouton : la réponse n'est vue que de vous."))],
            controls=[Control(t.gettext(label), custom_id) for label, custom_id in BUTTONS],
        )
    )
