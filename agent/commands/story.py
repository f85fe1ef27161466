"""What the demo tells: each event of the service as a line that a newcomer understands."""

import json
from datetime import datetime

from rich.console import Console
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from agent.core.effects import TO_PARTICIPANTS
from agent.core.events import Event, LetterOut, ReplyRead, TimeCame
from agent.core.feedback import FIELDS, NOT_SAID, Reading
from agent.core.interview import Interview
from agent.core.orders import Step
from agent.core.policy import Recommendation

_TITLES = {
    "outcome": "took place",
    "rating": "rating",
    "decision": "decision",
    "qualifications_met": "qualifications",
    "next_step": "proposes",
}


class Story:
    """Tells on a console what happens."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._told: set[str] = set()
        self._hour: datetime | None = None

    def hour(self, at: datetime) -> None:
        """The clock was moved. The hour is told with the first thing that happens in it."""
        self._hour = at

    def person(self, words: str) -> None:
        """Somebody did something."""
        self._strike()
        self._console.print(f"   [green]●[/] {words}")

    def mail(self, recipient: str, subject: str) -> None:
        """A mail of the service reached somebody."""
        self._line("✉", "yellow", f"to {recipient}: {subject}")

    def draft(self, recipient: str, subject: str) -> None:
        """A mail lies in Drafts."""
        self._line("✎", "yellow", f"draft for {recipient}: {subject}")

    def push(self, topic: str, payload: str) -> None:
        """A push notification went out."""
        about = f"  #{json.loads(payload)['reference']}" if payload.startswith("{") else f"  {payload}"
        self._line("⚑", "magenta", f"push {topic}{about}", style="dim")

    def step(self, event: Event, step: Step) -> None:
        """The service decided something."""
        if event.id in self._told or _routine(event, step):
            return
        self._told.add(event.id)
        self._line("▸", "blue", step.note)
        if isinstance(event, ReplyRead):
            self._console.print(_read(event.reading))
        found = step.interview.recommendation
        if found is not None and "Recommended: " in step.note:
            self._console.print(recommended(step.interview, found))

    def _line(self, sign: str, colour: str, words: str, style: str = "") -> None:
        self._strike()
        self._console.print(Text.assemble("   ", (sign, colour), " ", (words, style)), soft_wrap=False)

    def _strike(self) -> None:
        if self._hour is not None:
            self._console.print(f"\n[dim]──[/] [bold cyan]{self._hour:%a %d %b, %H:%M}[/] [dim]UTC[/]")
            self._hour = None


def _routine(event: Event, step: Step) -> bool:
    """Whether a step is of no interest: a clock that rang in vain, or that a letter to the recruiter is out."""
    if isinstance(event, LetterOut):
        return event.kind not in TO_PARTICIPANTS
    return isinstance(event, TimeCame) and not step.effects


def _read(reading: Reading) -> Table:
    """What was read of a reply, with the words that prove it."""
    table = Table(box=None, padding=(0, 2, 0, 6), show_header=False)
    for name in FIELDS:
        value = getattr(reading, name)
        if value not in (None, NOT_SAID):
            quote = reading.evidence.get(name)
            table.add_row(
                _TITLES[name], f"[bold]{value}[/]", Text(f"“{quote.text}”" if quote else "", style="italic dim")
            )
    for point in reading.points:
        weight = f" ({point.severity})" if point.severity else ""
        table.add_row(f"{point.kind}{weight}", "", Text(f"“{point.quote.text}”", style="italic dim"))
    return table


def recommended(interview: Interview, found: Recommendation) -> Panel:
    """A recommendation with its reasons."""
    text = Text()
    text.append(f"{found.step.replace('_', ' ').upper()}\n", style="bold")
    text.append(f"{found.sentence}\n")
    for title, reasons in (
        ("speaks for it", found.speaks_for),
        ("speaks against it", found.speaks_against),
        ("missing", found.missing),
        ("would change it", found.would_change),
    ):
        for reason in reasons:
            text.append(f"\n{title:>18}  ", style="dim")
            text.append(reason)
    text.append(f"\n\nrule {found.rule}", style="dim")
    return Panel(
        text, title=f"{interview.meeting.summary}  [#{interview.ref}]".replace("[", "\\["), border_style="cyan"
    )
