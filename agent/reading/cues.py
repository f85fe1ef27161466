"""What mail programs tell by their markup: where a signature, an attribution or a quoted mail stands."""

import re

from agent.core.mail import Label

# Matched against id and class names of each element, from the end or as a whole. Cues of Gmail, Thunderbird, Outlook,
# Apple Mail, Yahoo, Proton, Zoho, GMX and Tuta. They are hints: where our letter is recognised, that counts more.
_CUES = {
    "gmail_attr": Label.ATTRIBUTION,
    "moz-cite-prefix": Label.ATTRIBUTION,
    "divrplyfwdmsg": Label.ATTRIBUTION,
    "moz-email-headers-table": Label.ATTRIBUTION,
    "signature": Label.SIGNATURE,
    "protonmail_signature_block": Label.SIGNATURE,
    "gmail_quote": Label.QUOTED,
    "gmail_quote_container": Label.QUOTED,
    "protonmail_quote": Label.QUOTED,
    "zmail_extra": Label.QUOTED,
    "gmx_quote": Label.QUOTED,
    "tutanota_quote": Label.QUOTED,
}
_CUE = re.compile(rf"(?:^|[\s_\-\w])({'|'.join(sorted(_CUES, key=len, reverse=True))})(?=\s|$)")
_QUOTED = re.compile(r"(?:^|\s)yahoo_quoted")
_HINTS = ("gmail", "moz", "rplyfwd", "signature", "quote", "extra")


def cue(attributes: dict[str, str | None]) -> Label | None:
    """What the id and the classes of an element say of the lines in it."""
    if "id" not in attributes and "class" not in attributes:
        return None
    names = f"{attributes.get('id') or ''} {attributes.get('class') or ''}".lower()
    if not any(hint in names for hint in _HINTS):
        return None
    found = _CUE.search(names)
    return _CUES[found[1]] if found else Label.QUOTED if _QUOTED.search(names) else None
