"""What the team thinks, compiled for the recruiter: who, what and why."""

from dataclasses import dataclass

from agent.core.colleagues import team_of
from agent.core.interview import Interview
from agent.core.mail import Address, plain
from agent.core.rules import Rules
from agent.core.team import counted
from agent.writing.layout import defanged, short
from agent.writing.occasion import Occasion, addressee, occasion
from agent.writing.words import COMMANDS, STEPS, moment, together


@dataclass(frozen=True, kw_only=True, slots=True)
class Voice:
    """One colleague."""

    who: str
    says: str
    words: str
    when: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Views:
    """All of them."""

    about: Occasion
    name: str
    recommended: str
    """The recommended step in words; empty if there is none any more."""
    sums: tuple[str, ...]
    voices: tuple[Voice, ...]
    missing: str
    """Colleagues who have said nothing."""
    replies: tuple[str, ...]


def views(interview: Interview, rules: Rules, to: Address) -> Views:
    """The newest view of everybody, the latest first."""
    found, zone = interview.recommendation, rules.hours.zone
    spoken = {view.by.email for view in interview.views}
    silent = [_called(one) for one in team_of(interview, rules) if one.email not in {*spoken, to.email}]
    return Views(
        about=occasion(interview, rules, zone),
        name=addressee(to),
        recommended=STEPS[found.step] if found else "",
        sums=tuple(f"{STEPS[one.step]}: {together([_called(p) for p in one.people])}" for one in counted(interview)),
        voices=tuple(
            Voice(
                who=_called(view.by),
                says=STEPS[view.step] if view.step else "a comment",
                words=short(defanged(view.words), 1000),
                when=moment(view.at, zone),
            )
            for view in sorted(interview.views, key=lambda one: one.at, reverse=True)
        ),
        missing=together(silent) if silent else "",
        replies=tuple(COMMANDS[one.step] for one in counted(interview)),
    )


def _called(address: Address) -> str:
    return plain(address.name) or address.email
