"""Values of the core as JSON text and back, without loss.

Fields that a newer version adds with a default are filled in when an older row is read, and fields that it dropped are
passed over. So a stored value outlives the version that wrote it.
"""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Annotated, Any, Generic, TypeVar

from pydantic import Discriminator, TypeAdapter, ValidationError

from agent.core.effects import Effect
from agent.core.events import Event
from agent.core.interview import Interview
from agent.errors import ConfigError, Unreadable

T = TypeVar("T")


class Codec(Generic[T]):
    """Writes and reads values of one type. The last ``kept`` that were read are at hand: nothing can change them."""

    def __init__(self, kind: Any, *, kept: int = 0) -> None:
        self._adapter: TypeAdapter[T] = TypeAdapter(kind)
        self.value = lru_cache(kept)(self._value) if kept else self._value

    def text(self, value: T) -> str:
        """The value as JSON; Unreadable if it holds a time that no calendar has."""
        try:
            text = json.dumps(value, default=_plain, ensure_ascii=False, separators=(",", ":"))
            return text if _encodable(text) else json.dumps(value, default=_plain, separators=(",", ":"))
        except OverflowError as error:
            raise Unreadable("a time lies before the year 1 or after the year 9999") from error

    def _value(self, text: str) -> T:
        """The value that was written; ConfigError if the text was damaged since."""
        try:
            return self._adapter.validate_json(text)
        except ValueError:
            # Slower, and takes what the quick reader does not: lone surrogates.
            return self._slowly(text)

    def _slowly(self, text: str) -> T:
        try:
            return self._adapter.validate_python(json.loads(text))
        except (ValueError, ValidationError) as error:
            raise ConfigError(
                "a record in the state cannot be read: it was changed or damaged",
                hint="Restore state.db from a backup, or move it away: it is rebuilt from the mailbox.",
            ) from error


def stamp(at: datetime) -> str:
    """An instant as text that sorts by time."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def instant(text: str) -> datetime:
    """The instant of a stamp, in UTC."""
    return datetime.fromisoformat(text)


def _plain(value: object) -> object:
    # Not dataclasses.asdict: it copies everything inside, which takes far longer than to write it.
    if names := _fields(type(value)):
        return {name: getattr(value, name) for name in names}
    if isinstance(value, datetime):
        return _moment(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, frozenset):
        return sorted(value)
    raise TypeError(f"{type(value).__name__} has no form in JSON")


_FIELDS: dict[type[object], tuple[str, ...]] = {}


def _fields(kind: type[object]) -> tuple[str, ...]:
    """The names of a dataclass's fields; none if it is no dataclass."""
    if kind not in _FIELDS:
        _FIELDS[kind] = tuple(getattr(kind, "__dataclass_fields__", ()))
    return _FIELDS[kind]


def _moment(value: datetime) -> str:
    """RFC 3339 knows offsets in whole minutes only; zones before 1900 had others."""
    offset = value.utcoffset()
    odd = offset is not None and offset.total_seconds() % 60
    return (value.astimezone(UTC) if odd else value).isoformat()


def _encodable(text: str) -> bool:
    """Whether it is valid UTF-8; a lone surrogate from a broken mail is not, but can be kept as an escape."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


INTERVIEW: Codec[Interview] = Codec(Interview, kept=512)
EVENT: Codec[Event] = Codec(Annotated[Event, Discriminator("type")])
EFFECT: Codec[Effect] = Codec(Annotated[Effect, Discriminator("type")])
