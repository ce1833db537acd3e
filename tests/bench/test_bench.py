"""The bench's own code runs; what it measures is never tested, since a machine may be busy."""

from pathlib import Path

from bench import measures
from bench.databases import shipped
from bench.imports import ImportCost
from bench.measures import LINES, QUICK, SUGGEST, Growth, Pair, Served, Start, Traffic
from bench.page import MEASURES, REMINDERS, write
from bench.report import Figures, render
from bench.traffic import Burst


async def test_both_bots_start_and_answer_everything(tmp_path: Path) -> None:
    courroie, bare = await measures.bots_on(shipped(), tmp_path, "shipped")
    started = await measures.start(courroie, bare, tmp_path, QUICK)
    traffic = await measures.traffic(courroie, bare, tmp_path, QUICK)
    assert min(started.seconds.courroie, started.seconds.bare, started.resident.courroie, started.resident.bare) > 0
    for served in (traffic.courroie, traffic.bare):
        assert {name: len(trips) for name, trips in served.trips.items()} == {"axe": 5, "chercher": 5, "completer": 5}
        assert [served.lost(in_flight) for in_flight in QUICK.in_flight] == [0]


def figures(lost: int = 0) -> Figures:
    def traffic() -> Traffic:
        trips = {name: [1.0, 2.0, 3.0] for name in (*LINES, SUGGEST)}
        courroie = Served(trips=trips, bursts={64: [Burst(500.0, lost)]}, processor=[0.6], resident=100.0)
        return Traffic(courroie, Served(trips=trips, bursts={64: [Burst(1000.0, 0)]}, processor=[0.3], resident=50.0))

    start = Start(Pair(0.44, 0.2), Pair(90.0, 40.0))
    return Figures(start, traffic(), traffic(), Growth(1000, Pair(30.0, 10.0)), [ImportCost("Typer", 10.4, 1.26)])


def test_each_figure_is_beside_the_bare_bots_with_its_ratio_and_its_aim() -> None:
    tables = render(figures())
    assert "| du démarrage du processus à READY (s) | 0,44 | 0,20 | 2,20 × | ≤ 2,20 × | oui |" in tables
    assert "| mémoire résidente, au repos (Mio) | 90 | 40 | 2,25 × | ≤ 2,20 × | **non** |" in tables
    assert "| réponses par seconde, 64 en vol | 500 | 1 000 | 0,50 × | ≥ 0,75 × | **non** |" in tables
    assert "| Typer | 10 | 1,3 |" in tables


def test_an_interaction_that_was_lost_misses_the_aim() -> None:
    assert "| dont perdues | 3 | 0 | | 0 | **non** |" in render(figures(lost=3))


def test_what_people_wrote_around_the_tables_stays(tmp_path: Path) -> None:
    page = tmp_path / "bench.md"
    reminders = f"{REMINDERS.begin}\nvieux rappels\n{REMINDERS.end}"
    page.write_text(
        f"# Mesures\n\n{MEASURES.begin}\nvieux\n{MEASURES.end}\n\n## Pourquoi\n\n{reminders}\n", encoding="utf-8"
    )
    write(page, MEASURES, "neuf")
    kept = f"# Mesures\n\n{MEASURES.begin}\n\nneuf\n\n{MEASURES.end}\n\n## Pourquoi\n\n"
    assert page.read_text(encoding="utf-8") == f"{kept}{reminders}\n"
    write(page, REMINDERS, "rappels neufs")
    assert page.read_text(encoding="utf-8") == f"{kept}{REMINDERS.begin}\n\nrappels neufs\n\n{REMINDERS.end}\n"
