"""Mails that are made to hurt whoever reads them. Each is built only when it is asked for: together they are large."""

from collections.abc import Callable, Mapping

from tests.bombs.calendars import CALENDARS
from tests.bombs.headers import HEADERS
from tests.bombs.pages import PAGES
from tests.bombs.structure import STRUCTURE
from tests.bombs.words import WORDS

BOMBS: Mapping[str, Callable[[], bytes]] = {**STRUCTURE, **HEADERS, **CALENDARS, **PAGES, **WORDS}
