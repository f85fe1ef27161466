"""Octets in pieces of any size -> whole replies -> values."""

import pytest

from agent.adapters.imap.asking import HEADER
from agent.adapters.imap.glancing import anchor, received
from agent.adapters.imap.replies import GREATEST_LITERAL, Buffer, Replies, Reply
from agent.adapters.imap.tokens import values

STREAM = (
    b"* OK [ALERT] a text may end in {5}\r\n"
    b'* LIST (\\Sent) "/" {4}\r\nSent\r\n'
    b"* 2 FETCH (UID 2 BODY[HEADER.FIELDS (FROM TO)]<0> {9}\r\nTo: x\r\n\r\n BODY[] ~{3+}\r\na\r\n)\r\n"
    b"* 3 EXISTS\r\n"
    b"+ idling\r\n"
)
REPLIES: list[Reply] = [
    [b"* OK [ALERT] a text may end in {5}"],
    [b'* LIST (\\Sent) "/" {4}', b"Sent", b""],
    [
        b"* 2 FETCH (UID 2 BODY[HEADER.FIELDS (FROM TO)]<0> {9}",
        b"To: x\r\n\r\n",
        b" BODY[] ~{3+}",
        b"a\r\n",
        b")",
    ],
    [b"* 3 EXISTS"],
    [b"+ idling"],
]


@pytest.mark.parametrize("size", range(1, len(STREAM) + 1))
def test_a_stream_cut_anywhere_gives_the_same_replies(size: int) -> None:
    buffer, found = Buffer(), list[Reply]()
    replies = Replies(buffer)
    for start in range(0, len(STREAM), size):
        buffer.feed(STREAM[start : start + size])
        while (reply := replies.next()) is not None:
            found.append(reply)
    assert found == REPLIES


@pytest.mark.parametrize("announced", [GREATEST_LITERAL + 1, 2**63, 10**19])
def test_a_literal_that_is_only_announced_takes_no_memory(announced: int) -> None:
    buffer = Buffer()
    buffer.feed(b"* 1 FETCH (BODY[] {%d}\r\n" % announced)
    with pytest.raises(ValueError, match="a literal of"):
        Replies(buffer).next()


def test_a_negative_literal_is_text() -> None:
    buffer = Buffer()
    buffer.feed(b"* 1 FETCH (BODY[] {-5}\r\n")
    assert Replies(buffer).next() == [b"* 1 FETCH (BODY[] {-5}"]


@pytest.mark.parametrize("line", [b"x" * 300, b"x" * 99 + b"\r\n"])
def test_a_line_without_end(line: bytes) -> None:
    buffer = Buffer()
    buffer.feed(line)
    with pytest.raises(ValueError, match="a line of more than 50"):
        buffer.line(50)


@pytest.mark.parametrize(
    ("reply", "found"),
    [
        ([b'(a "b c" NIL "NIL" 12)'], [[b"a", b"b c", None, b"NIL", b"12"]]),
        ([b'"a \\"b\\" \\\\"'], [b'a "b" \\']),
        ([b"BODY[HEADER.FIELDS (A B)]<0> {2}", b"xy", b")"], ValueError),
        ([b"(BODY[HEADER.FIELDS (A B)]<0> {2}", b"xy", b")"], [[b"BODY[HEADER.FIELDS (A B)]<0>", b"xy"]]),
        ([b"(((("], ValueError),
        ([b'("a)'], ValueError),
        ([b'"\\"'], ValueError),
        ([b"(" * 5000 + b")" * 5000], "deep"),
    ],
)
def test_values(reply: Reply, found: object) -> None:
    if found is ValueError:
        with pytest.raises(ValueError, match="cannot be read"):
            values(reply)
    elif found == "deep":
        assert len(values(reply)) == 1
    else:
        assert values(reply) == found


def test_an_anchor_is_of_the_instant_and_not_of_the_zone_it_is_shown_in() -> None:
    def of(date: bytes, ident: bytes = b"Message-ID: <1@x.test>\r\n\r\n", size: bytes = b"900") -> str:
        return anchor({b"INTERNALDATE": date, HEADER: ident, b"RFC822.SIZE": size})

    first = of(b"25-Oct-2026 02:30:00 +0200")
    assert first == of(b"25-Oct-2026 01:30:00 +0100") == of(b"25-Oct-2026 00:30:00 +0000")
    assert len({first, of(b"25-Oct-2026 02:30:01 +0200"), of(b"25-Oct-2026 02:30:00 +0200", size=b"901")}) == 3
    assert first != of(b"25-Oct-2026 02:30:00 +0200", ident=b"Message-ID: <2@x.test>\r\n\r\n")
    assert anchor({}) == ""


@pytest.mark.parametrize("stated", [b"", b"yesterday", b"32-Nov-2026 10:00:00 +0100", b"03-Foo-2026 10:00:00 +0100"])
def test_a_date_that_makes_no_sense(stated: bytes) -> None:
    assert received({b"INTERNALDATE": stated}) is None


def test_when_a_mail_came() -> None:
    assert str(received({b"INTERNALDATE": b" 3-Nov-2026 10:00:00 +0100"})) == "2026-11-03 09:00:00+00:00"
