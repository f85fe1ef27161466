"""Which elements of an HTML mail nobody sees, and which words are struck out."""

import re

_UNSEEN = frozenset(
    [
        "head",
        "style",
        "script",
        "title",
        "template",
        "noscript",
        "object",
        "embed",
        "iframe",
        "svg",
        "select",
        "button",
        "audio",
        "video",
        "datalist",
    ]
)
_STRUCK = frozenset(("s", "strike", "del"))
_HIDING = re.compile(
    r"display:none|visibility:(?:hidden|collapse)|mso-hide:all|line-through|clip:rect\(0|content-visibility:hidden"
    r"|(?:^|;)(?:font-size|opacity|max-height|max-width|line-height):(?:0|0?\.0\d*|[01]px)(?:px|pt|em|rem|%)?(?:!important)?(?:;|$)"
    r"|(?:^|;)(?:left|top|right|text-indent|margin-left|margin-top):-\d{3,}(?:px|pt|em)"
)
_COLOUR = re.compile(r"(?:^|;)color:([^;!]+)")
_BACKGROUND = re.compile(r"(?:^|;)background(?:-color)?:([^;!]+)")
WHITE = "#ffffff"
_NAMES = {"white": WHITE, "black": "#000000", "windowtext": "#000000", "window": WHITE}
_CLEAR = frozenset({"transparent", "rgba(0,0,0,0)", "rgba(255,255,255,0)"})
_ROOM = re.compile(r"(?:^|;)(?:line-height|max-width):[01]px")


def seen_on(tag: str, attributes: dict[str, str | None], paper: str) -> str | None:
    """The background on which an element's words are seen, if ``paper`` is the one around it; None if they are not
    shown, are struck out, or are written in their background's own colour."""
    if tag in _UNSEEN or tag in _STRUCK or tag.startswith("-") or "hidden" in attributes:
        return None
    if not attributes:
        return paper
    style = "".join((attributes.get("style") or "").split()).lower()
    if style and _HIDING.search(style) and not (_ROOM.search(style) and "overflow:hidden" not in style):
        return None
    if "background" in style or "bgcolor" in attributes:
        paper = _paper(style, attributes) or paper
    if "color" in attributes or "color:" in style:
        said = _COLOUR.search(style)
        ink = _colour(said[1] if said else attributes.get("color") or "")
        if ink and (ink in _CLEAR or ink == paper):
            return None
    return paper


def _paper(style: str, attributes: dict[str, str | None]) -> str:
    found = _BACKGROUND.search(style)
    paper = _colour(found[1] if found else attributes.get("bgcolor") or "")
    return "" if paper in _CLEAR else paper


def _colour(said: str) -> str:
    """One form for a colour: '#rrggbb' in lower case, where it is white, black or hexadecimal."""
    said = said.strip().lower()
    if re.fullmatch(r"#[0-9a-f]{3}", said):
        return "#" + "".join(c * 2 for c in said[1:])
    if rgb := re.fullmatch(r"rgb\((\d{1,3}),(\d{1,3}),(\d{1,3})\)", said):
        return "#" + "".join(f"{min(int(n), 255):02x}" for n in rgb.groups())
    return _NAMES.get(said, said)
