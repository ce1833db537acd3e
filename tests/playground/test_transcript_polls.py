"""Native polls as the text of a terminal."""

from bot.playground.transcript import Page, Words, render


def test_a_poll_lists_its_answers() -> None:
    answers = [{"poll_media": {"text": "Lundi"}}, {"poll_media": {"text": "Mardi"}}]
    poll = {"question": {"text": "Quand?"}, "answers": answers, "allow_multiselect": True}
    assert render({"poll": poll}) == "  Quand?\n    [ ] Lundi\n    [ ] Mardi"


def test_a_poll_shows_its_votes_and_whether_it_has_ended() -> None:
    answers = [{"answer_id": n, "poll_media": {"text": text}} for n, text in enumerate(("Lundi", "Mardi"), start=1)]
    results = {"answer_counts": [{"id": 2, "count": 3, "me_voted": False}], "is_finalized": False}
    poll = {"question": {"text": "Quand?"}, "answers": answers, "allow_multiselect": False, "results": results}
    page = Page(words=Words(votes="votes : {count}", poll_open="ouvert", poll_ended="terminé"))
    assert render({"poll": poll}, page) == "  Quand?\n    ( ) Lundi (votes : 0)\n    ( ) Mardi (votes : 3)\n  ouvert"
    results["is_finalized"] = True
    assert render({"poll": poll}, page).endswith("\n  terminé")


def test_the_end_of_a_poll_is_a_line() -> None:
    embed = {"type": "poll_result", "fields": [{"name": "poll_question_text", "value": "Quand?"}]}
    page = Page(words=Words(poll_result="Fini : {question}"))
    assert render({"type": 46, "embeds": [embed]}, page) == "  Fini : Quand?"
