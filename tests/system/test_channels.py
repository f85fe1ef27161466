"""The whole service with a broker and two channels, one of which is down for a day."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from agent.config.channels import Channel
from agent.sandbox.cast import PRIYA, TOM
from tests.contract.test_channel import TOKEN, Service
from tests.system.troubles import hour, scene, status


@pytest.fixture
def services() -> Iterator[tuple[Service, Service]]:
    found = Service(), Service()
    yield found
    for one in found:
        one.close()


def _sorted(service: Service) -> list[str]:
    return sorted(one["title"] for one in service.got)


async def test_a_day_without_one_channel(
    services: tuple[Service, Service], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    phone, chat = services
    phone.codes = [503] * 500
    async with scene(tmp_path / "state") as at:
        chosen = tuple(
            Channel(name=name, names=name == "chat", secret_url=SecretStr(service.url))
            for name, service in (("phone", phone), ("chat", chat))
        )
        changed = at.config.model_copy(update={"channels": chosen})
        async with at.working(changed) as work:
            at.expect(TOM, PRIYA)
            await work.play(hour(0, 15))
            assert phone.got == []
            assert "An interview is over" in _sorted(chat)
            assert any("Tom" in one["message"] for one in chat.got)
            said = await status(at)
            assert "to phone" in said
            assert "channel phone" in said
            phone.codes.clear()
            await work.play(hour(2, 9))
            assert _sorted(phone) == _sorted(chat)
            assert len(at.letters(TOM.email)) == len(at.letters(PRIYA.email)) == 1, "letters went on"
            assert not any("Tom" in one["message"] for one in phone.got)
    assert TOKEN not in caplog.text
    assert TOKEN not in said


async def test_channels_need_no_broker(services: tuple[Service, Service], tmp_path: Path) -> None:
    chat = services[1]
    async with scene(tmp_path / "state") as at:
        chosen = (Channel(name="chat", secret_url=SecretStr(chat.url)),)
        async with at.working(at.config.model_copy(update={"channels": chosen, "mqtt": None})) as work:
            at.expect(TOM, PRIYA)
            await work.play(hour(0, 15))
            assert "An interview is over" in _sorted(chat)
            assert len(at.letters(TOM.email)) == len(at.letters(PRIYA.email)) == 1
            assert "push" not in await status(at), "nothing waits for a broker that there is not"
