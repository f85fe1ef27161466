"""The patterns that the words of interview_words and other_words make together, compiled once."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from agent.core.folding import fold
from agent.core.interview_words import INTERVIEW_WORDS, LAST_ROUND_WORDS, UNSPACED
from agent.core.other_words import AROUND, INSTEAD, MARKS, ORDINARY, REGULAR, TEACHING

_SMALL = (
    r"(?:for|with|of|on|the|your|our|a|an|and|to|fur|fuer|zum|zur|auf|das|dem|den|mit|pour|d'|de|du|des|l'|le|la|les"
    r"|un|une"
    r"|avec|a|al|del|para|el|una|con|per|il|lo|di|do|da|ao|uma|com|voor|het|een|op|inför|infor|for|til|om|av|med"
    r"|przed|do"
    r"|na|o|po|przy|k|ke|pro|pred|к|ко|для|по|перед|до|на|z|s|w/?|icin)"
)
_MEETING = r"(?:call|session|meeting|chat|time|sync|termin|gesprach|gespraech|slot|block|break|pause|runde|doc)"
_JOB = (
    r"(?:manager\w*|lead\w*|engineer\w*|specialist|coordinator|director|officer|designer|developer|analyst"
    r"|consultant|head"
    r"|partner|assistant|cook|chef|trainer|expert|executive|advisor|scientist|architect|administrator|technician"
    r"|leiter\w*"
    r"|referent\w*|berater\w*|koordinator\w*)"
)
_ANYWHERE = r"de-?brief(?:s|ing)?|buffer|puffer\w*|nachbesprechung\w{0,2}"
_SET_ASIDE = r"(?:holds?|placeholder|blocker|blocked|canceled|cancelled|platzhalter|abgesagt|annule|cancelad[oa])"
_CLOSES = r"(?:\s*[:–—|\])】」!,]|\s+-\s|\s+-$)"
_MEET = (
    r"meeting|point|reunion|treffen|besprechung|runde|termin|reuniao|incontro|riunione|overleg|mote|kokous"
    r"|spotkanie|schuzka|porada|встреча|совещание|зустріч|toplanti"
)
_ABOUT = r"on|about|for|how|better|zu|zum|zur|uber|fur|sur|pour|sobre|para|su|per|over|voor|om|o|про|о"
_PIPELINE = (
    r"pipeline|hiring|recruit(?:ing|ment)|talent|candidates?|funnel|status|account|client|portfolio|headcount|team"
)
_REVIEW = r"review|sync|update|stand-?up|planning|check-?in|round-?up|report|retro(?:spective)?|overview|meeting"
_OF_OURS = re.compile(r"[぀-ヿ㐀-鿿가-힣฀-๿]")
"""Scripts without spaces between words."""


def _any(patterns: Iterable[str]) -> str:
    return "|".join(patterns)


@lru_cache(maxsize=64)
def positive(words: Sequence[str], built_in: bool) -> re.Pattern[str]:
    """Any word that means an interview: the operator's, and unless these replace them, the built-in ones."""
    own = [_own(fold(word)) for word in words if word.strip()]
    parts = [*own, *_BUILT_IN] if built_in else own
    return re.compile(_any(parts) or r"(?!)")


def _own(word: str) -> str:
    bare = re.escape(word)
    return bare if _OF_OURS.search(word) else rf"(?<!\w){bare}(?!\w)"


def _spaced() -> str:
    return _any(fold(p) for code, several in INTERVIEW_WORDS.items() if code not in UNSPACED for p in several)


_UNSPACED = _any(fold(p) for code in sorted(UNSPACED) for p in INTERVIEW_WORDS.get(code, ()))
_BUILT_IN = (rf"(?<!\w)(?:{_spaced()})(?!\w)", _UNSPACED)
_WORD = rf"(?:(?<!\w)(?:{_spaced()})(?!\w)|{_UNSPACED})"
_NOUN = rf"(?<!\w)(?:{_any(fold(p) for several in AROUND.values() for p in several)})(?!\w)"
_GAP = rf"(?:\s+|-)(?:{fold(_SMALL)}(?:\s+|(?<=')))*"
_MARK = _any(fold(p) for p in MARKS)

AROUND_IT = re.compile(
    _any(
        (
            rf"^\W*(?:{_MARK})(?!\w)(?:{_CLOSES}|\W*$|\s+(?:for|fur|fuer|pour|para|per|voor)\b|\s+(?={_WORD}))",
            rf"^\W*{_NOUN}(?:\s*[:–—|(\[,/+&]|\s+-\s|\s+{fold(_SMALL)}(?!\w)|\s+(?={_WORD})|\W*$|\s+{_MEETING}\b)",
            rf"{_WORD}{_GAP}{_NOUN}(?!\s+{_JOB}\b)",
            rf"{_NOUN}{_GAP}{_WORD}",
            rf"(?:[:–—|(]\s*|\s-\s+){_NOUN}\W*$",
            rf"{_WORD}\s+{_SET_ASIDE}(?!\w)",
            rf"(?:[:–—|(]\s*|\s-\s+){_SET_ASIDE}\W*$",
            rf"(?<!\w)prep(?:aration)?\s+{_MEETING}\b",
            rf"(?<!\w)(?:{_ANYWHERE})(?!\w)(?!\s+{_JOB}\b)",
            rf"^\W*(?:{_any(map(fold, TEACHING))})(?:\s*[:–—|]|\s+-\s|\s+(?:{_ABOUT})\s)",
            r"^\W*(?:how (?:to|we|not to)|best practices|wie (?:man|wir))(?!\w)",
            rf"^\W*(?:(?:{_MEET})\s+)?(?:{_any(map(fold, REGULAR))})(?!\w)(?!.*(?<!\w){_JOB}(?!\w))",
            rf"^\W*(?:prepare|schedule|reschedule|arrange|organi[sz]e|book|plan|coordinate){_GAP}{_WORD}",
            rf"(?<!\w)(?:{_PIPELINE})\s+(?:{_REVIEW})(?!\w).*(?<!\w)interviews(?!\w)",
            r"(?<!\w)interview(?:er|ing)s?\s+(?:skills\s+)?(?:training|workshop|course|clinic|enablement"
            r"|certification)",
            rf"(?<!\w)interview\s+(?:panel\s+|loop\s+|team\s+)?"
            rf"(?:training|workshop|process|planning|review|intake|sync|retro|kick-?off|briefing)(?!\s+{_JOB}\b)(?!\w)",
            rf"(?<!\w)(?:{_any(fold(p) for p in INSTEAD['en'])})[\s-]?interviews?(?!\w)",
            _any(
                rf"(?<!\w)(?:{fold(p)})(?!\w)"
                for c, several in INSTEAD.items()
                if c not in UNSPACED | {"en"}
                for p in several
            ),
            _any(fold(p) for code in sorted(UNSPACED) for p in INSTEAD.get(code, ())),
        )
    )
)
LAST_ROUND = re.compile(_any(map(fold, LAST_ROUND_WORDS)))
ORDINARY_MEETING = re.compile(rf"(?<!\w)(?:{_any(map(fold, ORDINARY))})(?!\w)")
