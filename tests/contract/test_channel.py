"""The port ChannelPort, in memory and by apprise against a service on this machine."""

import asyncio
import http.server
import json
import logging
import threading
import time
from collections.abc import Iterator

import pytest

from agent.adapters.channels import AppriseChannel
from agent.errors import ConfigError, Transient
from agent.testing.channel import MemoryChannel

TOKEN = "k3ep-me-s3cret"


class Service:
    """Takes what apprise's json:// posts; answers with the codes that it is given, then with 200."""

    def __init__(self) -> None:
        self.codes: list[int] = []
        self.wait = 0.0
        self.got: list[dict[str, str]] = []
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                time.sleep(outer.wait)
                code = outer.codes.pop(0) if outer.codes else 200
                if code == 200:
                    outer.got.append(json.loads(body))
                self.send_response(code)
                self.end_headers()

            def log_message(self, format: str, *args: object) -> None:
                pass

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        return f"json://user:{TOKEN}@127.0.0.1:{self._server.server_port}/{TOKEN}?rto=1"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def service() -> Iterator[Service]:
    found = Service()
    yield found
    found.close()


async def test_what_is_notified_arrives_as_it_is(service: Service) -> None:
    memory = MemoryChannel()
    for port in (memory, AppriseChannel("phone", service.url, 5)):
        await port.notify("Feedback came in", "Your mailbox has the details. [#abcdefgh] <b>ö</b>")
    ((title, text),) = memory.sent
    assert [(one["title"], one["message"]) for one in service.got] == [(title, text)]


@pytest.mark.parametrize(
    ("code", "error"), [(500, Transient), (503, Transient), (401, ConfigError), (404, ConfigError)]
)
async def test_a_refusal_says_who_can_help_and_is_over_with_the_next(
    service: Service, code: int, error: type[Exception]
) -> None:
    channel = AppriseChannel("phone", service.url, 5)
    service.codes = [code]
    with pytest.raises(error, match=f"channel phone .*error {code}"):
        await channel.notify("t", "x")
    await channel.notify("t", "x")
    assert len(service.got) == 1


async def test_a_service_that_hangs_holds_up_nothing_else(service: Service) -> None:
    service.wait = 2
    ticks = 0

    async def tick() -> None:
        nonlocal ticks
        while True:
            await asyncio.sleep(0.01)
            ticks += 1

    other = asyncio.create_task(tick())
    with pytest.raises(Transient, match="no answer in time"):
        await AppriseChannel("phone", service.url, 0.3).notify("t", "x")
    other.cancel()
    assert ticks > 5


async def test_nothing_listens() -> None:
    with pytest.raises(Transient):
        await AppriseChannel("phone", f"json://127.0.0.1:9/{TOKEN}", 2).notify("t", "x")


async def test_no_token_is_ever_shown(service: Service, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        for url in (f"nonsense://{TOKEN}", TOKEN, ""):
            with pytest.raises(ConfigError) as caught:
                AppriseChannel("phone", url, 2)
            assert TOKEN not in f"{caught.value} {caught.value.hint}"
        service.codes = [401, 500]
        channel = AppriseChannel("phone", service.url, 2)
        for _ in range(2):
            with pytest.raises((ConfigError, Transient)) as failed:
                await channel.notify("t", "x")
            assert TOKEN not in f"{failed.value}"
    assert TOKEN not in caplog.text
    assert TOKEN not in repr(channel)
