"""What a model's server, its sockets and the library complain of, in terms of who can act."""

import email.utils
import math
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from agent.adapters.tls_faults import tls_fault
from agent.core.mail import plain
from agent.errors import ConfigError, DebriefError, LoginRefused, Permanent, Transient, Unreadable

if TYPE_CHECKING:
    from openai import APIStatusError

_NOT_UNDERSTOOD = frozenset({400, 404, 422})
"""What servers answer to a parameter that they do not know."""
_COME_BACK = frozenset({408, 409, 425, 429})
_LONGEST_WAIT = 86_400.0


def disliked(error: Exception) -> str:
    """The server's words if it may have disliked how it was asked, and not what or who asked; else empty."""
    from openai import APIStatusError

    if not isinstance(error, APIStatusError) or error.status_code not in _NOT_UNDERSTOOD:
        return ""
    return "" if _no_such_model(error) else error.message or "not understood"


def fault(url: str, model: str, error: Exception) -> DebriefError:
    """For whatever was raised on the way to an answer."""
    from openai import APIConnectionError, APIStatusError, APITimeoutError

    if isinstance(error, APIStatusError):
        return _status(url, model, error)
    refused = tls_fault(error, f"model's server {url}", "Something on this port does not speak TLS; check base_url.")
    if refused is not None:
        return refused
    if isinstance(error, (APITimeoutError, TimeoutError)):
        return Transient(f"The model at {url} did not answer in time.", channel=True)
    if isinstance(error, (APIConnectionError, OSError)):
        return Transient(f"The model at {url} cannot be reached: {_behind(error)}", channel=True)
    return Unreadable(f"The model at {url} gave an answer that cannot be used ({type(error).__name__}).")


def _status(url: str, model: str, error: "APIStatusError") -> DebriefError:
    status, words = error.status_code, plain(error.message)[:200]
    if status in (401, 403):
        return LoginRefused(f"The model at {url} refused the key: {words}", hint="Check the key and what it may do.")
    if status == 429 and error.code == "insufficient_quota":
        return ConfigError(f"The account at {url} has no credit left: {words}", hint="Pay, or configure another model.")
    if status in _COME_BACK or status >= 500:
        wait = retry_after(error.response.headers.get("retry-after", ""), datetime.now(UTC))
        return Transient(f"The model at {url} is busy: {words}", retry_after=wait, channel=True)
    if status == 404:
        hint = "Check the model's name." if _no_such_model(error) else "Check base_url; it usually ends in /v1."
        return ConfigError(f"The model {model} was not found at {url}: {words}", hint=hint)
    if status < 400:
        return ConfigError(f"The model at {url} has moved: {words}", hint="Name its new address in base_url.")
    return Permanent(f"The model at {url} refused the question: {words}")


def retry_after(value: str, now: datetime) -> float | None:
    """Seconds to wait, from the header Retry-After (RFC 9110 section 10.2.3): a number, or a date."""
    try:
        seconds = float(value)
    except ValueError:
        try:
            until = email.utils.parsedate_to_datetime(value)
        except ValueError:
            return None
        seconds = (until.replace(tzinfo=until.tzinfo or UTC) - now).total_seconds()
    return min(seconds, _LONGEST_WAIT) if math.isfinite(seconds) and seconds > 0 else None


def _no_such_model(error: "APIStatusError") -> bool:
    return error.status_code == 404 and (error.code == "model_not_found" or "model" in error.message.lower())


def _behind(error: BaseException) -> str:
    """The library says only 'Connection error.'; the reason stands in what it was raised from."""
    while error.__cause__ is not None:
        error = error.__cause__
    return plain(str(error) or type(error).__name__)[:200]
