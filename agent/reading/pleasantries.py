"""Friendly words of the recruiter's that ask for nothing, so that nobody gets a mail about a thank-you."""

from agent.core.effects import LetterKind
from agent.core.folding import fold

_THANKS = frozenset(
    map(
        fold,
        (
            *("thanks", "thank you", "thx", "many thanks", "thanks a lot", "great", "great, thanks", "perfect, thanks"),
            *("danke", "vielen dank", "danke schön", "merci", "merci beaucoup", "gracias", "muchas gracias"),
            *("dank je", "dank u", "bedankt", "obrigado", "obrigada", "grazie", "grazie mille", "dziękuję", "tack"),
            *("tack så mycket", "ありがとう", "ありがとうございます"),
        ),
    )
)
_FINE = frozenset(
    map(
        fold,
        (
            *(
                "ok",
                "okay",
                "fine",
                "all right",
                "alright",
                "good",
                "noted",
                "got it",
                "ok thanks",
                "ok, thanks",
                "passt",
            ),
            *("alles klar", "in ordnung", "gut", "d'accord", "très bien", "vale", "de acuerdo", "prima", "va bene"),
            *("tudo bem", "certo", "dobrze", "bra", "了解", "了解です"),
        ),
    )
)
_TELLING = frozenset({LetterKind.HEADS_UP, LetterKind.FEEDBACK_IN, LetterKind.VIEWS, LetterKind.NOTE})
"""Letters that tell something: what is fine about them needs no word. To a question, 'fine' may mean anything."""


def pleasantry(text: str, letter: LetterKind | None) -> bool:
    """Whether the first line in answer to such a letter asks for nothing."""
    word = fold(text).strip(" .,!*_。！")
    return word in _THANKS or (word in _FINE and letter in _TELLING)
