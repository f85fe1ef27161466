"""Notes of people who have left their company: nobody reads that mailbox any more."""

from agent.reading.phrases import any_of

_LEFT = any_of(
    r"""
    i(?:'m| am)? (?:no longer|not) (?:longer )?(?:with|employed|working (?:at|for|with)|work (?:at|for|with)|part of)
    i(?:'ve| have) left (?:the (?:company|firm|organi[sz]ation|business)|my (?:position|role))
    (?:is|am) no longer (?:with|employed|working|an employee|at|part of)|no longer works? (?:at|for|with|here)
    (?:has|have) left (?:the (?:company|firm|organi[sz]ation)|our)
    nicht mehr (?:bei uns|im unternehmen|für .{1,40} tätig|in unserem|im hause)|aus dem unternehmen ausgeschieden
    das unternehmen verlassen|ne (?:fai[st]|travaille) plus (?:partie|chez|pour|dans)
    (?:a|ai) quitté (?:la société|l['’]entreprise|ses fonctions|le groupe)
    ya no (?:trabaj[oa]|forma|formo) (?:en|parte|para|con)|non (?:lavor[oa]|fa) più (?:parte|per|presso|in|qui)
    (?:werk|werkt) niet (?:meer|langer) (?:bij|voor)|niet (?:meer|langer) werkzaam|(?:já )?não (?:trabalh[oa]|faz) mais
    (?:arbetar|jobbar) inte (?:längre|kvar)|(?:arbejder|jobber) ikke (?:længere|lenger)
    ei (?:ole enää|työskentele enää)|nie pracuj[eę] już|już nie pracuj[eę]|(?:již|už) (?:u nás )?nepracuj\w+
    больше не работа\w+|уволил\w+|artık (?:çalışmıyor|çalışmamakta)
    """
)
_LEFT_CJK = any_of("退職(?:いたし|しまし|致し)|已离职|已離職|퇴사", anywhere=True)


def left(text: str) -> str:
    """The words that say that its sender has left the company; empty if none do. People write so of others."""
    found = _LEFT.search(text) or _LEFT_CJK.search(text)
    return found[0] if found else ""
