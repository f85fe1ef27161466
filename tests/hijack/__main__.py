"""Attacks the reading of replies for as long as one likes: python -m tests.hijack [READINGS] [SEED].

Every attack of every corpus is spliced into a genuine reply at every place (some 3,000 mails); then a hostile model
answers so many READINGS (1,000,000 by default), each in its own way.
"""

import asyncio
import sys
import time
from collections import Counter

from tests.hijack.arriving import answers, arrived, prompt, unnumbered
from tests.hijack.places import Place, picked
from tests.hijack.runs import obeyed, random_answers
from tests.hijack.texts import CORPORA, attacks


async def main() -> int:
    """Prints a table and whatever went wrong; the number of violations of the invariants."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    wrong: list[str] = []
    print(f"{'corpus':24}{'place':26}{'mails':>6}{'prompt':>8}{'values':>8}{'words':>7}{'obeyed':>8}{'held':>6}")
    for corpus in CORPORA:
        for place in Place:
            wrong += await _spliced(corpus, place)
    begun = time.perf_counter()
    wrong += random_answers([a for corpus in CORPORA for a in attacks(corpus)[::4]], times, seed)
    print(f"{times} answers of a hostile model in {time.perf_counter() - begun:.0f} s; {len(wrong)} violations in all")
    print("\n".join(wrong[:50]))
    return len(wrong)


async def _spliced(corpus: str, place: Place) -> list[str]:
    """Counts where the prompt, the six values and the words differ from the clean reply's."""
    counts: Counter[str] = Counter()
    wrong: list[str] = []
    for case, attack in picked(attacks(corpus)):
        clean, attacked = arrived(case, place, ""), arrived(case, place, attack)
        if clean is None or attacked is None:
            # Such as one with a name of a thousand letters: it waits for the recruiter to accept it.
            counts["held"] += 1
            continue
        one, other = answers(clean), answers(attacked)
        problems = await obeyed(attacked, attack)
        counts.update(
            mails=1,
            prompt=unnumbered(prompt(clean)) != unnumbered(prompt(attacked)),
            values=one[:6] != other[:6],
            words=one != other,
            obeyed=bool(problems),
        )
        wrong += [f"{case.id}, {place}: {problem}" for problem in problems]
    widths = {"mails": 6, "prompt": 8, "values": 8, "words": 7, "obeyed": 8, "held": 6}
    columns = "".join(f"{counts[name]:{width}}" for name, width in widths.items())
    print(f"{corpus:24}{place:26}{columns}", flush=True)
    return wrong


if __name__ == "__main__":
    sys.exit(bool(asyncio.run(main())))
