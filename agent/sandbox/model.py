"""The office's model endpoint: OpenAI's protocol with the offline reader's rules behind it, and no language model.

So the demo goes the whole way through the real client, its schema and the checks of evidence, without a canned answer.
"""

import contextlib
import hmac
import json
import re
import time
from collections.abc import AsyncIterator
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from agent.reading import offline
from agent.reading.prose import RationaleAnswer
from agent.sandbox.http import serving
from agent.writing.prompts import lines_from_prompt

MODEL = "sandbox rules, no language model"
"""The only model here, named so that no mail can pass its reading off as a language model's."""


@contextlib.asynccontextmanager
async def model_server(api_key: str) -> AsyncIterator[str]:
    """An endpoint on 127.0.0.1 that takes this key only; gives its base URL."""
    async with serving(application(api_key)) as port:
        yield f"http://127.0.0.1:{port}/v1"


def application(api_key: str) -> Starlette:
    """The endpoint as an ASGI application."""

    def admitted(request: Request) -> bool:
        return hmac.compare_digest(request.headers.get("authorization", "").encode(), f"Bearer {api_key}".encode())

    async def models(request: Request) -> JSONResponse:
        if not admitted(request):
            return _error(401, "That is not the sandbox's key.")
        model = {"id": MODEL, "object": "model", "created": 0, "owned_by": "debrief"}
        return JSONResponse({"object": "list", "data": [model]})

    async def chat(request: Request) -> JSONResponse:
        if not admitted(request):
            return _error(401, "That is not the sandbox's key.")
        try:
            return _completion(json.loads(await request.body()))
        except (ValueError, KeyError, TypeError, AttributeError):
            return _error(400, "The sandbox's rules only read replies, put to them as Debrief's prompt does.")

    return Starlette(
        routes=[
            Route("/v1/models", models),
            Route("/v1/chat/completions", chat, methods=["POST"]),
        ]
    )


def _completion(body: dict[str, Any]) -> JSONResponse:
    """The answer to a question; ValueError and its like if it is not one of ours."""
    asked = next(str(message["content"]) for message in body["messages"] if message["role"] == "user")
    content = _sentences(asked) if asked.startswith("Language: ") else _reading(asked)
    choice = {
        "index": 0,
        "message": {"role": "assistant", "content": content, "refusal": None},
        "finish_reason": "stop",
        "logprobs": None,
    }
    return JSONResponse(
        {
            "id": f"chatcmpl-{time.time_ns()}",
            "object": "chat.completion",
            "created": int(time.time()),
            "model": MODEL,
            "choices": [choice],
        }
    )


def _reading(asked: str) -> str:
    lines, side = lines_from_prompt(asked)
    return offline.read(lines, side).model_dump_json()


def _sentences(asked: str) -> str:
    """Sentences about a recommendation, by the plainest of rules: the first strength, and the first concern."""
    told = []
    for kind, words in (("strength", "Most in favour speaks {}."), ("concern", "What weighs most against it is {}.")):
        found = re.search(rf"(?m)^(\{{Q\d+\}}) .*\b{kind}$", asked)
        told += [words.format(found[1])] if found else []
    return RationaleAnswer(prose=" ".join(told) or "Nobody gave reasons in words.").model_dump_json()


def _error(status: int, message: str) -> JSONResponse:
    return JSONResponse({"error": {"message": message, "type": "sandbox_error", "code": None}}, status)
