"""Serves a web application on loopback, inside the running event loop."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Iterator
from typing import Any

import uvicorn

_FAREWELL = 1
"""Seconds for requests that are still going on at the end."""


class _Quiet(uvicorn.Server):
    """Leaves signals to whoever runs the event loop."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@contextlib.asynccontextmanager
async def serving(application: Any, *, certificate: str | None = None, key: str | None = None) -> AsyncIterator[int]:
    """An ASGI application on 127.0.0.1; gives its port. With a certificate and its key (PEM files) it speaks TLS."""
    config = uvicorn.Config(
        application,
        log_config=None,
        log_level="error",
        access_log=False,
        lifespan="off",
        ssl_certfile=certificate,
        ssl_keyfile=key,
        timeout_graceful_shutdown=_FAREWELL,
    )
    server = _Quiet(config)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        running = asyncio.create_task(server.serve([listening]))
        try:
            yield int(listening.getsockname()[1])
        finally:
            server.should_exit = True
            await running
