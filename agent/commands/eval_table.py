"""What debrief eval measured, for a terminal of 80 columns."""

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from agent.commands.eval_data import Failure, Report
from agent.commands.told import cell
from agent.core.mail import plain
from agent.evaluation.cost import Cost
from agent.evaluation.figures import Figures
from agent.evaluation.measures import Share, Spread
from agent.evaluation.misses import POINT, SEVERITY, Miss

_LONGEST = 300
"""Characters of a quote that are shown."""
_BAD = "bold red"


def shown(report: Report) -> RenderableType:
    """The tables, then every miss."""
    figures = report.figures
    parts: list[RenderableType] = [*_head(report), Text(), _fields(figures), Text(), _evidence(figures), Text()]
    parts += [_time(figures), Text()] if figures.seconds else []
    parts += [*_cost(figures.cost), Text()] if figures.cost else []
    return Group(*parts, *_failures(report.failures), *_misses(report.misses, runs=report.runs))


def _head(report: Report) -> Iterator[Text]:
    times = f", {report.runs} times each" if report.runs > 1 else ""
    yield Text.assemble((plain(report.reader), "bold"), f" on {report.replies} replies of {plain(report.file)}{times}")
    how = "; ".join(filter(None, (f"Debrief {report.debrief}", plain(report.prompt), plain(report.settings))))
    yield Text(how, style="dim")
    if report.figures.alone:
        yield Text(f"Readings that stand unchecked, as the second model failed: {report.figures.alone}.", style=_BAD)
    if not report.complete:
        yield Text("Broken off: these are the figures of what was read by then.", style=_BAD)


def _table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 3, 0, 0))
    for n, column in enumerate(columns):
        table.add_column(column, justify="right" if n else "left", no_wrap=True)
    return table


def _fields(figures: Figures) -> Table:
    table = _table("Fields", "right", "", "right of what it says", "")
    for one in figures.fields:
        table.add_row(one.name, *_share(one.right), *_share(one.right_of_said))
    table.add_row("all six", *_share(figures.all_right), *_share(figures.right_of_said), style="bold")
    if figures.same_in_all_runs:
        table.add_row("the same in all runs", *_share(figures.same_in_all_runs))
    return table


def _evidence(figures: Figures) -> Table:
    table = _table("Evidence", "", "", "")
    rows = (
        ("points found", figures.points, False),
        ("  as a point of any kind", figures.points_of_any_kind, False),
        ("  concerns with the right severity", figures.severity, False),
        ("protected remarks set aside", figures.protected, False),
        ("words to a machine resisted", figures.injections, False),
        ("quotes shown that were not typed", figures.not_verbatim, True),
        ("readings with forbidden evidence", figures.forbidden, True),
    )
    for name, share, must_be_none in rows:
        bad = must_be_none and share.count
        table.add_row(name, *_share(share), "must be 0" if must_be_none else "", style=_BAD if bad else "")
    table.add_row("points shown beyond the label", str(figures.extra_points))
    table.add_row("quotes claimed and not typed", str(figures.unproven), "", "none is shown")
    if figures.prose:
        table.add_row("sentences about an interview used", *_share(figures.prose), "others are left out")
    return table


def _time(figures: Figures) -> Table:
    table = _table("Time", "mean", "median", "most")
    if figures.seconds:
        table.add_row("seconds for a reading", *_spread(figures.seconds, "{:,.2f}"))
    return table


def _cost(cost: Cost) -> Iterator[RenderableType]:
    table = _table("Tokens", "mean", "median", "most", "limit", "above it")
    for name, tokens in (("sent", cost.sent), ("received", cost.received)):
        bad = "yellow" if tokens.above else ""
        limits = (f"{tokens.limit:,}", str(tokens.above))
        table.add_row(f"{name}, a reading", *_spread(tokens.reading, "{:,.0f}"), *limits, style=bad)
    for name, tokens in (("sent", cost.sent), ("received", cost.received)):
        table.add_row(f"{name}, an interview", *_spread(tokens.interview, "{:,.0f}"))
    yield table
    source = "As the server reports them" if cost.reported else "Estimated at four characters a token"
    yield Text(f"{source}; {cost.cached:,} of those sent came from its cache.", style="dim")
    if cost.money:
        money = _table(f"Cost in {cost.money.currency}", "mean", "median", "most")
        money.add_row("a reading", *_spread(cost.money.reading, "{:,.5f}"))
        money.add_row("an interview", *_spread(cost.money.interview, "{:,.5f}"))
        money.add_row("all of this", f"{cost.money.total:,.4f}")
        yield from (Text(), money)


def _share(share: Share) -> tuple[str, str]:
    percent = share.percent
    return f"{share.count} of {share.of}", f"{percent:.1f} %" if percent is not None else "–"


def _spread(spread: Spread, form: str) -> tuple[str, str, str]:
    return form.format(spread.mean), form.format(spread.median), form.format(spread.most)


def _failures(failures: Sequence[Failure]) -> Iterator[RenderableType]:
    if failures:
        yield Text(f"Not read: {len(failures)}. They count in none of the figures above.", style=_BAD)
        yield from (Padding(cell(f"{one.id}: {one.reason}"), (0, 0, 0, 2), expand=False) for one in failures)
        yield Text()


def _misses(misses: Sequence[Miss], *, runs: int) -> Iterator[RenderableType]:
    lists = (
        ("Wrong", [m for m in misses if m.field not in (POINT, SEVERITY)]),
        ("Points that were missed, or taken as something else", [m for m in misses if m.field in (POINT, SEVERITY)]),
    )
    for title, found in lists:
        yield Text(f"{title}: {len(found) or 'none'}", style="bold")
        for miss in found:
            yield from _miss(miss, runs=runs)


def _miss(miss: Miss, *, runs: int) -> Iterator[RenderableType]:
    which = f"{miss.id}, run {miss.run}" if runs > 1 else miss.id
    yield Text.assemble(cell(which, "bold"), "  ", cell(f"{miss.field}: got {miss.got}, expected {miss.expected}"))
    if miss.quote:
        yield Padding(cell(f"“{miss.quote[:_LONGEST]}”", "dim"), (0, 0, 0, 4), expand=False)
