"""Tables from files: .csv as spreadsheets and forms write it, and .xlsx."""

import csv
import io
from pathlib import Path

from agent.errors import ConfigError, Unreadable

_LARGEST = 20_000_000
_MOST_ROWS = 100_000


def table(file: Path) -> list[list[str]]:
    """The cells as text. ConfigError where the file cannot be read, Unreadable where it is no table."""
    try:
        size = file.stat().st_size
    except OSError as error:
        raise ConfigError(f"{file} cannot be read: {error.strerror}.", hint="Name another file.") from error
    if size > _LARGEST:
        raise Unreadable(f"{file.name} is too large to be the responses of a form.")
    rows = _workbook(file) if file.suffix.lower() == ".xlsx" else _csv(file)
    return rows[:_MOST_ROWS]


def _csv(file: Path) -> list[list[str]]:
    try:
        text = file.read_bytes().decode("utf-8-sig")
        # Spreadsheets of half the world write semicolons.
        first = text.partition("\n")[0]
        delimiter = max(",;\t", key=first.count)
        return [list(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)]
    except (UnicodeDecodeError, csv.Error) as error:
        raise Unreadable(f"{file.name} is no table of text in UTF-8: {error}.") from error


def _workbook(file: Path) -> list[list[str]]:
    import openpyxl

    try:
        book = openpyxl.load_workbook(file, read_only=True, data_only=True)
        try:
            sheet = book.worksheets[0]
            return [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
        finally:
            book.close()
    except Exception as error:
        # Whatever a library stumbles over in somebody's file: it is not a workbook that can be used.
        raise Unreadable(f"{file.name} is no workbook that can be read ({type(error).__name__}).") from error
