"""What a backlog costs: python -m tests.bench.bench_catchup [MAILS [ROUNDS]].

A real Dovecot with a mailbox full of other people's business, and another in which one mail in twenty concerns us. The
service's own loop looks through them; in turns with it, IMAPClient fetches headers and structures and makes nothing of
them. The server's indexes are taken away before each run. Beside it imap-tools fetches whole messages.
"""

import asyncio
import shutil
import sys

if __name__ == "__main__":
    from tests.bench.catchup import main

    if shutil.which("dovecot") is None:
        sys.exit("There is no Dovecot on this machine to fill with mail.")
    given = [*map(int, sys.argv[1:])]
    sys.exit(asyncio.run(main(*(given + [20_000, 3][len(given) :]))))
