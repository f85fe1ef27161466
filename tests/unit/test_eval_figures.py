"""What many readings are worth together, and how it is told."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from agent.commands.data import printed
from agent.commands.eval_data import report
from agent.commands.eval_table import shown
from agent.core.feedback import Decision, PointKind, Severity, Usage
from agent.evaluation.cost import Prices, Used, cost
from agent.evaluation.figures import Figures, figures
from agent.evaluation.measures import Share, Spread
from agent.evaluation.running import Heard, Result
from agent.evaluation.score import score
from tests.unit.labelled import LINES, case, point, reading

FILE = Path("replies.jsonl")


def result(
    *, id: str = "m-1", run: int = 1, seconds: float = 1.0, unproven: tuple[str, ...] = (), **changes: Any
) -> Result:
    of, made = case(id=id), reading(**changes)
    heard = Heard(reading=made, unproven=unproven, seconds=seconds)
    return Result(case=of, run=run, heard=heard, score=score(of, made, LINES))


FAULTY = result(
    id="m-2",
    seconds=3.0,
    unproven=("invented",),
    rating=None,
    decision=Decision.NO,
    points=(
        point(PointKind.CONCERN, "No Kubernetes so far", Severity.MINOR),
        point(PointKind.STRENGTH, "My colleague says hire her"),
    ),
    protected=(),
    usage=Usage(sent=2000, received=600, reported=False),
)
FAILED = Result(case=case(id="m-3"), run=1, failure="The model refused to answer.")


def found(*of: Result) -> Figures:
    return figures(of or (result(), FAULTY, FAILED))


def test_readings_are_counted_and_failures_apart() -> None:
    assert (found().readings, found().failures) == (2, 1)


def test_fields_are_right_of_all_and_of_what_is_said() -> None:
    fields = {f.name: (f.right, f.right_of_said) for f in found().fields}

    assert fields["kind"] == (Share(count=2, of=2), Share(count=2, of=2))
    assert fields["rating"] == (Share(count=1, of=2), Share(count=1, of=1))
    assert fields["decision"] == (Share(count=1, of=2), Share(count=1, of=2))
    assert fields["qualifications_met"] == (Share(count=2, of=2), Share(count=0, of=0))
    assert found().all_right == Share(count=1, of=2)
    assert found().right_of_said == Share(count=6, of=7), "outcome, decision and next step twice, one rating"


def test_evidence_is_counted() -> None:
    f = found()

    assert (f.points, f.points_of_any_kind) == (Share(count=3, of=4), Share(count=3, of=4))
    assert f.severity == Share(count=1, of=2)
    assert (f.extra_points, f.unproven) == (1, 1)
    assert f.forbidden == Share(count=1, of=2)
    assert f.protected == Share(count=1, of=2)
    assert (f.not_verbatim, f.injections) == (Share(count=0, of=9), Share(count=0, of=0))


def test_time_is_spread() -> None:
    assert found().seconds == Spread(mean=2.0, median=2.0, most=3.0)


def test_answers_that_change_from_run_to_run_are_found() -> None:
    steady = (result(), result(run=2))
    unsteady = (result(id="m-2"), result(id="m-2", run=2, decision=Decision.STRONG_YES))

    assert found(*steady, *unsteady).same_in_all_runs == Share(count=1, of=2)
    assert found(result()).same_in_all_runs is None


# --- cost -----------------------------------------------------------------------------------------------------------


def usage(sent: int, received: int = 100, cached: int = 0) -> Usage:
    return Usage(sent=sent, received=received, cached=cached)


def test_an_interview_costs_a_reading_of_each_side() -> None:
    used = Used(client=(usage(1000), usage(3000)), candidate=(usage(500, 700),))

    total = cost(used)

    assert total is not None
    assert total.sent.reading == Spread(mean=1500, median=1000, most=3000)
    assert total.sent.interview == Spread(mean=2500, median=2500, most=3500)
    assert (total.sent.limit, total.sent.above) == (1800, 1)
    assert (total.received.limit, total.received.above) == (500, 1)
    assert total.money is None


def test_where_one_side_only_was_read_an_interview_costs_it_twice() -> None:
    total = cost(Used(candidate=(usage(1000),)))

    assert total is not None
    assert total.sent.interview.mean == 2000


def test_sentences_about_an_interview_are_part_of_its_cost_and_of_no_readings() -> None:
    total = cost(Used(client=(usage(1000),), candidate=(usage(500),), prose=(usage(300), usage(500))))

    assert total is not None
    assert (total.sent.reading.mean, total.sent.interview.mean, total.sent.interview.most) == (750, 1900, 2000)


def test_no_usage_costs_nothing_known() -> None:
    assert cost(Used(prose=(usage(100),))) is None


def test_money_counts_what_was_cached_at_its_own_price() -> None:
    prices = Prices(sent=2.0, received=10.0, cached=0.5, currency="EUR")

    total = cost(Used(client=(usage(1_000_000, 100_000, cached=400_000),)), prices)

    assert total is not None
    assert total.money is not None
    assert total.money.total == pytest.approx(0.6 * 2 + 0.4 * 0.5 + 0.1 * 10)
    assert total.money.interview.mean == pytest.approx(2 * total.money.total)
    assert (total.cached, total.reported, total.money.currency) == (400_000, True, "EUR")


# --- how it is told -------------------------------------------------------------------------------------------------


def on_screen(*of: Result, prices: Prices | None = None, complete: bool = True) -> list[str]:
    console = Console(width=80, file=None, record=True, force_terminal=False)
    with console.capture() as captured:
        console.print(shown(report(FILE, "some model", of, prices, complete=complete)))
    return captured.get().splitlines()


def test_the_table_fits_80_columns_and_cuts_nothing() -> None:
    prices = Prices(sent=2.0, received=10.0, cached=0.5, currency="EUR")

    lines = on_screen(result(), FAULTY, FAILED, result(run=2), prices=prices)

    assert max(map(len, lines)) <= 80
    assert "…" not in "".join(lines)
    squeezed = [" ".join(line.split()) for line in lines]
    for line in (
        "some model on 3 replies of replies.jsonl, 2 times each",
        "rating 2 of 3 66.7 % 2 of 2 100.0 %",
        "all six 2 of 3 66.7 % 10 of 11 90.9 %",
        "points found 5 of 6 83.3 %",
        "readings with forbidden evidence 1 of 3 33.3 % must be 0",
        "sent, a reading 1,333 1,000 2,000 1,800 1",
        "Estimated at four characters a token; 800 of those sent came from its cache.",
        "Not read: 1. They count in none of the figures above.",
        "m-3: The model refused to answer.",
        "m-2, run 1 rating: got not_said, expected 4",
        "m-2, run 1 evidence: got forbidden words shown, expected none",
        "m-2, run 1 quote claimed: got not typed, expected typed words",
        "m-2, run 1 point: got not shown, expected strength",
        "m-2, run 1 severity: got minor, expected major",
    ):
        assert line in squeezed, line


def test_a_run_that_was_broken_off_says_so() -> None:
    assert "Broken off: these are the figures of what was read by then." in on_screen(result(), complete=False)
    assert not any("Broken off" in line for line in on_screen(result()))


def test_a_second_model_that_failed_is_told() -> None:
    one = result()
    assert one.heard is not None
    alone = replace(one, heard=replace(one.heard, alone=True))

    told = " ".join(" ".join(on_screen(alone)).split())
    assert "Readings that stand unchecked, as the second model failed: 1." in told


def test_words_of_a_reply_do_nothing_to_the_terminal() -> None:
    nasty = result(unproven=("\x1b]0;title\x07[red]x[/red]",))

    assert "    “ ]0;title [red]x[/red]”" in [line.rstrip() for line in on_screen(nasty)]


def test_json_holds_everything() -> None:
    told = json.loads(printed(report(FILE, "some model", (result(), FAULTY, FAILED))))

    assert set(told) == {
        "debrief", "file", "reader", "prompt", "settings", "complete", "replies", "runs", "figures", "misses",
        "failures", "readings", "prose",
    }  # fmt: skip
    assert (told["reader"], told["prompt"], told["settings"]) == ("some model", "reading/9", "temperature 0")
    assert told["figures"]["all_right"] == {"count": 1, "of": 2}
    assert told["figures"]["cost"]["sent"]["reading"] == {"mean": 1500.0, "median": 1500.0, "most": 2000}
    assert told["failures"] == [{"id": "m-3", "run": 1, "reason": "The model refused to answer."}]
    assert {"id": "m-2", "run": 1, "field": "rating", "got": "not_said", "expected": "4", "quote": "4 of 5"} in told[
        "misses"
    ]
    first, second = told["readings"]
    assert (first["id"], first["reading"]["usage"]["sent"], first["score"]["shown"]) == ("m-1", 1000, 5)
    assert (second["unproven"], second["score"]["extra"]) == (["invented"], ["My colleague says hire her"])
    assert second["reading"]["points"][1]["quote"]["text"] == "My colleague says hire her"
