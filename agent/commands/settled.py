"""What no login can show: how a mailbox is set up, and how to test it by hand."""

from agent.commands.findings import Finding, Grade
from agent.config import Mailbox
from agent.core.rules import Mode


def settled(box: Mailbox) -> list[Finding]:
    """Findings that follow from the configuration alone."""
    return [_mode(box), _plus_addressing(box), _proof(box)]


def _mode(box: Mailbox) -> Finding:
    sends = box.mode is Mode.SEND
    found = "Debrief sends questions itself." if sends else "Questions are laid into Drafts; the recruiter sends them."
    return Finding(subject=f"{box.name}: mode {box.mode}", grade=Grade.OK, found=found)


def _plus_addressing(box: Mailbox) -> Finding:
    local, _, domain = box.recruiter.address.partition("@")
    found = "Not used: replies are told by the letter that they answer, which some mail programs do not name."
    mend = f"Send a mail to {local}+test@{domain}. If it arrives in INBOX, set plus_addressing: yes."
    if box.plus_addressing:
        found = f"Used: replies go to {local}+token@{domain}, and the token leads each to its interview."
        mend = f"To test it, send a mail to {local}+test@{domain}: it has to arrive in INBOX."
    return Finding(subject=f"{box.name}: plus-addressing", grade=Grade.NOTE, found=found, mend=mend)


def _proof(box: Mailbox) -> Finding:
    subject = f"{box.name}: proof of senders"
    if box.believed == "*":
        return Finding(subject=subject, grade=Grade.NOTE, found="Every sender is believed, as authserv_id is '*'.")
    if box.believed:
        return Finding(subject=subject, grade=Grade.OK, found=f"Authentication-Results of {box.believed} are believed.")
    return Finding(
        subject=subject,
        grade=Grade.NOTE,
        found="No server is named that proves senders, so no reply counts before the recruiter accepts it.",
        mend="Look at the source of any mail in this mailbox, and set authserv_id to the first word after "
        "Authentication-Results; for Exchange Online and Outlook.com to microsoft.",
    )
