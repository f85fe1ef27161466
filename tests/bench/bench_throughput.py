"""How much relevant mail a second the service takes in: python -m tests.bench.bench_throughput [MAILS [ROUNDS]].

Invitations, calendar answers, replies with quoted letters, bounces, absences and copies of our own letters, from their
bytes to the durable fate of each: kept, parsed in the worker process, recognised, decided, committed with
synchronous=FULL. Servers are in memory, and no model is asked.
"""

import asyncio
import sys

if __name__ == "__main__":
    from tests.bench.throughput import main

    count, rounds = (*map(int, sys.argv[1:]), *(600, 3)[len(sys.argv) - 1 :])
    sys.exit(asyncio.run(main(count, rounds)))
