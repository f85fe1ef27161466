"""The recruiter's word on whether an interview took place: 'held', 'not held', 'no-show candidate', or 'check'."""

from agent.core.effects import LetterKind
from agent.core.events import Command, Verb
from agent.core.feedback import Outcome

_HELD = frozenset(
    {"held", "it was held", "it took place", "took place", "yes, it took place", "yes, held", "it did take place"}
)
_NOT_HELD = frozenset(
    {"not held", "it was not held", "no, not held", "it did not take place", "it didn't take place"}
    | {"did not take place", "didn't take place", "no, it did not take place", "no, it didn't take place"}
)
_CHECK = frozenset(
    {"check", "please check", "check it", "check that", "check with them", "check with the others"}
    | {
        f"{do} {whether} it {held}"
        for do in ("ask", "check")
        for whether in ("whether", "if")
        for held in ("was held", "took place")
    }
    | {f"ask {them} {whether} it took place" for them in ("them", "the others") for whether in ("whether", "if")}
)
_WHO = {"candidate": Outcome.CANDIDATE_NO_SHOW, "client": Outcome.CLIENT_NO_SHOW}
_OUTCOMES: dict[str, Outcome] = {
    **dict.fromkeys(_HELD, Outcome.HELD),
    **{f"{words}{who}": outcome for who, outcome in _WHO.items() for words in ("no-show ", "no show ", "no-show: ")},
    **{f"{who} {words}": outcome for who, outcome in _WHO.items() for words in ("no-show", "no show", "did not come")},
    **{f"the {who} did not come": outcome for who, outcome in _WHO.items()},
    **{f"the {who} didn't come": outcome for who, outcome in _WHO.items()},
    **dict.fromkeys(("moved", "it was moved", "postponed", "it was postponed"), Outcome.RESCHEDULED),
    **dict.fromkeys(("cancelled", "canceled", "it was cancelled", "it was canceled"), Outcome.CANCELLED),
}


def attended(text: str, letter: LetterKind | None) -> Command | None:
    """The command in a line; None if it is none. To a letter that asks whether it took place, yes and no answer it."""
    low = text.lower()
    if low in _CHECK:
        return Command(verb=Verb.CHECK)
    asked = letter is LetterKind.NOT_HELD
    if low in _OUTCOMES or (asked and low == "yes"):
        return Command(verb=Verb.ATTENDED, outcome=_OUTCOMES.get(low, Outcome.HELD))
    return Command(verb=Verb.ATTENDED) if low in _NOT_HELD or (asked and low == "no") else None
