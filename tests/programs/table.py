"""How the labeller does on every program and layout: python -m tests.programs.table [WORDS IN A SCENE'S NAME] [-v]."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator

from agent.sandbox.quoting.program import Program
from tests.programs import PROGRAMS
from tests.programs.held_out import HELD_OUT
from tests.programs.judge import Verdict, judged, lines_of
from tests.programs.scenes import Scene, scenes
from tests.programs.turns import turns

COLUMNS = ("cases", "sound", "lost", "doubt", "leaked", "misplaced")


def counts(verdict: Verdict) -> Counter[str]:
    return Counter(
        cases=1,
        sound=int(verdict.sound),
        lost=len(verdict.lost),
        doubt=len(verdict.doubted),
        leaked=verdict.leaked_lines,
        misplaced=len(verdict.misplaced),
    )


def judgements(programs: tuple[Program, ...], seed: int, answers: int = 1) -> Iterator[tuple[Scene, Verdict]]:
    for scene in scenes(programs, seed, answers):
        yield scene, judged(scene, lines_of(scene))


def table(found: Iterable[tuple[Scene, Verdict]]) -> dict[tuple[str, str], Counter[str]]:
    """Counts by (program, layout)."""
    rows: dict[tuple[str, str], Counter[str]] = {}
    for scene, verdict in found:
        rows.setdefault((scene.program.name, scene.layout), Counter()).update(counts(verdict))
    return rows


def printed(title: str, rows: dict[tuple[str, str], Counter[str]]) -> None:
    """One line for each program: cases and what went wrong in each layout; then the sum."""
    layouts = tuple(dict.fromkeys(layout for _, layout in rows))
    print(f"\n{title}: cases/sound/words lost/lines of ours or others leaked/words under the wrong question")
    print(f"{'':18}" + "".join(f"{layout:>18}" for layout in (*layouts, "all")))
    for program in dict.fromkeys(name for name, _ in rows):
        cells = [rows.get((program, layout), Counter()) for layout in layouts]
        print(f"{program:18}" + "".join(f"{_cell(c):>18}" for c in (*cells, _sum(cells))))
    by_layout = [_sum(c for (_, layout), c in rows.items() if layout == wanted) for wanted in layouts]
    print(f"{'all':18}" + "".join(f"{_cell(c):>18}" for c in (*by_layout, _sum(rows.values()))))


def _cell(c: Counter[str]) -> str:
    lost = f"{c['lost']}+{c['doubt']}?" if c["doubt"] else str(c["lost"])
    return f"{c['cases']}/{c['sound']}/{lost}/{c['leaked']}/{c['misplaced']}"


def _sum(cells: Iterable[Counter[str]]) -> Counter[str]:
    total: Counter[str] = Counter()
    for cell in cells:
        total.update(cell)
    return total


def shown(scene: Scene, verdict: Verdict) -> str:
    """A scene that went wrong, with its labels."""
    lines = "\n".join(f"  {line.label:11} {line.question:2} {line.text}" for line in lines_of(scene))
    return f"--- {scene.name}\n{verdict}\n{scene.draft}\n{lines}"


def main(arguments: list[str]) -> None:
    wanted = [a for a in arguments if not a.startswith("-")]
    for title, made in (
        ("our own letters", scenes(PROGRAMS, 1)),
        ("longer stories", turns(PROGRAMS, 1)),
        ("held out", scenes(HELD_OUT, 2)),
    ):
        found = [
            (scene, judged(scene, lines_of(scene))) for scene in made if all(word in scene.name for word in wanted)
        ]
        if "-v" in arguments:
            for scene, verdict in found:
                if not verdict.sound:
                    print(shown(scene, verdict))
        printed(title, table(found))


if __name__ == "__main__":
    main(sys.argv[1:])
