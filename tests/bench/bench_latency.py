"""How soon a reply is a push on a telephone: python -m tests.bench.bench_latency [REPLIES].

Replies are handed to a real Dovecot by LMTP; the service runs as a process of its own and pushes to a real mosquitto.
Beside it a plain connection waits in IDLE on the same mailbox for the same mails: that is what the server itself takes.
"""

import asyncio
import shutil
import sys

if __name__ == "__main__":
    from tests.bench.latency import main

    if shutil.which("dovecot") is None or shutil.which("mosquitto") is None:
        sys.exit("Dovecot and mosquitto are needed.")
    sys.exit(asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)))
