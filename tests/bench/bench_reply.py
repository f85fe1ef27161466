"""How well and how fast what a person typed is found: python -m tests.bench.bench_reply [--all] [-v].

Against our own letters as mail programs quote them, on public collections of replies, and beside other libraries,
which are asked in the same run where they are installed (`make bench-reply` does that). ``--all`` takes the whole
product of programs, layouts, forms and languages; ``-v`` prints what went wrong.
"""

import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable

from agent.core.mail import Line
from agent.reading.typed import typed
from tests.bench.libraries import Library, libraries
from tests.bench.reply_corpora import CORPORA, Case, Score, cases, doubtful, score, states_words, text_of
from tests.bench.reply_speed import print_speed
from tests.programs import PROGRAMS
from tests.programs.held_out import HELD_OUT
from tests.programs.judge import DOUBT, TYPED, judged, lines_of, words
from tests.programs.scenes import Scene, scenes
from tests.programs.table import printed, shown, table
from tests.programs.turns import turns

SAMPLE = 400
"""Scenes of each table, unless all are wanted."""
SAMPLE_OF_LIBRARIES = 200


def chosen(made: Iterable[Scene], everything: bool, most: int = SAMPLE) -> list[Scene]:
    """All, or the same sample each time."""
    found = list(made)
    if everything or len(found) <= most:
        return found
    return [found[n] for n in sorted(random.Random(7).sample(range(len(found)), most))]


def print_programs(everything: bool, verbose: bool) -> None:
    for title, made in (("our own letters", scenes(PROGRAMS, 1)), ("longer stories", turns(PROGRAMS, 1))):
        found = [(scene, judged(scene, lines_of(scene))) for scene in chosen(made, everything)]
        for scene, verdict in found:
            if verbose and not verdict.sound:
                print(shown(scene, verdict))
        printed(title, table(found))
    held = [(scene, judged(scene, lines_of(scene))) for scene in chosen(scenes(HELD_OUT, 2), everything)]
    printed("held out: programs and languages that no rule was written for", table(held))


def said(lines: Iterable[Line], label: str) -> str:
    return "\n".join(line.text for line in lines if line.label.value.startswith(label))


def debrief(case: Case) -> tuple[str, str]:
    lines = typed(case.body, "", "") if case.kind == "text" else typed("", case.body, "")
    return said(lines, TYPED), said(lines, DOUBT)


def asked(library: Library, kind: str, body: str, **more: object) -> str | None:
    """What a library takes as typed, as text; None if it fails or does not answer in time."""
    found = library.label({"kind": kind, "body": body, **more})
    if "error" in found:
        return None
    return text_of(found["reply"]) if found["html"] else str(found["reply"])


def corpus_rows(name: str, label: Callable[[Case], tuple[str, str] | None], kinds: tuple[str, ...]) -> list[str]:
    """One row for each corpus, and their sum."""
    total: Counter[str] = Counter()
    rows = []
    for corpus in CORPORA:
        row: Counter[str] = Counter()
        for case in cases(corpus):
            if case.kind in kinds:
                row.update(_counted(case, label(case)))
        rows.append(_row(name, corpus, row))
        total.update(row)
    return [*rows, _row(name, "all", total)]


def _counted(case: Case, found: tuple[str, str] | None) -> Counter[str]:
    if found is None:
        return Counter(cases=int(states_words(case)), errors=1)
    if not states_words(case):
        return Counter()
    result: Score = score(case, *found)
    return Counter(
        cases=1,
        exact=int(result.exact),
        losing=int(result.lost > 0),
        lost=result.lost,
        leaked=result.leaked,
        doubt=doubtful(found[1]),
    )


_CORPUS_COLUMNS = ("cases", "exact", "losing", "lost", "leaked", "doubt", "errors")


def _row(name: str, corpus: str, c: Counter[str]) -> str:
    return f"{name:30}{corpus:20}" + "".join(f"{c[column]:>9}" for column in _CORPUS_COLUMNS)


def print_corpora(others: list[Library], verbose: bool) -> None:
    print(
        "\npublic replies: cases, exact, cases losing words, words lost, leaked and left in doubt, errors and timeouts"
    )
    print(f"{'':50}" + "".join(f"{column:>9}" for column in _CORPUS_COLUMNS))
    print(*corpus_rows("Debrief", debrief, ("text", "html")), sep="\n")
    for other in others:

        def label(case: Case, other: Library = other) -> tuple[str, str] | None:
            reply = asked(other, case.kind, case.body, languages=list(case.languages))
            return None if reply is None else (reply, "")

        print(*corpus_rows(f"{other.name} {other.version}", label, other.kinds), sep="\n")
    if verbose:
        _print_disagreements()


def _print_disagreements() -> None:
    for case in (case for corpus in CORPORA for case in cases(corpus) if states_words(case)):
        found = score(case, *debrief(case))
        if not found.exact:
            print(f"--- {case.id}: {found}\n{case.expect}\n... and we:")
            lines = typed(case.body, "", "") if case.kind == "text" else typed("", case.body, "")
            print("\n".join(f"  {line.label:11} {line.text}" for line in lines[:60]))


def print_libraries_on_scenes(others: list[Library], everything: bool) -> None:
    """The same scenes for everybody. One library can be given our letter too: it is told what we know."""
    made = [*chosen(scenes(PROGRAMS, 1), everything, SAMPLE_OF_LIBRARIES)]
    print(
        "\nour own letters, beside others: mails, mails without a fault, words lost, words leaked, errors and timeouts"
    )
    _print_scene_row("Debrief", made, lambda scene: said(lines_of(scene), TYPED))
    for other in others:
        fit = [scene for scene in made if scene.form != "html" or "html" in other.kinds]
        _print_scene_row(f"{other.name} {other.version}", fit, lambda scene, other=other: _scene_reply(other, scene))


def _scene_reply(other: Library, scene: Scene) -> str | None:
    read = scene.read
    kind, body = ("text", read.text) if read.text.strip() else ("html", read.html)
    return asked(other, kind, body, ours=scene.ours)


def _print_scene_row(name: str, made: list[Scene], label: Callable[[Scene], str | None]) -> None:
    row: Counter[str] = Counter()
    for scene in made:
        found = label(scene)
        if found is None:
            row.update(mails=1, errors=1)
            continue
        lost, leaked = against(scene, found)
        row.update(mails=1, sound=int(not lost and not leaked), lost=lost, leaked=leaked)
    print(f"{name:30}" + "".join(f"{row[column]:>9}" for column in ("mails", "sound", "lost", "leaked", "errors")))


def against(scene: Scene, reply: str) -> tuple[int, int]:
    """Words lost and leaked of a reply given as text."""
    wanted, free, found = Counter(words(scene.typed)), Counter(words(scene.free)), Counter(words(reply))
    return (wanted - found).total(), (found - wanted - free).total()


def main(arguments: list[str]) -> None:
    everything, verbose = "--all" in arguments, "-v" in arguments
    begun = time.perf_counter()
    others = libraries()
    print_programs(everything, verbose)
    print_corpora(others, verbose)
    print_libraries_on_scenes(others, everything)
    print_speed(others)
    for other in others:
        other.close()
    print(f"\n{time.perf_counter() - begun:.0f} s")


if __name__ == "__main__":
    main(sys.argv[1:])
