"""An OpenAI-compatible server that answers as told, right or wrong, and writes down what it was asked."""

import asyncio
import contextlib
import gzip
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from agent.sandbox.http import serving

Answer = Callable[[dict[str, Any]], Response]
"""From the body of a question to what is sent back."""


def says(content: Any, finish: str = "stop", refusal: str | None = None, **more: Any) -> Answer:
    """A chat completion with this text; ``more`` stands beside it, such as ``usage`` and ``model``."""
    return completes({"role": "assistant", "content": content, "refusal": refusal}, finish, **more)


def completes(message: dict[str, Any], finish: str = "stop", **more: Any) -> Answer:
    """A chat completion with this message."""
    choice = {"index": 0, "message": message, "finish_reason": finish, "logprobs": None}
    whole = {"id": "c1", "object": "chat.completion", "created": 0, "choices": [choice]} | more
    return lambda body: JSONResponse(whole)


def fails(status: int, message: str = "injected", code: str | None = None, **headers: str) -> Answer:
    """An error as OpenAI words them."""
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda body: JSONResponse({"error": {"message": message, "code": code}}, status, headers=names)


def sends(raw: bytes) -> Answer:
    """These bytes, with status 200."""
    return lambda body: Response(raw, media_type="application/json")


def floods(body: dict[str, Any]) -> Response:
    """Bytes as fast as they go, for ever."""

    async def flood() -> AsyncIterator[bytes]:
        with contextlib.suppress(asyncio.CancelledError):
            while True:
                yield b" " * 100_000
                await asyncio.sleep(0)

    return StreamingResponse(flood(), media_type="application/json")


def packs(raw: bytes) -> Answer:
    """These bytes, packed, though nobody asked for it."""
    return lambda body: Response(gzip.compress(raw), headers={"Content-Encoding": "gzip"})


def trickles(body: dict[str, Any]) -> Response:
    """A byte now and then, for ever: no single wait is long."""

    async def drops() -> AsyncIterator[bytes]:
        with contextlib.suppress(asyncio.CancelledError):
            while True:
                yield b" "
                await asyncio.sleep(0.05)

    return StreamingResponse(drops(), media_type="application/json")


def understands(*forms: str, then: Answer, status: int = 400) -> Answer:
    """Answers questions in these forms ('json_schema', 'json_object', 'text'), and complains of all others."""

    def answer(body: dict[str, Any]) -> Response:
        form = body.get("response_format", {"type": "text"})["type"]
        return (then if form in forms else fails(status, f"response_format {form} is not supported"))(body)

    return answer


def dislikes(wrong: Callable[[dict[str, Any]], bool], complaint: str, then: Answer, status: int = 400) -> Answer:
    """Complains in these words of every question that is wrong, and answers all others."""
    return lambda body: (fails(status, complaint) if wrong(body) else then)(body)


@dataclass(kw_only=True)
class ChatServer:
    """Gives its answers in turn, the last one for ever."""

    answers: list[Answer]
    models: Answer = field(default_factory=lambda: sends(b'{"object": "list", "data": [{"id": "m1"}]}'))
    url: str = ""
    bodies: list[dict[str, Any]] = field(default_factory=list)
    """The questions."""
    headers: list[dict[str, str]] = field(default_factory=list)
    """The headers of every request."""

    @contextlib.asynccontextmanager
    async def serving(self, **tls: str) -> AsyncIterator["ChatServer"]:
        """Listen on 127.0.0.1."""
        routes = [
            Route("/v1/models", self._models),
            Route("/v1/chat/completions", self._chat, methods=["POST"]),
        ]
        async with serving(Starlette(routes=routes), **tls) as port:
            self.url = f"{'https' if tls else 'http'}://127.0.0.1:{port}/v1"
            yield self

    @property
    def forms(self) -> list[str]:
        """In what form each question was put."""
        return [body.get("response_format", {"type": "text"})["type"] for body in self.bodies]

    async def _models(self, request: Request) -> Response:
        self.headers.append(dict(request.headers))
        return self.models({})

    async def _chat(self, request: Request) -> Response:
        self.headers.append(dict(request.headers))
        self.bodies.append(json.loads(await request.body()))
        return (self.answers.pop(0) if len(self.answers) > 1 else self.answers[0])(self.bodies[-1])
