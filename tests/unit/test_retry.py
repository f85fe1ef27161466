"""Waits grow, and end."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from agent.core import retry


def test_mail_waits_longer_each_time_and_two_days_at_most() -> None:
    waits = [retry.mail(n, timedelta()) for n in range(1, 10)]
    assert waits[0] == timedelta(minutes=5)
    assert waits == sorted(waits)
    assert waits[-1] == timedelta(hours=4)
    assert retry.mail(30, timedelta(hours=48)) is None


def test_after_an_outage_of_the_mail_server_a_mail_waits_a_quarter_of_an_hour_at_most() -> None:
    """The channel waits as well, and tries with one mail at a time."""
    waits = [retry.mail(n, timedelta(), channel=True) for n in range(1, 10)]
    assert waits[0] == timedelta(minutes=5)
    assert set(waits[1:]) == {timedelta(minutes=15)}
    assert retry.mail(30, timedelta(hours=48), channel=True) is None


def test_the_model_is_given_up_after_the_operators_patience() -> None:
    assert retry.model(1, timedelta(minutes=29), timedelta(minutes=30), 0) == timedelta(seconds=5)
    assert retry.model(9, timedelta(minutes=30), timedelta(minutes=30), 1) is None


@given(st.integers(1, 1000), st.floats(0, 1))
def test_those_who_wait_for_the_model_do_not_come_back_together(attempts: int, chance: float) -> None:
    usual = retry.model(attempts, timedelta(), timedelta(hours=1), 0)
    wait = retry.model(attempts, timedelta(), timedelta(hours=1), chance)
    assert usual is not None
    assert wait is not None
    assert usual <= wait <= usual * 1.5


@given(st.integers(1, 1000), st.floats(0, 1))
def test_a_reply_is_read_again_within_an_hour_of_the_models_return(attempts: int, chance: float) -> None:
    assert timedelta(minutes=1) <= retry.read_again(attempts, chance) <= timedelta(hours=1)


@given(st.integers(1, 1000), st.floats(0, 1))
def test_connections_are_tried_again_within_five_minutes(failures: int, chance: float) -> None:
    assert timedelta(seconds=1) <= retry.connection(failures, chance) <= timedelta(minutes=5)


def test_a_mail_is_looked_for_in_sent_for_fifteen_minutes() -> None:
    assert retry.look_in_sent(timedelta(minutes=14)) == timedelta(minutes=3)
    assert retry.look_in_sent(timedelta(minutes=15)) is None
