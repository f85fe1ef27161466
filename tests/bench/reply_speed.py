"""How long a reply of 30 KB takes: ours from its bytes to labelled lines, the libraries from its HTML."""

import statistics
import time
from dataclasses import replace

from agent.core.effects import LetterKind
from agent.core.events import ReplyCame
from agent.reading.known import Known
from agent.reading.parse import claims
from agent.reading.recognise import recognise
from agent.sandbox.quoting.gmail import GmailWeb
from agent.sandbox.quoting.outlook import OutlookDesktop
from agent.sandbox.quoting.program import Draft, Program
from tests.bench.libraries import Library
from tests.programs.answers import SIGNATURES
from tests.programs.letters import ours
from tests.programs.scenes import Scene
from tests.programs.turns import Turn, mailed
from tests.unit.cases import DIRECTORY, REF
from tests.unit.ledger import INTERVIEW, KEY, entry
from tests.unit.mails import HOUSE, PROVEN, RECEIVED

TIMES = 30
SIZE = 30 * 1024
"""Characters of HTML."""
ANSWERED = "<letter@agency.example>"
"""The Message-ID that every scene answers."""
_TYPED = (
    "Hi Anna,",
    "",
    "4 out of 5. She explained her last project very clearly, and she asked good questions.",
    "Some worries about Kubernetes. We would like her to meet our CTO next week.",
    "",
    "Best,",
    "Tom",
)
_PARAGRAPHS = ("Hi Anna,", "", *((" ".join(_TYPED[2:4]), "") * 3), *_TYPED[5:])


def thread(program: Program, typed: tuple[str, ...]) -> Scene:
    """An answer to a letter of ours under which a long exchange stands."""
    on, _ = ours(0)
    sides = (on.to, on.sender)
    while len(program.html(Draft(above=_TYPED), on, "en")) < SIZE:
        on = mailed(program, Draft(above=typed, signature=SIGNATURES[1]), on, "en", *sides, 1)
        sides = (sides[1], sides[0])
    return Turn(
        program=program,
        layout="thread",
        form="both",
        language="en",
        letter=0,
        draft=Draft(above=_TYPED, signature=SIGNATURES[1]),
        answered=replace(on, subject="Re: Interview"),
    )


def _bytes(scene: Scene) -> bytes:
    """The mail as its server passes it on: proven to come from Tom, in answer to a letter of the ledger."""
    raw = scene.raw.replace(b"tom.becker@acme.example>", b"tom@acme.example>", 1)
    return PROVEN.format(domain="acme.example").encode() + raw


def seconds(scene: Scene) -> float:
    """Median seconds from the mail's bytes to its labelled lines."""
    raw = _bytes(scene)
    asked = replace(entry("q-a", LetterKind.QUESTION, "a", "tom@acme.example", scene.ours), message_id=ANSWERED)
    known = Known(interviews=(INTERVIEW,), letters={ANSWERED: asked}, sent_to={(REF, "a"): (asked,)})
    taken = []
    for _ in range(TIMES):
        begun = time.perf_counter()
        read = claims(raw, HOUSE, RECEIVED)
        outcome = recognise(
            read, known, mail="m", in_sent=False, at=RECEIVED, house=HOUSE, directory=DIRECTORY, token_key=KEY
        )
        taken.append(time.perf_counter() - begun)
        if not isinstance(outcome, ReplyCame):
            raise SystemExit(f"the reply is not recognised as one: {outcome}")
    return statistics.median(taken)


def print_speed(others: list[Library]) -> None:
    """Ratios to the fastest library that reads HTML, in the same run."""
    able = [other for other in others if "html" in other.kinds]
    for scene in (thread(OutlookDesktop(), _PARAGRAPHS), thread(GmailWeb(), _PARAGRAPHS)):
        _print_ratios(replace(scene, form="html"), able, "alone")
        _print_ratios(replace(scene, form="both"), able, "with its plain text")


def _print_ratios(scene: Scene, others: list[Library], form: str) -> None:
    html = scene.read.html
    print(f"\n{scene.program.name}: {len(html) / 1024:.0f} KB of HTML in {html.count('<')} tags, {form}")
    own = seconds(scene)
    print(f"{'Debrief':30}{own * 1000:9.2f} ms from its bytes: envelope, recognise, label")
    known = [spent for other in others if (spent := _theirs(other, html))]
    if known:
        print(f"ratio to the fastest of them: {own / min(known):.2f} (at most 1.5)")


def _theirs(other: Library, html: str) -> float:
    """Median seconds; 0 for a library that fails, or that gives the mail back as it came."""
    found = other.label({"kind": "html", "body": html, "times": TIMES}, 60)
    idle = "gives it back as it came" if len(found.get("reply", "")) >= 0.9 * len(html) else ""
    trouble = found.get("error", idle)
    spent = float(found.get("seconds", 0))
    print(f"{other.name:30}" + (f"          {trouble}" if trouble else f"{spent * 1000:9.2f} ms from its HTML"))
    return 0.0 if trouble else spent
