"""A single sentence as a message."""

from discord.ui import LayoutView, TextDisplay


def message_view(sentence: str) -> LayoutView:
    """A layout that says ``sentence``."""
    view = LayoutView(timeout=None)
    view.add_item(TextDisplay(sentence))
    return view
