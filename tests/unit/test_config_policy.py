"""Section policy, and who decides for a client: what can be chosen, what is nonsense, and that it reaches the core."""

from pathlib import Path

import pytest

from agent.config import directory, rules
from agent.core.feedback import Met, Severity
from agent.core.thresholds import Thresholds
from tests.unit.configs import SMALLEST, problems, read

ACME = "    clients:\n      - name: Acme\n        domains: [acme.example]\n        decision_makers: [{}]\n"


def test_without_the_section_the_policy_is_that_of_the_design(tmp_path: Path) -> None:
    config = read(tmp_path, SMALLEST)
    assert rules(config, config.mailboxes[0]).thresholds == Thresholds()


def test_every_threshold_can_be_chosen(tmp_path: Path) -> None:
    text = """
policy:
  good_rating: 5
  bad_rating: 1
  ratings_apart: 3
  no_shows: 1
  gap_concern: Blocking
  gap_qualifications: no
"""
    config = read(tmp_path, SMALLEST + text)
    assert rules(config, config.mailboxes[0]).thresholds == Thresholds(
        good_rating=5,
        bad_rating=1,
        ratings_apart=3,
        no_shows=1,
        gap_concern=Severity.BLOCKING,
        gap_qualifications=Met.NO,
    )


def test_all_nonsense_is_told_at_once(tmp_path: Path) -> None:
    text = """
policy:
  good_rating: 6
  bad_rating: none
  ratings_apart: 0
  no_shows: 10
  gap_concern: huge
  gap_qualifications: yes
  gap_severity: major
"""
    assert problems(tmp_path, SMALLEST + text) == [
        "config.yaml:12: policy.good_rating: must be a whole number from 1 to 5",
        "config.yaml:13: policy.bad_rating: must be a whole number from 1 to 5",
        "config.yaml:14: policy.ratings_apart: must be a whole number from 1 to 4",
        "config.yaml:15: policy.no_shows: must be a whole number from 1 to 9",
        "config.yaml:16: policy.gap_concern: must be one of minor, major, blocking",
        "config.yaml:17: policy.gap_qualifications: must be one of partly, no",
        "config.yaml:18: policy.gap_severity: is not known; known here: good_rating, bad_rating, ratings_apart, "
        "no_shows, gap_concern, gap_qualifications",
    ]


@pytest.mark.parametrize("ratings", ["{bad_rating: 4}", "{good_rating: 2}", "{good_rating: 3, bad_rating: 5}"])
def test_no_rating_speaks_for_and_against(ratings: str, tmp_path: Path) -> None:
    told = problems(tmp_path, f"policy: {ratings}\n{SMALLEST}")
    assert told == ["config.yaml:1: policy.bad_rating: must be lower than good_rating"]


def test_who_decides_for_a_client(tmp_path: Path) -> None:
    config = read(tmp_path, SMALLEST + ACME.format("Olga@acme.example, owner@gmail.com"))
    people = directory(config, config.mailboxes[0])
    assert people.clients[0].decision_makers == {"olga@acme.example", "owner@gmail.com"}
    assert people.decides("olga@acme.example")
    assert not people.decides("tom@acme.example")


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("Olga", "clients[0].decision_makers[0]: must be a mail address such as anna@agency.example, "
         "without a plus part"),
        ("anna@agency.example", "clients[0].decision_makers: anna@agency.example is an address of your own company"),
        ("jonas@agency.example", "clients[0].decision_makers: jonas@agency.example is an address of your own company"),
        ("eve@initech.example", "clients[0].decision_makers: eve@initech.example belongs to Initech"),
    ],
)  # fmt: skip
def test_nobody_decides_for_somebody_else(address: str, told: str, tmp_path: Path) -> None:
    text = SMALLEST + ACME.format(address) + "      - name: Initech\n        domains: [initech.example]\n"
    assert problems(tmp_path, text) == [f"config.yaml:13: mailboxes[0].{told}"]
