"""A long run of one target: python -m tests.fuzz TARGET [--seconds N] [--corpus FOLDER].

With Atheris, where it is installed (pip install atheris), which follows the branches of the code; else with Hypothesis.
What breaks a promise is written to a file beside the corpus, as Atheris does, or shown by Hypothesis.
"""

import argparse
import importlib.util
import logging
import sys
import tempfile
import time
from pathlib import Path

from tests.fuzz.tokens import TOKENS

_DATA = Path(__file__).parent.parent / "data"
_SEEDS = {
    "envelope": ("cpython-email/*.txt", "mikel-mail/*.eml"),
    "mail": ("stalwart-eml/*.eml", "ccs-imip/*.eml", "flufl-bounce/*.txt", "mikel-mail/*.eml"),
    "ics": ("**/*.ics",),
    "reply": ("github-erp/*.txt", "mail-parser-reply/*.txt", "crisp-erp/*.txt"),
    "html": ("**/*.html",),
    "results": (),
    "charset": ("thunderbird-mime/*charset*", "thunderbird-mime/*JIS*"),
}
_SEED = 20_000
"""Octets of a seed; larger ones slow the search down."""


def seeds(name: str) -> list[bytes]:
    """Real examples to begin with."""
    paths = [path for pattern in _SEEDS[name] for path in sorted(_DATA.glob(pattern))]
    return [path.read_bytes()[:_SEED] for path in paths[:60]]


def with_atheris(name: str, seconds: int, corpus: Path) -> None:
    """Never returns: Atheris ends the process."""
    import atheris

    with atheris.instrument_imports(include=["agent.reading", "agent.core"]):
        from tests.fuzz.targets import TARGETS
    for number, seed in enumerate(seeds(name)):
        (corpus / f"seed-{number}").write_bytes(seed)
    words = corpus.parent / f"{name}.dict"
    escaped = ("".join(f"\\x{octet:02x}" for octet in token) for token in TOKENS[name])
    words.write_text("".join(f'"{token}"\n' for token in escaped), encoding="ascii")
    limits = [f"-max_total_time={seconds}", f"-dict={words}", "-timeout=5", "-rss_limit_mb=1024", "-max_len=8192"]
    atheris.Setup([sys.argv[0], *limits, str(corpus)], TARGETS[name])
    atheris.Fuzz()


def with_hypothesis(name: str, seconds: int) -> None:
    """Rounds of a thousand examples until the time is over."""
    from hypothesis import HealthCheck, given, settings
    from hypothesis import strategies as st

    from tests.fuzz.targets import TARGETS

    words = st.lists(st.sampled_from(TOKENS[name]) | st.binary(max_size=20), max_size=200).map(b"".join)
    run = settings(max_examples=1000, deadline=None, database=None, suppress_health_check=list(HealthCheck))(
        given(words | st.binary())(lambda data: TARGETS[name](data))
    )
    end, rounds = time.monotonic() + seconds, 0
    while time.monotonic() < end:
        run()
        rounds += 1
    print(f"{name}: {rounds} rounds of 1,000 examples, nothing found")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("target", choices=TOKENS)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--corpus", type=Path, help="inputs found so far; a folder for one run if missing")
    given = parser.parse_args()
    logging.getLogger("flufl.bounce").disabled = True
    if importlib.util.find_spec("atheris") is None:
        with_hypothesis(given.target, given.seconds)
        return
    corpus = given.corpus or Path(tempfile.mkdtemp(prefix="debrief-fuzz-")) / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    with_atheris(given.target, given.seconds, corpus)


if __name__ == "__main__":
    main()
