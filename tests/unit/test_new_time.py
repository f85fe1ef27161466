"""After the recruiter decided on a new time, the moved invitation begins the questions anew."""

from dataclasses import replace
from datetime import timedelta

import pytest

from agent.core.effects import Wake
from agent.core.events import Command, Verb
from agent.core.feedback import Outcome
from agent.core.interview import InterviewState
from agent.core.policy import NextStep
from tests.unit.cases import END, START, calendar_mail, itip, reading
from tests.unit.test_decide import HOUR, Story

WEEK = timedelta(days=7)


def decided(step: NextStep) -> Story:
    story = Story().asked()
    missed = replace(reading(), outcome=Outcome.CANDIDATE_NO_SHOW)
    story.reply("a").read("a", missed)
    story.reply("b").read("b", missed)
    return story.said(Command(verb=Verb.DECIDE, step=step))


def moved(story: Story) -> Story:
    message = itip(sequence=1, dtstamp=END + 6 * HOUR, start=START + WEEK, end=END + WEEK)
    return story.on(calendar_mail(message, key="moved", at=END + 6 * HOUR))


@pytest.mark.parametrize("step", [NextStep.RESCHEDULE, NextStep.ANOTHER_INTERVIEW, NextStep.HOLD])
def test_a_later_time_is_waited_for_again(step: NextStep) -> None:
    story = moved(decided(step))

    assert story.interview is not None
    assert (story.interview.state, story.interview.ruling) == (InterviewState.PLANNED, None)
    assert story.interview.no_shows == 1
    story.time(Wake.END, END + WEEK)
    assert story.interview.state is InterviewState.ENDED
    story.time(Wake.GRACE, END + WEEK + HOUR)
    assert story.interview.state is InterviewState.ASKING


def test_what_was_said_of_a_round_is_no_word_on_the_next() -> None:
    story = Story().asked()
    story.reply("a").read("a", reading()).reply("b").read("b", reading())
    story.said(Command(verb=Verb.DECIDE, step=NextStep.ANOTHER_INTERVIEW))

    moved(story)

    assert story.interview is not None
    assert (story.interview.no_shows, [r.readings for r in story.interview.respondents]) == (0, [(), ()])


@pytest.mark.parametrize("step", [NextStep.REJECT, NextStep.WITHDRAWN, NextStep.OFFER])
def test_where_the_process_is_over_it_changes_nothing(step: NextStep) -> None:
    story = decided(step)

    moved(story)

    assert story.interview is not None
    assert story.interview.state is InterviewState.DECIDED
    assert story.interview.ruling is not None
    assert [len(r.readings) for r in story.interview.respondents] == [1, 1]
