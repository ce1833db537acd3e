"""What a member reads at the end of a survey."""

from dataclasses import replace
from datetime import datetime

from discord.ui import LayoutView, TextDisplay

from bot.domain.survey import Question, QuestionKind, SurveyStatus
from bot.domain.survey_standing import Beginning, Receipt
from bot.texts.catalogue import texts_in
from bot.views.survey_answering import before_view, receipt_view, trial_end_view
from bot.views.survey_preview import preview_view
from tests.domain.survey_samples import survey_of

FR = texts_in("fr")


def text_of(view: LayoutView) -> str:
    view.stop()
    return "\n".join(each.content for each in view.walk_children() if isinstance(each, TextDisplay))


def test_a_receipt_says_where_the_results_will_be_though_no_channel_was_chosen() -> None:
    asked = replace(survey_of(), publish_results=True, channel_id=None, posted_channel_id=55)
    assert "Les résultats seront publiés dans <#55> après la fermeture" in text_of(receipt_view(FR, Receipt(asked, {})))
    chosen = replace(asked, channel_id=66)
    assert "publiés dans <#66>" in text_of(receipt_view(FR, Receipt(chosen, {})))
    private = replace(asked, publish_results=False)
    assert "publiés" not in text_of(receipt_view(FR, Receipt(private, {})))


def test_a_trial_says_how_much_of_what_would_be_sent_it_has_no_room_for() -> None:
    options = tuple(f"{number} {'x' * 70}" for number in range(25))
    questions = tuple(Question(n, QuestionKind.ONE, f"Q{n} {'y' * 90}", options=options) for n in range(1, 26))
    text = text_of(trial_end_view(FR, replace(survey_of(), questions=questions), dict.fromkeys(range(1, 26), 25)))
    shown = sum(f"**Q{n} " in text for n in range(1, 26))
    assert 0 < shown < 25
    assert f"{25 - shown} autres réponses ne tiennent pas ici." in text.replace("\xa0", " ")


def test_what_is_read_before_it_is_published_says_the_end_that_was_chosen() -> None:
    draft = replace(survey_of(Question(1, QuestionKind.YES_NO, "?")), status=SurveyStatus.DRAFT)
    dated = replace(draft, closes_local=datetime.fromisoformat("2013-05-30T17:00"))
    for view in (preview_view(FR, dated, 36), before_view(FR, Beginning(dated), 36, trial=True)):
        assert "**Jusqu'à quand :** le jeudi 30 mai 2013 à 17 h" in text_of(view).replace("\xa0", " ")
    lasting = replace(draft, open_minutes=3 * 24 * 60)
    assert "3 jours après l'ouverture" in text_of(preview_view(FR, lasting, 36)).replace("\xa0", " ")
    assert "**Jusqu'à quand :** à fixer" in text_of(preview_view(FR, draft, 36)).replace("\xa0", " ")
