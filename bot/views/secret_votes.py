"""What is said of a secret vote: before, while it is open, to whoever voted, and of its result."""

from collections.abc import Iterator

from bot.domain.assembly import MotionStatus
from bot.domain.motion_tally import MotionTally
from bot.domain.survey import LEAST_THRESHOLD
from bot.texts.catalogue import Texts


def secret_notes(t: Texts, tally: MotionTally) -> list[str]:
    """What is promised, and until when it is not: what is to be read before one votes."""
    _ = t.gettext
    if tally.motion.status is not MotionStatus.OPEN:
        return [_("Vote secret : les bulletins sont détruits. C'est une aide à la présidence, pas un acte juridique.")]
    return [
        _("Vote secret : chaque voix vote une seule fois, et un vote déposé ne peut plus être changé."),
        _("Ce que chacun a voté n'est affiché à personne, et les bulletins sont détruits à la clôture."),
        _(
            "D'ici là, qui s'occupe de la machine pourrait savoir qui a voté quoi, et Discord voit le bouton que vous touchez."
        ),
        _("C'est une aide à la présidence, pas un acte juridique."),
    ]


def secret_lines(t: Texts, tally: MotionTally) -> Iterator[str]:
    """How many have voted, and nothing else, while it is open; the count once it is over, where enough have."""
    _, ngettext = t.gettext, t.ngettext
    if tally.motion.status is MotionStatus.OPEN:
        voted = ngettext("**Vote secret : {n} voix a voté**", "**Vote secret : {n} voix ont voté**", tally.cast)
        yield voted.format(n=tally.cast)
        n = max(0, tally.present - tally.cast)
        yield ngettext("{n} voix présente n'a pas voté", "{n} voix présentes n'ont pas voté", n).format(n=n)
    elif not tally.motion.counts_kept:
        yield ngettext(
            "Moins de {n} personne a voté : le compte n'est ni donné ni gardé, il dirait qui a voté quoi.",
            "Moins de {n} personnes ont voté : le compte n'est ni donné ni gardé, il dirait qui a voté quoi.",
            LEAST_THRESHOLD,
        ).format(n=LEAST_THRESHOLD)


def secret_receipt(t: Texts) -> tuple[str, str]:
    """What is told to whoever voted, and its note: not what they voted, which somebody may be reading with them."""
    _ = t.gettext
    return _("Votre vote secret est déposé."), _("Il ne peut plus être changé, et plus personne ne peut le relire.")
