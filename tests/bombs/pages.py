"""Bombs in HTML."""

from collections.abc import Callable


def page(body: bytes, more: bytes = b"") -> bytes:
    return b"From: a@b.example\n" + more + b"Content-Type: text/html; charset=utf-8\n\n" + body


PAGES: dict[str, Callable[[], bytes]] = {
    "HTML without end": lambda: page(b"<div><b>x" * 100_000, b"Auto-Submitted: auto-replied\n"),
    "200,000 open divs": lambda: page(b"<div>" * 50_000),
    "open tables": lambda: page(b"<table><tr><td>" * 17_000),
    "open formats": lambda: page(b"<b><i><font>" * 20_000 + b"x" + b"</p>" * 2_000),
    "misnested formats": lambda: page(b"<b><p></b><i></p>" * 15_000),
    "open selects": lambda: page(b"<select><option>" * 16_000),
    "open quotes of quotes": lambda: page(b"<blockquote>" * 20_000 + b"x"),
    "a giant attribute": lambda: page(b'<p class="' + b"a " * 120_000 + b'">x</p>'),
    "many attributes": lambda: page(b"<p " + b" ".join(b"a%d=1" % n for n in range(30_000)) + b">x</p>"),
    "a style without end": lambda: page(b'<p style="' + b"a:b;" * 60_000 + b'">x</p>'),
    "many styles": lambda: page(b'<p style="font-size: 0.0 px">x' * 8_000),
    "style sheets": lambda: page(b"<style>" + b".a{display:none}" * 15_000 + b"</style><p class=a>x"),
    "many selectors": lambda: page(
        b"<style>"
        + b"".join(b".a%d{display:none}" % n for n in range(5_000))
        + b"</style>"
        + b"<p class=a4999>x" * 8_000
    ),
    "nested selectors": lambda: page(b"<style>" + b"div " * 20_000 + b"{display:none}</style>" + b"<div>" * 1_000),
    "entities": lambda: page(b"&amp;amp;" * 28_000),
    "entities of marks": lambda: page(b"a" + b"&#768;&#790;" * 20_000),
    "entities without end": lambda: page(b"&" * 250_000),
    "numbers beyond Unicode": lambda: page(b"&#99999999999;&#x110000;&#xD800;" * 7_000),
    "comments": lambda: page(b"<!--" * 60_000),
    "conditional comments": lambda: page(b"<![if mso]><!-- >" * 14_000),
    "angles": lambda: page(b"<" * 250_000),
    "open anchors": lambda: page(b"<a " * 80_000),
    "open scripts": lambda: page(b"<script>" * 30_000),
    "breaks": lambda: page(b"<br>" * 60_000),
    "cells": lambda: page(b"<table><tr>" + b"<td>x" * 50_000),
    "lists in lists": lambda: page(b"<ul><li>x" * 25_000),
    "quotes of Gmail": lambda: page(b"<div class=gmail_quote><div class=gmail_attr>On Mon Anna wrote:</div>" * 3_400),
    "a page of the charset of its own": lambda: page(b"<meta charset=" * 17_000),
    "lines of pre": lambda: page(b"<pre>" + b"\n" * 250_000),
    "a page of zero-width": lambda: page(b"&zwnj;&zwj;" * 22_000),
}
