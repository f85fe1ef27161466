"""Mail that breaks rules reaches us as it is, and delays no other."""

from collections.abc import AsyncIterator

import pytest

from tests.contract.mailboxes import NAMES_OF_SUBJECTS, Subject, subject_named

FINE = b"From: bob@client.test\r\nSubject: fine\r\n\r\nWe met.\r\n"

ODD = {
    "8-bit headers": b"From: J\xf6rg <j@client.test>\r\nSubject: gr\xfc\xdfe\r\n\r\nK\xe4se\r\n",
    "no Message-ID, no Date, no From": b"Subject: bare\r\n\r\n\r\n",
    "no body": b"From: a@client.test\r\nSubject: empty\r\n\r\n",
    "quotes, braces and brackets": b'From: "a\\"{5}" <a@client.test>\r\nSubject: {12}\r\n\r\n* 1 FETCH ({3}\r\n',
    "a part without an end": b'Subject: open\r\nContent-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\nhello\r\n',
    "a type that is a number": b"Subject: type\r\nMIME-Version: 1.0\r\nContent-Type: 7/8; name=9\r\n\r\nx\r\n",
    "an encoded file name": b"Subject: file\r\nContent-Type: text/plain; name*=utf-8''%C3%A4.ics\r\n\r\nx\r\n",
    "a long header": b"Subject: long\r\nReferences: "
    + b"<abcdefgh@client.test>\r\n " * 2000
    + b"<x@y.test>\r\n\r\nx\r\n",
}


@pytest.fixture(params=NAMES_OF_SUBJECTS)
async def subject(request: pytest.FixtureRequest) -> AsyncIterator[Subject]:
    async with subject_named(request.param, request) as found:
        yield found


@pytest.mark.parametrize("fault", ODD)
async def test_odd_mail_arrives_as_it_is(subject: Subject, fault: str) -> None:
    await subject.put(ODD[fault])
    await subject.put(FINE)
    batch = await subject.mailbox.look({}, lambda folder, glance: "all of it")
    assert [mail.raw for mail in batch.mails] == [ODD[fault], FINE]


async def test_a_nul_reaches_us_or_what_the_server_puts_in_its_place(subject: Subject) -> None:
    """IMAP cannot carry NUL (RFC 3501 section 4.3); Dovecot sends 0x80 instead."""
    await subject.deliver(b"From: bob@client.test\r\nSubject: nu\0ll\r\n\r\nWe\0met.\r\n")
    await subject.deliver(FINE)
    batch = await subject.mailbox.look({}, lambda folder, glance: "all of it")
    assert [mail.raw.replace(b"\x80", b"\0").endswith(b"We\0met.\r\n") for mail in batch.mails] == [True, False]
    assert b"Subject: nu" in batch.mails[0].raw
