"""Set phrases for yes and no that name no step: 'she is not for us', 'count me in'."""

from agent.core.people import Side
from agent.reading.phrases import any_of

_CLIENT_YES = any_of(
    r"""
    when (?:can|could|would) (?:he|she|they) start|(?:get|push|see) (?:this|it|him|her|them) over the line|
    seal the deal|make it happen|short-?list (?:him|her|them)|(?:on|onto|made) (?:our|the) short-?list|(?:put|
    get) (?:him|her|them) (?:in front of|before) (?:\w+ ?){1,3}|introduc(?:e|ing) (?:him|her|them) to|start (?:him|
    her|them) (?:on|as|next|in)|(?:come|coming) on board
    (?:weiter|gehen wir|machen wir) mit (?:ihr|ihm|herrn|frau)\b(?! nicht)|her mit (?:ihr|ihm)|on (?:avance|continue|
    fonce|y va)(?! pas)|que pase|gaan ervoor|doen we(?= |$|!)|avanti così|vi kör|vi tager (?:ham|hende)
    (?:vote|say|saying|it's|its|that's|us|me|be|answer is|definite|clear|strong|big|firm|is) (?:a )?(?:big |strong |
    definite |clear |firm |resounding )?yes(?=$|[.,!;:)]| from| for)
    green light|thumbs up|go from (?:us|me)|good to go|you have (?:our|my) (?:go|ok|approval)|(?:our|my) (?:preferred|
    favourite|favorite|top|first|number one) (?:candidate|choice|pick)?
    (?:i'm|we're|i am|we are|both|all|am|are) (?:\w+ ){0,3}(?:in favou?r|for (?:it|him|her|them))|a keeper|
    sign (?:him|her|them) up|lock (?:him|her|them) in
    (?:don't|do not|must not|mustn't|can't|cannot|shouldn't|dont) (?:let|lose|miss) (?:\w+ ){1,3}?(?:get away|go|slip|
    out|one|him|her|them)|snap (?:him|her|them) up
    get (?:him|her|them) (?:signed|in|over|on board)|the job is (?:his|hers|theirs)|(?:he|she|they)(?:'s| is|
    're| are) (?:hired|our (?:man|woman|person)|the one)
    (?:we'd|i'd|we would|i would|would) (?:gladly |happily |certainly |definitely |absolutely )?(?:hire|employ|take|
    have|appoint)(?! (?:liked|preferred|wanted|a |an |some|been|to ))
    (?:wir|ich) (?:bieten?|laden?|nehmen?|stellen?) (?:ihn|sie|ihr|ihm|herrn?|frau)\b(?! (?:\w+ ){0,5}nicht)
    grünes licht|(?:wir |von uns )?(?:sind|bin) (?:\w+ )?dafür|daumen hoch|unsere (?:wunschkandidatin|favoritin)|
    unser (?:wunschkandidat|favorit)|(?:wollen|möchten|würden|nehmen) (?:wir )?(?:ihn|sie)(?: \w+){0,2} (?:haben|
    nehmen)
    (?:on|nous) (?:le|la|l')\s?(?:veut|voulons|prend|prenons|garde|gardons)|feu vert|coup de cœur|c'est (?:un )?oui
    (?:lo|la) (?:queremos|fichamos|contratamos|cogemos)|luz verde|es un sí|adelante con|(?:nos|me) (?:la|lo) quedamos
    groen licht|(?:we )?willen (?:hem|haar)|het is een ja|ja van (?:ons|mij)|luz verde|é um sim|via libera|è un sì|
    lo prendiamo|la prendiamo
    grönt ljus|ja från (?:oss|mig)|grønt lys|ja fra (?:os|mig)|zielone światło|jesteśmy na tak|jestem na tak
    """
)
_CLIENT_NO = any_of(
    r"""
    (?:we're|we are|i'm|i am) out(?=$|[.,!;])|hoeven (?:hem|haar|\w+) (?:\w+ )?niet|brauchen (?:ihn|
    sie) (?:\w+ )?nicht|no (?:hace falta|queremos) (?:verl[oa]|que vuelva)
    (?:ne |n')\w+ (?:\w+ ){0,2}pas (?:suite|retenue?|plus loin|de l'avant)|(?:retenons|retiendrons) (?:\w+ )?pas|
    (?:blir|bliver) det (?:\w+ )?(?:nej|et nej)|(?:blir|er) (?:\w+ )?nej från
    (?:carry|carrying|keep|keeping|continue|continuing|go|going|get|back) (?:on |to |going )?(?:with )?(?:our|the|my|
    a) search|keep (?:on )?(?:looking|searching|hunting)|non-?starter|(?:not|isn't|wasn't) a goer|(?:let|
    letting) this one go|draw(?:ing)? a line|stop(?:ping)? (?:it )?here|end of the road|close (?:the|this|his|
    her) file|stand (?:him|her|them) down|back to the drawing board|look(?:ing)? elsewhere|doing (?:him|her|
    them) no favours|(?:not|isn't) (?:of )?the calibre|not (?:quite )?what we (?:hoped|had hoped|wanted|expected|
    need)|thanks,? but no|(?:have|has|had) to say no|saying no|turn(?:ing)? (?:him|her|them) down|(?:let|leave) (?:it|
    things) (?:there|at that|here)
    (?:need|want|require|looking for|after|prefer) (?:somebody|someone) (?:who|with|more|a bit more|less|that|able|
    already)|not convinced(?! (?:yet|either way))|(?:won't|
    will not|not going to|wouldn't) (?:be )?(?:re-?book|offer|giv|see|meet|invit|arrang|ask)\w* (?:him |her |them |
    another |a )
    hat (?:\w+ ){0,2}nicht gepasst|suchen weiter|weiter auf der suche|(?:reicht|genügt) (?:uns )?(?:\w+ )?nicht|
    anders orientieren|abstand nehmen|lassen (?:es|wir) (?:dabei|bleiben)|(?:on|nous) (?:s'arrête|nous arrêtons|
    n'ira pas|n'irons pas|ne va pas|n'allons pas|cherche encore|continuons à chercher)\b.{0,20}|
    pas convaincue?s?(?! (?:encore|pour))|seguimos buscando|lo dejamos (?:aquí|ahí)|pasamos (?:de|esta vez)|(?:zoeken|
    kijken) (?:we )?(?:nog )?verder(?! met)|(?:laten|houden) (?:we )?het hierbij|toch niet(?! zeker)|cerchiamo ancora|
    ci fermiamo qui|vi letar vidare|vi leder videre|szukamy dalej
    (?:go|going|gone|move|moving) in (?:an?other|a different) direction
    keep(?:ing)? (?:on )?(?:looking|searching)|continue (?:our|the|my) search|give (?:\w+ ){1,3}?a miss|(?:not|isn't|
    wasn't|aren't) (?:really |quite )?(?:one )?for us
    (?:can't|cannot|can not|couldn't|don't|do not|didn't|struggl\w+ to) (?:really |quite |honestly )?(?:see|imagine|
    picture|envisage) (?:\w+ ){1,3}?(?:in (?:the|this|our|that)|working|fitting|with us|here|on (?:the|our)|being|as|
    doing|lasting)
    (?:feel|felt|have|had|seen|met|are|were) (?:\w+ ){0,2}stronger (?:candidates|applicants|people|options)|
    stronger (?:candidates|applicants) (?:in|on|this)
    wish(?:es|ing)? (?:\w+ ){1,3}?(?:well|luck|all the best|the (?:very )?best|every success|success)|let (?:him|her|
    them) down (?:gently|easy|easily)|(?:a |very )?polite no
    (?:suit|suits|suited|fit|fits|off) (?:\w+ ){0,2}?(?:better |best )?(?:elsewhere|somewhere else)|(?:find|
    finds) (?:something|somewhere|a (?:role|place|home)) (?:\w+ ){0,4}(?:elsewhere|suits?|better)
    (?:not|isn't|wasn't|don't think|never) (?:going to be |be |it's |he's |she's )?(?:a |the |our )(?:right |good |
    great )?(?:fit|match|one|person)(?! (?:in|of|question|size))|no[- ]go|not on this occasion|
    not (?:being )?progress(?:ing|ed)|(?:no|not) (?:an )?offer
    (?:it's|its|it is|that's|so|is|been|be|we say) (?:a |going to be a |got to be a |sadly a |unfortunately a )no(?=$|
    [.,!;:)]| from| for| i'm| sadly| unfortunately| on)|(?:it'll|it will|would|will) (?:have to )?be a (?:polite |
    firm )?no
    (?:no longer|not) (?:be )?(?:considering|in the running|under consideration)|(?:she|he|
    they)(?:'s| is| are)? (?:out|not in the running)|rule (?:him|her|them) out|(?:doesn't|didn't|does not|did not|
    won't|wouldn't) make the (?:cut|grade|shortlist)|not what (?:we|i)(?:'re|'m| are| am| were| was)? (?:after|
    looking for|want\w*|need\w*)
    (?:doesn't|don't|does not|won't|wouldn't|didn't) (?:really |quite )?(?:fit|work|gel|click)(?=$|[.,!;:]| (?:in|
    into|with (?:us|our|the)|for (?:us|this)|here|out))|chosen (?:somebody|someone)|gone with|going with (?:somebody|
    someone|an)
    passt (?:\w+ ){0,5}nicht (?:in|zu|ins|auf)\b|(?:einen|eine|anderen?|jemand) (?:\w+ )?(?:anderen?|bewerber|
    kandidat\w*|anders) (?:\w+ ){0,2}entschieden|für (?:jemand|einen|eine) (?:anderen?|anders)
    (?:prozess|verfahren|bewerbung|gespräche) (?:\w+ ){0,5}(?:beenden|abbrechen|nicht weiter\w*)|wird (?:es |
    das )?(?:leider )?nichts|(?:sagen|sage|sagt|sag) (?:\w+ ){1,4}ab(?=$|[.,!;: ])|nicht überzeug\w+|(?:es ist|
    das ist|klares|von uns) (?:leider )?(?:ein )?nein|nicht die richtige\w*|nicht der richtige|
    kommt (?:\w+ ){0,3}nicht in ?frage
    (?:ne |n')(?:\w+ )?(?:convient|conviendra|correspond|correspondait|retenons|poursui\w+|donner\w+|donnons) pas|
    ne pas (?:donner suite|poursuivre|retenir|continuer)|(?:choisi|retenu|pris) (?:quelqu'un d'autre|un autre|
    une autre)|(?:ce |c'|sera |est |pour nous )(?:sera |est )?(?:un )?non(?=$|[.,!;:])|pas possible|sans suite|
    réponse négative|autre candidat\w*
    optado por otr\w+|elegido a otr\w+|no es (?:lo que|la persona|el candidato|para nosotros)|no (?:nos|me) (?:encaja|
    convence|convenció)|no (?:vamos a )?segui\w+|(?:es|será) (?:un )?no(?=$|[.,!;:])|descart\w+|no daremos|no pasa a
    past (?:\w+ ){0,4}niet (?:bij|in|binnen)\b|niet bij ons|(?:gekozen|kiezen) voor (?:iemand anders|een ander\w*)|
    (?:een|wordt het|is het) nee(?=$|[.,!;:]| van)|nee van (?:ons|mij)|geen match|gaan niet|stoppen (?:we|hier)|
    niet verder
    optámos por outr\w+|optamos por outr\w+|não é (?:o perfil|o que|a pessoa)|não (?:vamos|queremos|iremos|
    pretendemos)|é um não|não avança\w*
    deciso di non|non (?:fa per noi|è (?:la persona|il profilo|quello che)|andiamo avanti|procedere\w*|prosegu\w+)|
    scelto (?:un'?altr\w+|qualcun altro)|è un no
    (?:går|gå) (?:\w+ ){0,2}(?:inte|ikke|ej) (?:vidare|videre)|(?:inte|ikke) (?:gå |går )?(?:vidare|videre)|
    passar (?:inte|ej)|passer ikke|nej från|nej fra|valt (?:en )?annan|valgt en anden
    nie (?:pasuje|przejd\w+|zapro\w+|zatrudn\w+|kontynu\w+|pójdziemy)|nie jest (?:to )?(?:osoba|kandydat)|
    wybraliśmy (?:inn\w+|kogoś)|jesteśmy na nie|odmow\w+
    """
)
_CANDIDATE_YES = any_of(
    r"""
    (?:a |an )?(?:\w+ )?yes (?:from|for) me|yes to (?:all|everything|the job|going)|(?:would be|'d be) (?:great|
    lovely|nice|wonderful|fantastic|brilliant) to (?:go|work|join|continue|hear|move|get|come)|hope (?:it|
    this) goes (?:further|ahead|forward)|hope (?:to )?(?:get|hear) good news
    (?:würde|freue) (?:mich|mich sehr|mich wirklich|mich riesig) ?(?:sehr |riesig |wirklich )?(?:freuen|
    über eine zusage)(?=$|[.,! ])|por mí,? (?:adelante|sí|encantad[oa])|me veo (?:trabajando|ahí|allí)|(?:serais|
    serai) (?:très )?(?:ravie?|heureu\w+|contente?)|ik zou het (?:\w+ )?leuk vinden|sarei (?:molto )?(?:felice|
    content[oa])|ficaria (?:muito )?feliz
    (?:like|love|want|take|have) (?:the|this) (?:job|role|position|post|work)
    (?:happy|keen|glad|willing|want|love|like|ready|open) to (?:carry on|continue|stay in|keep going|go on|proceed|
    go again|talk (?:more|further|again)|meet (?:them|again|the)|come (?:back|in)|do (?:the|a) (?:next|second))|
    give it a (?:go|try|shot)|all systems go|keen as mustard|i'd (?:jump|leap)|(?:i'll|i'd|i would|
    i will) (?:definitely |certainly |gladly |happily )?(?:take|accept) (?:it|the|their|an)|(?:still|very|
    really) want (?:it|this|the)|another (?:chance|go|shot)
    
    (?:still|remain|very|really|definitely|extremely|genuinely|more than|certainly|super|quite|am) (?:very |really |
    still )?(?:interested|keen|up for (?:it|this|the)|excited)(?! to see)|yes please|i'd (?:sign|say yes|jump at|bite)
    nothing would make me happier|can't wait|cannot wait|where do i sign|would love (?:it|this|that|the (?:job|role|
    chance|opportunity)|to)|(?:i )?want (?:this|it|the (?:job|role|position))|sign me up|bring it on|
    let's (?:go for it|keep going|do it|do this|crack on)
    i'm (?:all )?(?:in|on board|game)(?=$|[.,!;])|(?:i'd|i would) be (?:thrilled|over the moon|delighted|honou?red|
    lucky|very happy|happy|glad|pleased)|my (?:first|top|number one) choice|fingers crossed
    (?:keep|leave) me in(?: the)?|put me (?:forward|through|down)|look(?:ing)? forward to (?:the next|hearing|working|
    joining|meeting|coming|starting)|would (?:definitely |gladly |happily )?(?:accept|take it|join|go ahead|continue|
    proceed)
    (?:bin|wäre|bleibe) (?:\w+ ){0,2}(?:dabei|interessiert|dran|motiviert)|freue mich (?:\w+ )?(?:auf|
    über) (?:das nächste|die nächste|ein |eine |den nächsten|die zusammenarbeit|eine zusage)|(?:möchte|will|hätte|
    nehme) (?:\w+ )?(?:den job|die stelle|dort anfangen|gern anfangen)|traumjob
    (?:reste|suis) (?:\w+ )?(?:intéressée?|motivée?|partante?|partant)|j'en serais ravie?|je signe|avec grand plaisir|
    j'ai (?:très )?(?:hâte|envie)|ça me plaît|je veux (?:bien|ce poste|le poste)
    sigo (?:\w+ )?interesad[oa]|me (?:encantaría|apunto|interesa|gustaría)(?! saber)|(?:quiero|acepto) (?:el|
    este) (?:puesto|trabajo)|estoy (?:muy )?interesad[oa]|claro que sí
    ik (?:ga|wil) (?:\w+ ){0,3}(?:door|verder|ervoor)(?! niet)|(?:zie|zag) het (?:\w+ )?zitten|heel graag|
    blijf (?:\w+ )?geïnteresseerd|ben (?:\w+ )?enthousiast|ik (?:zou|wil) (?:\w+ ){0,3}(?:deze |de )?(?:baan|functie)
    adorava|adoraria|(?:continuo|estou) (?:\w+ )?interessad[oa]|quero (?:muito )?(?:esta|essa|a) vaga|mi piacerebbe|
    (?:resto|sono) (?:molto |ancora )?interessat[oa]|non vedo l'ora
    (?:är|fortfarande|mycket|meget|stadig) (?:\w+ )?(?:intresserad|interesseret)|jag vill (?:ha|gärna)|
    jeg vil (?:gerne|have)|(?:jestem|nadal) (?:\w+ )?zainteresowan\w+|bardzo chętnie|chcę (?:tę|tej|tam)
    """
)
_CANDIDATE_NO = any_of(
    r"""
    (?:be |me )?removed from (?:the |your |this )?(?:process|running|list|consideration|short-?list|selection)
    (?:i'll|i will|i'd|let's|rather|better|best to|think i'll|going to) (?:\w+ )?leave it(?= |$|[.,!])|(?:sit|
    sitting) this one out|walk(?:ing|ed)? away|(?:not|isn't) worth it|(?:don't|can't|cannot|couldn't|do not|
    didn't) (?:really )?(?:see|picture|imagine) myself|keep looking|look elsewhere|(?:have|has) to say no|
    turn(?:ing)? (?:it|this|them) down|take the offer from|stay(?:ing)? (?:at|with|in) my (?:current|present|old|job)|
    bow(?:ing)? out|life's too short|no thanks
    (?:kommt|käme) (?:\w+ ){0,4}nicht (?:in frage|infrage)|nehme (?:\w+ )?abstand|lass(?:e)? es (?:lieber|sein|
    bleiben)|(?:dann )?lieber (?:nicht|doch nicht|nein)|sage (?:\w+ )?ab|passe mon tour|je (?:laisse tomber|m'arrête)|
    pas (?:suite|envie de continuer)|lo dejo|mejor (?:lo dejo|no)|laat het (?:hierbij|zitten|maar)|zie (?:het|
    dit) niet zitten|lascio perdere|mi fermo qui|deixo (?:passar|assim)|jag avstår|jeg springer fra|odpuszczam
    (?:not|isn't|it's not|don't think it's|wasn't|don't think this is|not really|isn't really) (?:really |quite |
    one )?(?:for me|my (?:thing|cup of tea|kind of place|scene)|right for me)|give (?:\w+ ){1,3}?a miss|(?:i'll|
    i will|going to|i'm going to|have to|i|i'd|will) (?:have to )?pass(?=$|[.,!;]| on)
    stay(?:ing)? (?:where i am|put|with my (?:current|present))|staying where|(?:not|no longer|
    isn't) (?:\w+ )?interested|(?:i'd|i would) (?:rather|prefer) (?:not|you (?:looked|look)|to (?:look|stay|
    wait for something))|prefer not to|look(?:ing)? elsewhere
    (?:accepted|taken|signed|took|accepting|found|got|started) (?:\w+ ){0,2}?(?:(?:another|a different|the other|
    a new|a better|an) (?:offer|job|role|position|post|contract)|something(?: else)?|
    a job)(?: elsewhere)?(?! (?:on the table|pending|too|
    as well|to consider|waiting|coming))
    (?:remove|take|scratch|strike) (?:me|my (?:name|application|cv)) (?:from|out|off)\b.{0,20}|
    ritiro (?:la )?(?:mia )?(?:candidatura)?|wycofuj\w+ (?:się|swoj\w+)|(?:retiro|anulo) mi|trækker mi\w+
    say no|saying no|turn(?:ing)? (?:it|this|them) down|(?:step|stepping|stepped) (?:away|back|out)|not (?:going|
    moving) (?:ahead|any further|forward|further|there)|no chance|not a chance|would(?:n't| never| not) (?:work|
    want to work|join|accept|take)|never (?:work|in my life|again|set foot)|(?:no|not) (?:desire|wish) to
    nichts für mich|anders entschieden|(?:lieber|eher|doch) nicht|nicht mehr (?:interessiert|im rennen)|
    möchte (?:\w+ ){0,3}(?:nicht|aussteigen)(?! (?:warten|lange))|(?:bin|dann) raus|(?:habe|
    hab) (?:\w+ ){0,3}(?:andere (?:stelle|zusage)|anderes angebot|woanders) (?:\w+ )?(?:angenommen|zugesagt|
    unterschrieben)|woanders (?:zugesagt|unterschrieben)|verzichte
    (?:préfère|préférerais) (?:ne pas|pas|décliner|m'arrêter|rester)|pas (?:fait )?pour moi|ne (?:m'|
    me )?(?:intéresse|convient|correspond|souhaite|veux) (?:\w+ )?(?:pas|plus)|ne m'intéresse (?:pas|plus)|
    (?:j'ai )?accepté (?:\w+ ){0,2}(?:une autre|un autre|ailleurs)|je (?:passe|renonce|décline|me retire)
    prefiero no|(?:no|ya no) (?:me interesa|quiero|voy a seguir|estoy interesad[oa])|no es (?:para mí|lo mío|
    lo que busco)|he aceptado otr\w+|paso(?=$|[.,!;]| de)
    (?:niets|niks) voor mij|(?:ik )?(?:ga|wil) (?:\w+ ){0,3}niet (?:verder|door|meer)|liever niet|
    niet (?:meer )?geïnteresseerd|(?:andere baan|ander aanbod|elders) (?:\w+ )?(?:aangenomen|getekend)|haak af|
    zie (?:er )?(?:\w+ )?vanaf
    prefiro não|não (?:é para mim|me interessa|quero|estou interessad[oa]|vou continuar)|aceitei outr\w+|
    preferisco (?:non|rinunciare)|non (?:fa per me|mi interessa|sono (?:più )?interessat\w+|voglio)|
    ho accettato un'?altr\w+|rinuncio
    (?:tackar|takker|tack|tak|siger|säger) nej|nej,? (?:tack|tak)(?=$|[.,!;])|inte (?:något )?för mig|
    ikke (?:noget )?for mig|(?:inte|ikke) (?:\w+ )?(?:intresserad|interesseret)|(?:tagit|taget) (?:ett|et) annat?\b
    nie (?:skorzystam|jestem (?:\w+ )?zainteresowan\w+|dla mnie|chcę|będę kontynuować)|to nie dla mnie|przyjąłem inną|
    przyjęłam inną
    """
)
_CLIENT_YES_SCRIPT = any_of(
    "次の(?:選考|ステップ|面接)に(?:進|お進)|(?:もう一度|再度|改めて)お会い|ぜひ(?:採用|お願い|一緒|入社)|採用で|合格|内定",
    anywhere=True,
)
_CLIENT_NO_SCRIPT = any_of("ご縁が(?:な|あり)|お見送り|不合格|不採用|難しいと(?:判断|考え)|見送る", anywhere=True)
_CANDIDATE_YES_SCRIPT = any_of(
    "選考を(?:進め|続け)|次(?:の選考|回)(?:に|へ|も)|ぜひ|前向きに|働きたい|入社したい", anywhere=True
)
_CANDIDATE_NO_SCRIPT = any_of("辞退|ご遠慮|見送ら", anywhere=True)

YES_IDIOMS = {Side.CLIENT: (_CLIENT_YES, _CLIENT_YES_SCRIPT), Side.CANDIDATE: (_CANDIDATE_YES, _CANDIDATE_YES_SCRIPT)}
NO_IDIOMS = {Side.CLIENT: (_CLIENT_NO, _CLIENT_NO_SCRIPT), Side.CANDIDATE: (_CANDIDATE_NO, _CANDIDATE_NO_SCRIPT)}
