"""Ports for servers that are away for a while: nobody else gets them meanwhile."""

import os
import random
import socket
from collections.abc import Iterator
from functools import cache
from itertools import cycle, islice

_FIRST, _LAST = 12_000, 32_000
"""Below what systems give to connections that ask for any port (RFC 6335: from 49152; Linux: from 32768): there, a
connection of another test could take the port of a server that is just being restarted."""
_WORKERS = 16


def free_port() -> int:
    """A port that nobody listens on, and that no other test is given."""
    for port in islice(_mine(), (_LAST - _FIRST) // _WORKERS):
        with socket.socket() as sock:
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                sock.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise OSError("No port is free.")


@cache
def _mine() -> Iterator[int]:
    """Those of this one of the processes among which the tests are divided, in any order."""
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")) % _WORKERS
    ports = list(range(_FIRST + worker, _LAST, _WORKERS))
    random.SystemRandom().shuffle(ports)
    return cycle(ports)
