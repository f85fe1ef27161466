"""Text in the charsets of the world, declared right, wrong, and not at all."""

import pytest

from agent.reading.charset_names import readers
from agent.reading.charsets import decode, words
from tests.unit.mails import DATA, read

SAID = {
    "Japanese": "面接は無事に終わりました。とても良い候補者です。",
    "Chinese": "我们很喜欢她的经验，希望尽快给她发录用通知。",
    "Taiwanese": "候選人很好，我們想要錄用她。",
    "Korean": "면접은 잘 끝났습니다. 훌륭한 후보자입니다.",
    "Russian": "Привет, собеседование прошло отлично. Мы хотим её взять.",
    "short Russian": "Она нам подходит.",
    "a word of Russian": "Спасибо!",
    "a line of Chinese": "候选人很优秀",
    "Greek": "Η συνέντευξη πήγε πολύ καλά, μας άρεσε.",
    "Hebrew": "הראיון עבר טוב מאוד ואנחנו רוצים אותה",
    "Arabic": "المقابلة كانت جيدة جدا ونريد توظيفها",
    "Thai": "การสัมภาษณ์เป็นไปด้วยดี เราชอบเธอมาก",
    "Polish": "Rozmowa poszła świetnie, dziękuję. Chcielibyśmy ją zatrudnić, bo świetnie się sprawdziła.",
    "Czech": "Pohovor proběhl velmi dobře, děkujeme. Rádi bychom ji přijali, má skvělé zkušenosti.",
    "Turkish": "Görüşme çok iyi geçti, teşekkürler. Onu işe almak istiyoruz, çünkü çok güçlü bir aday.",
    "German": "Das Gespräch lief sehr gut, wir würden sie gerne für die Stelle gewinnen. Größe, Übung.",
    "French": "L’entretien s’est très bien passé – « parfait » pour nous. Forêt, où, ça, Noël, 60.000 €",
    "Spanish": "La entrevista salió muy bien. ¿Cuándo podría empezar? ¡Qué señorita tan preparada! Año, niño.",
    "Swedish": "Intervjun gick jättebra, vi vill gärna gå vidare. Älskar hennes erfarenhet på området.",
    "Icelandic": "Viðtalið gekk mjög vel og við viljum gjarnan ráða hana. Þakka þér kærlega fyrir þetta, Sigríður.",
    "one accent": "Nice café",
    "three accents": "Schöne Grüße, Jörg",
}
WRITTEN = {
    "Japanese": ("utf-8", "shift_jis", "euc_jp", "iso2022_jp", "utf-16"),
    "Chinese": ("utf-8", "gb18030", "gbk"),
    "Taiwanese": ("utf-8", "big5"),
    "Korean": ("utf-8", "euc_kr", "iso2022_kr"),
    "Russian": ("utf-8", "cp1251", "koi8_r", "iso8859_5", "cp866"),
    "short Russian": ("utf-8", "cp1251", "koi8_r"),
    "a word of Russian": ("utf-8", "cp1251", "koi8_r"),
    "a line of Chinese": ("utf-8", "gbk"),
    "Greek": ("utf-8", "cp1253", "iso8859_7"),
    "Hebrew": ("utf-8", "cp1255", "iso8859_8"),
    "Arabic": ("utf-8", "cp1256", "iso8859_6"),
    "Thai": ("utf-8", "cp874"),
    "Polish": ("utf-8", "cp1250", "iso8859_2"),
    "Czech": ("utf-8", "cp1250"),
    "Turkish": ("utf-8", "cp1254"),
}
CASES = [(language, codec) for language in SAID for codec in WRITTEN.get(language, ("utf-8", "cp1252"))]


@pytest.mark.parametrize(("language", "codec"), CASES)
def test_declared_right(language: str, codec: str) -> None:
    assert decode(SAID[language].encode(codec), codec) == SAID[language]


@pytest.mark.parametrize("declared", ["", "us-ascii", "utf-8", "iso-8859-1", "x-unknown", "nonsense-8"])
@pytest.mark.parametrize(("language", "codec"), CASES)
def test_declared_wrong_or_not_at_all(language: str, codec: str, declared: str) -> None:
    assert decode(SAID[language].encode(codec), declared) == SAID[language]


@pytest.mark.parametrize("declared", ["windows-1252", "koi8-r", "shift_jis", "gb2312", "big5", "euc-kr", "iso-8859-2"])
@pytest.mark.parametrize("language", ["Japanese", "Chinese", "Korean", "Russian", "Greek", "Hebrew", "Arabic", "Thai"])
def test_utf_8_declared_as_anything_else(language: str, declared: str) -> None:
    assert decode(SAID[language].encode(), declared) == SAID[language]


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        *[("cp-850", "cp850"), ("unicode-1-1-utf-7", "utf-7"), ("utf8mb4", "utf-8"), ("ansi_x3.110-1983", "cp1252")],
        *[("iso-8859-8-i", "iso8859-8"), ("ks_c_5601-1987", "cp949"), ("gb2312", "gb18030"), ("x-gbk", "gb18030")],
        *[("x-mac-roman", "mac-roman"), ("macintosh", "mac-roman"), ("x-sjis", "cp932"), ("windows-31j", "cp932")],
        *[("win-1251", "cp1251"), ("windows1251", "cp1251"), ("cp1251", "cp1251"), ("x-cp1251", "cp1251")],
        *[("iso_8859-1:1987", "cp1252"), ("latin-9", "iso8859-15"), ("8859-2", "iso8859-2"), ("cp28592", "iso8859-2")],
        *[("csISO2022JP", "iso2022_jp"), ("iso-8859-11", "cp874"), ("cp65001", "utf-8"), ("cp936", "gb18030")],
        *[('"UTF-8"', "utf-8"), ("utf-8*en", "utf-8"), ("iso-2022-kr", "iso2022_kr"), ("hz-gb-2312", "hz")],
    ],
)
def test_labels_that_programs_make_up(label: str, codec: str) -> None:
    assert readers(label)[0] == codec


@pytest.mark.parametrize(
    "label",
    ["", "x-unknown", "8bit", "zip", "hex", "rot13", "punycode", "idna", "unicode_escape", "mbcs", "\0", "a" * 999],
)
def test_labels_that_say_nothing(label: str) -> None:
    assert readers(label) == ()


@pytest.mark.parametrize(
    ("data", "declared", "text"),
    [
        ("①経験 ②人柄 ㈱".encode("cp932"), "shift_jis", "①経験 ②人柄 ㈱"),
        (b"\x1b$B-!7P83\x1b(B OK", "iso-2022-jp", "①経験 OK"),
        (b"\x1b(I1230\x1b(B", "iso-2022-jp", "ｱｲｳｰ"),
        ("朱镕基".encode("gbk"), "gb2312", "朱镕基"),
        (b"\x93hi\x94", "iso-8859-1", "“hi”"),
        ("Šárka řekla „ano“".encode("cp1250"), "iso-8859-2", "Šárka řekla „ano“"),
        ("Ωραία – “ναι”".encode("cp1253"), "iso-8859-7", "Ωραία – “ναι”"),
        (b"plain words", "utf-16", "plain words"),
        ("naïve".encode("utf-16-le"), "", "naïve"),
        ("grün, schön, größer ".encode() * 3 + b"caf\xe9.", "utf-8", "grün, schön, größer " * 3 + "café."),
        ("我们很喜欢她的经验".encode()[:-1], "utf-8", "我们很喜欢她的经\ufffd"),
        (b"\xef\xbb\xbfhi", "iso-8859-1", "hi"),
    ],
    ids=repr,
)
def test_what_programs_do_to_charsets(data: bytes, declared: str, text: str) -> None:
    assert decode(data, declared) == text


def test_a_letter_that_a_limit_cuts_in_two_costs_only_itself() -> None:
    assert decode(("ä" * 2000).encode()[:-1], "utf-8") == "ä" * 1999


def test_a_header_that_is_not_encoded_is_in_the_charset_of_the_body() -> None:
    raw = "From: t@acme.example\nSubject: 回复：面试\nContent-Type: text/plain; charset=gb2312\n\n很好".encode(
        "gb18030"
    )
    assert (read(raw).subject, read(raw).text) == ("回复：面试", "很好")


def test_a_header_that_is_not_encoded_may_be_in_the_charset_of_the_first_part() -> None:
    """As sina.com reports a failure."""
    claims = read((DATA / "flufl-bounce" / "sina_01.txt").read_bytes())
    assert claims.subject == "邮件传输失败！"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("=?utf-8?Q?Was there anything??= ok", "Was there anything? ok"),
        ("=?utf-8?q?with spaces in it?=", "with spaces in it"),
        ("=?iso-2022-jp?B?GyRCTEw=?= =?iso-2022-jp?B?GyhC?=", "面"),
        ("=?gb2312?B?1uzpRrv5?=", "朱镕基"),
        ("=?us-ascii?Q?caf=C3=A9?=", "café"),
        ("=?utf-8?B?Y2Fmw6k?=", "café"),
        ("=?utf-8?X?abc?=", "=?utf-8?X?abc?="),
    ],
)
def test_encoded_words_as_programs_write_them(value: str, text: str) -> None:
    assert words(value) == text


HTML = (
    "From: t@acme.example\nContent-Type: text/html{charset}\n\n<html><head>{meta}</head><body>Она нам подходит</body>"
)


@pytest.mark.parametrize(
    ("charset", "meta"),
    [
        ("", '<meta charset="koi8-r">'),
        ("", '<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">'),
        ("", "<META CONTENT='text/html;\n charset = koi8-r' HTTP-EQUIV=content-type>"),
        ("; charset=koi8-r", '<meta charset="utf-8">'),
    ],
)
def test_a_page_that_states_its_charset_itself(charset: str, meta: str) -> None:
    raw = HTML.format(charset=charset, meta=meta).encode("koi8-r")
    assert "Она нам подходит" in read(raw).html
