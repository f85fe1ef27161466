"""Whether the interview took place."""

import re
from collections.abc import Sequence

from agent.core.feedback import Outcome
from agent.core.people import Side
from agent.reading.phrases import any_of
from agent.reading.rules.polarity import hedged, negated
from agent.reading.units import Said, Unit

_NO_SHOW = any_of(
    r"""
    (?:didn't|did not|didnt|never|failed to|has not|hasn't|not) (?:\w+ )?(?:show(?:ed|n)? up|turn(?:ed)? up|
    make it to the interview|come to the interview)
    (?:couldn't|could not|wasn't able to|was not able to|was unable to|were unable to|unable to) (?:make it|attend|
    come|join|be there)(?= |$|[.,!;])
    (?:didn't|did not|didnt|never|failed to|not) (?:even |actually |ever )?(?:show(?:ed)?|appear(?:ed)?|attend(?:ed)?|
    join(?:ed)?|log(?:ged)? (?:on|in)|dial(?:led)? in|arrived?)(?:(?: at all| for (?:the|his|her) (?:interview|
    appointment)| (?:the|our) (?:interview|meeting|call)| (?:yesterday|today|again))|(?=\s?(?:$|[.,!;:)(-]|and |but |
    so )))
    (?:a |was a |total )?no[- ]?shows?|stood (?:me|us) up|nobody (?:came|turned up|showed|joined|was there|met me)|
    no one (?:came|turned up|showed|joined|was there|met me)|waited (?:\w+ ){0,6}(?:and|but) (?:nobody|no one)\b
    (?:ist|sind|war|waren)? ?nicht (?:erschienen|gekommen|aufgetaucht|da gewesen|angetreten)|niemand (?:kam|war da|
    ist gekommen|erschien)|kam (?:einfach )?nicht
    ne s'est (?:jamais |pas )?présentée?(?: pas| jamais)?|n'est (?:pas|jamais) venue?|personne n'(?:est venu|était là)
    no (?:se presentó|apareció|vino|acudió|asistió)|nunca (?:apareció|llegó)|nadie (?:vino|apareció)
    (?:is |was )?niet (?:komen opdagen|verschenen|gekomen|opgedaagd)|kwam niet(?: opdagen)?|niemand (?:kwam|was er)
    não (?:compareceu|apareceu|veio)|non si è presentat[oa]|non è venut[oa]|dök (?:aldrig|inte) upp|kom (?:aldrig|
    inte)(?= |$|\.)|nie (?:pojawił\w*|przyszedł|przyszła|stawił\w*)
    """
)
_NO_SHOW_SCRIPT = any_of("来ませんでした|現れませんでした|いらっしゃいません|無断欠席|来られません", anywhere=True)
_MYSELF = any_of(
    r"""
    i (?:\w+ )?(?:didn't|did not|didnt|couldn't|could not|missed|overslept)|i was(?:n't)? (?:\w+ )?(?:unable|ill|sick|
    stuck)|ich (?:\w+ )?nicht|je (?:ne )?|no pude|ik (?:\w+ )?niet|we (?:didn't|did not|couldn't|missed|forgot)
    """
)
_MOVED = any_of(
    r"""
    re-?scheduled|(?:has been|have been|was|were|been|got|gets|is|it's|we|we've|we have|had to|i|they|
    interview) (?:re-?schedul(?:e|ed|ing)|postpon(?:e|ed)|pushed back|moved (?:it |the interview )?(?:to|until)|
    put (?:it )?back to|put off|re-?arranged?)
    (?:had|have|needed|asked|agreed|decided) to (?:push (?:it|this|the interview) (?:back )?(?:to|until)|re-?schedule|
    postpone|move it|move the interview|push (?:it|this) back|re-?arrange)|(?:new|another) (?:date|
    time)(?: is| has been|:| set| agreed| booked)|(?:is|it's) now (?:on|happening|booked for|set for)
    (?:wurde|haben|ist|mussten|musste)\b.{0,40}(?:verschoben|verlegt|verschieben|verlegen)|neuer termin|
    auf (?:\w+ ){1,4}verschoben
    (?:a été |avons |est )?(?:reportée?|décalée?|déplacée?|repoussée?)(?= |$|[.,])|(?:se ha|ha sido|se|hemos|
    fue) (?:\w+ )?(?:pasado|aplazad[oa]|reprogramad[oa]|cambiad[oa]|pospuest[oa]|movid[oa])(?: al| a| para|$|[.,])
    (?:is |hebben |werd )?(?:\w+ ){0,3}(?:verplaatst|verzet|uitgesteld)(?= |$|[.,])|foi (?:adiada|remarcada)|
    (?:è stat[oa] )?(?:rinviat[oa]|spostat[oa]|rimandat[oa])|(?:flyttad|flyttat|uppskjut\w+|bokat om|hann aldrig ses|
    i stället)|przełoż\w+|przesuni\w+
    """
)
_MOVED_SCRIPT = any_of("延期|日程(?:を)?変更|リスケ", anywhere=True)
_CANCELLED = any_of(
    r"""
    (?:had to |have to |was |were |been |got |is |we |they |i |he |she |interview |has )?(?:cancel(?:l?ed)?|
    call(?:ed)? (?:it |this |the interview )?off)(?=$|[ .,!;)'])|(?:interview|it|this|that|meeting) (?:never|didn't|
    did not|hasn't|has not|won't) (?:took|take|taken|happen(?:ed)?|go ahead|been held|be happening)
    (?:wurde |haben |hat )?(?:\w+ ){0,4}abgesagt|fiel aus|ausgefallen|(?:nicht|nie) stattgefunden|a été annulée?|
    annulée?(?= |$|[.,])|(?:n'a|n'a jamais) pas eu lieu|n'a (?:pas|jamais) eu lieu
    (?:se )?(?:canceló|cancelad[oa]|ha cancelado|anulad[oa]|suspendid[oa])|no (?:tuvo lugar|se celebró|se hizo)|
    (?:is |werd )?(?:geannuleerd|afgezegd|afgelast)|niet (?:doorgegaan|plaatsgevonden)|foi cancelad[oa]|annullat[oa]|
    non (?:ha avuto luogo|si è tenut[oa])|inställ[dt]|blev inte av|odwołan[aoy]
    """
)
_CANCELLED_SCRIPT = any_of("中止|キャンセル|取り消し", anywhere=True)
_OTHER = any_of(
    r"""
    (?:originally|previously|the first (?:time|one|date)|last time|already|once before|other (?:interview|appointment|
    candidate)s?|subscription|contract|holiday|flight|train|order|project|meeting with)
    """
)


def took_place(units: Sequence[Unit], side: Side, *, seen: Said | None, said: Said | None) -> Said | None:
    """What is said about it; else 'held', which any feedback implies.

    ``seen`` is feedback that only somebody gives who was there, such as a rating; ``said`` is any other.
    """
    if missed := _first(units, (_NO_SHOW, _NO_SHOW_SCRIPT)):
        return _absent(missed, side)
    changed = [
        Said(value=value, quote=found.quote, lines=found.lines)
        for value, patterns in _CHANGES
        if (found := _first(units, patterns))
    ]
    if changed:
        return None if seen else changed[0]
    proof = seen or said
    return Said(value=Outcome.HELD, quote=proof.quote, lines=proof.lines) if proof else None


def _absent(missed: Said, side: Side) -> Said:
    """The other side was, unless somebody says it of themselves."""
    themselves = bool(_MYSELF.search(missed.quote))
    candidate = (side is Side.CLIENT) != themselves
    who = Outcome.CANDIDATE_NO_SHOW if candidate else Outcome.CLIENT_NO_SHOW
    return Said(value=who, quote=missed.quote, lines=missed.lines)


def _first(units: Sequence[Unit], patterns: tuple[re.Pattern[str], ...]) -> Said | None:
    for unit in units:
        for pattern in patterns:
            found = pattern.search(unit.text)
            if found and not _supposed(unit, found):
                return unit.said("", found)
    return None


def _supposed(unit: Unit, found: re.Match[str]) -> bool:
    """'If he did not turn up ...' and 'we have not cancelled' say nothing."""
    other = found.re in _CHANGES[1][1] and _OTHER.search(unit.text)
    return (
        bool(other)
        or hedged(unit.text[: found.start()])
        or (negated(unit.text, found.start()) and not _LEADS.match(found.group()))
    )


_LEADS = re.compile(r"(?i)(?:not|no|never|nicht|niemand|ne|n'|nunca|nadie|niet|não|non|nie|personne|nobody)")
_CHANGES = (
    (Outcome.RESCHEDULED, (_MOVED, _MOVED_SCRIPT)),
    (Outcome.CANCELLED, (_CANCELLED, _CANCELLED_SCRIPT)),
)
