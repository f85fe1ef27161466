"""The kinds of values that stand in config.yaml, each with its form and how it is read."""

import re
from datetime import date, time, timedelta
from decimal import Decimal
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, SecretStr, ValidationInfo

from agent.config.section import Written, refusal
from agent.core.effects import Notice
from agent.core.feedback import Met, Severity
from agent.core.language import LANGUAGES
from agent.core.mail import Address as MailAddress
from agent.core.rules import Mode as MailMode
from agent.core.working_days import has_holidays

_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_LABEL = r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
_DOMAIN = rf"{_LABEL}(?:\.{_LABEL})+"
# atext of RFC 5322 section 3.2.3 with dots between; quoted local parts and SMTPUTF8 are left out.
_ADDRESS = rf"[a-z0-9!#$%&'*+/=?^_`{{|}}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{{|}}~-]+)*@{_DOMAIN}"
_YES, _NO = ("yes", "true", "on"), ("no", "false", "off")


def _matching(pattern: str, text: str) -> str:
    if not re.fullmatch(pattern, text) or len(text) > 254:
        raise ValueError
    return text


def _whole(least: int, most: int) -> Written:
    def read(text: str) -> int:
        number = int(_matching("[0-9]{1,9}", text))
        if not least <= number <= most:
            raise ValueError
        return number

    return Written(f"a whole number from {least} to {most}", read)


def _one_of(*words: str) -> Written:
    def read(text: str) -> str:
        return words[words.index(text.lower())]

    return Written(f"one of {', '.join(words)}", read)


def _yes(text: str) -> bool:
    if text.lower() not in _YES + _NO:
        raise ValueError
    return text.lower() in _YES


def _yes_or_auto(text: str) -> bool | None:
    return None if text.lower() == "auto" else _yes(text)


def _duration(text: str) -> timedelta:
    found = re.fullmatch("([0-9]{1,6}) ?([smhd])", text)
    if not found:
        raise ValueError
    return timedelta(**{_UNITS[found[2]]: int(found[1])})


def _price(text: str) -> Decimal:
    return Decimal(_matching(r"[0-9]{1,6}(?:\.[0-9]{1,6})?", text))


def written(duration: timedelta) -> str:
    """A duration as it stands in config.yaml, in the largest unit that fits; days only from two on."""
    seconds = int(duration.total_seconds())
    for unit, size in (("d", 86400), ("h", 3600), ("m", 60)):
        if seconds and seconds % size == 0 and (unit != "d" or seconds > size):
            return f"{seconds // size}{unit}"
    return f"{seconds}s"


def _clock(text: str) -> time:
    hour, minute = _matching("[0-9]{1,2}:[0-9]{2}", text).split(":")
    return time(int(hour), int(minute))


def _zone(text: str) -> ZoneInfo:
    try:
        return ZoneInfo(text)
    except (KeyError, OSError) as error:  # ZoneInfoNotFoundError is a KeyError; a region such as 'Europe' is a folder.
        raise ValueError from error


def _region(text: str) -> str:
    country, _, part = _matching("[A-Z]{2}-[A-Z0-9]{1,3}", text.upper()).partition("-")
    if not has_holidays(country, part):
        raise ValueError
    return f"{country}-{part}"


def _day(text: str) -> date:
    return date.fromisoformat(_matching("[0-9]{4}-[0-9]{2}-[0-9]{2}", text))


def _host(text: str) -> str:
    text = text.lower()
    try:
        return str(ip_address(text))
    except ValueError:
        return _matching(rf"{_LABEL}(?:\.{_LABEL})*", text)


def _mailto(text: str) -> MailAddress:
    found = re.fullmatch(r"(?:([^<>@\r\n]*)<([^<>]*)>|([^<>]*))", text)
    if not found:
        raise ValueError
    email = _matching(_ADDRESS, (found[2] or found[3] or "").strip().lower())
    return MailAddress(email=email, name=(found[1] or "").strip().strip('"'))


def _plain_address(text: str) -> str:
    if "+" in text:
        raise ValueError
    return _matching(_ADDRESS, text.strip().lower())


def _url(text: str) -> str:
    parts = urlsplit(_matching(r"[!-~]+", text))
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.password or parts.username:
        raise ValueError
    _ = parts.port  # raises ValueError for one that is no number
    return text.rstrip("/")


def _one_line(text: str) -> str:
    if not text.isprintable() or not 1 <= len(text) <= 200:
        raise ValueError
    return text


def is_loopback(host: str) -> bool:
    """Whether a host can only be this machine, so that nobody else reads along."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _beside(path: Path, info: ValidationInfo) -> Path:
    """Relative paths start at the folder of config.yaml, and ~ at the home that the environment names."""
    context = info.context or {}
    text = str(path)
    if text == "~" or text.startswith("~/"):
        text = str(context.get("home", Path.home())) + text[1:]
    return Path(context.get("folder", Path.cwd())) / text


def _existing(path: Path, form: str, fits: bool) -> Path:
    if not fits:
        raise refusal(f"must be {form}; there is none at {path}")
    return path


def secret(value: SecretStr) -> str:
    """The hidden text."""
    return value.get_secret_value()


Port = Annotated[int, _whole(1, 65535)]
Count = Annotated[int, _whole(1, 100_000)]
Percent = Annotated[int, _whole(1, 100)]
Rating = Annotated[int, _whole(1, 5)]
Distance = Annotated[int, _whole(1, 4)]
Times = Annotated[int, _whole(1, 9)]
YesNo = Annotated[bool, Written("yes or no", _yes)]
YesNoAuto = Annotated[bool | None, Written("yes, no or auto", _yes_or_auto)]
Duration = Annotated[timedelta, Written("a duration such as 30m, 24h or 3d", _duration)]
Clock = Annotated[time, Written("a time of day such as 09:00", _clock)]
ClockOrNone = Annotated[
    time | None,
    Written("a time of day such as 09:00, or none", lambda text: None if text.lower() == "none" else _clock(text)),
]
Weekday = Annotated[int, Written(f"a day: {', '.join(_DAYS)}", _DAYS.index)]
Day = Annotated[date, Written("a day such as 2026-12-28", _day)]
Region = Annotated[str, Written("a region such as DE-BY whose public holidays are known (ISO 3166-2)", _region)]
Zone = Annotated[ZoneInfo, Written("a time zone such as Europe/Berlin", _zone)]
Host = Annotated[str, Written("a host name or an IP address, without port or https://", _host)]
Domain = Annotated[
    str, Written("a domain such as acme.example", lambda text: _matching(_DOMAIN, text.lower().removeprefix("@")))
]
Address = Annotated[str, Written("a mail address such as anna@agency.example, without a plus part", _plain_address)]
Person = Annotated[MailAddress, Written("a mail address such as Bea Baum <bea@agency.example>", _mailto)]
Url = Annotated[str, Written("an http or https address without user and password in it", _url)]
Text = Annotated[str, Written("1 to 200 characters on one line", _one_line)]
JobWords = Annotated[
    str, Written("words such as Backend Engineer or Backend*", lambda text: _one_line(_matching(r".*\w.*", text)))
]
Word = Annotated[str, Written("a word", lambda text: _one_line(text).lower())]
User = Annotated[str, Written("one line of text, or empty quotes", lambda text: text and _one_line(text))]
Name = Annotated[
    str,
    Written(
        "a short name of small letters, digits and dashes", lambda text: _matching("[a-z0-9][a-z0-9-]{0,31}", text)
    ),
]
Language = Annotated[
    str,
    Written(
        "a language tag such as de or pt-BR", lambda text: _matching("[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}", text)
    ),
]
LetterLanguage = Annotated[str, _one_of(*LANGUAGES)]
PushedNotice = Annotated[Notice, Written(f"one of {', '.join(Notice)}", Notice)]
Price = Annotated[Decimal, Written("a price such as 0.25", _price)]
Currency = Annotated[str, Written("a currency's code such as EUR", lambda text: _matching("[A-Z]{3}", text.upper()))]
Topic = Annotated[
    str,
    Written(
        "an MQTT topic without the signs + and #", lambda text: _matching("[^+#\\s\\x00/]+(?:/[^+#\\s\\x00/]+)*", text)
    ),
]
Security = Annotated[Literal["tls", "starttls", "plain"], _one_of("tls", "starttls", "plain")]
Watched = Annotated[Literal["archive", "all", "trash"], _one_of("archive", "all", "trash")]
Mode = Annotated[MailMode, Written("one of drafts, send", MailMode)]
Concern = Annotated[Severity, _one_of("minor", "major", "blocking")]
Unmet = Annotated[Met, _one_of("partly", "no")]
_Path = Annotated[Path, Written("a path", lambda text: Path(_one_line(text))), AfterValidator(_beside)]
Folder = _Path
FilePath = Annotated[_Path, AfterValidator(lambda path: _existing(path, "a file", path.is_file()))]
FolderPath = Annotated[_Path, AfterValidator(lambda path: _existing(path, "a folder", path.is_dir()))]
