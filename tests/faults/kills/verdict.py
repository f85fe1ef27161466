"""How a run ended, as people and as the records see it, and what is wrong with that beside another one."""

import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from email.parser import BytesParser

from agent.adapters.store.sqlite import SqliteStore
from agent.core.interview import Interview, InterviewState
from agent.core.marks import LetterMark, check_mark
from agent.ports import OutboxState
from tests.faults.kills.run import Run

_TIME = re.compile(r"\d{4}-\d\d-\d\dT[-+:.\d]*")
Letter = tuple[str, str, str, str, int, str]
"""Recipient, interview, kind, slot, number, and what it is about."""


@dataclass(frozen=True, kw_only=True, slots=True)
class End:
    """What is there when all is over."""

    interviews: dict[str, object]
    """How each ended, by its reference."""
    letters: Counter[Letter]
    filed: frozenset[str]
    """Message-IDs of letters in doubt that are in Sent all the same: a look there should have settled them."""
    ids: Counter[tuple[str, str]]
    """Recipient and Message-ID of each letter of ours that the mail server took, or that lies in Drafts."""
    pushes: frozenset[tuple[str, str]]
    """Interview and id of each notification that was heard."""
    in_doubt: dict[str, str]
    """Message-ID of each letter of which nobody can know if it left, and its interview."""
    told: frozenset[str]
    """Interviews in which the recruiter was told of that."""
    fates: Counter[str]
    """What became of the mails."""

    @property
    def doubled(self) -> list[object]:
        """What somebody got twice."""
        return [one for counts in (self.letters, self.ids) for one, times in counts.items() if times > 1]

    def lost(self, reference: "End") -> list[str]:
        """What there should be and is not, or is otherwise, where no letter is in doubt."""
        doubtful = set(self.in_doubt.values())
        wrong = [
            f"interview {ref}: {self.interviews.get(ref)} instead of {end}"
            for ref, end in reference.interviews.items()
            if ref not in doubtful and self.interviews.get(ref) != end
        ]
        letters = _timeless(reference.letters) ^ _timeless(self.letters)
        pushes = _timeless(reference.pushes) - _timeless(self.pushes)
        wrong += [f"letter {one}" for one in letters if one[1] not in doubtful]
        wrong += [f"push {one}" for one in pushes if one[0] not in doubtful]
        wrong += [f"the letter {one} lies in Sent, and is in doubt" for one in self.filed]
        wrong += [f"nobody was told of the letter in doubt in {ref}" for ref in doubtful - self.told]
        return wrong + [f"mails are {self.fates}"] * (self.fates["kept"] + self.fates["quarantined"] > 0)


def _timeless(things: Iterable[tuple[object, ...]]) -> set[tuple[object, ...]]:
    """Some are named by the time of their making, and a letter that waited a while moves what follows."""
    return {tuple(_TIME.sub("(time)", part) if isinstance(part, str) else part for part in one) for one in things}


async def end_of(run: Run) -> End:
    """How a run has ended."""
    ours = await _ours(run)
    store = await SqliteStore.open(run.config.state_dir, read_only=True)
    try:
        interviews = await store.interviews()
        in_doubt, told = await _doubts(store, interviews)
        fates = await store._reader.read(
            lambda db: Counter(dict(db.execute("SELECT fate, count(*) FROM mails GROUP BY fate").fetchall()))
        )
    finally:
        await store.close()
    in_sent = set(map(_message_id, await run.premises.office.mailroom.mails("Sent")))
    return End(
        filed=frozenset(in_sent & set(in_doubt)),
        interviews={i.ref: _end(i) for i in interviews},
        letters=Counter((to, m.interview, str(m.kind), m.slot, m.number, m.about) for to, m, _ in ours),
        ids=Counter((to, message_id) for to, _, message_id in ours) + await _drafts(run),
        pushes=frozenset(_pushes(run)),
        in_doubt=in_doubt,
        told=told,
        fates=fates,
    )


async def _ours(run: Run) -> list[tuple[str, LetterMark, str]]:
    found = []
    key = run.config.token_key.get_secret_value().encode()
    for passed in run.premises.office.passed:
        mail = BytesParser().parsebytes(passed.raw, headersonly=True)
        mark = check_mark(key, str(mail["X-Debrief-Letter"]), str(mail["X-Debrief-Mark"]))
        if mark is not None:
            found.append((passed.recipient, mark, str(mail["Message-ID"])))
    return found


async def _drafts(run: Run) -> Counter[tuple[str, str]]:
    """Nobody takes a draft out of its folder here: each lies there once."""
    raws = await run.premises.office.mailroom.mails("Drafts")
    return Counter(("Drafts", _message_id(raw)) for raw in raws)


def _message_id(raw: bytes) -> str:
    return str(BytesParser().parsebytes(raw, headersonly=True)["Message-ID"])


def _pushes(run: Run) -> list[tuple[str, str]]:
    bodies = [
        json.loads(payload)
        for topic, payload in run.premises.heard
        if topic != "debrief/status" and "/sensors/" not in topic
    ]
    return [(body["reference"], body["id"]) for body in bodies if body["reference"]]


async def _doubts(store: SqliteStore, interviews: tuple[Interview, ...]) -> tuple[dict[str, str], frozenset[str]]:
    """Letters in doubt; and the interviews in which the recruiter was called, or pushed, because of them."""
    doubtful, told = {}, set()
    for interview in interviews:
        lost = {t.event.id for t in await store.story(interview.ref) if getattr(t.event, "uncertain", False)}
        tasks = await store.tasks(interview.ref)
        doubtful.update({t.message_id: interview.ref for t in tasks if f"lost:{t.effect.id}" in lost})
        if any(t.effect.type in ("publish", "send_letter") and t.state is OutboxState.DONE for t in tasks):
            told.add(interview.ref)
    return doubtful, frozenset(told)


def _end(interview: Interview) -> object:
    people = {
        r.person.address.email: (r.slot, r.state.value, r.questions, [f.reading.decision for f in r.readings])
        for r in interview.respondents
    }
    step = interview.recommendation.step if interview.recommendation else None
    # When the last wake-up closes it depends on how long the others took.
    state = "decided" if interview.state is InterviewState.CLOSED and interview.ruling else interview.state.value
    return state, step, interview.ruling and interview.ruling.step, people
