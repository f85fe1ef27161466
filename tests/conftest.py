"""Fixtures that every test may use."""

import logging
from collections.abc import Iterator

import hypothesis
import pytest

# A slow machine is no failing property: tests/bench measures speed, and pytest-timeout ends what hangs. This stands
# here, as settings() takes what it is not told from the profile loaded when it is called.
hypothesis.settings.register_profile("untimed", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("untimed")

# A module stands before those that import it: pytest rewrites its assertions while it is being loaded.
pytest_plugins = [
    "tests.servers.certificates",
    "tests.servers.dovecot",
    "tests.servers.postfix",
    "tests.servers.smtp",
    "tests.servers.mosquitto",
]


@pytest.fixture(autouse=True)
def _logging_as_it_was() -> Iterator[None]:
    """What a command sets up for its own process does not last into the next test."""
    root, ours = logging.getLogger(), logging.getLogger("agent")
    handlers, levels = [*root.handlers], (root.level, ours.level)
    yield
    root.handlers[:] = handlers
    root.setLevel(levels[0])
    ours.setLevel(levels[1])
