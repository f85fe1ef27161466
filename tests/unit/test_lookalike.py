"""Domains made to be taken for one that we know, and domains that merely resemble it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.core.domains import ascii_form, organisation, same_organisation, shown
from agent.core.lookalike import lookalike


@pytest.mark.parametrize(
    ("domain", "known", "because"),
    [
        ("аcme.com", "acme.com", "letters that only look like"),
        (ascii_form("аcme.com"), "acme.com", "letters that only look like"),
        ("αcme.com", "acme.com", "letters that only look like"),
        ("acmé.com", "acme.com", "letters that only look like"),
        ("paypa1.com", "paypal.com", "looks like"),
        ("g00gle.com", "google.com", "looks like"),
        ("acrne.com", "acme.com", "looks like"),
        ("vvorkday.com", "workday.com", "looks like"),
        ("northwlnd.example", "northwind.example", "looks like"),
        ("acmee.com", "acme.com", "one letter"),
        ("acne.com", "acme.com", "one letter"),
        ("amce.com", "acme.com", "one letter"),
        ("nothwind.example", "northwind.example", "one letter"),
        ("acme.co", "acme.com", "another ending"),
        ("hotmail.xyz", "hotmail.com", "another ending"),
        ("hotmai1.com", "hotmail.com", "looks like"),
        ("hotmial.com", "hotmail.com", "one letter"),
        ("acme.com", "acme.co.uk", "another ending"),
        ("ACME.CO.", "acme.com", "another ending"),
        ("acme-careers.com", "acme.com", "something added"),
        ("careers-acme.de", "acme.com", "something added"),
        ("acmecareers.com", "acme.com", "something added"),
        ("acmecom.example", "acme.com", "something added"),
        ("hp-careers.com", "hp.com", "something added"),
        ("north-wind.example", "northwind.example", "something added"),
        ("acme.com.evil.example", "acme.com", "belongs to evil.example"),
        ("acme-com.evil.example", "acme.com", "belongs to evil.example"),
        ("acme.evil.example", "acme.com", "belongs to evil.example"),
        ("login.acme.com.evil.example", "acme.com", "belongs to evil.example"),
    ],
)
def test_a_likeness_is_named(domain: str, known: str, because: str) -> None:
    assert because in lookalike(domain, known)


@pytest.mark.parametrize(
    ("domain", "known"),
    [
        ("acme.com", "acme.com"),
        ("ACME.com.", "acme.com"),
        ("mail.acme.com", "acme.com"),
        ("acme.com", "mail.acme.com"),
        ("us.acme.co.uk", "eu.acme.co.uk"),
        ("abc.com", "abd.com"),
        ("sap.com", "sag.com"),
        ("ibm.com", "ibn.com"),
        ("gmail.com", "ymail.com"),
        ("mail.com", "gmail.com"),
        ("gmx.de", "web.de"),
        ("hotmail.it", "hotmail.com"),
        ("yahoo.co.uk", "yahoo.com"),
        ("gmx.net", "gmx.de"),
        ("live.com.mx", "live.dk"),
        ("visa.com", "vista.com"),
        ("dell.com", "shell.com"),
        ("zoom.us", "zoho.com"),
        ("apple.com", "acme.com"),
        ("hr.com", "acme.com"),
        ("northwind.example", "southwind.example"),
        ("a.co.uk", "b.co.uk"),
        ("alice.github.io", "bob.github.io"),
        ("", "acme.com"),
        ("acme.com", ""),
    ],
)
def test_another_name_is_no_likeness(domain: str, known: str) -> None:
    assert lookalike(domain, known) == ""


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_may_be_asked_about(one: str, other: str) -> None:
    assert lookalike(one, one) == ""
    assert isinstance(lookalike(one, other), str)


def test_whose_a_name_is() -> None:
    assert organisation("mail.acme.co.uk") == "acme.co.uk"
    assert [organisation(name) for name in ("co.uk", "github.io", "onmicrosoft.com", "localhost", "", "a..b")] == [
        ""
    ] * 6
    assert same_organisation("a.acme.example", "ACME.example.")
    assert not same_organisation("evil.onmicrosoft.com", "acme.onmicrosoft.com")
    assert shown("XN--MNCHEN-3YA.de") == "münchen.de"
    assert shown("xn--99999999") == "xn--99999999"
