"""Letters in a real browser: as frames of a page, which measures them and writes down what is wrong."""

import json
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape, unescape
from itertools import islice, product
from pathlib import Path

from tests.servers.require import program

WIDTHS = (360, 1000)
SCHEMES = ("light", "dark")
MOST = 100
"""Letters of one page: a browser gives no page more than a thousand frames."""

_SCRIPT = Path(__file__).parent / "measure.js"
# A browser started as root refuses its own sandbox; it only ever sees the letters that we wrote.
_OPTIONS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars")


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """What the page found."""

    frames: int
    """How many it has looked at."""
    faults: tuple[str, ...]


def look(letters: Mapping[str, str], folder: Path) -> Found:
    """Look at these letters, by name, in each width and in light and dark."""
    rest = iter(letters.items())
    pages = iter(lambda: dict(islice(rest, MOST)), {})
    found = [_page(some, folder) for some in pages]
    return Found(frames=sum(one.frames for one in found), faults=tuple(fault for one in found for fault in one.faults))


def _page(letters: Mapping[str, str], folder: Path) -> Found:
    page = folder / "letters.html"
    frames = "".join(_frame(name, html, *how) for name, html in letters.items() for how in product(WIDTHS, SCHEMES))
    script = _SCRIPT.read_text("utf-8")
    page.write_text(_PAGE.format(script=script, frames=frames), encoding="utf-8")
    dumped = _dump(page, folder / "profile")
    shown = re.search(r'<pre id="findings">(.*?)</pre>', dumped, re.DOTALL)
    assert shown, f"The browser shows no findings: {dumped[:300]}"
    told = json.loads(unescape(shown[1]))
    return Found(frames=told["frames"], faults=tuple(told["found"]))


# A frame's own colour scheme is what its letter's media queries are asked about (CSS Media Queries 5, section 11.6).
_PAGE = """<!doctype html>
<html><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>Letters</title></head><body>
<pre id="findings"></pre>
<script>
{script}
</script>
{frames}
</body></html>
"""


def _frame(name: str, html: str, width: int, scheme: str) -> str:
    title = escape(f"{name} at {width} px, {scheme}")
    look = f"border:0;width:{width}px;height:900px;color-scheme:{scheme}"
    doc = escape(html)
    return (
        f'<iframe title="{title}" data-width="{width}" data-scheme="{scheme}" style="{look}" srcdoc="{doc}"></iframe>\n'
    )


def _dump(page: Path, profile: Path) -> str:
    """The page as it is after its load event."""
    command = (
        program("chromium", "chromium-browser", "google-chrome"),
        *_OPTIONS,
        f"--user-data-dir={profile}",
        "--dump-dom",
        page.as_uri(),
    )
    done = subprocess.run(command, capture_output=True, check=True, timeout=100)
    return done.stdout.decode("utf-8", "replace")
