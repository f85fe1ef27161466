"""Numbers in words, the words around a rating, and words that count something else."""

import re

from agent.reading.phrases import any_of

_WORDS = {
    1: "one|eins|eine eins|un|uno|één|ett|um|jeden|et|一",
    2: "two|zwei|deux|dos|due|twee|två|dois|dwa|to|二",
    3: "three|drei|trois|tres|tre|drie|três|trzy|trójka|三",
    4: "four|vier|quatre|cuatro|quattro|fyra|quatro|fire|cztery|czwórka|四",
    5: "five|fünf|cinq|cinco|cinque|vijf|fem|pięć|piątka|五",
    6: "six|sechs|seis|sei|zes|sex|seks|sześć",
    7: "seven|sieben|sept|siete|sette|zeven|sju|syv|sete|siedem",
    8: "eight|acht|huit|ocho|otto|åtta|otte|oito|osiem",
    9: "nine|neun|neuf|nueve|nove|negen|nio|ni|dziewięć",
    10: "ten|zehn|dix|diez|dieci|tien|tio|ti|dez|dziesięć",
}
VALUE = {word: number for number, words in _WORDS.items() for word in words.split("|")}
# Short words that mean something else far more often, count only before 'out of five' and under Q1.
_AMBIGUOUS = {"un", "um", "et", "to", "ni", "ti", "sex", "fire", "sept", "sei", "sete"}
_SMALL = [word for word, number in VALUE.items() if number <= 5 and word not in _AMBIGUOUS]
WORD = "|".join(sorted(VALUE, key=len, reverse=True))
SMALL_WORD = "|".join(sorted(_SMALL, key=len, reverse=True))

CUES = any_of(
    r"""
    (?:give|gave|giving|rate|rated|put|score|scored|scoring|say|mark|award|grade|call(?:ed)? (?:it|this|that|him|
    her))\s(?:\w+\s){0,4}?(?:a|an|at|as|it|is|for)?\s?(?:solid |strong |good |weak |high |low |clear |firm |
    comfortable |generous |straight )?
    (?:rating|score|rate|mark|grade|overall|points|q1)\s?(?:overall\s?|from me\s?)?(?:is|was|of|would be|:|-|=|
    \?)?\s?(?:a )?(?:solid |strong |good )?
    (?:gebe|vergebe|geben|gäbe|bewerte|würde|sage)\s(?:\w+\s){0,4}?(?:eine|mit|mit einer)?\s?
    (?:bewertung|punktzahl|punkte|gesamt|insgesamt)\s?(?::|-|=|ist)?\s?(?:eine )?
    (?:mets|donne|donnerais|mettrais|note de|dirais)\s(?:\w+\s){0,3}?(?:un|de)?\s?
    (?:note|évaluation|globalement) :\s?
    (?:doy|daría|pongo|pondría|puntuación|valoración|nota|diría)(?:\s?:)?\s(?:\w+\s){0,3}?(?:un)?\s?
    (?:geef|gaf|geven|cijfer|score|beoordeling)(?:\s?:)?\s(?:\w+\s){0,3}?(?:een)?\s?
    (?:dou|daria|nota|avaliação)(?:\s?:)?\s(?:\w+\s){0,2}?(?:um|uma)?\s?
    (?:do un|darei|darei un|voto|valutazione|direi)(?:\s?:)?\s(?:\w+\s){0,2}?(?:un|di)?\s?
    (?:daję|oceniam|ocena|oceną)(?:\s?:)?\s(?:\w+\s){0,3}?(?:na)?\s?
    (?:ger|betyg|skulle ge|giver|vil give|karakter|vurdering)(?:\s?:)?\s(?:\w+\s){0,3}?(?:en|et)?\s?
    """
)
CUE = re.compile(CUES.pattern + r"\Z")
AFTER = re.compile(
    r"(?i)\s*(?:$|[.,;:!?)+\-–*]|ish\b|(?:because|but|and|for|overall|from|mainly|as|since|in total|with|this time|"
    r"i think|i guess|"
    r"i'd say|points?|stars?|punkte?n?|pts?|punten|puntos|punti|pontos|poäng|point|punkt\w*|étoiles|estrellas|"
    r"sterren|stelle|"
    r"weil|aber|und|für|car|mais|et|pour|porque|pero|y|por|para|want|maar|en|voor|mas|e|ma|per|men|och|og|ale|i|za|"
    r"geben|vergeben|auf|on|sur|en|op|geven|gegeven)\b|点|です)"
)
"""What may follow a rating."""
COUNTED = re.compile(
    r"(?i)\s?(?:(?:on|in|of) (?:the|our|a|his|her|your) )?(?:(?!points?|stars?|punkte|overall|because|and|but|for|"
    r"from|as)\w+ )?"
    r"(?:(?:tests?|exercises?|quiz|exam|assignment|tasks?|assessment|questions|interviews?|candidates|applicants|"
    r"rounds?|stages?|"
    r"years?|yrs?|months?|weeks?|days?|hours?|hrs?|minutes?|mins?|people|boxes|marks|requirements?|criteria|skills|"
    r"must-haves|"
    r"of (?:them|us)|(?:technical |of the )?answers|references|jobs|roles|(?:am|pm|o'clock|uhr|heures?|horas?)\b|"
    r"k\b|kids|children|"
    r"aufgaben?|fragen|jahren?|monaten?|wochen?|tagen?|stunden|minuten|kandidaten|bewerber\w*|gespräche?|"
    r"anforderungen|personen|"
    r"ans|mois|semaines|jours|heures|minutes|candidats|critères|questions|personnes|entretiens|"
    r"años|meses|semanas|días|horas|minutos|candidatos|preguntas|requisitos|personas|"
    r"jaar|maanden|weken|dagen|uur|vragen|kandidaten|eisen|mensen|anos|dias|perguntas|anni|mesi|giorni|ore|domande|"
    r"år|månader|måneder|veckor|uger|dagar|dage|timmar|timer|frågor|lat|miesi\w+|dni|godzin\w*|pytań)\b|年|か月|ヶ月|名|人|"
    r"回|時|日|分)"
)
"""What was counted is not the interview."""
TESTED = re.compile(
    r"(?i)\b(?:\w*test|exercise|quiz|exam|aufgabe|assignment|prueba|examen|épreuve)\b[^.;]{0,20}$|"
    r"\b(?:page|part|slide|step|version|seite|teil|folie|round|stage|interview|number|no|nr|level|room|floor|at|kl|"
    r"top|phase|q)\.?\s?$"
)
RATES = any_of(
    r"""
    rat(?:e|ed|ing)|scor(?:e|ed|ing)|give|giving|gave|i'd say|i would say|call it|put it|overall|mark|from me
    note|bewertung|bewerte|geben?|vergebe|würde|punkte?n?
    je (?:donne|mets)|(?:le|lui) (?:doy|pongo)|geef|nota|voto|betyg|ocena|puntuación
    """
)
FILLER = any_of(
    r"""
    a|an|un|une|een|en|et|eine?|uma?|uno|una|solid|strong|good|weak|middling|overall|i think|i guess|i'd say|say|
    maybe|about|around|roughly|ish|from me|for me|out of|points?|stars?|probably|definitely|just|only|straight|clear|
    high|low|nice|easy|comfortable|rating|score|so|it's|is|my|the|ok|okay|thanks|thank you|please|clearly|firm|honest|
    honestly|well|for the interview|interview|plus|minus
    insgesamt|ich denke|würde ich sagen|gut|klare?|knappe?|starke?|solide|etwa|punkte?|je dirais|environ|à peu près|
    globalement|points|diría|más o menos|en general|ik denk|ongeveer|mooie|dikke|ruime|tycker jag|ungefär|mocne|około|
    eu diria|direi|circa
    """
)
POOR = any_of("poor|very poor|mangelhaft|mauvais|malo|slecht|pessimo|słabo|ruim|dårlig|dålig")
EXCELLENT = any_of(
    "excellent|ausgezeichnet|exzellent|excelente|uitstekend|eccellente|utmärkt|fremragende|doskonał[aeyo]|doskonale|"
    "(?:full|top|maximum|highest) (?:marks|score|rating)|volle punktzahl|höchstnote|bestnote|note maximale|"
    "máxima puntuación"
)
CORRECTION = any_of(
    r"""
    (?:hm+,? )?no,? that'?s|no wait|no,? hang on|wait no|wait|scratch that|make (?:that|it)|correction|i mean|rather|
    actually|sorry|no,|
    on reflection|changed my mind|or rather|on second thoughts?|so|call it|let's say|let's call it
    nein,? (?:warte|doch)|quatsch|besser gesagt|korrigiere|sagen wir|also|non,? (?:plutôt|attendez)|plutôt|disons|
    mejor dicho|digamos|no,? (?:espera|mejor)|nee,? wacht|toch|of beter|laten we zeggen|doe maar|diciamo|digamos|säg|
    lad os sige|powiedzmy|anzi|ou melhor|nej,? vänta|nie,? czekaj
    """
)
RANGE = re.compile(
    r"(?i)(?<![\d/])[1-9]\s?(?:-|–|to|or|bis|oder|à|ou|a|o|of|tot|and|und|et|y|en|eller|lub)\s?(?:an? )?[1-9](?![\w/])"
)
ORIENTAL = re.compile(
    r"(?P<top>10|5|100|１０|５)\s?(?:点(?:満点)?(?:中|で|のうち)?|段階(?:中|で))、?\s?(?P<value>\d{1,3})(?:\s?点)?|"
    r"(?:評価|点数|総合)[はが:：、]?\s?(?P<alone>[1-5１-５])"
)
