"""Mail from people who were erased, while the service runs."""

from agent.core.people import Side
from agent.ports import Folder
from tests.system.desk import Agency, Outside, event, invite, write
from tests.unit.cases import EARLIER

TOM, PRIYA = "tom@acme.example", "priya@postbox.example"


async def test_mail_of_the_erased_is_not_kept() -> None:
    outside = Outside()
    await outside.store.forget(PRIYA, EARLIER)
    async with Agency(outside).open() as agency:
        await agency.deliver(
            write(f"Priya <{PRIYA.upper()}>", "anna@agency.example", "Please remember me. [#abcdefgh]")
        )
        outside.mailbox.deliver(write("anna@agency.example", PRIYA, "Hello Priya", subject="[#abcdefgh]"), Folder.SENT)
        await agency.settle()
    assert await outside.fates() == {}
    assert (await outside.store.cursors("anna"))[Folder.INBOX].uid == 1


async def test_an_interview_of_an_erased_candidate_is_passed_over() -> None:
    outside = Outside()
    await outside.store.forget(PRIYA, EARLIER)
    async with Agency(outside).open() as agency:
        await agency.deliver(invite("anna@agency.example", event("REQUEST"), key="one"))
    assert await outside.fates() == {"None": "ignored: erased: not kept"}
    assert await outside.store.interviews() == ()
    assert [mail.raw for mail in outside.store._mails.values()] == [b""]


async def test_an_erased_client_is_left_out() -> None:
    outside = Outside()
    await outside.store.forget(TOM, EARLIER)
    people = (TOM, "sue@acme.example", PRIYA)
    async with Agency(outside).open() as agency:
        await agency.deliver(invite("anna@agency.example", event("REQUEST", people=people), key="one"))
    interview = await outside.only()
    assert [p.address.email for p in interview.people if p.side is Side.CLIENT] == ["sue@acme.example"]
    assert TOM not in str(await outside.store.story(interview.ref))
    assert [mail.raw for mail in outside.store._mails.values()] == [b""]
