"""A plan that goes out as a file."""

from discord.ui import LayoutView

from bot.domain.plan import Plan
from bot.texts.catalogue import Texts
from bot.texts.plans import plan_counts
from bot.views.layout import Block, Screen, layout
from bot.views.markup import plain


def export_view(t: Texts, plan: Plan, file_name: str) -> LayoutView:
    """The screen that carries ``file_name``."""
    _ = t.gettext
    text = _("Voici le plan dans un fichier : {counts}.").format(counts=plan_counts(t, plan))
    return layout(Screen(title=plain(plan.title), blocks=[Block(text)], file_name=file_name))
