"""What the demo leaves behind: every mail as .eml and .html, all pushes, and the event log."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from email.parser import BytesParser
from email.policy import SMTP
from pathlib import Path

from agent.ports import Store, Told
from agent.sandbox.office import Passed


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """Everything that happened."""

    passed: tuple[Passed, ...]
    drafts: tuple[bytes, ...]
    pushes: tuple[Mapping[str, str], ...]
    told: tuple[Told, ...]


async def told(store: Store) -> tuple[Told, ...]:
    """The stories of all interviews as one, in order."""
    stories = [await store.story(interview.ref) for interview in await store.interviews()]
    return tuple(sorted((line for story in stories for line in story), key=lambda line: line.at))


def write(out: Path, record: Record) -> None:
    """Write it into ``out``, in place of an earlier demo's files."""
    out.mkdir(parents=True, exist_ok=True)
    for old in [*out.glob("*.eml"), *out.glob("*.html"), *out.glob("*.jsonl")]:
        old.unlink()
    for number, mail in enumerate(record.passed, 1):
        _mail(out / f"{number:03d}-{_name(mail.recipient)}-{_name(subject(mail.raw))[:60]}", mail.raw)
    for number, raw in enumerate(record.drafts, 1):
        _mail(out / f"draft-{number:03d}-{_name(subject(raw))[:60]}", raw)
    _lines(out / "pushes.jsonl", record.pushes)
    _lines(out / "events.jsonl", map(_event, record.told))


def subject(raw: bytes) -> str:
    """A mail's subject."""
    return str(BytesParser(policy=SMTP).parsebytes(raw, headersonly=True)["Subject"])


def _event(line: Told) -> Mapping[str, str]:
    event = line.event
    return {
        "at": line.at.isoformat(),
        "interview": event.interview,
        "event": event.type,
        "id": event.id,
        "note": line.note,
    }


def _mail(stem: Path, raw: bytes) -> None:
    stem.with_name(f"{stem.name}.eml").write_bytes(raw)
    html = BytesParser(policy=SMTP).parsebytes(raw).get_body(("html",))
    if html is not None:
        stem.with_name(f"{stem.name}.html").write_text(str(html.get_content()), "utf-8")


def _lines(path: Path, rows: Iterable[Mapping[str, str]]) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")


def _name(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
