"""What a model's server says instead of an answer: with an HTTP status, or in the body of one that says 200."""

import json
from typing import TYPE_CHECKING, Any

from agent.core.mail import plain

if TYPE_CHECKING:
    from openai import APIStatusError

_LONGEST = 200
"""Characters of a server's words that are repeated."""


class Complaint(Exception):
    """A server's complaint."""

    def __init__(self, *, status: int, words: str, code: str = "", retry_after: str = "") -> None:
        super().__init__(words)
        self.status = status
        """The HTTP status, also where it stands in the body only; 0: it named none."""
        self.words = plain(words)[:_LONGEST].strip() or "it gave no reason"
        self.code = code
        """The server's own name of the fault, such as 'model_not_found'."""
        self.retry_after = retry_after
        """The header of that name."""


def by_status(error: "APIStatusError") -> Complaint:
    """A complaint with an HTTP status."""
    return Complaint(
        status=error.status_code,
        words=error.message or "",
        code=str(error.code or ""),
        retry_after=error.response.headers.get("retry-after", ""),
    )


def in_body(body: bytes) -> Complaint | None:
    """The complaint in the body of an answer with status 200; None if it holds none. Gateways send such bodies."""
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return _of(found) or _of(_first_choice(found))


def _of(found: Any) -> Complaint | None:
    match found:
        case {"error": {"message": str() as words, **rest}}:
            code = rest.get("code")
            return Complaint(status=_status(code), words=words, code=str(code or rest.get("type") or ""))
        case {"error": str() as words} if words:
            return Complaint(status=0, words=words)
        # vLLM's own form, before it took over OpenAI's.
        case {"object": "error", "message": str() as words, **rest}:
            return Complaint(status=_status(rest.get("code")), words=words)
        case _:
            return None


def _first_choice(found: Any) -> Any:
    match found:
        case {"choices": [first, *_]}:
            return first
        case _:
            return None


def _status(code: object) -> int:
    return code if isinstance(code, int) and 400 <= code < 600 else 0
