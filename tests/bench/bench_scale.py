"""What a mail costs when years of interviews are stored: python -m tests.bench.bench_scale [FEW MANY [ROUNDS]].

The same mix of mails goes through the same intake, in turns, on a store of a thousand interviews and on one of a
hundred thousand, all of them open, eight a day. Bytes of old mails are left out of the stores: nothing on the way reads
them.
"""

import asyncio
import sys

if __name__ == "__main__":
    from tests.bench.scale import main

    given = [*map(int, sys.argv[1:])]
    sys.exit(asyncio.run(main(*(given + [1000, 100_000, 7][len(given) :]))))
