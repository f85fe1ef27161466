"""Section model: which models read, what they cost, and what the operator is told of mistakes."""

from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from agent.adapters.settings import language_models
from agent.config.model import ModelServer
from tests.unit.configs import SMALLEST, read


def section(**values: Any) -> ModelServer:
    return ModelServer.model_validate({"base_url": "https://api.example/v1", "name": "m1"} | values)


def test_without_a_second_name_one_model_reads() -> None:
    assert [m.name for m in language_models(section())] == ["m1"]
    assert language_models(None) == ()


def test_a_second_model_is_asked_in_the_same_way() -> None:
    models = language_models(section(second_name="m2"))
    assert [(m.name, m.temperature) for m in models] == [("m1", 0.0), ("m2", 0.0)]


def test_the_same_model_is_asked_in_another_way_the_second_time() -> None:
    """At temperature 0 it would mostly repeat itself."""
    models = language_models(section(second_name="m1"))
    assert [(m.name, m.temperature) for m in models] == [("m1", 0.0), ("m1", 0.7)]


def test_prices_are_read_as_they_are_written() -> None:
    prices = section(prices={"input": "0.25", "cached": "0.025", "output": "2", "currency": "eur"}).prices
    assert prices is not None
    assert (prices.input, prices.cached, prices.output) == (Decimal("0.25"), Decimal("0.025"), Decimal(2))
    assert prices.currency == "EUR"


def test_a_cached_price_may_be_left_out() -> None:
    prices = section(prices={"input": "0.25", "output": "2.00"}).prices
    assert prices is not None
    assert (prices.cached, prices.currency) == (None, "USD")


@pytest.mark.parametrize(
    "prices",
    [
        {"input": "-1", "output": "2"},
        {"input": "cheap", "output": "2"},
        {"input": "0,25", "output": "2"},
        {"input": "1e3", "output": "2"},
        {"input": "1"},
        {"input": "1", "output": "2", "currency": "dollars"},
        {"input": "1", "output": "2", "thinking": "3"},
    ],
)
def test_prices_that_mean_nothing_are_refused(prices: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        section(prices=prices)


def test_the_usual_patience() -> None:
    usual = section()
    assert (usual.timeout, usual.give_up_after) == (timedelta(minutes=1), timedelta(hours=1))


def test_all_of_it_stands_in_a_file(tmp_path: Path) -> None:
    text = f"""{SMALLEST}
model:
  base_url: http://localhost:11434/v1
  name: qwen3
  second_name: gemma3
  needs_key: no
  timeout: 5m
  prices: {{input: 0.25, cached: 0.03, output: 2, currency: EUR}}
"""
    model = read(tmp_path, text).model
    assert model is not None
    assert (model.second_name, model.timeout) == ("gemma3", timedelta(minutes=5))
    assert model.prices is not None
    assert (model.prices.input, model.prices.output) == (Decimal("0.25"), Decimal(2))
