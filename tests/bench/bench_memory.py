"""What memory a backlog takes: python -m tests.bench.bench_memory [MAILS].

The service as a process of its own, on a real Dovecot with a full mailbox in which one mail in twenty concerns it. Its
highest resident set is what the kernel noted of it.
"""

import asyncio
import shutil
import sys

if __name__ == "__main__":
    from tests.bench.memory import main

    if shutil.which("dovecot") is None or shutil.which("mosquitto") is None:
        sys.exit("Dovecot and mosquitto are needed.")
    sys.exit(asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)))
