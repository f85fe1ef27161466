"""Words for what came between: somebody did not come, the interview was moved, or called off."""

from agent.reading.phrases import any_of

NOT_THERE = any_of(
    r"""
    no (?-i:[A-Z]\w+) (?:at|by) (?:\d|nine|ten|eleven|noon|half)
    (?:didn't|did not|didnt|never|failed to) (?:\w+ )?(?:attend|appear|arrive|show|join|
    turn up)(?= on | this| yesterday| today| when | as | until| his| her| our| the (?:interview|call|meeting|
    appointment))(?! show (?:much|any))
    waited (?:\w+ ){0,6}?(?:until|till|for)\b.{0,60}\b(?:nothing|no answer|no reply|voicemail|no sign|no response|
    not a word)|(?:rang|called|tried|phoned)\b.{0,40}\b(?:nothing|no answer|no reply|no response)
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
    no sign of (?:him|her|them|\w+)|ghosted|stood (?:me|us|him|her) up|empty (?:chair|room|screen)|(?:never|didn't|
    did not|didnt|has not|hasn't) (?:\w+ )?(?:came|come|came|arrived?|appear(?:ed)?|dial(?:led|ed)? in|
    logg?(?:ed)? (?:on|in)|called in|picked up|connect(?:ed)?|turn up|show up)(?=$|[.,!;:)]| and| but| so| to (?:the|
    our|his|her)| for (?:the|our|his|her|an)| at all| or| -| –|\s?\()
    (?:nobody|no one|noone|no-one|none of them|not a soul)(?: (?:from|at|of|in|on) (?:\w+ ){1,4}?)? ?(?:came|joined|
    was (?:there|in|around|on the call|waiting)|turned up|showed(?: up)?|appeared|dialled in|dialed in|picked up|
    answered the door|met me|let me in|knew (?:i was coming|about))
    (?<!\bi )(?:wasn't|was not|weren't|were not) (?:even |actually )?(?:there|in the (?:office|building)|
    on the call)(?=$|
    [.,!;:)]| so| and| when| -)|failed to (?:attend|appear|show|join|turn up|arrive)|no[- ]?show(?:ed)?|
    had (?:already )?(?:gone|left)(?: home)?(?=$|[.,!;:)])|left (?:me )?(?:sitting|standing|waiting) (?:there|
    in (?:the )?(?:reception|lobby|call|waiting room))\b.{0,30}(?:gone|left|nobody|no one)
    waited (?:\w+ ){0,8}(?:nobody|no one|nothing|in vain|for nothing)|(?:did|does)(?:n't| not) (?:bother to )?(?:show|
    turn up|come)(?=$|[.,!;:)]| and| or| to)
    nicht (?:erschienen|gekommen|aufgetaucht|dagewesen|da gewesen|angetreten|eingewählt|eingeloggt)|(?:war|ist|
    hat) (?:einfach |dort |da )?niemand\b|niemand (?:ist|war|kam|hat (?:mich )?(?:empfangen|erwartet)|erschien|da)|
    kam (?:\w+ ){0,2}nicht(?= zum| zu |$|[.,!])|tauchte (?:\w+ )?nicht auf|vergeblich gewartet|versetzt
    ne s'est (?:jamais |pas )(?:présentée?|connectée?|montrée?)|n'est (?:pas|jamais) (?:venue?|arrivée?)|
    n'a pas (?:assisté|honoré|donné signe)|personne (?:n'|ne )(?:est|m'attendait|était|m'|s'est)|(?:posé|
    a posé) un lapin|
    (?:était|est resté)e? absente?|(?:il|y) n?'?y avait personne|attendu (?:\w+ ){0,5}(?:personne|en vain|pour rien)
    no (?:se (?:presentó|conectó|ha presentado)|apareció|vino|acudió|asistió|llegó|ha venido|había nadie)|
    nunca (?:apareció|llegó|vino)|nadie (?:vino|apareció|se|me|estaba)|(?:dio|dejó) plantón|dejaron plantad\w+|
    me plantaron
    (?:is |was |heeft )?niet (?:komen opdagen|verschenen|gekomen|opgedaagd|op komen dagen|aanwezig|ingelogd)|
    (?:er )?was (?:er )?niemand|niemand (?:kwam|was|aanwezig|die)|kwam (?:\w+ )?niet(?: opdagen)?(?=$|
    [.,!]| opdagen| naar)
    não (?:compareceu|apareceu|veio|se apresentou|entrou na)|ninguém (?:apareceu|veio|estava|entrou)|faltou (?:à|
    a) entrevista|non si (?:è )?(?:presentat[oa]|collegat[oa])|non è (?:venut|arrivat|comparso)\w*|
    non c'era (?:nessuno|anima)|nessuno (?:è|si è|c'era|mi ha)
    dök (?:aldrig|inte|ej) upp|kom (?:aldrig|inte|ikke)(?=$|[.,!]| till| til)|(?:ingen|inga) (?:kom|dök|var där|
    var der|mødte)|mødte (?:aldrig|ikke) (?:op|frem)|udeblev|uteblev|møtte (?:aldri|ikke)
    (?:się )?nie (?:pojawił\w*|przyszedł|przyszła|stawił\w*|zjawił\w*|dotarł\w*)|nikt (?:nie |
    się )(?:\w+ )?(?:przyszedł|pojawił|czekał|zjawił|był|nie)|nie było nikogo
    """
)
"""Somebody else was not there."""
NOT_THERE_SCRIPT = any_of(
    "お見えにな(?:りません|らなかった)|来られませんでした|現れませんでした|来ませんでした|いらっしゃいませんでした|無断欠席|欠席され|不在",
    anywhere=True,
)
MISSED_MYSELF = any_of(
    r"""
    (?:i|we|and) (?:\w+ )?(?:couldn't|could not|couldnt|wasn't able to|was not able to|was unable to|were unable to|
    weren't able to|didn't|did not|didnt|never)(?: actually| even| manage to| end up| get to)? (?:make it|come|coming|
    go|going|attend|attending|get there|be there|join|joining|appear|turn up|show up|get to (?:it|the))(?! (?:forward|
    ahead|further|into|on|through|over|across|along|with)\b)
    (?:i|we)(?:'ve| have| had)? (?:\w+ )?(?:missed (?:it|the (?:interview|meeting|call|appointment|slot|train)|
    my (?:interview|slot|appointment))|overslept|slept (?:in|through)|forgot(?:ten)? (?:about )?(?:it|
    the (?:interview|meeting|call|appointment)))|(?:completely|totally|clean) forgot|sorry (?:i|we) missed (?:it|the|
    our|my)|my (?:fault|bad),? i missed|(?:wasn't|weren't) there,? my (?:fault|mistake)
    ich (?:\w+ ){0,3}(?:konnte|kann) (?:\w+ ){0,4}nicht (?:\w+ ){0,3}(?:kommen|teilnehmen|dabei sein|da sein|
    erscheinen)|(?:konnte|konnten) (?:\w+ ){0,4}nicht (?:\w+ )?(?:kommen|teilnehmen|dabei sein)|(?:habe?n?|
    hab) (?:\w+ ){0,4}(?:termin|gespräch|interview) (?:\w+ ){0,2}(?:verpasst|verschlafen|vergessen|versäumt)|
    habe? (?:leider )?verschlafen
    (?:je|nous) (?:n'ai|n'avons) (?:\w+ )?pas (?:\w+ )?pu (?:\w+ )?(?:venir|assister|me rendre|y aller|être présente?|
    me connecter)|(?:j'ai|nous avons) (?:\w+ )?(?:raté|manqué|oublié) (?:le|la|l'|notre)|je ne suis pas (?:allée?|
    venue?)
    no (?:pude|pudimos|he podido|hemos podido) (?:\w+ )?(?:ir|asistir|acudir|conectarme|venir|estar|llegar)|(?:se me|
    se nos) (?:olvidó|pasó)|(?:perdí|me perdí) la (?:entrevista|cita)|no (?:fui|asistí|llegué)(?= |$|[.,!])|me dormí
    (?:ik|we|wij) (?:\w+ )?kon(?:den)? (?:er )?(?:\w+ )?niet (?:\w+ )?(?:bij zijn|komen|aanwezig|erbij)|(?:ik|
    we) (?:heb|hebben|ben) (?:\w+ ){0,4}(?:gemist|vergeten|verslapen)|(?:me )?verslapen
    não (?:consegui|pude|conseguimos) (?:ir|comparecer|chegar|estar|entrar)|(?:faltei|perdi a entrevista|esqueci-me|
    me esqueci)|non (?:sono|siamo) (?:\w+ )?(?:potut[oai]|riuscit[oai])(?: a)? (?:venire|andare|partecipare|esserci)|
    (?:ho|abbiamo) (?:\w+ )?(?:perso|saltato|dimenticato) (?:il|la|l')
    (?:jag|vi) (?:\w+ )?(?:kunde|hann) (?:\w+ )?inte (?:komma|vara med|delta)|(?:jag|vi) (?:missade|försov|glömde)|
    (?:jeg|vi) (?:\w+ )?kunne (?:\w+ )?ikke (?:komme|deltage|møte|være)|(?:jeg|vi) (?:missede|glemte|sov over)
    nie (?:mogłem|mogłam|mogliśmy|dałem rady|dałam rady) (?:\w+ )?(?:przyjść|być|dotrzeć|przyjechać|dołączyć)?|
    zaspałe?a?m|(?:przegapi|zapomnia)\w+
    """
)
"""Whoever writes was not there."""
MISSED_MYSELF_SCRIPT = any_of(
    "伺えませんでした|行けませんでした|行けなくな|参加できませんでした|寝坊|欠席いたしました", anywhere=True
)
MOVED = any_of(
    r"""
    (?:settled|agreed|decided|landed) on (?:\w+ )?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|the \d|
    next|tomorrow)|(?:fixed|booked|set|arranged|pencilled|rescheduled|rearranged) (?:it |him |her |us |in |
    me )*(?:in )?(?:for|on) (?:\w+ )?(?:monday|tuesday|wednesday|thursday|friday|saturday|the \d|next week|
    tomorrow) (?:instead|now)
    (?:try|trying|have another go|do it) again (?:on|next|this|in|tomorrow)|moved me to|(?:new|another) (?:date|time|
    slot|appointment) (?:has been|was|is) (?:set|agreed|found|made|fixed|arranged)
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
    (?:moved|pushed|put|shifted|bumped|changed|switched)(?: (?:it|this|that|the (?:interview|meeting|call)|
    \w+'s interview|her|him|me|us))?(?: (?:back|out|on))? (?:to|until|till|by a|a week|for) (?:next |the |this |a |
    early |late |\d|monday|tuesday|wednesday|thursday|friday|saturday|tomorrow|january|february|march|april|may|june|
    july|august|september|october|november|december|after|week|later)
    (?:been|was|is|got|get|getting|had to|have to|to|we|we've|they|they've|i) (?:be )?(?:put back|pushed back|
    postponed?|rescheduled?|re-scheduled?|rearranged?|re-arranged?|rebooked|re-booked|deferred|delayed until)|
    (?:agreed|set|fixed|found|got|given|have|is a|new slot|arranged) (?:\w+ ){0,2}new (?:date|time|slot|appointment)|
    new (?:date|slot|time)(?: is|:| will be| on| set| agreed)
    rebooked|re-booked|(?:is|it's|interview's|meeting's) now (?:on|at|for|going to|set|scheduled|booked|monday|
    tuesday|wednesday|thursday|friday|saturday|next|tomorrow)|(?:hasn't|has not|not|n't) (?:yet )?(?:happened|
    taken place|been held|met|had it|had the interview|interviewed|seen (?:him|her|them))(?: \w+)? yet|
    not (?:yet )?happened yet
    (?:come|coming|comes|seeing (?:him|her|them)|meeting|do it|doing it|going) (?:\w+ ){0,3}(?:on )?(?:monday|tuesday|
    wednesday|thursday|friday|saturday|tomorrow|next week) instead|(?:monday|tuesday|wednesday|thursday|friday|
    next week|tomorrow) instead|(?:it's|it is|so it's) (?:on )?(?:monday|tuesday|wednesday|thursday|friday|next week|
    the \w+|tomorrow) now|(?:will|going to|due to) (?:now )?(?:take place|happen|meet|
    be) (?:\w+ ){0,2}(?:on )?(?:monday|tuesday|wednesday|thursday|friday|next week)(?: instead)
    (?:verschoben|verlegt|vertagt|umgebucht|verschieben|verlegen)(?! werden kann)|neuer termin|
    findet (?:\w+ ){0,4}(?:erst|nun|jetzt|stattdessen)|noch nicht stattgefunden|neuen termin (?:\w+ )?(?:vereinbart|
    ausgemacht|gefunden)
    (?:reporté|décalé|déplacé|repoussé|différé)e?|(?:nouvelle date|nouveau créneau|nouveau rendez-vous) (?:est|a été|
    fixé|:)|aura (?:finalement )?lieu|pas encore eu lieu
    (?:aplaza|reprograma|cambia|movi|traslada|retrasa)(?:do|da|ron|mos|da)? (?:\w+ ){0,3}(?:al?|para|hasta)|
    (?:pospuest|aplazad|reprogramad|pospusi|aplazaron|aplazamos)\w*|(?:pasado|pasó|pasamos|pasaron) (?:\w+ )?(?:al|
    para el|a la)|nueva fecha|todavía no (?:se ha|hemos)\b.{0,20}(?:hecho|celebrado|tenido)
    (?:verzet|verplaatst|opgeschoven|uitgesteld|verschoven)(?= |$|[.,])|nieuwe (?:datum|afspraak)|
    nog niet (?:plaatsgevonden|geweest)
    (?:adiad|remarcad|reagendad|adiaram|remarcaram|transferid)\w*|nova data|(?:rimandat|rinviat|spostat|posticipat|
    riprogrammat)\w*|nuova data
    (?:flyttad|flyttat|flyttade|uppskjut\w*|ombokad|ombokat|skjutits|sköts)(?: \w+)?|ny tid|(?:udskudt|flyttet|rykket|
    udsat|utsatt)(?= |$|[.,])|ny dato
    (?:przełoż|przesuni|przenies)\w+|now(?:y|ą) termin
    """
)
MOVED_SCRIPT = any_of("延期|日程(?:を|が)?変更|リスケ|別の日|に変更にな", anywhere=True)
CANCELLED = any_of(
    r"""
    (?:pulled out|withdrew|dropped out|cried off|bailed)(?= (?:the|on the|this|beforehand|before|at the last|an hour|
    that|at short|last minute))|(?:called away|had to cancel)(?! (?:and|but) (?:we|i|came back))|no (?:other|new|
    further) date (?:yet|so far)?|don't have (?:another|a new) date
    (?:had to |have to |was |were |been |got |is |we |they |i |he |she |interview |has )?(?:cancel(?:l?ed)?|
    call(?:ed)? (?:it |this |the interview )?off)(?=$|[ .,!;)'])|(?:interview|it|this|that|meeting) (?:never|didn't|
    did not|hasn't|has not|won't) (?:took|take|taken|happen(?:ed)?|go ahead|been held|be happening)
    (?:wurde |haben |hat )?(?:\w+ ){0,4}abgesagt|fiel aus|ausgefallen|(?:nicht|nie) stattgefunden|a été annulée?|
    annulée?(?= |$|[.,])|(?:n'a|n'a jamais) pas eu lieu|n'a (?:pas|jamais) eu lieu
    (?:se )?(?:canceló|cancelad[oa]|ha cancelado|anulad[oa]|suspendid[oa])|no (?:tuvo lugar|se celebró|se hizo)|
    (?:is |werd )?(?:geannuleerd|afgezegd|afgelast)|niet (?:doorgegaan|plaatsgevonden)|foi cancelad[oa]|annullat[oa]|
    non (?:ha avuto luogo|si è tenut[oa])|inställ[dt]|blev inte av|odwołan[aoy]
    (?:cancel(?:l?ed|led)?|called (?:\w+ )?off|call(?:ed)? (?:it|the interview|things) off|scrapped)(?= on (?:me|us)|
    $|[ .,!;)'])(?! (?:order|subscription|contract|trial))|(?:interview|meeting|it|call) (?:was|is|
    's) (?:now )?off(?=$|[.,!;: ])|(?:interview|meeting|it|that|this) (?:never|didn't|did not|hasn't|
    won't) (?:\w+ )?(?:happen(?:ed)?|take place|took place|go ahead|went ahead|been held|come off)
    (?:there was|was there|had) no (?:interview|meeting)|without (?:an |the )?interview (?:taking|having)
    abgesagt|(?:ist|fiel|sind) (?:\w+ ){0,3}(?:aus|ausgefallen)(?=$|[.,!;])|ausgefallen|(?:nicht|nie) stattgefunden|
    fand (?:\w+ ){0,3}nicht statt|gestrichen|storniert
    annulée?s?|(?:n'a|n'a donc|n'a finalement) (?:jamais |pas )(?:\w+ )?eu lieu|pas eu lieu
    (?:cancel|anul|suspend)(?:ó|ada|ado|aron|amos|aste|é)(?= |$|[.,])|no (?:tuvo lugar|se celebró|se hizo|se realizó|
    hubo entrevista)
    (?:ging|gaat|is) (?:\w+ ){0,2}niet (?:door|doorgegaan)|niet (?:doorgegaan|plaatsgevonden)|geannuleerd|afgezegd|
    afgelast|geen doorgang
    cancelad[oa]|cancelaram|cancelámos|não (?:aconteceu|se realizou|houve entrevista)|annullat[oa]|disdett[oa]|
    non (?:ha avuto luogo|si è (?:tenut|svolt)\w+|c'è stato)|saltat[oa]
    inställ[dt]\w*|ställdes in|ställde in|blev (?:inte|aldrig) av|aflyst|avlyst|aflyste|blev (?:ikke|
    aldrig) til noget|odwoła\w+|nie odbył\w*
    """
)
CANCELLED_SCRIPT = any_of("中止|キャンセル|取り消し|取りやめ|なくなりました", anywhere=True)
HELPED_OUT = any_of(
    r"""
    (?:so|but|and|then|instead) (?:i|we|my \w+|our \w+|the \w+|his \w+|her \w+|\w+) (?:\w+ )?(?:saw|met|did|took|
    interviewed|spoke|stood in|covered|ran|stepped in|ended up)|interviewed me|instead of (?:him|her|them)|stood in|
    stepped in|on my own|alone|without (?:him|her|them)
    stattdessen|allein|ohne ihn|ohne sie|vertret\w+|à sa place|seule?|en su lugar|sol[oa]|in (?:zijn|haar) plaats|
    alleen
    """
)
"""Somebody was missing, and the interview took place all the same."""
ABOUT_TO = any_of(
    r"nearly|almost|about to|beinahe|fast|presque|failli|casi|bijna|quase|quasi|nästan|næsten|prawie|thought|feared|"
    r"worried|afraid"
)
"""Before words for missing it: it was not missed."""
SETTLED = any_of(
    r"""
    (?:settled|agreed) on (?:\w+ )?(?:monday|tuesday|wednesday|thursday|friday|saturday|the \d)|(?:we've|we have|have|
    we) (?:\w+ )?(?:rebooked|rescheduled|rearranged|agreed a new|fixed a new|moved it|agreed to try again)|(?:is|
    it's) now (?:on|set|booked|scheduled)
    (?:neuer termin|neuen termin|nouveau rendez-vous|nouvelle date|nueva (?:cita|fecha)|nieuwe afspraak|
    nuovo appuntamento|nova data|ny tid|ny dato|nowy termin) (?:\w+ ){0,2}(?:ist|vereinbart|est|fixé|es|el|is|è|é|är|
    er|to)
    """
)
"""A new date is certain, whoever missed the first."""
ANEW = any_of(
    r"""
    another (?:day|time|chance|slot|go|appointment|date|opportunity|interview)|new (?:appointment|date|time|slot|
    interview)|re-?arrange\w*|re-?schedul\w*|re-?book\w*|see me (?:another|again|some other)|try again|second chance
    neue[nr]? termin|nachholen|noch einmal|(?:un )?(?:autre|nouveau) (?:rendez-vous|créneau|entretien)|reprogrammer|
    nueva (?:cita|fecha|entrevista)|otra (?:oportunidad|cita|fecha)|nieuwe (?:afspraak|datum)|nieuw gesprek|
    andere dag|nova (?:data|entrevista)|outra (?:data|oportunidade)|nuovo appuntamento|altra (?:data|occasione)|
    ny tid|ny chans|ny dato|nowy termin|inny termin
    """
)
"""Asks for a meeting in the place of one that failed."""
