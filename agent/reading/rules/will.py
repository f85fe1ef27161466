"""Phrases of going ahead or not, by side and strength."""

import re

from agent.core.people import Side
from agent.reading.phrases import any_of
from agent.reading.rules.idioms import NO_IDIOMS, YES_IDIOMS

UNDECIDED = any_of(
    r"""
    (?:not|haven't|have not|hasn't|havent) (?:yet |quite |fully |really )?(?:made up|decided|come to a decision|
    reached a decision)
    (?:can't|cannot|can not|couldn't|unable to|cant) (?:yet |quite |really )?(?:decide|say yet|commit yet|make up)
    (?:can't|cannot|can not|couldn't|cant) (?:really )?(?:say|tell)\b.{0,20}\b(?:yet|now|either way)
    undecided|torn\b.{0,20}|in two minds|of two minds|jury(?:'s| is) (?:still )?out|no decision yet|
    decision (?:is )?pending|50/50|fifty-fifty
    (?:i'm|we're|i am|we are|i|we|still|bit|both) (?:still |a bit |currently )?on the fence
    (?:need|needs|want|like|take|have) (?:some |a bit |a little )?(?:more )?(?:time|to (?:think|sleep|discuss|reflect|
    consider|mull|compare))\b.{0,20}
    (?:let me|let us|i'll|we'll|going to|want to) (?:think|sleep on|mull|reflect|consider|weigh)\b.{0,15}
    (?:don't|do not|dont|not) (?:really |yet |quite )?(?:know|sure|
    certain)(?: yet| what to| if| whether| about (?:going|it|this|moving|proceeding|him|her|them))
    not (?:yet |quite |entirely |completely |really )?(?:sure|certain|convinced) (?:yet|either way|one way|if|whether|
    about (?:going|moving|proceeding))
    (?:stuck|split|divided) (?:at|on|between|over|down).{0,25}
    (?:still|currently) (?:weighing|deciding|thinking|considering|deliberating)
    (?:hin- und hergerissen|unentschlossen|unentschieden|unschlüssig|noch nicht entschieden|noch keine entscheidung|
    keine entscheidung|noch nicht sicher|bin mir nicht sicher|weiß (?:es |ich )?(?:im moment |ehrlich gesagt |
    noch )*nicht|muss (?:noch )?(?:darüber )?(?:nachdenken|überlegen)|eine entscheidung gibt es also noch nicht|
    entscheidung gibt es (?:also )?noch nicht)
    (?:je (?:ne )?sais pas(?: encore)?|j'hésite|nous hésitons|pas encore décidé|indécise?|pas (?:encore )?sûre?|
    besoin de réfléchir|je (?:dois|vais) (?:y )?réfléchir)
    (?:no (?:lo )?sé(?: todavía| aún)?|todavía no (?:lo )?(?:sé|hemos decidido|he decidido)|aún no (?:lo )?(?:sé|
    hemos decidido)|indecis[oa]|tengo (?:mis )?dudas|lo (?:tengo que|estoy) pens\w+|necesito pensar\w*)
    (?:ik twijfel|we twijfelen|nog niet (?:besloten|zeker|uit)|weet (?:ik |het )?(?:nog )?niet|
    moet (?:er )?(?:nog )?over nadenken|kan ik zeggen of)
    (?:não sei(?: ainda)?|ainda não (?:sei|decidi\w*)|em dúvida|preciso pensar|non (?:lo )?so(?: ancora)?|
    non abbiamo (?:ancora )?deciso|devo pensarci|indecis[oa])
    (?:vet inte(?: än)?|inte bestämt|tveksam|behöver fundera|nie wiem|jeszcze nie (?:wiem|zdecydow\w+)|waham się|
    muszę (?:się )?zastanowić)
    """
)
UNDECIDED_SCRIPT = any_of("まだ(?:決め|分かり|わかり)|迷って|検討中|検討させて|保留", anywhere=True)

# What somebody writes under 'what should happen next' or 'would you like to go ahead', before anything else.
WHOLE_NO = any_of(
    r"""
    (?:i'll |we'll |hard )?pass|not for us|no good|rejected|reject|absage|ablehnen|absagen|refus(?:er|é)?|descartar|
    rechazar|afwijzen|recusar|rifiutare|scartare|avslag|afslag|odrzucić
    """
)
_LEADING = any_of(
    r"""
    well|hm+|um+|oh|so|sorry|unfortunately|sadly|honestly|i think|i'd say|i guess|i would say|for me|for us|
    from (?:me|us)|it's|its|that's|an?|another|still|then|overall|probably|the answer is|my answer is
    absolutely|definitely|certainly|100 ?%|most certainly|a (?:big|clear|firm|definite|strong)|big|clear|firm|
    definite|strong|resounding|hell|heck
    also|na ja|nun|tja|leider|ehrlich gesagt|unbedingt|klares|ganz klar|malheureusement|bueno|pues|lamentablemente|
    helaas|ach|zeker|absoluut|infelizmente|purtroppo|tyvärr|desværre|niestety|eh
    """
)
OPENING = re.compile(rf"(?i)(?:{_LEADING.pattern.removeprefix('(?i)')}[\s,.!:…¡-]*){{1,4}}")
"""What may stand before the yes or no of an answer."""
EMPHATIC_NO = any_of(
    r"""
    never(?=[.!]*$)|nie(?:mals)?(?=[.!]*$)|jamais(?=[.!]*$)|nunca(?=[.!]*$)|nooit(?=[.!]*$)|aldrig(?=[.!]*$)
    (?:absolutely|definitely|certainly|most certainly|hell|heck|defo|deffo|obviously|categorically) (?:not|no)|no way|
    not a chance|no chance|not in a million(?: years)?|hard no|never in (?:my|a million)\b.{0,8}
    under no circumstances|over my dead body|auf (?:gar )?keinen fall|keinesfalls|definitiv nicht|niemals|
    certainement pas|surtout pas|absolument pas|jamais de la vie|hors de question|en aucun cas|ni hablar|
    de ninguna manera|rotundamente no|absoluut niet|zeker niet|in geen geval|de jeito nenhum|de modo nenhum|
    assolutamente no|absolut inte|aldrig i livet|na pewno nie|absolutnie nie|w żadnym wypadku
    """
)
MAYBE = any_of(
    r"""
    mal sehen|mal schauen|let's see|we'll see|hm+|maybe|perhaps|possibly|not sure|unsure|undecided|don't know|
    dont know|depends|it depends|that depends|vielleicht|
    kommt darauf an|peut-être|ça dépend|quizás?|tal vez|depende|misschien|hangt ervan af|talvez|forse|dipende|kanske|
    może|zależy
    """
)
YES = any_of(
    r"""
    y|yes+|yep|yeah|yeh|yh|yus|go on then|yup|ye|yea|yess+|aye|sure|definitely|absolutely|certainly|of course|
    please do|ok|okay|ja|jawohl|
    gerne|gern|
    klar|oui|sí|si|claro|por supuesto|sim|com certeza|certo|jo|tak|jasne|graag|natuurlijk|volontiers|
    avec plaisir|auf jeden fall|unbedingt|sin duda|zeker(?: weten)?|senza dubbio|com certeza|sans hésiter|
    assolutamente|ぜひ|はい|是
    """
)
NO = any_of(
    r"""
    n|no|nope|nah|nein|non|nee|nie|nej|não|never|いいえ|no thanks|no thank you|nei|not really|afraid not|probably not|
    i think not
    rather not|i don't think so|don't think so|eher nicht|lieber nicht|plutôt pas|plutôt non|pas vraiment|mejor no|
    creo que no
    liever niet|niet echt|helst inte|helst ikke|raczej nie|acho que não|direi di no|not for me|nee,? dank je
    """
)
NONE = any_of(r"(?:n/?a|none|nothing|not applicable|-|keine|aucune?|ninguna?|geen|nenhuma?|nessuna?)")

STRONG = any_of(
    r"""
    (?:yes[\s,!]+){2,}|(?:no[\s,!]+){2,}|yesterday|must not lose|more than anything|on the spot|(?:don't|do not|
    dont) (?:let|
    lose) (?:\w+ ){0,2}?(?:get away|go|slip|him|her|them)|can't wait|nothing would make me happier|right away|
    immediately|over the moon|thrilled|sí o sí
    in (?:a|my whole|my) (?:heartbeat|life)|bite (?:your|their) hand|no question|where do i sign|
    sign today|sans la moindre|zdecydowanie|bardzo chętnie|heel graag|zeker|på stående fot|helt klart|categorical\w*|
    irrevocabl\w+
    definitely|absolutely|certainly|100 ?%|hundred percent|without (?:a |any )?(?:doubt|hesitation)|no (?:hesitation|
    brainer)|must have|(?:strong|hell|resounding|emphatic|massive|big|huge|enthusiastic) (?:yes|no)
    hard no|no way|under no circumstances|never again|not in a million years|snap (?:him|her|them) up|first choice|
    at once|final|with immediate effect|dream (?:job|role)
    unbedingt|auf jeden fall|auf keinen fall|definitiv|absolut|keinesfalls|sofort
    sans hésit\w+|absolument|certainement|hors de question|en aucun cas|tout à fait
    sin duda\w*|absolutamente|de ninguna manera|por supuesto|rotundo|encantad[oa]
    (?:and|et|und|y|e|en) (?:no ?(?:one|body) else|personne d'autre|niemand(?: sonst| anders)?|nadie más|mais ninguém|
    nessun altro)|out of the question|nicht in frage|endgültig|il (?:nous|me) l[ae] faut|fuera de (?:cuestión|discusión)
    sem (?:qualquer|nenhuma|a menor) dúvida|sans (?:aucun|le moindre) doute|sin (?:la menor|ninguna) duda|
    ohne (?:jeden )?zweifel|uten tvil|utan tvekan|uden tvivl|senza (?:alcun )?dubbio|bez wątpienia
    zeker weten|absoluut|zonder (?:enige )?twijfel|beslist|in geen geval
    com certeza|sem dúvida|de jeito nenhum|assolutamente|senza dubbio|absolut|zdecydowanie|na pewno
    """
)

_CLIENT_YES = any_of(
    r"""
    yes (?:from|for) (?:me|us)|(?:it's|its|it is|that's|is|am|are|are both|both) a? ?(?:clear |strong |definite |
    firm )?yes
    (?:strong|definite|clear|firm|resounding|hell) yes
    (?:like|love|want|happy|keen|going|ready|prepared|wish|plan|intend) to (?:go ahead|proceed|progress|
    move (?:forward|ahead|on|him|her|them)|take (?:this|him|her|it|them) (?:forward|further|on)|see (?:him|her|
    them) again|go on with|continue with|hire|offer|make|have (?:him|her|them) (?:back|on board|in|on)|bring (?:him|
    her|them))
    (?:wouldn't|would not|won't) hesitate\b.{0,30}|must have (?:him|her|them)
    (?:want|hire|take) (?:him|her|them|this one)(?: please| back| on board| in the team| on the team)?
    let's (?:go|move|proceed|hire|do it|get (?:him|her|them)|make|offer|sign|bring)
    (?:keen|happy) to (?:take|see|have|proceed|progress).{0,20}
    (?:go ahead|proceed) (?:with (?:him|her|them|this (?:one|candidate)|the (?:offer|next|hire))|and (?:offer|hire|
    make|book|arrange))\b.{0,12}
    (?:progress|advance|move|put) (?:him|her|them) (?:to|through|forward|on)
    (?:möchten|wollen|würden) (?:\w+ ){0,4}(?:einstellen|weitermachen|kennenlernen|ein angebot|zusagen|fortfahren|
    einladen)
    (?:ja|klares ja|zusage) von (?:uns|mir|meiner seite)|(?:wir )?nehmen (?:ihn|sie)
    (?:souhaitons|voulons|aimerions|voudrions) (?:\w+ ){0,4}(?:poursuivre|continuer|avancer|embaucher|recruter|revoir|
    proposer|retenir)
    oui (?:pour|de) (?:moi|nous|notre)|(?:queremos|nos gustaría|quisiéramos) (?:\w+ ){0,3}(?:seguir|continuar|avanzar|
    contratar\w*|ofrecer\w*|fichar\w*|volver a ver\w*)
    (?:willen|graag) (?:\w+ ){0,5}(?:verder|aannemen|uitnodigen|doorgaan|aanbod)|vill (?:\w+ ){0,4}(?:gå vidare|
    anställa|erbjuda)
    queremos (?:\w+ ){0,2}(?:contratar|seguir|avançar)|vogliamo (?:\w+ ){0,3}(?:assumer\w+|procedere|proseguire)|
    chcemy (?:\w+ ){0,3}(?:zatrudnić|kontynuować|zaprosić)
    """
)
_CLIENT_NO = any_of(
    r"""
    no (?:from|for) (?:me|us)|(?:it's|its|it is|that's|that is|is|us|we're|final|clear|hard|definite|firm|strong|be|
    say) a? ?(?:clear |hard |definite |firm |strong |polite )?no(?=$|[.,!;:)]| from| for (?:me|us)| at (?:this|
    the)| this time| thank| i'm afraid| unfortunately| then| for now| on this)
    not (?:a |the )?(?:right |good |great |strong |obvious )?(?:fit|match|one|person|candidate)(?: for (?:us|the|
    this))?
    (?:not|won't|wont|don't|dont|can't|cant|cannot|wouldn't|wouldnt|never|aren't|isn't) (?:(?!hesitate|mind|lose|wait|
    regret|just|only)\w+ ){0,3}tak(?:e|ing) (?:him|her|them|this|it|things|the \w+|\w+) (?:any )?(?:forward|further|
    on)
    (?:not|won't|wont|don't|dont|can't|cant|cannot|wouldn't|wouldnt|never|aren't|isn't) (?:(?!hesitate|mind|lose|wait|
    regret|just|only)\w+ ){0,3}(?:mov(?:e|ing)|progress(?:ing)?|proceed(?:ing)?|go(?:ing)?|continu(?:e|ing)) ?(?:him|
    her|them|this|it|things|the \w+|with (?:him|her|them|this|the \w+))? ?(?:any )?(?:forward|further|ahead)
    (?:not|won't|wont|don't|dont|can't|cant|cannot|wouldn't|wouldnt|never|aren't|isn't) (?:(?!hesitate|mind|lose|wait|
    regret|just|only)\w+ ){0,3}(?:progress(?:ing)?|proceed(?:ing)?|continu(?:e|ing)|pursu(?:e|ing)|
    work)(?: (?:with )?(?:him|her|them|this|it|for us|out|the \w+))?(?=$|[.,!;:])
    (?:not|won't|wont|don't|dont|can't|cant|cannot|wouldn't|wouldnt|never|aren't|isn't) (?:(?!hesitate|mind|lose|wait|
    regret|just|only)\w+ ){0,3}(?:hir(?:e|ing)|offer(?:ing)?|invit(?:e|ing)|recommend|re-?book|want|appoint(?:ing)?|
    employ) (?:him|her|them|this (?:one|person|candidate))\b.{0,12}
    (?:not|won't|wont|don't|dont|can't|cant|cannot|wouldn't|wouldnt|never|aren't|isn't) (?:\w+ )?want to (?:proceed|
    continue|progress|hire|go ahead|go further|see (?:him|her|them) again|make)\b.{0,15}
    (?:not|won't|wont|don't|dont|can't|cant|cannot|wouldn't|wouldnt|never|aren't|isn't) (?:be )?(?:mak(?:e|ing)|
    extend(?:ing)?) (?:him |her |them )?an offer|(?:isn't|is not|wasn't|not) (?:what|who) we(?:'re| are| were|
    'd| had| need| want)\b.{0,15}|never (?:send|again)\b.{0,15}
    (?:herrn?|frau|ihm|ihr|dem kandidaten|der kandidatin|dem bewerber|der bewerberin) (?:\w+ )?(?:leider )?absagen|
    müssen (?:wir|ich) (?:ihm|ihr|herrn? \w+|frau \w+) (?:leider )?absagen
    (?:we'll|we will|we're going to|i'll|we|have to|going to|decided to) (?:\w+ )?pass(?: on (?:him|her|them|this\w*|
    it))?(?=$|[.,!;:]| thanks| this time)
    (?:let's|we'll|i'd|rather|best to|better to) (?:leave|end|call) it (?:there|here|a day)
    decided against\b.{0,20}|rul(?:es?|ed|ing) (?:him|her|them|it) out|not (?:for|suitable for|right for|what) (?:us|
    we)\b.{0,20}|(?:not|isn't|wasn't) suitable|unsuitable
    (?:reject|turn down|turned down|decline|declined|drop) (?:him|her|them|this (?:one|candidate))|(?:him|her|
    them)? ?a rejection
    (?:gone|go|going|went|chosen|choose|decided|proceed\w*|opted) (?:with|for|to go with|on) (?:an?other|
    somebody else|someone else|a different|the other|an internal)\b.{0,15}
    (?:not|won't|don't) (?:on this occasion|this time|re-?book|re-?schedule)\b.{0,10}
    (?:leider )?(?:eine )?absage|(?:uns|wir|haben) (?:\w+ ){0,4}gegen (?:ihn|sie|herrn?|frau|den kandidaten|
    die kandidatin|den bewerber)\b.{0,20}|(?:passt|kommt|kommen) (?:leider )?(?:nicht|für uns nicht) (?:zu uns|
    in ?frage|infrage)|nicht weiter(?:verfolgen|machen)|kein angebot
    (?:ne|n') ?(?:souhaitons|donnerons|donnons|retenons|retiendrons|poursuivrons|voulons) pas\b.{0,20}|
    pas (?:retenue?|la bonne personne|le bon profil|donner suite|poursuivre)|ne correspond pas (?:à|au)\b.{0,15}
    (?:no (?:vamos a |queremos |podemos )?(?:seguir|continuar|avanzar|contratar\w*|ofrecer\w*)|descartad[oa]|
    descartamos|no encaja (?:con|en)\b.{0,15}|no es (?:la persona|el perfil|lo que))
    (?:niet (?:verder|doorgaan|aannemen|de juiste|geschikt)|gaan niet (?:met|verder)\b.{0,12}|wijzen (?:hem|haar|
    de kandidaat) af|afwijzen|afgewezen)
    (?:não (?:vamos|queremos) (?:seguir|avançar|contratar|continuar)|non (?:intendiamo|vogliamo|procediamo|
    proseguiamo)\b.{0,15}|går inte vidare|inte gå vidare|tackar nej|rezygnujemy|nie (?:zdecydujemy|zatrudnimy|
    będziemy kontynuować)\b.{0,10})
    """
)
_CANDIDATE_YES = any_of(
    r"""
    (?:like|love|want|happy|keen|delighted|ready|excited|glad|hope|wish) to (?:go ahead|proceed|progress|continue|
    move (?:forward|ahead|on)|take (?:this|it|the (?:job|role|position))|work (?:there|for|with)|join|accept|
    be considered|go (?:further|on|for it)|hear|come back|get started|start)
    (?:yes|yep|yeah|ja|oui|sim|sì|sí|tak),? (?:please|thanks|thank you|bitte|graag|gerne|por favor|s'il)
    (?:really |very |definitely |still |extremely |absolutely )?(?:interested in (?:the|this|going|moving|taking|
    working)|keen(?: on (?:the|this|it))?)(?=$|[.,! ])
    (?:want|love|take|accept) (?:the|this) (?:job|role|position|post|vaga)|count me in|(?:all|up) for it|when (?:do|
    can|would|could) i start|i'm in(?=$|[.,!])|let's (?:go|do it)|sign me up|go ahead with (?:it|this|them)
    (?:möchte|würde|will) (?:\w+ ){0,5}(?:weitermachen|weitergehen|weiterverfolgen|dort arbeiten|die stelle|
    fortfahren|dabei)|(?:bin|wäre) (?:gerne |auf jeden fall |weiterhin )?dabei|habe (?:weiterhin |großes )?interesse|
    sehr interessiert
    (?:je (?:souhaite|veux|voudrais|souhaiterais|suis prête? à)|j'aimerais|je suis (?:très |toujours )?(?:partant|
    motivé|intéressé)e?) ?(?:\w+ ){0,2}(?:continuer|poursuivre|avancer|aller|donner suite)?
    (?:quiero|me gustaría|deseo|me encantaría) (?:\w+ ){0,2}(?:seguir|continuar|avanzar|el puesto|trabajar)|
    me interesa (?:mucho)?
    (?:wil|zou|ga) (?:\w+ ){0,4}(?:graag|verder|doorgaan|door)(?=$|[.,! ])|graag (?:verder|door)|
    heb (?:er )?(?:veel )?zin in
    (?:quero|gostaria) (?:\w+ ){0,3}(?:essa vaga|seguir|continuar|avançar|a vaga|muito)|(?:vorrei|
    voglio) (?:\w+ ){0,3}(?:andare avanti|proseguire|procedere|continuare)|(?:vill|skulle) (?:\w+ ){0,3}gå vidare|
    (?:chcę|chciał\w*bym) (?:\w+ ){0,2}(?:kontynuować|dalej|przejść)
    """
)
_CANDIDATE_NO = any_of(
    r"""
    (?:i am |i'm |i'd like to |i want to |i have to |i |wish to |decided to |to |please )?withdraw(?:ing|
    n)?(?: my| me| from| the| please|$|[.,!])
    (?:count|leave|cut) me out|take (?:me|my name|my application) (?:out|off)\b.{0,20}|pull(?:ing)? out|
    bow(?:ing)? out|drop(?:ping)? out|i'm out(?=$|[.,!])
    not (?:for me|interested|my thing|what i'm looking for|what i am looking for|what i want|the right (?:job|role|
    place|fit|move))|isn't (?:for me|right for me|what i)|lost interest
    (?:not|won't|wont|don't|dont|can't|cannot|wouldn't|wouldnt|n't) (?:\w+ ){0,3}(?:like to|want to|wish to|be|
    going to)? ?(?:go(?:ing)? (?:ahead|further|forward|any further|on)|proceed(?:ing)?|continu(?:e|ing)|mov(?:e|
    ing) (?:forward|ahead|on)|pursu(?:e|ing)|tak(?:e|ing) (?:it|this|the (?:job|role)) ?(?:further|forward)?|
    accept(?:ing)?)(?=$|[ .,!;:])
    (?:don't|do not|dont|wouldn't|no longer) want (?:this|the|to work|it|that)\b.{0,15}|no thank(?:s| you)|
    no, thank(?:s| you)|thanks but no|i'll pass|i will pass|i pass|i'd rather not|(?:politely |have to |will |must |
    i )decline
    (?:accepted|taken|signed|got|took|starting|going with|have) (?:an?other|a different|the other|a better|an) (?:job|
    offer|role|position)(?: elsewhere)?
    (?:it's|its|it is|that's|is) a? ?(?:clear |hard |definite |polite )?no(?=$|[.,!;:)]| from| for (?:me|
    us)| at (?:this|the)| this time| thank| i'm afraid| unfortunately| then| for now| on this)|a no from me|
    no from me|no for me
    (?:ziehe|möchte|würde) (?:\w+ ){0,4}(?:zurück\w*|nicht weiter\w*|absagen)|kein interesse|ich (?:sage|
    muss) (?:\w+ ){0,2}ab(?:sagen)?(?=$|[.,! ])|nichts für mich|nicht (?:weitermachen|das richtige)|(?:eher|
    leider) nein
    (?:je )?(?:me retire|retire ma candidature|ne souhaite pas|ne veux pas|décline|renonce)\b.{0,15}|pas intéressée?|
    pas pour moi|ne donne(?:rai)? pas suite
    (?:no (?:quiero|deseo|me interesa|voy a)|retiro mi|me retiro|renuncio|no es para mí|prefiero no)\b.{0,15}
    (?:nee,? dank|trek me terug|trek mijn|niet (?:verder|door|geïnteresseerd|voor mij)|zie er ?van af|
    geen interesse)\b.{0,12}
    (?:não (?:quero|tenho interesse|vou|desejo)|desisto|obrigad[oa],? mas não|non (?:sono interessat[oa]|voglio|
    intendo)|mi ritiro|tackar nej|inte intresserad|drar tillbaka|rezygnuję|nie jestem zainteresowan\w+)\b.{0,12}
    """
)
_CLIENT_NO_SCRIPT = any_of("見送|不採用|お断り|遠慮させ|見合わせ", anywhere=True)
_CLIENT_YES_SCRIPT = any_of("採用したい|採用させて|ぜひ進め|次の(?:面接|選考)に|内定|二次面接", anywhere=True)
_CANDIDATE_NO_SCRIPT = any_of("辞退|見送らせて|お断り", anywhere=True)
_CANDIDATE_YES_SCRIPT = any_of("進めたい|進みたい|ぜひ(?:お願い|働|進)|希望します", anywhere=True)
_WITHDRAWS = any_of(
    r"""
    remove (?:me|my (?:name|application))|removed from the (?:process|running|short-?list|selection)|(?:take|keep|
    leave) me out|no chance|not a chance|never in my life|
    wycofuj\w+|retiro|ritiro|trækker|drar tillbaka|verzichte endgültig
    withdraw\w*|count me out|take (?:me|my name|my application) (?:out|off)\b.{0,20}|pull(?:ing)? out|bow(?:ing)? out|
    i'm out|ziehe\b.{0,40}zurück|(?:me retire|retire ma candidature)|retiro mi|me retiro|trek (?:me|
    mijn)\b.{0,20}terug|desisto|mi ritiro|rezygnuję|drar tillbaka
    """
)

_YES = {Side.CLIENT: (_CLIENT_YES, _CLIENT_YES_SCRIPT), Side.CANDIDATE: (_CANDIDATE_YES, _CANDIDATE_YES_SCRIPT)}
_NO = {Side.CLIENT: (_CLIENT_NO, _CLIENT_NO_SCRIPT), Side.CANDIDATE: (_CANDIDATE_NO, _CANDIDATE_NO_SCRIPT)}
YES_PHRASES = {side: (*_YES[side], *YES_IDIOMS[side]) for side in _YES}
NO_PHRASES = {side: (*_NO[side], *NO_IDIOMS[side]) for side in _NO}
WITHDRAWS = _WITHDRAWS
