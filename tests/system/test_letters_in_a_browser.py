"""Every letter as a browser shows it, on a phone and on a desk, in light and dark: nothing is cut off, over something
else, too small, too pale or too narrow to tap.
"""

from dataclasses import replace
from pathlib import Path

import pytest

from agent.core.effects import AFTER_DECISION, TO_PARTICIPANTS
from agent.core.interview import Interview
from agent.core.mail import Address
from agent.core.respondent import Respondent
from agent.writing.check import write
from agent.writing.samples import Sample, samples
from tests.rendering.browser import SCHEMES, WIDTHS, look

WAYS_TO_LOOK = len(WIDTHS) * len(SCHEMES)
LONG = "donaudampfschifffahrtsgesellschaftskapitaenin.maximiliane-theodora"

ASKING = [one for one in samples() if one.kind in TO_PARTICIPANTS]
DRAFTS = [one for one in samples() if one.kind in AFTER_DECISION]
OTHERS = [one for one in samples() if one.kind not in TO_PARTICIPANTS | AFTER_DECISION]


def pages(some: list[Sample]) -> dict[str, str]:
    return {f"{number}-{one.name}": write(one).html for number, one in enumerate(some)}


@pytest.mark.parametrize("some", [ASKING, DRAFTS, OTHERS], ids=["questions", "drafts", "to the recruiter"])
def test_every_letter_can_be_read_everywhere(some: list[Sample], tmp_path: Path) -> None:
    found = look(pages(some), tmp_path)
    assert found.faults == ()
    assert found.frames == len(some) * WAYS_TO_LOOK


def _long(respondent: Respondent) -> Respondent:
    email = f"{respondent.slot}.{LONG}@{LONG.replace('.', '-')}.example"
    person = replace(respondent.person, address=Address(email=email, name=LONG.replace(".", "")))
    return replace(respondent, person=person)


def _stretched(of: Interview) -> Interview:
    people = tuple(map(_long, of.respondents))
    return replace(of, respondents=people, company="Ä" * 59, role="Backend" * 8)


def test_endless_words_break_instead_of_being_cut_off(tmp_path: Path) -> None:
    """Names and addresses come from strangers, and phones are narrow."""
    some = [replace(one, interview=_stretched(one.interview)) for one in OTHERS]
    assert look(pages(some), tmp_path).faults == ()


PAGE = '<body style="margin:0;background:#ffffff;color:#000000">{}</body>'
DARK = "<style>@media (prefers-color-scheme: dark) { p { color: #333 } body { background: #222 !important } }</style>"
CUT = '<div style="overflow:hidden;width:90px"><p style="white-space:nowrap">It goes on for long here</p></div>'
RATES = "".join(f'<a class="d-btn" style="display:inline-block;width:90px;height:40px">{n}</a> ' for n in range(1, 6))
PLANTED = {
    "wide": ("scrolls sideways", PAGE.format('<p style="width:2000px">wide</p>')),
    "cut": ("is cut off", PAGE.format(CUT)),
    "pale": ("too little contrast", PAGE.format('<p style="color:#aaaaaa">pale</p>')),
    "dark only": ("too little contrast", DARK + PAGE.format("<p>x</p>")),
    "small": ("has 13 px", PAGE.format('<p style="font-size:13px">small</p>')),
    "over": ("lies over", PAGE.format('<p>one line</p><p style="margin-top:-30px">another line</p>')),
    "tap": ("px to tap", PAGE.format('<a class="d-btn" href="x">1</a>')),
    "row": ("not in one row", PAGE.format(RATES)),
    "bare": ("has no ground", "<body><p>x</p></body>"),
    "hidden": ("is not shown", PAGE.format('<p style="display:none">x</p>')),
}
"""Letters with a fault each, and what is to be found."""


def test_faults_that_were_planted_are_found(tmp_path: Path) -> None:
    """The measures measure."""
    faults = look({name: html for name, (_, html) in PLANTED.items()}, tmp_path).faults
    missed = [
        name
        for name, (what, _) in PLANTED.items()
        if not any(fault.startswith(f"{name} at") and what in fault for fault in faults)
    ]
    assert missed == []
    assert [fault for fault in faults if "dark only" in fault and "light" in fault] == []
