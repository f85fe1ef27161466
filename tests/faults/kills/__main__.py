"""``python -m tests.faults.kills --points 5000``: more points than CI tries."""

import argparse
import sys
import time
from collections import Counter

from tests.faults.kills.campaign import campaign
from tests.faults.kills.plan import kind


def main() -> int:
    """0 if nothing was lost or doubled."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--points", type=int, default=560)
    words.add_argument("--seed", type=int, default=1)
    asked, began = words.parse_args(), time.monotonic()
    report = campaign(asked.points, asked.seed)
    for what, count in sorted(Counter(map(kind, report.tried)).items()):
        print(f"{count:6} {what}")
    for wrong in (*report.lost, *report.doubled):
        print(wrong)
    print(
        f"{len(report.tried)} kills at {len(set(report.tried))} of {report.points} points: {len(report.lost)} lost,"
        f" {len(report.doubled)} doubled, {report.in_doubt} letters in doubt and told of; worst recovery"
        f" {report.recovery:.1f} s; {time.monotonic() - began:.0f} s in all"
    )
    return 1 if report.lost or report.doubled else 0


if __name__ == "__main__":
    sys.exit(main())
