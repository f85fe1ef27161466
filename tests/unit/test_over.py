"""Which comments say that an interview is over. A wrong yes asks too early, so every doubt counts as no."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.reading.over import says_over

OVER = [
    ("Interview done", "Interview done"),
    ("we're done, went well", "we're done"),
    ("We’re done, will call you later", "We’re done"),
    ("We're all done here, thanks", "We're all done"),
    ("just finished the interview", "just finished the interview"),
    ("We've just finished the call", "We've just finished the call"),
    ("Just finished.", "Just finished"),
    ("interview completed", "interview completed"),
    ("interview complete", "interview complete"),
    ("The interview is over.", "The interview is over"),
    ("Interview is over now. Will send feedback tomorrow", "Interview is over"),
    ("Interview done, let me know if you need anything", "Interview done"),
    ("Interview done\nwill write to you on Monday", "Interview done"),
    ("Hi Anna,\n\nthe interview just finished, all good.\nTom", "the interview just finished"),
    ("The interview with Priya\nwent well.", "The interview with Priya\nwent well"),
    ("The final interview is done", "The final interview is done"),
    ("Done with the interview!", "Done with the interview"),
    ("> See you at 3\nInterview done", "Interview done"),
    ("Das Interview ist beendet.", "Das Interview ist beendet"),
    ("Das Gespräch ist vorbei", "Das Gespräch ist vorbei"),
    ("Wir sind fertig", "Wir sind fertig"),
    ("wir haben das Interview gerade beendet", "wir haben das Interview gerade beendet"),
    ("L’entretien est terminé.", "L’entretien est terminé"),
    ("l'entretien s'est bien passé", "l'entretien s'est bien passé"),
    ("nous avons terminé l'entretien", "nous avons terminé l'entretien"),
    ("La entrevista ha terminado.", "La entrevista ha terminado"),
    ("hemos terminado la entrevista", "hemos terminado la entrevista"),
    ("ya terminamos", "ya terminamos"),
]

NOT_OVER = [
    "",
    "See you there, looking forward to the interview!",
    "once the interview is done",
    "Tell me as soon as the\ninterview is done",
    "when we are done",
    "when\nwe are done I will write",
    "After the interview is completed, please call.",
    "not finished",
    "The interview isn't over",
    "We are not done",
    "will be done",
    "The interview will be over by 5",
    "interview done by 5pm",
    "We're done at 4",
    "interview is over tomorrow",
    "hope it is over soon",
    "I hope the interview is over soon",
    "Is the interview done?",
    "Is the interview done",
    "Interview done?",
    "please confirm interview done",
    "Let me know when the interview is done",
    "I don't think we're done",
    "We're done hiring",
    "We're done with the process",
    "The other interview is done",
    "I've finished another interview",
    "An interview done right is a joy",
    "The interview is over-booked",
    "> Interview done",
    "Fine with me\n> Interview done",
    "On Mon, 2 Nov 2026, Anna wrote:\nInterview done",
    "-----Original Message-----\nInterview done",
    "sobald das Interview beendet ist",
    "wenn wir fertig sind",
    "Das Interview ist noch nicht vorbei",
    "Das Interview wird um 5 beendet sein",
    "Ist das Gespräch vorbei",
    "une fois l'entretien terminé",
    "L'entretien n'est pas terminé",
    "L'entretien sera terminé à midi",
    "La entrevista no ha terminado",
    "una vez terminada la entrevista",
    "cuando la entrevista haya terminado",
]


@pytest.mark.parametrize(("comment", "words"), OVER)
def test_words_that_say_so_are_found_verbatim(comment: str, words: str) -> None:
    assert says_over(comment) == words
    assert words in comment


@pytest.mark.parametrize("comment", NOT_OVER)
def test_plans_conditions_questions_and_quotes_say_nothing(comment: str) -> None:
    assert says_over(comment) == ""


@pytest.mark.parametrize(
    "before", ["Once ", "When ", "As soon as ", "I hope ", "If ", "sobald ", "quand ", "cuando ", "> "]
)
@pytest.mark.parametrize("words", ["the interview is done", "we're done", "interview completed"])
def test_one_word_before_it_takes_it_back(before: str, words: str) -> None:
    assert says_over(words) == words
    assert says_over(before + words) == ""


@given(st.text(max_size=300))
def test_any_text_gives_words_from_it_or_none(text: str) -> None:
    assert says_over(text) in "\n".join(text.splitlines())


@given(st.lists(st.sampled_from(["the", "interview", "is", "done", "we're", "\n", "with", "Priya", ",", "just", "."])))
def test_made_up_comments_give_words_from_them_or_none(words: list[str]) -> None:
    text = " ".join(words)
    assert says_over(text) in "\n".join(text.splitlines())


def test_a_long_text_takes_no_time() -> None:
    assert says_over("the interview with " + "a " * 200_000) == ""
