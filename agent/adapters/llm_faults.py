"""What a model's server, its sockets and the library complain of, in terms of who can act."""

import email.utils
import math
from datetime import UTC, datetime

from agent.adapters.llm_complaint import Complaint
from agent.adapters.tls_faults import tls_fault
from agent.core.mail import plain
from agent.errors import ConfigError, DebriefError, LoginRefused, Permanent, Transient, Unreadable

_NOT_UNDERSTOOD = frozenset({0, 400, 404, 422})
"""What servers answer to a parameter that they do not know; 0 is a complaint without a number."""
_NOT_THERE = _NOT_UNDERSTOOD | {405, 501}
_NOT_ABOUT_HOW = frozenset({401, 402, 403, 407, 408, 409, 413, 425, 429})
"""Another way to ask would help as little as this one."""
_COME_BACK = frozenset({0, 408, 409, 425, 429})
_REFUSALS = frozenset({"content_filter", "content_policy_violation"})
_LONGEST_WAIT = 86_400.0


def about_how(complaint: Complaint) -> bool:
    """Whether it may be about how it was asked, and not about what or who asked."""
    refusal = complaint.code in _REFUSALS
    return not (refusal or complaint.status in _NOT_ABOUT_HOW or _no_such_model(complaint))


def vague(complaint: Complaint) -> bool:
    """Whether anything in the question may be what it means, also what it does not name."""
    return complaint.status in _NOT_UNDERSTOOD


def unlisted(complaint: Complaint) -> bool:
    """Whether it says that the server has no list of models."""
    return complaint.status in _NOT_THERE


def fault(url: str, model: str, error: Exception) -> DebriefError:
    """For whatever was raised on the way to an answer."""
    from openai import APIConnectionError, APITimeoutError

    if isinstance(error, Complaint):
        return _complaint(url, model, error)
    refused = tls_fault(error, f"model's server {url}", "Something on this port does not speak TLS; check base_url.")
    if refused is not None:
        return refused
    if isinstance(error, (APITimeoutError, TimeoutError)):
        # Not the channel: it may be this question alone that the model does not come to an end with.
        return Transient(f"The model at {url} did not answer in time.", channel=_never_connected(error))
    if isinstance(error, (APIConnectionError, OSError)):
        return Transient(f"The model at {url} cannot be reached: {_behind(error)}", channel=True)
    return Unreadable(f"The model at {url} gave an answer that cannot be used ({type(error).__name__}).")


def _complaint(url: str, model: str, complaint: Complaint) -> DebriefError:
    status, words = complaint.status, complaint.words
    if complaint.code in _REFUSALS:
        return Unreadable("The model refused to answer.")
    if status in (401, 403, 407):
        return LoginRefused(f"The model at {url} refused the key: {words}", hint="Check the key and what it may do.")
    if status == 402 or complaint.code == "insufficient_quota":
        return ConfigError(f"The account at {url} has no credit left: {words}", hint="Pay, or configure another model.")
    if _no_such_model(complaint):
        return ConfigError(f"The model {model} was not found at {url}: {words}", hint="Check the model's name.")
    if status in _COME_BACK or status >= 500:
        wait = retry_after(complaint.retry_after, datetime.now(UTC))
        # Only a server that is busy or says when to come back is so for every question; it may have stumbled over one.
        return Transient(f"The model at {url} is busy: {words}", retry_after=wait, channel=status in (429, 503))
    if status == 404:
        hint = "Check base_url; it usually ends in /v1."
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


def _no_such_model(complaint: Complaint) -> bool:
    named = complaint.status == 404 and "model" in complaint.words.lower()
    return named or complaint.code == "model_not_found"


def _never_connected(error: BaseException) -> bool:
    """Whether nobody took the call at all."""
    return "ConnectTimeout" in {type(cause).__name__ for cause in _causes(error)}


def _behind(error: BaseException) -> str:
    """The library says only 'Connection error.'; the reason stands in what it was raised from."""
    first = _causes(error)[-1]
    return plain(str(first) or type(first).__name__)[:200]


def _causes(error: BaseException) -> list[BaseException]:
    causes = [error]
    while causes[-1].__cause__ is not None:
        causes.append(causes[-1].__cause__)
    return causes
