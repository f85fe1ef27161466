"""Which interviews a calendar entry belongs to: a pure comparison of pictures, the surest evidence first.

The rules:
- Never two candidates, and never two companies, in one interview.
- Sure: the same candidate with the same company on one day; a title or tag that names the candidate, or the same
  conference link, at the same time.
- Likely: one side's invitation beside the other side's, at the same time, for the same job or company. Counts only if
  nothing else fits as well; interviewers who come one after the other all belong to the one candidate.
- Time alone is no evidence.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import combinations

from agent.core.pictures import Picture, merged, overlap, same_day


class Fit(IntEnum):
    """How well two pictures go together."""

    NONE = 0
    LIKELY = 1
    SURE = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class Pairing:
    """What a picture belongs to."""

    found: tuple[tuple[Picture, str], ...] = ()
    """With the reason for each, a clause."""
    rivals: tuple[str, ...] = ()
    """References of interviews that fit equally well and cannot all be meant; then nothing is found."""


def pair(new: Picture, others: Sequence[Picture]) -> Pairing:
    """Everything among ``others`` that is one interview with ``new``, also by way of what was found first.

    What only a reply says brings no others together: one that fits is found, or none.
    """
    if not new.stated:
        only = _step(new, sorted(others, key=lambda p: p.ref))
        return only if len(only.found) < 2 else Pairing(rivals=tuple(p.ref for p, _ in only.found))
    group = new
    found: list[tuple[Picture, str]] = []
    left = sorted(others, key=lambda p: p.ref)
    while left:
        step = _step(group, left)
        if not step.found:
            return Pairing(found=tuple(found), rivals=() if found else step.rivals)
        found += step.found
        group = merged([group, *(p for p, _ in step.found)])
        left = [p for p in left if all(p.ref != q.ref for q, _ in found)]
    return Pairing(found=tuple(found))


def _step(group: Picture, others: Sequence[Picture]) -> Pairing:
    fits = [(p, *fit(group, p)) for p in others]
    for strength in (Fit.SURE, Fit.LIKELY):
        these = [(p, why) for p, how, why in fits if how is strength]
        pairs = list(combinations([p for p, _ in these], 2))
        if any(_rivals(a, b, strength) for a, b in pairs):
            return Pairing(rivals=tuple(p.ref for p, _ in these))
        if these:
            return Pairing(found=tuple(these))
    return Pairing()


def _rivals(one: Picture, other: Picture, strength: Fit) -> bool:
    return bool(_contradiction(one, other)) or (strength is Fit.LIKELY and overlap(one, other))


def fit(one: Picture, other: Picture) -> tuple[Fit, str]:
    """How well two pictures go together, and why, in a clause."""
    if not one.meetings or not other.meetings or not same_day(one, other) or _contradiction(one, other):
        return (Fit.NONE, "")
    if {m.uid for m in one.meetings} & {m.uid for m in other.meetings}:
        return (Fit.NONE, "")
    return _by_candidate(one, other) or _by_name(one, other) or _by_sides(one, other) or (Fit.NONE, "")


def _contradiction(one: Picture, other: Picture) -> str:
    if _two_candidates(one, other):
        return "two candidates"
    if one.companies and other.companies and not one.companies & other.companies:
        return "two companies"
    if _strangers(one.names, other) or _strangers(other.names, one):
        return "another name in the title"
    return ""


def _two_candidates(one: Picture, other: Picture) -> bool:
    if not one.candidates or not other.candidates or one.candidates & other.candidates:
        return False
    return bool(one.solid or not other.stated) and bool(other.solid or not one.stated)


def _strangers(names: Sequence[frozenset[str]], other: Picture) -> bool:
    """Whether the other picture names somebody, and none of these people."""
    apart = [p for p in other.persons if not any(p & name for name in (*names, *other.names))]
    return bool(names and other.persons) and len(apart) == len(other.persons)


def _by_candidate(one: Picture, other: Picture) -> tuple[Fit, str] | None:
    same = sorted(one.candidates & other.candidates)
    if not same:
        return None
    if one.companies & other.companies:
        return (Fit.SURE, f"{same[0]} meets the same company on the same day")
    if overlap(one, other):
        return (Fit.SURE, f"{same[0]} takes part in both at the same time")
    if not one.companies or not other.companies:
        return (Fit.LIKELY, f"{same[0]} takes part on the same day")
    return None


def _by_name(one: Picture, other: Picture) -> tuple[Fit, str] | None:
    near = overlap(one, other)
    company = _company(one, other)
    if near and one.places & other.places:
        return (Fit.SURE, "at the same time, with the same link to the conference")
    name = _named(one.names, other) or _named(other.names, one) or _both_name(one, other)
    if name and (near or company):
        return (Fit.SURE, f"the title names {name}" + (", at the same time" if near else f", and {company}"))
    return None


def _named(names: Sequence[frozenset[str]], other: Picture) -> str:
    """The candidate whom the other's titles or tags name in full."""
    there = (other.words, *other.persons)
    found = next((n for n in names if len(n) > 1 and any(n <= words for words in there)), None)
    return " ".join(sorted(word.capitalize() for word in found)) if found else ""


def _both_name(one: Picture, other: Picture) -> str:
    found = next((p for p in one.persons for q in other.persons if p == q and len(p) > 1), None)
    return " ".join(sorted(word.capitalize() for word in found)) if found else ""


def _by_sides(one: Picture, other: Picture) -> tuple[Fit, str] | None:
    """The client's invitation beside the candidate's: each lacks what the other has."""
    if not overlap(one, other) or bool(one.solid) == bool(other.solid):
        return None
    whole, part = (one, other) if one.solid else (other, one)
    if not part.clients or _clients_at_once(whole, part):
        return None
    first = next((word for name in whole.names for word in sorted(name & part.words) if len(word) > 2), "")
    if not first and one.role and other.role and one.role != other.role:
        return None
    company = _company(one, other)
    what = first.capitalize() or company or (one.role and one.role == other.role and one.role)
    return (Fit.LIKELY, f"at the same time, for the other side, and both name {what}") if what else None


def _clients_at_once(whole: Picture, part: Picture) -> bool:
    """Whether the candidate already meets others at that time; then somebody else's candidate may be meant."""
    busy = [m for m in whole.meetings if {a.address.email for a in m.attendees} & whole.clients]
    at = [(m.start, m.end) for m in part.meetings]
    return any(m.start and m.end and s and e and m.start < e and s < m.end for m in busy for s, e in at)


def _company(one: Picture, other: Picture) -> str:
    same = (one.companies & (other.companies | other.hinted)) | (one.hinted & other.companies)
    return next(iter(sorted(same)), "").capitalize()
