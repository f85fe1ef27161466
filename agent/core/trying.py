"""What a reply of the recruiter's would do, found by deciding on it without doing anything."""

from datetime import datetime

from agent.core.effects import LetterKind, SendLetter
from agent.core.events import Command, RecruiterSaid, Verb
from agent.core.interview import Interview
from agent.core.obeying import recruiter_said
from agent.core.rules import Rules

_TELLS = frozenset({Verb.STATUS})
"""What is answered with a short word, and means nothing but that word."""


def works(
    interview: Interview,
    command: Command,
    rules: Rules,
    *,
    letter: LetterKind,
    slot: str = "",
    held: str = "",
    at: datetime,
) -> bool:
    """Whether the command, in answer to this letter, would be obeyed and would change something."""
    event = RecruiterSaid(
        id="tried",
        interview=interview.ref,
        at=at,
        mail="tried",
        by=rules.directory.recruiter,
        command=command,
        letter=letter,
        slot=slot,
        held=held,
    )
    step = recruiter_said(interview, event, rules)
    # A short word back tells why a command was not obeyed, or not in full.
    refused = any(isinstance(e, SendLetter) and e.kind is LetterKind.NOTE for e in step.effects)
    changes = bool(step.effects) or step.interview != interview
    return command.verb in _TELLS or (changes and not refused)
