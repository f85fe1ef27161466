"""Bodies as they are shown: transfer encodings, flowed text, unusual bodies, and boundaries that are lost."""

import base64

import pytest

from agent.reading.transfer import transfer_decode
from tests.unit.mails import read

FROM = "From: t@acme.example\n"


@pytest.mark.parametrize(
    ("encoding", "body", "text"),
    [
        ("base64", b"V2Ugd2Fu\r\ndCBoZXI=", b"We want her"),
        ("BASE64 (of sorts)", b"V2Ugd2FudCBoZXI", b"We want her"),
        ('"base64";', b"V2Ugd2FudCBoZXI=", b"We want her"),
        ("base64", b"V2Ugd2FudA==IGhlcg==", b"We want her"),
        ("base64", b"V2Ugd2FudCBoZXI=\n\nSent through a list\n", b"We want her"),
        ("base64", b"We want her, and we want her soon.\n", b"We want her, and we want her soon.\n"),
        ("quoted_printable", b"caf=C3=A9 =\nol=E9", b"caf\xc3\xa9 ol\xe9"),
        ("quoted-printable", b"1 =3D= 1 =ZZ", b"1 =3D= 1 =ZZ".replace(b"=3D", b"=")),
        ("x-uuencode", b'begin 644 a.txt\n+5V4@=V%N="!H97(\n`\nend\n', b"We want her"),
        ("7bit", b"as it is", b"as it is"),
        ("nonsense", b"as it is", b"as it is"),
    ],
)
def test_transfer_encodings_as_programs_write_them(encoding: str, body: bytes, text: bytes) -> None:
    assert transfer_decode(body, encoding) == text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("One \nparagraph.\nAnother.", "One paragraph.\nAnother."),
        ("One \n\nAnother.", "One \n\nAnother."),
        (">> deep \n>> deeper\n> less ", ">> deep deeper\n> less "),
        ("> one \ntwo", "> one \ntwo"),
        (" From the start \n and on", "From the start and on"),
        ("no, \n-- \nTom", "no, \n-- \nTom"),
        ("-- \nTom \nBecker", "-- \nTom Becker"),
        ("> -- \n> Tom", "> -- \n> Tom"),
    ],
)
def test_flowed_text(body: str, text: str) -> None:
    assert read(f"{FROM}Content-Type: text/plain; format=Flowed\n\n{body}").text == text


def test_flowed_text_whose_spaces_are_deleted() -> None:
    body = "面接は \n無事に \n終わりました。\nand more  \nwords"
    claims = read(f"{FROM}Content-Type: text/plain; charset=utf-8; format=flowed; delsp=yes\n\n{body}")
    assert claims.text == "面接は無事に終わりました。\nand more words"


@pytest.mark.parametrize(
    "more",
    [
        'Content-Type: text/plain; name="message.txt"\n\n',
        "Content-Type: text/plain\nContent-Disposition: inline; filename=body.txt\n\n",
        "Content-Type: text/plain\nContent-Disposition: attachment\n\n",
        "Content-Type: text/enriched\n\n",
        "Content-Type: text/x-strange\n\n",
        "Content-Type: text\n\n",
        "Content-Type: multipart/mixed\n\n",
        "Content-Type: multipart/mixed; boundary=gone\n\n",
        "Content-Type: multipart/mixed; boundary=gone\n\n--there\nContent-Type: text/plain\n\n",
        "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n",
        "Content-Type: multipart/mixed; boundary=b\n\n--b\n",
        'Content-Type: multipart/mixed; boundary="a b"\n\n--a b\n\n',
        "Content-Type: multipart/mixed;; boundary=b\n\npreamble\n--b  \n\n",
        "Content-Type: multipart/mixed; boundary*=us-ascii''b\n\n--b\n\n",
        "Content-Type: multipart/mixed; boundary*0=a; boundary*1=b\n\n--ab\n\n",
    ],
)
def test_words_are_not_lost_with_their_boundary_or_their_kind(more: str) -> None:
    assert read(f"{FROM}{more}We want her.").text.strip() == "We want her."


def test_a_multipart_that_is_itself_encoded() -> None:
    inner = base64.encodebytes(b"--b\nContent-Type: text/plain\n\nWe want her.\n--b--\n").decode()
    raw = f"{FROM}Content-Type: multipart/mixed; boundary=b\nContent-Transfer-Encoding: base64\n\n{inner}"
    assert read(raw).text == "We want her."


def test_a_file_in_the_midst_of_a_text_is_no_text() -> None:
    file = "begin 644 cv.doc\n" + "M" + "A" * 60 + "\n" + "M" + "B" * 60 + "\n`\nend\n"
    assert read(f"{FROM}\nWe want her.\n{file}Tom").text.split() == ["We", "want", "her.", "Tom"]


def test_words_about_a_beginning_and_an_end_are_no_file() -> None:
    text = "begin 100 percent\nand there is no\nend"
    assert read(f"{FROM}\n{text}").text == text


def test_an_attached_text_is_not_shown_beside_a_body() -> None:
    raw = f"{FROM}Content-Type: multipart/mixed; boundary=b\n\n--b\n\nYes.\n--b\n"
    assert read(f"{raw}Content-Type: text/plain; name=cv.txt\n\nNo.\n").text == "Yes."
