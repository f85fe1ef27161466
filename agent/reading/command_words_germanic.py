"""Commands of the recruiter's in German, Dutch and Swedish.

Each row has the English command, then its phrases. ``{who}`` stands for addresses, ``{n}`` for a number, ``{day}`` for
a date.
"""

GERMAN = """
no: nein | nein danke | nicht fragen | niemanden fragen | frag niemanden | fragen sie niemanden | nein nicht fragen
veto: veto
don't ask {who}: frage {who} nicht | frag {who} nicht | fragen sie {who} nicht | {who} nicht fragen | nicht fragen {who}
ask: fragen | ja fragen | frag sie | ja frag sie | los | ja los
yes: ja
ask {who}: frage {who} | frag {who} | fragen sie {who} | {who} fragen | fragen {who} | ja frage {who}
interview: ein interview | ja ein interview | ein vorstellungsgespräch | es war ein interview | es war eines | ja war es
interview: ja es war ein interview | es war ein vorstellungsgespräch | vorstellungsgespräch
no interview: kein interview | kein vorstellungsgespräch | es war kein interview | das war kein interview
no interview: es war keines | nein kein interview | es war kein vorstellungsgespräch
accept: annehmen | zählt | das zählt | ja zählt | anerkennen
accept as client: annehmen als kunde | annehmen als kundin | zählt als kunde | zählt für den kunden
accept as candidate: annehmen als kandidat | annehmen als kandidatin | zählt als kandidat | zählt als kandidatin
accept for {who}: annehmen für {who} | zählt für {who}
ignore: ignorieren | zählt nicht | das zählt nicht
held: hat stattgefunden | es hat stattgefunden | das gespräch hat stattgefunden | ja hat stattgefunden | fand statt
not held: nicht stattgefunden | hat nicht stattgefunden | es hat nicht stattgefunden | fand nicht statt
not held: nein hat nicht stattgefunden | das gespräch hat nicht stattgefunden
no-show candidate: kandidat nicht erschienen | kandidatin nicht erschienen | kandidat kam nicht | kandidatin kam nicht
no-show candidate: der kandidat kam nicht | die kandidatin kam nicht | der kandidat ist nicht erschienen
no-show candidate: die kandidatin ist nicht erschienen
no-show client: kunde nicht erschienen | kunde kam nicht | der kunde kam nicht | der kunde ist nicht erschienen
moved: verschoben | wurde verschoben | es wurde verschoben
cancelled: abgesagt | wurde abgesagt | es wurde abgesagt
remarks: bemerkungen | die bemerkungen | zeige die bemerkungen
remind: erinnern | alle erinnern | erinnere sie | jetzt erinnern | erinnere alle
remind {who}: erinnere {who} | {who} erinnern | erinnern {who} | erinnere {who} jetzt
snooze {n} days: {n} tage pause | pause {n} tage | {n} tag pause | {n} tage warten | warte {n} tage | {n} tage ruhe
snooze {n} weeks: {n} wochen pause | pause {n} wochen | {n} woche pause | {n} wochen warten | warte {n} wochen
snooze until {day}: pause bis {day} | warte bis {day} | bis {day} warten | ruhe bis {day}
snooze {who} {n} days: {who} {n} tage pause | pause {who} {n} tage | {who} {n} tage in ruhe lassen
snooze {who} {n} weeks: {who} {n} wochen pause | pause {who} {n} wochen
snooze {who} until {day}: pause {who} bis {day} | {who} pause bis {day} | {who} bis {day} in ruhe lassen
status: stand | der stand | wie steht es | wie ist der stand | stand der dinge
offer: angebot | ein angebot | angebot machen
another interview: weiteres gespräch | ein weiteres gespräch | weiteres interview | zweites gespräch | zweites interview
another interview: nächste runde | zweite runde
hold: zurückstellen | zurückgestellt | auf eis | auf eis legen
reschedule: neuer termin | neu ansetzen | verschieben
reject: absage | ablehnen | abgelehnt | eine absage
withdrawn: zurückgezogen | hat zurückgezogen | zieht zurück | kandidat zieht zurück | kandidatin zieht zurück
undo: rückgängig | rückgängig machen | mach es rückgängig
digest: übersicht | tagesübersicht | die übersicht
add {who} as client: auch {who} fragen als kunde | {who} hinzufügen als kunde | frage auch {who} als kunde
add {who} as candidate: {who} hinzufügen als kandidat | {who} hinzufügen als kandidatin
check: nachfragen | frag nach | nachfragen ob es stattgefunden hat | frag ob es stattgefunden hat
hand over to {who}: übergeben an {who} | übergib an {who} | an {who} übergeben | {who} übernimmt
hand over to {who} until {day}: übergeben an {who} bis {day} | an {who} übergeben bis {day}
hand over all to {who}: alles übergeben an {who} | alles an {who} übergeben | übergib alles an {who}
hand over all to {who} until {day}: alles übergeben an {who} bis {day} | alles an {who} übergeben bis {day}
take back: zurücknehmen | ich übernehme wieder | ich übernehme
take back all: alles zurücknehmen | ich übernehme wieder alles
agree: einverstanden | ich bin einverstanden | stimme zu | ich stimme zu | ja ich stimme zu | passt
"""

DUTCH = """
no: nee | nee bedankt | niet vragen | niemand vragen | vraag niemand | nee niet vragen
veto: veto
don't ask {who}: vraag {who} niet | {who} niet vragen | niet vragen {who}
ask: vragen | ja vragen | vraag het ze | ga door | ja ga door
yes: ja
ask {who}: vraag {who} | {who} vragen | vragen {who} | ja vraag {who}
interview: een sollicitatiegesprek | sollicitatiegesprek | het was een sollicitatiegesprek | ja een sollicitatiegesprek
interview: het was er een | ja dat was het
no interview: geen sollicitatiegesprek | geen interview | het was geen sollicitatiegesprek | dat was geen interview
accept: accepteren | accepteer | telt | dit telt | ja telt
accept as client: accepteer als klant | accepteren als klant | telt als klant
accept as candidate: accepteer als kandidaat | accepteren als kandidaat | telt als kandidaat
accept for {who}: accepteer voor {who} | accepteren voor {who} | telt voor {who}
ignore: negeren | negeer | telt niet | dit telt niet
held: heeft plaatsgevonden | het heeft plaatsgevonden | ging door | het ging door | ja het ging door
not held: niet doorgegaan | ging niet door | het ging niet door | heeft niet plaatsgevonden | nee het ging niet door
no-show candidate: kandidaat niet gekomen | kandidaat kwam niet | de kandidaat kwam niet | kandidaat niet verschenen
no-show client: klant niet gekomen | klant kwam niet | de klant kwam niet | klant niet verschenen
moved: verplaatst | het is verplaatst | verzet | het is verzet
cancelled: geannuleerd | het is geannuleerd | afgezegd | het is afgezegd
remarks: opmerkingen | de opmerkingen | toon de opmerkingen
remind: herinneren | herinner | herinner ze | herinner iedereen | nu herinneren
remind {who}: herinner {who} | {who} herinneren | herinner {who} nu
snooze {n} days: {n} dagen pauze | pauze {n} dagen | {n} dag pauze | wacht {n} dagen | {n} dagen wachten
snooze {n} weeks: {n} weken pauze | pauze {n} weken | {n} week pauze | wacht {n} weken | {n} weken wachten
snooze until {day}: pauze tot {day} | wacht tot {day} | wachten tot {day}
snooze {who} {n} days: pauze {who} {n} dagen | {who} {n} dagen pauze
snooze {who} {n} weeks: pauze {who} {n} weken | {who} {n} weken pauze
snooze {who} until {day}: pauze {who} tot {day} | {who} pauze tot {day}
status: stand van zaken | de stand van zaken | hoe staat het ervoor | wat is de stand
offer: aanbod | een aanbod | aanbod doen | aanbieding
another interview: nog een gesprek | tweede gesprek | volgend gesprek | volgende ronde | tweede ronde | vervolggesprek
hold: aanhouden | in de wacht | in de wacht zetten | on hold zetten
reschedule: nieuwe afspraak | verplaatsen | opnieuw inplannen
reject: afwijzen | afgewezen | afwijzing
withdrawn: teruggetrokken | trekt zich terug | heeft zich teruggetrokken
undo: ongedaan maken | maak ongedaan | terugdraaien
digest: overzicht | dagoverzicht | het overzicht
add {who} as client: voeg {who} toe als klant | vraag ook {who} als klant
add {who} as candidate: voeg {who} toe als kandidaat
check: navragen | vraag na | vraag of het doorging
hand over to {who}: overdragen aan {who} | draag over aan {who} | {who} neemt het over
hand over to {who} until {day}: overdragen aan {who} tot {day} | draag over aan {who} tot {day}
hand over all to {who}: alles overdragen aan {who} | draag alles over aan {who}
hand over all to {who} until {day}: alles overdragen aan {who} tot {day} | draag alles over aan {who} tot {day}
take back: terugnemen | ik neem het weer over
take back all: alles terugnemen | ik neem alles weer over
agree: akkoord | eens | mee eens | ik ben het ermee eens | ik ga akkoord | ja akkoord
"""

SWEDISH = """
no: nej | nej tack | fråga inte | fråga ingen | nej fråga inte
veto: veto
don't ask {who}: fråga inte {who} | nej fråga inte {who}
ask: fråga | ja fråga | fråga dem | ja fråga dem | kör | ja kör
yes: ja
ask {who}: fråga {who} | ja fråga {who}
interview: en intervju | intervju | ja en intervju | det var en intervju | ja det var det | anställningsintervju
no interview: ingen intervju | det var ingen intervju | nej ingen intervju | inte en intervju
accept: godta | räknas | det räknas | ja räknas
accept as client: godta som kund | räknas som kund
accept as candidate: godta som kandidat | räknas som kandidat
accept for {who}: godta för {who} | räknas för {who}
ignore: ignorera | räknas inte | det räknas inte
held: ägde rum | den ägde rum | det ägde rum | ja den ägde rum | blev av | den blev av
not held: ägde inte rum | den ägde inte rum | blev inte av | den blev inte av | nej den blev inte av
no-show candidate: kandidaten kom inte | kandidat kom inte | kandidaten uteblev
no-show client: kunden kom inte | kund kom inte | kunden uteblev
moved: flyttad | flyttades | den flyttades | uppskjuten | den är uppskjuten
cancelled: inställd | den ställdes in | avbokad | den är inställd
remarks: anmärkningar | anmärkningarna | visa anmärkningarna
remind: påminn | påminn dem | påminn alla | påminn nu
remind {who}: påminn {who} | påminn {who} nu
snooze {n} days: pausa {n} dagar | pausa {n} dag | vänta {n} dagar | vänta {n} dag
snooze {n} weeks: pausa {n} veckor | pausa {n} vecka | vänta {n} veckor | vänta {n} vecka
snooze until {day}: pausa till {day} | vänta till {day} | pausa tills {day} | vänta tills {day}
snooze {who} {n} days: pausa {who} {n} dagar
snooze {who} {n} weeks: pausa {who} {n} veckor
snooze {who} until {day}: pausa {who} till {day} | pausa {who} tills {day}
status: läget | hur är läget | hur ligger det till | hur går det
offer: erbjudande | ett erbjudande | ge ett erbjudande | erbjud
another interview: ny intervju | en ny intervju | ytterligare en intervju | andra intervju | nästa intervju
another interview: nästa omgång
hold: avvakta | vi avvaktar | lägg på is
reschedule: boka om | ny tid
reject: avslag | avslå
withdrawn: har dragit sig ur | drog sig ur | kandidaten drog sig ur | dragit sig ur
undo: ångra | ångra det
digest: översikt | dagens översikt | översikten
add {who} as client: lägg till {who} som kund | fråga även {who} som kund
add {who} as candidate: lägg till {who} som kandidat
check: kolla | fråga om den ägde rum | fråga om den blev av
hand over to {who}: lämna över till {who} | överlämna till {who} | {who} tar över
hand over to {who} until {day}: lämna över till {who} till {day} | överlämna till {who} till {day}
hand over all to {who}: lämna över allt till {who} | överlämna allt till {who}
hand over all to {who} until {day}: lämna över allt till {who} till {day} | överlämna allt till {who} till {day}
take back: ta tillbaka | jag tar över igen
take back all: ta tillbaka allt | jag tar över allt igen
agree: håller med | jag håller med | instämmer | jag instämmer | ja jag håller med
"""
