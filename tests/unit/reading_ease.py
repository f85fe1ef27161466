"""How hard a text is to read, by published formulas."""

import re
from statistics import mean

LONG = 6
"""Letters of the longest word that is not a long one."""


def lix(text: str) -> float:
    """Words a sentence, and long words in a hundred (C.-H. Björnsson, Läsbarhet, 1968), for Latin and like scripts.

    Below 30 are children's books, below 40 novels and magazines, below 50 newspapers; above 60 is officialese. An
    elided article and a pronoun behind a hyphen ("l'offre", "ajuda-me") are words of their own.
    """
    words = re.findall(r"[^\W\d_]+", text)
    sentences = [one for one in re.split(r"[.:;!?]+(?=\s|$)|\n\s*\n", text) if re.search(r"[^\W\d_]", one)]
    return len(words) / len(sentences) + 100 * sum(len(word) > LONG for word in words) / len(words)


def japanese(text: str) -> float:
    """Ease of reading by runs of each script (Tateisi, Ono and Yamada, COLING 1988): 50 is the mean, more is easier."""
    sentences = [re.sub(r"\s", "", one) for one in re.split(r"[。？！]|\n\s*\n", text) if one.strip()]
    commas = text.count("、") / max(1, len(re.findall(r"[。？！]", text)))
    return (
        115.79
        - 0.12 * mean(map(len, sentences))
        - 1.37 * _run(text, "A-Za-z")
        + 7.4 * _run(text, "ぁ-ゖ")
        - 23.18 * _run(text, "一-龯々")
        - 5.4 * _run(text, "ァ-ヺー")
        - 4.67 * commas
    )


def _run(text: str, signs: str) -> float:
    """Signs of this kind that stand beside each other, on average."""
    return mean([len(run) for run in re.findall(f"[{signs}]+", text)] or [0])
