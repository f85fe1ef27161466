"""Models' servers, and every way in which they fail."""

import asyncio
import logging

import pytest

from agent.adapters.llm import LlmSettings
from agent.errors import ConfigError, DebriefError, LoginRefused, Permanent, Transient, Unreadable
from tests.contract.asking import FITS, GOOD, KEY, PROMPT, Shape, ask, model
from tests.servers.chat import Answer, ChatServer, fails, floods, packs, says, sends, trickles

# --- servers that fail ---


@pytest.mark.parametrize(
    ("answer", "kind", "words"),
    [
        (says(GOOD, finish="length"), Unreadable, "cut off"),
        (says(None, refusal="I cannot."), Unreadable, "refused"),
        (says(None, finish="content_filter"), Unreadable, "refused"),
        (says(None), Unreadable, "empty"),
        (says(""), Unreadable, "empty"),
        (sends(b""), Unreadable, "chat completion"),
        (sends(b"<html>Sign in to the hotel network</html>"), Unreadable, "chat completion"),
        (sends(b'{"choices": []}'), Unreadable, "chat completion"),
        (sends(b'{"choices": [{"message": {"content": {"a": 1}}}]}'), Unreadable, "chat completion"),
        (sends(b"\xff\xfe\x00"), Unreadable, "chat completion"),
        (sends(b"[" * 100_000), Unreadable, "chat completion"),
        (fails(500), Transient, "busy"),
        (fails(502), Transient, "busy"),
        (fails(408), Transient, "busy"),
        (fails(401, "Incorrect key"), LoginRefused, "refused the key: .*Incorrect key"),
        (fails(403), LoginRefused, "refused the key"),
        (fails(404, "The model `m1` does not exist", "model_not_found"), ConfigError, "m1 was not found"),
        (fails(404, "model 'm1' not found, try pulling it first"), ConfigError, "m1 was not found"),
        (fails(404, "Not Found"), ConfigError, "was not found"),
        (fails(429, "You exceeded your quota", "insufficient_quota"), ConfigError, "no credit"),
        (fails(400, "This context is too long"), Permanent, "too long"),
        (fails(307, location="https://elsewhere.test/v1"), ConfigError, "moved"),
    ],
)
async def test_every_failure_is_told_as_what_it_is(answer: Answer, kind: type[DebriefError], words: str) -> None:
    _, error = await ask(answer)
    assert type(error) is kind
    with pytest.raises(kind, match=words):
        raise error


@pytest.mark.parametrize(
    ("header", "seconds"),
    [("7", 7.0), ("0.5", 0.5), ("-1", None), ("soon", None), ("nan", None), ("inf", None), ("1e9", 86_400.0)],
)
async def test_a_busy_server_says_when_to_come_back(header: str, seconds: float | None) -> None:
    server, error = await ask(fails(429, retry_after=header))
    assert isinstance(error, Transient)
    assert error.retry_after == seconds
    assert len(server.bodies) == 1, "the outbox repeats, nobody else"


async def test_a_busy_server_may_name_a_date() -> None:
    _, error = await ask(fails(503, retry_after="Fri, 31 Dec 2100 23:59:59 GMT"))
    assert isinstance(error, Transient)
    assert error.retry_after == 86_400.0


async def test_a_slow_trickle_ends_in_time() -> None:
    begun = asyncio.get_running_loop().time()
    _, error = await ask(trickles, timeout=0.5)
    assert isinstance(error, Transient)
    assert "in time" in str(error)
    assert asyncio.get_running_loop().time() - begun < 5


async def test_a_flood_is_not_taken_in() -> None:
    _, error = await ask(floods)
    assert isinstance(error, Unreadable)
    assert "far more" in str(error)


async def test_what_is_packed_is_not_unpacked() -> None:
    """A few bytes can hold any amount; nothing asked for them."""
    server, error = await ask(packs(b" " * 50_000_000))
    assert isinstance(error, Unreadable)
    assert server.headers[0]["accept-encoding"] == "identity"


async def test_a_server_that_takes_no_call_is_in_trouble_itself_and_one_that_is_slow_perhaps_not() -> None:
    _, slow = await ask(trickles, timeout=0.5)
    _, busy = await ask(fails(503))
    _, broken = await ask(fails(500))
    assert [getattr(error, "channel", None) for error in (slow, busy, broken)] == [False, True, False]


async def test_a_server_that_is_away_is_waited_for() -> None:
    async with ChatServer(answers=[says(GOOD)]).serving() as server:
        away = model(server)
    with pytest.raises(Transient, match="cannot be reached: All connection attempts failed"):
        await away.answer(PROMPT, Shape)


async def test_neither_key_nor_prompt_nor_answer_are_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    server, answer = await ask(fails(400, "no schemas"), says(GOOD))
    _, error = await ask(fails(500))
    assert answer == FITS
    assert server.bodies
    written = caplog.text + str(error) + repr(LlmSettings(base_url=server.url, model="m1", api_key=KEY))
    assert not any(secret in written for secret in ("CANARY", "Zoë"))


@pytest.mark.parametrize(
    "changes",
    [
        {"base_url": "api.openai.com/v1"},
        {"base_url": "http://api.example/v1"},
        {"base_url": "ftp://127.0.0.1/v1"},
        {"api_key": "sk-\r\nX-Injected: yes"},
        {"api_key": "sk-ключ"},
    ],
)
def test_settings_that_must_not_reach_a_server_are_refused(changes: dict[str, str]) -> None:
    with pytest.raises(ConfigError):
        LlmSettings(**({"base_url": "https://api.example/v1", "model": "m1"} | changes))
