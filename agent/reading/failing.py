"""The failing address in a report of free words: the formats that no library knows."""

import re

_ADDRESS = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}@(?:[\w-]{1,63}\.)+[\w-]{2,63}")
# Here the report ends and the mail begins that came back.
_RETURNED = re.compile(
    r"(?im)^[ \t>]*(?:received|return-path|dkim-signature|message-id|mime-version|x-[\w-]+|reply-to|date): .*"
    r"|^.{0,20}(?:(?:message|mail)(?: headers?)?s? follows?|returned message|unsent message|original message"
    r"|copy of (?:the|your) (?:original )?(?:message|mail)|bounced e-?mail|below this line).*$"
)
# Nothing may announce it: then its header shows, by three of a mail's own fields in a row.
_HEADER = re.compile(
    r"(?im)^(?:[ \t>]*(?:from|to|cc|reply-to|sender|subject|date|message-id|in-reply-to|references|mime-version"
    r"|importance"
    r"|auto-submitted|content-[a-z-]{4,25}|x-[\w-]{1,40}):[ \t].*\r?\n(?:[ \t]+\S.*\r?\n){0,20}){3}"
)
_SENT_TO = re.compile(r"(?im)^[ \t>]*(?:to|rcpt to|an|à|para|宛先)[ \t]*[:<][ \t]*(.*)$")
_HELP = re.compile(
    r"(?i)\b(?:message|original|mail|queue)[- ]?id\b|contact|assistance|support|(?:please|not) (?:send|forward"
    r"|e-?mail|reply)|mail from|^\s*(?:from|sender"
    r"|subject|cc)\b"
    r"|sent by"
)
_SERVICE = re.compile(
    r"(?i)(?:post_?master|mailer-daemon|abuse|support|help(?:desk)?|admin|webmaster|hostmaster|no-?reply|info|root)@"
)
_SNS = re.compile(r'"bouncedRecipients"\s*:\s*\[(.{0,4000}?)\]', re.DOTALL)
_SNS_ADDRESS = re.compile(r'"emailAddress"\s*:\s*"([^"]{3,320})"')
_SNS_KIND = re.compile(r'"notificationType"\s*:\s*"(Bounce|Complaint)"')


def named(text: str, besides: frozenset[str]) -> frozenset[str]:
    """The addresses that a report says could not be reached; ``besides`` are not meant."""
    if match := _SNS.search(text):
        return frozenset(address.lower() for address in _SNS_ADDRESS.findall(match[1]))
    ends = [match.start() for match in (_RETURNED.search(text), _HEADER.search(text)) if match]
    found = _in_lines(text[: min(ends)] if ends else text, besides)
    return found or _in_lines("\n".join(_SENT_TO.findall(text)[:1]), besides)


def _in_lines(text: str, besides: frozenset[str]) -> frozenset[str]:
    lines = (line for line in text.splitlines() if not _HELP.search(line))
    found = (match[0].strip("'").rstrip(".").lower() for line in lines for match in _ADDRESS.finditer(line))
    addresses = frozenset(address for address in found if address not in besides)
    return frozenset(address for address in addresses if not _SERVICE.match(address)) or addresses


def sns(text: str) -> str:
    """'Bounce' or 'Complaint' where a text is a notification of Amazon SES; else empty."""
    match = _SNS_KIND.search(text)
    return match[1] if match else ""
