"""What nobody sees of a text is not kept."""

from datetime import datetime

from bot.domain.assembly import AssemblyDraft
from bot.domain.assembly_changes import checked
from bot.domain.guild_settings import AssemblyKind
from bot.domain.seen_text import seen


def test_marks_of_direction_and_widthless_spaces_are_left_out_and_nothing_else() -> None:
    assert seen("A\u202ebc\u200bd\ufeff\u2066e\u00adf") == "Abcdef"
    assert seen("Zoé 👩\u200d👧 ne\u00a0part pas\n") == "Zoé 👩\u200d👧 ne\u00a0part pas\n"


def test_what_is_said_of_an_assembly_is_what_is_read() -> None:
    draft = AssemblyDraft(
        AssemblyKind.OTHER,
        datetime.fromisoformat("2013-05-30T18:30"),
        title="\u200b",
        place="Salle\u202e B",
        link="https://exemple.org/\u200ba",
        agenda="Un\u2066\n\ufeff\nDeux",
    )
    said = checked(draft)
    assert (said.title, said.place, said.link, said.agenda) == ("", "Salle B", "https://exemple.org/a", "Un\n\nDeux")
