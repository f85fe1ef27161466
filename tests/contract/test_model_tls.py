"""The model and encryption: a server that cannot prove who it is gets neither the key nor what people wrote."""

from pathlib import Path

import pytest
from pydantic import BaseModel

from agent.adapters.llm import LlmSettings, OpenAIModel
from agent.errors import CertificateRefused
from agent.writing.prompts import Prompt
from tests.servers.certificates import BAD, Authority
from tests.servers.chat import ChatServer, says
from tests.servers.recorder import Recorder, recording

KEY, WORDS = "sk-secret-key", "what a candidate wrote"
PROMPT = Prompt(name="reading/1", system="You read.", user=WORDS)


class Shape(BaseModel):
    rating: int


def model(url: str, authority: Authority) -> OpenAIModel:
    return OpenAIModel(LlmSettings(base_url=url, model="m1", api_key=KEY, ca_file=authority.ca_file, timeout=5.0))


async def refused(recorder: Recorder, authority: Authority) -> CertificateRefused:
    """Both ways in are refused, and nothing that matters was heard."""
    asking = model(f"https://127.0.0.1:{recorder.port}/v1", authority)
    with pytest.raises(CertificateRefused):
        await asking.probe()
    with pytest.raises(CertificateRefused) as caught:
        await asking.answer(PROMPT, Shape)
    assert not any(secret in recorder.heard for secret in (KEY.encode(), WORDS.encode()))
    assert caught.value.hint
    return caught.value


@pytest.mark.parametrize("kind", BAD)
async def test_a_bad_certificate_is_refused(authority: Authority, kind: str) -> None:
    async with recording(tls=authority.server_context(kind)) as recorder:
        error = await refused(recorder, authority)
        assert recorder.heard == b""
    words = {"self-signed": "unable to get local issuer", "wrong name": "mismatch", "expired": "expired"}
    assert words[kind] in str(error)


async def test_no_tls_where_it_is_expected(authority: Authority) -> None:
    async with recording() as recorder:
        await refused(recorder, authority)


async def test_a_good_certificate_is_accepted(authority: Authority, tmp_path: Path) -> None:
    certificate, key = authority.write("good", tmp_path)
    server = ChatServer(answers=[says('{"rating": 4}')])
    async with server.serving(certificate=str(certificate), key=str(key)):
        assert (await model(server.url, authority).answer(PROMPT, Shape)).value == Shape(rating=4)
    assert server.headers[0]["authorization"] == f"Bearer {KEY}"
