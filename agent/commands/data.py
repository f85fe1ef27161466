"""Values of the core as JSON for programs."""

import json
from dataclasses import fields, is_dataclass
from datetime import datetime
from enum import Enum
from typing import Any


def printed(value: object) -> str:
    """A value, however nested, as JSON text."""
    return json.dumps(plain_data(value), ensure_ascii=False, indent=2)


def plain_data(value: Any) -> Any:
    """Dataclasses and mappings become objects, collections lists, times ISO 8601 text."""
    if is_dataclass(value):
        return {field.name: plain_data(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(plain_data(key)): plain_data(item) for key, item in value.items()}
    if isinstance(value, tuple | list | set | frozenset):
        return [plain_data(item) for item in value]
    return value if isinstance(value, str | int | float | bool | None) else str(value)
