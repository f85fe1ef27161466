"""A client or a job may have colleagues of its own: these get its recommendations, and theirs are the views."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.config import directory, rules
from agent.core.calendar import Meeting
from agent.core.cast import cast
from agent.core.colleagues import matches, team_of
from agent.core.effects import LetterKind
from agent.core.interview import Interview
from agent.core.mail import Address
from agent.core.orders import possible_ids, tell_team
from agent.core.people import Client, Directory, Person, RoleTeam, Side
from agent.core.redirecting import unfit
from agent.core.rules import Rules
from agent.reading.relevance import Glance, Watch, concerns
from tests.unit.cases import ANNA, DIRECTORY, END, PRIYA, RULES, TOM, itip
from tests.unit.configs import SMALLEST, problems, read
from tests.unit.ledger import INTERVIEW
from tests.unit.test_team import after, said

BEN, CLEO = Address(email="ben@agency.example", name="Ben Ott"), Address(email="cleo@agency.example")
DORA, ELI = Address(email="dora@postbox.example", name="Dora"), Address(email="eli@agency.example")
JOB = replace(INTERVIEW, role="Senior Backend Engineer", company="Acme")


def with_teams(client: tuple[Address, ...] = (), role: tuple[Address, ...] = (), match: str = "backend*") -> Rules:
    """Ben reads along in general, others for Acme or for some jobs."""
    acme = Client(name="Acme", domains=frozenset({"acme.example"}), team=client)
    own = replace(DIRECTORY, clients=(acme,), colleagues=(BEN, *client, *role))
    return replace(RULES, directory=own, team=(BEN,), role_teams=(RoleTeam(match=match, team=role),) if role else ())


# --- whose team ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (with_teams(), (BEN,)),
        (with_teams(client=(CLEO,)), (CLEO,)),
        (with_teams(role=(DORA,)), (DORA,)),
        (with_teams(client=(CLEO,), role=(DORA, CLEO)), (CLEO, DORA)),
        (with_teams(role=(DORA,), match="frontend"), (BEN,)),
        (with_teams(client=(CLEO, ANNA)), (CLEO,)),
    ],
    ids=["the mailbox's", "the client's", "the job's", "both, once each", "another job's", "never the recruiter"],
)
def test_who_reads_along(found: Rules, expected: tuple[Address, ...]) -> None:
    assert team_of(JOB, found) == expected
    told = tell_team(JOB, found, END, LetterKind.RECOMMENDATION, 2)
    assert [one.to for one in told] == [ANNA, *expected]
    ids = possible_ids(JOB.ref, LetterKind.RECOMMENDATION, "", 2, "")
    assert {one.id for one in told} <= set(ids), "a lost store finds them again"


def test_the_clients_people_tell_the_client_before_its_name_does() -> None:
    """A title can name any company; the addresses of those who take part cannot."""
    found = with_teams(client=(CLEO,))
    nobody = tuple(p for p in JOB.people if p.side is not Side.CLIENT)
    assert team_of(replace(JOB, company="Globex"), found) == (CLEO,)
    assert team_of(replace(JOB, people=nobody, company="ACME"), found) == (CLEO,)
    assert team_of(replace(JOB, people=nobody, company="Globex"), found) == (BEN,)
    lee = Person(address=Address(email="lee@globex.example"), side=Side.CLIENT, reason="")
    globex = Client(name="Globex", domains=frozenset({"globex.example"}))
    both = replace(found, directory=replace(found.directory, clients=(*found.directory.clients, globex)))
    assert team_of(replace(JOB, people=(lee,), company="Acme"), both) == (BEN,), "it is Globex's interview"


@pytest.mark.parametrize(
    ("words", "job", "same"),
    [
        ("Backend*", "Senior Backend Engineer", True),
        ("backend*", "Back-Office Clerk", False),
        ("Back*", "BACKEND", True),
        ("Backend", "Backendless", False),
        ("engineer", "Engineers", False),
        ("Backend Engineer", "Interview: Priya Nair - backend  engineer", True),
        ("Backend Engineer", "Engineer Backend", False),
        ("*engineer", "Bioengineer (m/f/d)", True),
        ("C++", "C++ Developer", True),
        ("C.", "CX", False),
        ("Müller*", "Müllerin", True),
    ],
)
def test_words_of_a_job(words: str, job: str, same: bool) -> None:
    assert matches(words, job) is same


def test_where_nothing_names_the_job_the_title_does() -> None:
    found = with_teams(role=(DORA,))
    assert team_of(replace(JOB, role=""), found) == (DORA,)
    assert team_of(replace(JOB, role="Accountant"), found) == (BEN,), "a title may say much"


@given(st.text(max_size=12), st.text(max_size=30))
def test_no_words_and_no_title_can_break_it(words: str, job: str) -> None:
    matches(words, job)


# --- views -----------------------------------------------------------------------------------------------------------


def test_only_this_interviews_team_has_a_say() -> None:
    found = with_teams(client=(CLEO,))
    start = replace(JOB, state="recommended")
    heard, letters = after(said(CLEO), start=start, rules=found)
    assert [one.by for one in heard.views] == [CLEO]
    assert [one.to for one in letters] == [ANNA]
    assert after(said(BEN), start=start, rules=found) == (start, []), "he reads along elsewhere"


# --- everybody's colleagues ------------------------------------------------------------------------------------------


def known(directory: Directory, *others: Address) -> dict[str, Side]:
    message = itip(who=(TOM, PRIYA, *others))
    meeting: Meeting = replace(INTERVIEW.meeting, attendees=message.attendees, invited=message.attendees)
    return {p.address.email: p.side for p in cast(meeting, directory, {}).people}


@pytest.mark.parametrize("one", [DORA, ELI])
def test_nobody_of_any_team_is_asked_in_any_interview(one: Address) -> None:
    """Dora has a private address, and would else be taken for a candidate."""
    for found in (with_teams(client=(one,)), with_teams(role=(one,), match="accountant")):
        assert known(found.directory, one)[one.email] is Side.COLLEAGUE
        assert known(found.directory, one)[PRIYA.email] is Side.CANDIDATE
        assert unfit(JOB, one.email, found.directory)


def test_a_colleagues_mail_to_a_participant_is_seen_wherever_they_are() -> None:
    head = b"From: dora@postbox.example\r\nTo: tom@acme.example\r\nSubject: Hi\r\n\r\n"
    watch = Watch(addresses=frozenset({ANNA.email}), domain="agency.example", participants=frozenset({TOM.email}))
    glance = Glance(headers=head, types=())
    assert not concerns(glance, watch)
    assert concerns(glance, replace(watch, colleagues=frozenset({DORA.email})))


# --- the configuration -----------------------------------------------------------------------------------------------

TEAMS = """\
    team: [bea@agency.example]
    clients:
      - name: Acme
        domains: [acme.example]
        decision_makers: [olga@owner.example]
        team: [{client}]
    roles:
      - match: Backend*
        team: [{role}]
"""


def test_teams_of_clients_and_jobs_are_read(tmp_path: Path) -> None:
    config = read(tmp_path, SMALLEST + TEAMS.format(client="Cleo <cleo@agency.example>", role="dora@gmail.com"))
    box = config.mailboxes[0]
    assert team_of(interview_at("Acme", "Clerk"), rules(config, box)) == (
        Address(email="cleo@agency.example", name="Cleo"),
    )
    assert {one.email for one in directory(config, box).colleagues} == {
        "bea@agency.example",
        "cleo@agency.example",
        "dora@gmail.com",
    }


def interview_at(company: str, role: str) -> Interview:
    return replace(JOB, people=(), company=company, role=role)


@pytest.mark.parametrize(
    ("client", "role", "told"),
    [
        ("tom@acme.example", "b@x.example", "15: mailboxes[0].clients[0].team: tom@acme.example belongs to Acme"),
        ("t@hr.acme.example", "b@x.example", "15: mailboxes[0].clients[0].team: t@hr.acme.example belongs to Acme"),
        ("b@x.example", "tom@acme.example", "18: mailboxes[0].roles[0].team: tom@acme.example belongs to Acme"),
        ("olga@owner.example", "b@x.example", "15: mailboxes[0].clients[0].team: olga@owner.example decides for Acme"),
        ("b@x.example, B <B@x.example>", "b@x.example",
         "15: mailboxes[0].clients[0].team: b@x.example stands here twice"),
        ("anna@agency.example", "b@x.example",
         "15: mailboxes[0].clients[0].team: anna@agency.example is the recruiter's own address"),
        ("b@x.example", "", "18: mailboxes[0].roles[0].team: must list at least one colleague"),
        (", ".join(f"c{n}@x.example" for n in range(21)), "b@x.example",
         "15: mailboxes[0].clients[0].team: must list at most 20 colleagues"),
    ],
)  # fmt: skip
def test_nobody_of_a_side_is_a_colleague(client: str, role: str, told: str, tmp_path: Path) -> None:
    assert problems(tmp_path, SMALLEST + TEAMS.format(client=client, role=role)) == [f"config.yaml:{told}"]


def test_words_without_a_letter_name_no_job(tmp_path: Path) -> None:
    text = SMALLEST + TEAMS.format(client="", role="b@x.example").replace("Backend*", '"*"')
    assert problems(tmp_path, text) == [
        "config.yaml:17: mailboxes[0].roles[0].match: must be words such as Backend Engineer or Backend*"
    ]
