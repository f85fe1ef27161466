"""The cast of the scenario: one recruiter, a colleague, and eight people who answer the way people do."""

from datetime import timedelta

from agent.core.mail import Address
from agent.sandbox.people import Habit, Person, briefly, from_gmail, from_holiday, from_outlook, from_phone

RECRUITER = Address(email="anna@agency.example", name="Anna Berg")
OBSERVER = "anna+debrief@agency.example"
COLLEAGUE = Address(email="jonas@agency.example", name="Jonas Lind")

TOM = Address(email="tom.becker@lumenforge.example", name="Tom Becker")
PRIYA = Address(email="priya.nair@postbox.example", name="Priya Nair")
ULRIKE = Address(email="ulrike.hansen@nordkai.example", name="Ulrike Hansen")
OLUCHI = Address(email="oluchi.eze@postbox.example", name="Oluchi Eze")
PHILIP = Address(email="philip.oyelaran@castellan.example", name="Philip Oyelaran")
MARGIT = Address(email="margit.ellender@postbox.example", name="Margit Ellender")
GWEN = Address(email="gwen.pryce@lumenforge.example", name="Gwen Pryce")
IDRIS = Address(email="idris.vaughan@postbox.example", name="Idris Vaughan")

_ABOVE = "answers from Gmail, above the quoted letter"
_BETWEEN = "answers from Outlook, between our questions and without quote marks"

_TOM = """\
Hi Anna,

good conversation, 5 out of 5. Priya walked us through a queue migration and the reasoning was very clear. She ticks
every must-have on our list. One small thing: she has not run Kubernetes in production herself, but we can teach that.

Yes, we want to go ahead. Please make her an offer.

Best,
Tom"""

_MARGIT = """\
Dear Anna,

back at my desk. I would say 4/5: a serious house and a clear brief. Yes, the role suits me.
Yes, I would like to go ahead.

Margit"""

PEOPLE = (
    Person(address=TOM, habits=(Habit(after=timedelta(hours=2), answer=from_gmail(_TOM), told=_ABOVE),)),
    Person(
        address=PRIYA,
        habits=(
            Habit(
                after=timedelta(minutes=40),
                answer=from_phone("5/5, really liked the team. Yes, I would like to go ahead!"),
                told="answers with two lines from a phone",
            ),
        ),
    ),
    Person(
        address=ULRIKE,
        habits=(
            Habit(
                after=timedelta(hours=20),
                answer=from_outlook(
                    "Dear Anna, please see my answers below. Kind regards, Ulrike",
                    Q1="4",
                    Q2="On time, well prepared and calm with a difficult customer on the phone.",
                    Q3="Yes, she has everything we need.",
                    Q4="No concerns.",
                    Q5="Yes, we would like to see her in another interview with the depot manager.",
                ),
                told=_BETWEEN,
            ),
        ),
    ),
    Person(address=OLUCHI),
    Person(
        address=PHILIP,
        habits=(
            Habit(
                after=timedelta(hours=3),
                answer=from_outlook(
                    "Anna, short answers in the text below. Philip",
                    Q1="4",
                    Q2="She knows the AML regulations in detail.",
                    Q3="Yes.",
                    Q4="A slight concern: her written exercise had two small errors.",
                    Q5="Another interview, please, with our head of compliance.",
                ),
                told=_BETWEEN,
            ),
        ),
    ),
    Person(
        address=MARGIT,
        habits=(
            Habit(
                after=timedelta(minutes=1),
                answer=from_holiday(
                    "I am out of the office until 27 November 2026, without access to my mail.\n\nMargit Ellender"
                ),
                told="is away: her mail server says so",
            ),
            Habit(after=timedelta(hours=4), answer=from_gmail(_MARGIT), told=f"is back, and {_ABOVE}"),
        ),
    ),
    Person(address=GWEN),
    Person(address=IDRIS),
    Person(address=COLLEAGUE),
)
"""Oluchi never answers. Gwen and Idris are not asked: their interview is cancelled."""

DECISION = briefly("Offer, because both sides are certain.")
"""What the recruiter replies to the first recommendation."""
