"""A short run of every target: words of its language in any order, and any bytes."""

import logging

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.__main__ import seeds
from tests.fuzz.targets import TARGETS
from tests.fuzz.tokens import TOKENS

logging.getLogger("flufl.bounce").disabled = True


@pytest.mark.parametrize("name", TARGETS)
@settings(max_examples=150, derandomize=True, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_words_in_any_order(name: str, data: st.DataObject) -> None:
    words = st.sampled_from(TOKENS[name]) | st.binary(max_size=6)
    TARGETS[name](b"".join(data.draw(st.lists(words, max_size=60))))


@pytest.mark.parametrize("name", TARGETS)
@settings(max_examples=50, derandomize=True)
@given(data=st.binary(max_size=400))
def test_any_bytes(name: str, data: bytes) -> None:
    TARGETS[name](data)


@pytest.mark.parametrize("name", TARGETS)
def test_seeds(name: str) -> None:
    for data in seeds(name):
        TARGETS[name](data)
