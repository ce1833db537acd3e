"""Which parts of a whole may be shown, so that neither a part nor what is left of the whole says what a few answered.

What can be worked out of figures that are shown are the parts shown, what they leave of the whole, and unions of these: where each of
them is nobody's or at least ``least`` respondents', no subtraction gives fewer.
"""

from collections.abc import Collection, Mapping


def shown_parts(sizes: Mapping[str, int], least: int, untold: Collection[str] = ()) -> frozenset[str]:
    """The parts, by their name, whose figures may stand beside the whole's; ``sizes`` is how many respondents each has.

    A part of fewer than ``least`` is hidden; where those hidden are fewer than ``least`` together, the smallest of the others is too. ``untold`` are
    hidden whatever their size: they are of the question that decides who was asked this one.
    """
    hidden = {name for name, size in sizes.items() if size < least or name in untold}
    by_size = sorted(sizes.keys() - hidden, key=lambda name: (sizes[name], name))
    for name in by_size:
        left = sum(sizes[each] for each in hidden)
        if left == 0 or left >= least:
            break
        hidden.add(name)
    return frozenset(sizes.keys() - hidden)
