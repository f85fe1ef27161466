"""How long 'debrief --help' takes beside a bare interpreter that imports typer and rich.

Run: .venv/bin/python -m tests.bench.bench_startup [rounds]
"""

import statistics
import subprocess
import sys
import time

BARE = [sys.executable, "-c", "import typer, rich"]
HELP = [sys.executable, "-m", "agent", "--help"]


def once(command: list[str]) -> float:
    """Seconds of one run."""
    begin = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begin


def measure(rounds: int) -> tuple[float, float]:
    """Median seconds of both; interleaved, so that a busy machine slows both alike."""
    pairs = [(once(BARE), once(HELP)) for _ in range(rounds)]
    return statistics.median(bare for bare, _ in pairs), statistics.median(full for _, full in pairs)


if __name__ == "__main__":
    once(BARE), once(HELP)
    bare, full = measure(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
    print(
        f"typer and rich: {bare * 1000:.0f} ms   debrief --help: {full * 1000:.0f} ms   ratio: {full / bare:.2f} (< 2)"
    )
