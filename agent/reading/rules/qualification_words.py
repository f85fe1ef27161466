"""Phrases of qualifications that are met, met in part, or not met, by side."""

from agent.core.people import Side
from agent.reading.phrases import any_of

PARTLY = any_of(
    r"""
    some(?:what)?(?=$|[.,;])|up to a point|(?:nearly|
    almost|not quite)(?= |$|[.,])|in some (?:respects|areas|ways)|on (?:most|some) (?:points|counts)|(?:a |
    only a )?(?:partial|part) (?:fit|match)|half and half|fifty[- ]fifty|meets (?:most|some)|(?:yes|no) (?:for|on|
    to) (?:\w+ ){1,4}?(?:but |and )?(?:no|not|yes) (?:for|on|to)
    im (?:großen und ganzen|wesentlichen)|fast (?:alle|alles)|beinahe|überwiegend|presque|(?:remplit|
    une) (?:une )?partie|en grande partie|une partie|
    pour l'essentiel|casi(?: todos?| todo)?|(?:solo )?una parte|la mayoría|bijna (?:alle|alles|allemaal)|voor (?:een|
    het grootste) deel|quase (?:tod[oa]s|tudo)|a maioria|quasi (?:tutt[ioe])|la maggior parte|nästan(?: alla| allt)?|
    till stor del|delvist|næsten(?: alle| alt)?|for det meste|prawie (?:wszystk\w+)|w większości|po części
    partly|partial(?:ly)?|in part(?: only)?|only part(?:ly)?|half (?:fits?|there|of)|(?:only )?half|some of (?:it|
    them|the)|to (?:some|a certain) (?:extent|degree)|more or less|for the most part|mostly|largely|nearly (?:all|
    everything)|almost (?:all|everything)|most of (?:the|our|it|them)\b.{0,15}|not (?:all|everything|entirely|fully|
    completely|quite)\b.{0,12}|yes and no|bit of both|so-so
    (?:nur )?(?:zum teil|teilweise|teils)|größtenteils|nicht (?:ganz|vollständig|alle)|weitgehend|jein
    en partie|partiellement|pas (?:tout à fait|entièrement|complètement)|plus ou moins|à moitié
    en parte|parcialmente|no del todo|más o menos|a medias
    deels|gedeeltelijk|niet (?:helemaal|volledig|alles)|grotendeels|min of meer
    em parte|in parte|parzialmente|non del tutto|delvis|częściowo|nie w pełni
    """
)
SHARE = any_of(
    r"""
    (?P<share>[1-9]) ?(?:out of|of|/|von|sur|de|van|su|av|af|z) ?(?P<all>[2-9])|[1-9]\d ?%|half|hälfte|moitié|mitad
    helft|metà|metade|hälften|halvdelen|połow[aęy]
    """
)
"""How much of the whole is met."""
PARTLY_SCRIPT = any_of("一部|部分的|ある程度|おおむね|概ね", anywhere=True)
MET = {
    Side.CLIENT: any_of(
        r"""
        (?:which is |that's |that is |is |was )?(?:exactly|just|precisely) what (?:we|the (?:role|job|spec|brief|
        post)) (?:\w+ )?(?:require[ds]?|need\w*|asks?|asked|calls?|look\w*)\b.{0,15}|every (?:qualification|
        requirement|skill|box|item|point|certificate)\b[^.]{0,30}(?:has|have|met|there|ticked|covered|yes)|(?:all|
        every) (?:of )?(?:the |our )?(?:qualifications?|requirements?|skills|must-haves|criteria|
        boxes) (?:\w+ ){0,2}?(?:met|there|ticked|covered|present|fulfilled|in place)|(?:voldaan|voldoet) aan alle|
        aan alle (?:eisen|criteria) (?:voldaan|voldoet)|(?:formell|formellt|fachlich|
        sachlich)\w* (?:\w+ )?(?:alles da|allt på plats|alles vorhanden)
        (?:has|have|had|brings?|brought|possess(?:es)?|covers?|shows?|showed|offers?|demonstrated) (?:got )?(?:all|
        every|everything|each|the full|plenty of|more than enough|the right|exactly the|just the|the necessary|
        the relevant|the experience and|the required) ?(?:\w+ ){0,3}?(?:skills?|experience|requirements?|
        qualifications?|certificates?|boxes|background|knowledge|set|we|on (?:the|our)|needed|required)?
        ticks? (?:all |most of )?(?:the|our|every|all) (?:right )?box(?:es)?|(?:qualifications?|skills?|skill set|
        experience|background|cv|technical\w*|technically)(?: \w+)? (?:is|are|was|were|'s) (?:spot on|a (?:perfect|
        great|good|strong) (?:match|fit)|exactly|just|all there|perfect|ideal|more than (?:enough|sufficient)|right|
        what we)|nothing (?:is |was )?missing|(?:is|was|'s) (?:well |fully |perfectly |very |clearly |highly |
        more than |
        definitely |certainly )*qualified|(?:perfect|great|good|excellent|strong|ideal|exact) (?:match|fit) (?:for|
        on) (?:the (?:role|job|spec|position|requirements|brief|post)|paper|skills)
        (?:bringt|hat|besitzt) (?:\w+ ){0,2}(?:alles|sämtliche|die nötige\w*|die erforderliche\w*|alle (?:nötigen|
        erforderlichen|gewünschten)?)\b.{0,40}|(?:erfüllt|deckt) (?:\w+ ){0,3}(?:alle\w*|anforderungen|vollständig|
        voll)(?! nicht)\b.{0,20}|(?:qualifikation\w*|fachlich\w*|profil|anforderungen) (?:\w+ ){0,3}?(?:passt|passen|
        stimmt|stimmen|erfüllt|top|perfekt|vorhanden)(?! nicht| nur)|ist (?:\w+ )?(?:bestens|voll|gut|
        sehr gut) qualifiziert
        (?:a|possède|maîtrise) (?:\w+ )?(?:toutes les|tout ce|l'ensemble|tous les|le profil|les (?:compétences|
        qualifications) (?:requises|nécessaires|demandées))\b.{0,30}|correspond (?:\w+ )?(?:parfaitement|tout à fait|
        bien|exactement|pleinement|totalement)|(?:coche|remplit) (?:toutes|tous)\b.{0,20}|profil (?:idéal|parfait)
        (?:tiene|cumple|reúne|posee) (?:\w+ )?(?:con )?(?:tod[oa]s?|el perfil|los requisitos|lo que|las competencias|
        la experiencia)\b.{0,30}|encaja (?:perfectamente|bien|muy bien|del todo)|(?:heeft|bezit) (?:\w+ )?(?:alle|
        alles|de juiste|de gevraagde)\b.{0,20}|voldoet (?:\w+ )?(?:aan alle|volledig|ruim)\b.{0,15}
        (?:tem|possui|cumpre|preenche) (?:\w+ )?(?:tod[oa]s|tudo|o perfil|as qualificações|os requisitos)\b.{0,25}|
        (?:ha|possiede|soddisfa) (?:\w+ )?(?:tutt[ioe]|il profilo|i requisiti|le competenze)\b.{0,25}|(?:uppfyller|
        opfylder|har) (?:\w+ )?(?:alla|alle|kraven|kravene|allt|alt)\b.{0,15}|(?:spełnia|ma) (?:\w+ )?(?:wszystkie|
        wszystko|wymagania|wymagane)\b.{0,15}
        (?:tick|ticks|ticked|check|checks|hit|hits) (?:all|every|each|off)\b.{0,25}|(?:fits?|matche[sd]|match|meets?|
        met|satisfie[sd]|exceeds?|exceeded) (?:all |every |the |our |each |of )*(?:spec\w*|bill|brief|role|job|
        requirement\w*|criteria|qualification\w*|must[- ]haves?|list|profile|standard)\b
        (?:all|everything|every) (?:\w+ ){0,3}?(?:we|that we|you|i)(?:'d| had| have)? (?:asked|need|needed|wanted|
        want|look|looked|require|required|were looking)\b.{0,12}|everything on (?:the|our) list|what the (?:spec|role|
        job|brief) (?:asks|calls|needs|requires)|(?:fully|well|more than|highly|certainly|clearly|very well|
        perfectly) qualified|(?:more than )?(?:meets?|met) (?:them|it) all
        (?:erfüllt|bringt) (?:\w+ ){0,2}(?:alle|sämtliche|alles)\b.{0,30}|(?:voll|bestens|sehr gut) qualifiziert|
        fachlich (?:passt|stimmt) (?:alles|es|er|sie)(?! nur)
        (?:remplit|répond à|correspond à|possède) (?:\w+ )?(?:tou(?:s|tes)|toutes les|l'ensemble)\b.{0,25}|(?:cumple|
        reúne) (?:\w+ )?(?:todos|todo|con todo|con todos|con el perfil)\b.{0,20}|voldoet aan (?:alle|de)\b.{0,15}|
        (?:atende|preenche) (?:a )?todos\b.{0,15}|(?:soddisfa|possiede) tutt\w+\b.{0,15}|uppfyller (?:alla|kraven)|
        spełnia (?:wszystkie|wymagania)
        """
    ),
    Side.CANDIDATE: any_of(
        r"""
        (?:it's|it is|is|yes|as) (?:\w+ ){0,2}?(?:a |an )?(?:proper|perfect|good|great|natural|right|excellent|decent|
        strong|real|spot-on) (?:fit|match)(?! for (?:them|somebody|someone))|(?:fits?|suits?) (?:me )?(?:like a glove|
        to (?:a t|the letter)|down to the ground|perfectly|completely)|wie angegossen|comme un gant|como un guante|
        als gegoten|come un guanto|como uma luva|som hand i handske|som fod i hose
        (?:my (?:skills?|experience|background|profile|expectations|skill set)|i think i|i|it|this|the (?:role|job|
        position|work|post)) (?:\w+ ){0,3}?(?:fits?|match(?:es)?|suits?|aligns?|correspond\w*) (?:\w+ ){0,3}?(?:me|my|
        well|perfectly|the (?:role|job|position)|with|what i|exactly|nicely|great|completely|fully|very well)(?! not)|
        (?:exactly|precisely|just) what i(?:'m| am|'ve| have| was)? (?:\w+ )?(?:want|look\w*|do|hop\w*|search\w*|need|
        after|trained)\w*|(?:ticks|tick) (?:all )?(?:the|my) boxes|(?:perfect|great|good|ideal|natural) (?:match|
        fit)(?: for me)?|made for me|tailor[- ]?made
        (?:passt|passen|entspricht|entsprechen) (?:\w+ ){0,3}(?:genau|perfekt|gut|sehr|super|voll|zu mir|
        meinen)\b(?! nicht).{0,20}|genau (?:mein ding|das richtige|das,? was ich)|wie für mich gemacht|(?:correspond|
        convient|colle) (?:\w+ )?(?:parfaitement|bien|tout à fait|exactement|à (?:mon|mes|ce que))\b.{0,20}|
        exactement ce que|(?:encaja|se ajusta) (?:\w+ ){0,2}(?:con|a|perfectamente|bien)\b.{0,20}|justo lo que|
        es lo que busco
        past (?:\w+ ){0,2}(?:goed|perfect|prima|precies|bij mij|me)\b(?! niet).{0,15}|precies wat ik|a minha cara|
        encaixa\w*|tudo a ver|fa (?:proprio |davvero )?(?:per|al caso) m\w+|(?:corrisponde|
        si adatta) (?:\w+ )?(?:perfettamente|bene|alle mie|a quello)|passar (?:\w+ )?(?:mig|bra|perfekt|utmärkt)|
        passer (?:\w+ )?(?:mig|godt|perfekt)|(?:pasuje|odpowiada) (?:mi|do mnie|idealnie|moim)
        (?:the |this )?(?:role|job|position|post|work|it)(?:'s| is|s)? (?:really |exactly |very much |precisely |
        definitely |pretty much |a )*(?:suits?|fits?|matche[sd]|match|(?:what|just what|right up) (?:i|my)|great fit|
        good fit|perfect fit|perfect match)\b.{0,15}|(?:suits?|fits?) me(?: down to the ground| perfectly| well)?|
        right up my (?:street|alley)|exactly what i(?:'m| am| do|'ve| have| was|'d)\b.{0,15}|what i (?:do|did|
        have been doing) (?:now|today|already|every day)|fit(?:'s| is) (?:fine|good|great|perfect)|my (?:skills|
        experience|background)\b.{0,20}(?:match|fit|align|suit)
        (?:stelle|position|aufgabe|job|das) (?:passt|entspricht)\b.{0,30}|(?:le poste|la mission) (?:me )?(?:correspond|
        convient)\b.{0,20}|me (?:convient|correspond)|(?:el puesto|el trabajo) (?:me )?(?:encaja|va|viene|
        se ajusta)\b.{0,25}|como anillo al dedo|(?:functie|baan|rol) (?:sluit|past)\b.{0,20}|(?:a vaga|
        é) exatamente o que|(?:il ruolo|la posizione) (?:mi )?(?:corrisponde|si adatta)\b.{0,10}|(?:tjänsten|
        rollen) passar\b.{0,10}|stanowisko (?:mi )?(?:pasuje|odpowiada)
        """
    ),
}
NOT_MET = {
    Side.CLIENT: any_of(
        r"""
        (?:not|isn't|aren't|wasn't|doesn't|don't) (?:quite |really |fully |entirely |sufficiently )?(?:aligned?|
        in line|suited|matched|matching|correspond\w*|line up|measure up) (?:\w+ )?(?:to|with|for)? ?(?:what|the|our|
        this)\b.{0,30}
        (?:doesn't|hasn't|didn't|does not|has not|lacks?|without) (?:have |got |hold )?(?:the|a|any) (?:one |single |
        only |key |main |necessary )*(?:qualification|licen[cs]e|certificate|registration|degree)\b(?! (?:yet|
        in hand))|(?:isn't|is not|not) (?:on the register|registered|licensed|certified|chartered)
        (?:hasn't|doesn't|doesnt|hasnt|never|no|lacks?|missing|without|not)\b[^.!?]{0,70}\b(?:must[- ]have|essential|
        mandatory|requirement|non-negotiable|prerequisite|a must)\b|(?:must[- ]have|essential|mandatory|requirement|
        non-negotiable|prerequisite|a must)\b[^.!?]{0,50}\b(?:hasn't|doesn't|never|lacks?|missing|not (?:have|got|
        there|met))\b|(?:nie|kein\w*|fehl\w+|nicht)\b[^.!?]{0,70}\b(?:muss-?kriterium|zwingend\w*|pflicht|
        voraussetzung)|(?:jamais|pas|manque)\b[^.!?]{0,70}\b(?:indispensable|impératif|obligatoire)|
        (?:aldrig|inte|saknar|ikke|mangler)\b[^.!?]{0,70}\b(?:skall-?krav|skallkrav|måste|krav)|(?:nunca|no|
        falta)\b[^.!?]{0,60}\b(?:imprescindible|requisito|obligatori[oa])|(?:geen|niet|nooit|
        mist)\b[^.!?]{0,60}\b(?:harde eis|vereiste|must)
        (?:doesn't|didn't|does not|did not|hasn't|hasn't got|don't|lacks?|lacked|without|misses) (?:\w+ )?(?:have |
        got |show |possess |bring )?(?:the |all the |enough |any of the |the right |the necessary |sufficient |
        most of the )?(?:required |necessary |relevant |right |essential )?(?:qualifications?|skills?|skill set|
        requirements?|experience (?:we|required|needed|for)|certificates? (?:we|required|needed)|background (?:we|
        required|needed|for)|criteria)|not (?:enough|sufficient|nearly enough) (?:\w+ )?(?:experience|qualifications?|
        skills?|knowledge)|(?:under|not sufficiently|insufficiently)[- ]?qualified|not (?:at|up to|near) (?:the|our|
        a) (?:\w+ )?(?:level|standard|mark)|(?:too|far too|way too|much too) (?:junior|inexperienced|green)
        (?:fehlt|fehlen|mangelt es an) (?:\w+ ){0,3}(?:qualifikation\w*|voraussetzung\w*|anforderung\w*|kompetenz\w*)|
        (?:qualifikation\w*|anforderungen|voraussetzungen|kriterien) (?:\w+ ){0,4}(?:nicht|fehl\w+)|
        nicht (?:\w+ )?qualifiziert|(?:n'a|n'ont) pas (?:\w+ )?(?:les (?:compétences|qualifications)|le (?:niveau|
        profil)|l'expérience)\b.{0,20}|(?:no tiene|le faltan?) (?:\w+ ){0,2}(?:los requisitos|la formación|el perfil|
        las competencias|requisitos)|(?:mist|ontbreekt) (?:\w+ ){0,2}(?:kwalificaties|de juiste|ervaring)|(?:voldoet|
        beschikt) (?:\w+ )?niet\b.{0,20}
        não (?:tem|possui|cumpre|reúne) (?:\w+ )?(?:as|os|o|qualificações|perfil|requisitos)\b.{0,20}|non (?:ha|
        possiede|soddisfa|corrisponde) (?:\w+ )?(?:i requisiti|le competenze|il profilo|ai? requisiti)\b.{0,15}|
        (?:saknar|mangler|uppfyller inte|opfylder ikke) (?:\w+ )?(?:kompetens\w*|kvalifika\w+|kraven|kravene|
        rätt)\b.{0,10}|nie (?:ma|posiada|spełnia) (?:\w+ )?(?:wymagan\w+|kwalifikacji|kompetencji)
        (?:doesn't|didn't|does not|did not|don't|not|doesnt|didnt|fail(?:s|ed) to) (?:really |quite |
        actually )?(?:meet|match|fit|satisfy|tick|have) (?:the |our |all |any |of |many |enough )*(?:spec\w*|brief|
        requirement\w*|criteria|qualification\w*|must[- ]haves?|skills?|standard|boxes)\b
        (?:doesn't|didn't|does not|did not|hasn't|don't|has no|lacks) (?:really |quite |actually )?(?:have |got |
        enough )*(?:the |any |enough )(?:\w+ ){0,3}(?:experience|skills?|background|certificate\w*|licen[cs]e) (?:we|
        that we|required|needed|for this|the role|you)\b.{0,15}
        (?:not|under|in)[- ]?(?:sufficiently |remotely |really )?qualified|lack(?:s|ed|ing) (?:the |all |most |basic |
        any )*(?:qualification\w*|skills?|required|necessary)\b.{0,15}|(?:falls?|fell) (?:well )?short of (?:the|our|
        what)\b.{0,15}|below (?:the|our) (?:level|standard|requirement\w*)
        (?:erfüllt|bringt) (?:\w+ ){0,4}nicht\b.{0,20}|nicht (?:ausreichend )?qualifiziert|unterqualifiziert
        ne (?:remplit|répond|correspond|possède) pas\b.{0,25}|no (?:cumple|reúne|tiene el perfil)\b.{0,20}|
        voldoet niet\b.{0,15}|não (?:atende|preenche)\b.{0,15}|non (?:soddisfa|possiede)\b.{0,15}|
        uppfyller inte\b.{0,10}|nie spełnia\b.{0,15}
        """
    ),
    Side.CANDIDATE: any_of(
        r"""
        (?:isn't|is not|wasn't|was not|not|nothing like) (?:really |quite |at all )?(?:what (?:i|was|we|
        they) (?:\w+ ){0,2}?(?:expect\w*|advertised|described|want\w*|after|look\w*|hop\w*|told|discussed|do)|(?:a|
        the) (?:\w+ )?(?:fit|match) for me|my (?:area|field|line))|(?:too|far too|much too) (?:junior|senior|basic|
        technical|low[- ]level) (?:for|than)
        (?:entspricht|passt|passen) (?:\w+ ){0,4}nicht(?: zu mir| meinen)?|überqualifiziert|unterqualifiziert|
        nicht das,? was ich|pas ce que (?:je|j'|l'on)\b.{0,20}|ne (?:me |m')?(?:correspond|convient|
        colle) pas\b.{0,15}|surqualifiée?|no es lo que (?:busc|esper|me)\w+\b.{0,10}|sobrecualificad[oa]|
        niet wat ik (?:zoek|verwacht\w*)|overgekwalificeerd|não é o que (?:procuro|esperava)|
        non è quello che (?:cerco|mi aspettavo)|inte vad jag|ikke hvad jeg|nie tego
        (?:doesn't|does not|didn't|not|doesnt|isn't|wouldn't) (?:really |quite |actually )?(?:fit|suit|
        match)(?: (?:me|my\b.{0,20}|what\b.{0,20}))?(?=$|[.,!; ])|(?:over|under)-?qualified|not what i (?:do|trained|
        was told|expected|am looking|was looking|applied)\b.{0,15}|too (?:junior|senior) for me
        passt (?:\w+ ){0,3}nicht\b.{0,12}|ne (?:me )?(?:correspond|convient) pas\b.{0,15}|no (?:me )?(?:encaja|
        va conmigo|se ajusta)\b.{0,15}|past (?:\w+ ){0,2}niet\b.{0,12}|não (?:se encaixa|combina)\b.{0,12}|
        non (?:corrisponde|fa per me)\b.{0,12}|passar inte|nie (?:pasuje|odpowiada)\b.{0,10}
        """
    ),
}
NOT_MET_SCRIPT = any_of("満たして(?:い|おり)ません|条件に合いません|不足して", anywhere=True)
MET_SCRIPT = any_of("(?<!一部)満たして(?:い|おり)ます|申し分|十分な(?:経験|スキル)", anywhere=True)
SHORT_YES = any_of(
    r"""
    tick(?:s|ed)?|check|✓|comfortably|down to the ground|to the letter|right up my street|like a glove|made for (?:it|
    me)
    fully|perfectly|completely|entirely|absolutely|definitely|exceeds?(?: them| it)?|more than|all of (?:them|it)|
    all (?:the )?(?:boxes|met|there|good|ticked)|every (?:one|single one|box)|100 ?%|to a t|spot on|indeed|certainly|
    clearly|easily|very (?:well|much)(?: so)?|(?:good|great|perfect) (?:match|fit)|i'd say so|i(?: would)? think so|
    i(?: believe| do|'d say) (?:so|they do|she does|he does)|on paper and in person|and (?:more|then some)|
    no (?:question|doubt)(?: about (?:it|that))?|without (?:a )?doubt|i do this (?:already|now|every day)|of course|
    meets? (?:all|them|everything)|yes
    voll und ganz|vollkommen|vollständig|voll|absolut|genau|passt|stimmt|definitiv|komplett|alle|auf jeden fall|
    tout à fait|parfaitement|absolument|totalement|entièrement|bien sûr|toutes|tous|totalmente|perfectamente|
    desde luego|encaja|todos?|por completo|sin duda
    helemaal|volledig|prima|zeker(?: weten)?|past(?: goed| prima| perfect)?|allemaal|totalmente|perfeitamente|
    com certeza|perfettamente|assolutamente|tutti|pienamente|certamente|helt|perfekt|fuldt ud|fullt ut|alla|w pełni|
    całkowicie|oczywiście|wszystkie
    """
)
SHORT_NO = any_of(
    r"""
    not (?:even close|at all|really|remotely|quite|for us|in my view|sufficiently|enough)|by no means|far from it|
    nowhere near|(?:sadly|unfortunately|regrettably|i'm afraid|afraid) (?:not|no)|(?:he|she|they|it|i) (?:doesn't|
    don't|didn't|did not|does not|do not|isn't|aren't)(?=$|[.,;:! ])|falls? short|below par|none of (?:them|it)|
    doesn't|don't think so
    (?:leider |eher |gar |überhaupt |noch )+(?:nicht|nein)|keineswegs|pas (?:vraiment|du tout|tout)|
    malheureusement (?:non|pas)|(?:la verdad (?:es )?que )?no(?: mucho| realmente| del todo)?(?=$|[.,])|para nada|
    en absoluto|(?:helemaal |helaas |echt )*niet(?: echt| helemaal)?|não (?:muito|mesmo|realmente)|per niente|
    non (?:proprio|molto|tanto)|inte (?:riktigt|alls)|ikke (?:rigtig|helt)|nie (?:bardzo|do końca)|niestety nie
    """
)
SIGNS_YES = any_of("[✔✅☑👍]", anywhere=True)
UNKNOWN = any_of(
    r"""
    (?:don't|do not|can't|cannot|couldn't|hard to|difficult to|too early to|not (?:sure|certain|clear)|unsure|no idea|
    unclear|unknown|didn't (?:get|cover|discuss)|see (?:above|below)|tbc|tbd)\b.{0,30}(?:know|say|tell|judge|assess|
    round|it|$)?
    n/a|not applicable|schwer zu (?:sagen|beurteilen)|weiß (?:ich )?nicht|kann ich nicht (?:sagen|beurteilen)|
    siehe oben|difficile à dire|je ne sais pas|no (?:lo )?sé|difícil (?:de )?decir|moeilijk te zeggen|weet ik niet|
    não sei|non (?:lo )?so|vet (?:jag )?inte|ved (?:jeg )?ikke|trudno powiedzieć|nie wiem
    """
)
