"""debrief eval as an operator runs it: the command, a real server, and the raw mail in between."""

import asyncio
import json
import os
import signal
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from starlette.responses import Response

from agent.core.people import Side
from agent.evaluation.cases import cases_of
from agent.reading import offline
from agent.sandbox.model import MODEL, model_server
from agent.writing.prompts import lines_from_prompt, reading_prompt
from tests.servers.chat import ChatServer, fails, says, trickles
from tests.servers.ports import free_port

REPLIES = Path(__file__).parents[1] / "data" / "replies" / "labelled.jsonl"
README = Path(__file__).parents[2] / "README.md"
KEY = "sandbox"


def configured(url: str, more: str = "") -> str:
    return f"""\
mailboxes:
  - name: anna
    recruiter: {{address: anna@agency.example, name: Anna Berg}}
    imap: {{host: imap.agency.example}}
    smtp: {{host: smtp.agency.example}}
model: {{base_url: "{url}", name: "{MODEL}"{more}}}
"""


class Ran:
    def __init__(self, code: int | None, out: bytes, err: bytes) -> None:
        self.code, self.out, self.err = code, out.decode(), err.decode()

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def environment(key: str) -> Mapping[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("DEBRIEF_", "OPENAI_"))}
    return {**kept, "COLUMNS": "80", "DEBRIEF_MODEL_KEY": key}


def reads(body: dict[str, Any]) -> Response:
    """By the plain rules, as a model would answer."""
    lines, side = lines_from_prompt(body["messages"][-1]["content"])
    return says(offline.read(lines, side).model_dump_json())(body)


async def debrief(folder: Path, *words: str, key: str = KEY) -> Ran:
    command = (sys.executable, "-m", "agent", "eval", *words)
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(*command, cwd=folder, env=environment(key), stdout=pipe, stderr=pipe)
    out, err = await asyncio.wait_for(process.communicate(), 60)
    return Ran(process.returncode, out, err)


def share(figures: Any, name: str) -> tuple[int, int]:
    found = figures[name] if name in figures else next(f["right"] for f in figures["fields"] if f["name"] == name)
    return found["count"], found["of"]


async def test_the_plain_rules_are_measured_without_a_configuration(tmp_path: Path) -> None:
    ran = await debrief(tmp_path, str(REPLIES), "--offline", "--json")

    assert (ran.code, ran.err) == (0, "")
    told, figures = ran.json, ran.json["figures"]
    assert (told["reader"], told["replies"], told["failures"], figures["cost"]) == ("offline rules", 48, [], None)
    assert share(figures, "kind")[0] >= 41, "85 % from raw mail"
    assert share(figures, "rating")[0] >= 45
    assert share(figures, "decision")[0] >= 36
    assert share(figures, "not_verbatim")[0] == 0


async def test_a_model_is_asked_as_the_service_asks_and_its_cost_is_told(tmp_path: Path) -> None:
    async with model_server(KEY) as url:
        prices = ", prices: {input: 2, output: 10, currency: EUR}"
        (tmp_path / "config.yaml").write_text(configured(url, prices))
        ran = await debrief(tmp_path, str(REPLIES), "--limit", "6", "--parallel", "2", "--runs", "2", "--json")

    assert (ran.code, ran.err) == (0, "")
    told, figures = ran.json, ran.json["figures"]
    assert (told["reader"], told["replies"], told["runs"], figures["readings"]) == (MODEL, 6, 2, 12)
    assert told["prompt"] == reading_prompt((), Side.CLIENT, (), "en").name
    assert share(figures, "same_in_all_runs") == (6, 6)
    assert share(figures, "not_verbatim")[0] == 0
    cost = figures["cost"]
    assert cost["sent"]["reading"]["mean"] > 500
    assert [(one["client"], one["candidate"]) for one in told["prose"]] == [("v-001", "v-002"), ("v-003", "v-004")]
    used = [one["usage"] for one in (*(r["reading"] for r in told["readings"]), *told["prose"])]
    total = sum(usage["sent"] * 2 + usage["received"] * 10 for usage in used)
    assert cost["money"]["total"] == pytest.approx(total / 1_000_000)
    assert cost["money"]["currency"] == "EUR"


async def test_the_table_is_for_people(tmp_path: Path) -> None:
    ran = await debrief(tmp_path, str(REPLIES), "--offline", "--limit", "3")

    assert ran.code == 0
    assert max(map(len, ran.out.splitlines())) <= 80
    assert "qualifications_met" in ran.out
    assert "v-002  point: got not shown, expected strength" in ran.out


async def test_another_model_of_the_same_server_can_be_tried(tmp_path: Path) -> None:
    async with ChatServer(answers=[says("no JSON")] * 9).serving() as server:
        (tmp_path / "config.yaml").write_text(configured(server.url))
        await debrief(tmp_path, str(REPLIES), "--limit", "1", "--model", "tiny-7b")

    assert {body["model"] for body in server.bodies} == {"tiny-7b"}


async def test_a_reply_that_the_model_fails_on_is_told_apart(tmp_path: Path) -> None:
    async with ChatServer(answers=[says(None, refusal="No.")] * 9).serving() as server:
        (tmp_path / "config.yaml").write_text(configured(server.url))
        ran = await debrief(tmp_path, str(REPLIES), "--limit", "2")

    assert (ran.code, ran.out) == (1, ""), "nothing could be measured"
    assert "refused" in ran.err


async def test_a_refused_key_ends_it_at_the_first_reply(tmp_path: Path) -> None:
    async with ChatServer(answers=[fails(401, "no such key")] * 9).serving() as server:
        (tmp_path / "config.yaml").write_text(configured(server.url))
        ran = await debrief(tmp_path, str(REPLIES), "--parallel", "4")

    assert (ran.code, ran.out) == (2, "")
    assert len(ran.err.splitlines()) == 1


@pytest.mark.parametrize(
    ("config", "key", "told"),
    [
        (configured("https://api.example/v1"), "", "The model's key is missing."),
        (configured("https://api.example/v1").partition("model:")[0], KEY, "config.yaml names no model."),
        ("", KEY, "config.yaml"),
    ],
)
async def test_without_a_model_to_ask_it_says_why(config: str, key: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text(config)

    ran = await debrief(tmp_path, str(REPLIES), key=key)

    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err


async def test_a_bad_file_is_refused_before_anything_is_asked(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text(configured(f"http://127.0.0.1:{free_port()}/v1"))
    (tmp_path / "mine.jsonl").write_text(f"{REPLIES.read_text('utf-8').splitlines()[0]}\n{{}}\nnonsense\n", "utf-8")

    ran = await debrief(tmp_path, "mine.jsonl")

    assert (ran.code, ran.out) == (1, "")
    assert ran.err.splitlines()[0] == "mine.jsonl:2: id: Field required"
    assert ran.err.splitlines()[-1].startswith("mine.jsonl:3: Invalid JSON")


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Shells have what they start in the background ignore SIGINT, and whatever that starts inherits it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
async def test_what_was_read_before_ctrl_c_is_shown(tmp_path: Path) -> None:
    """An answer that has been paid for is not thrown away."""
    third = asyncio.Event()

    def never(body: dict[str, Any]) -> Response:
        third.set()
        return trickles(body)

    async with ChatServer(answers=[reads, reads, never]).serving() as server:
        (tmp_path / "config.yaml").write_text(configured(server.url))
        command = (sys.executable, "-m", "agent", "eval", str(REPLIES), "--json")
        pipe = asyncio.subprocess.PIPE
        process = await asyncio.create_subprocess_exec(
            *command, cwd=tmp_path, env=environment(KEY), stdout=pipe, stderr=pipe
        )
        await asyncio.wait_for(third.wait(), 90)
        process.send_signal(signal.SIGINT)
        out, err = await asyncio.wait_for(process.communicate(), 30)

    ran = Ran(process.returncode, out, err)
    assert (ran.code, ran.err, ran.json["complete"]) == (1, "", False)
    assert [one["id"] for one in ran.json["readings"]] == ["v-001", "v-002"]


def test_the_example_in_the_readme_is_a_good_line(tmp_path: Path) -> None:
    example = (
        README.read_text("utf-8").partition("## Choosing a model")[2].partition("```json\n")[2].partition("```")[0]
    )
    (tmp_path / "example.jsonl").write_text(" ".join(example.split()), "utf-8")

    assert [one.id for one in cases_of(tmp_path / "example.jsonl")] == ["r-1"]
