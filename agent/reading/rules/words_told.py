"""The sentences of a summary in each language that a recruiter may read it in."""

from collections.abc import Mapping

FALLBACK = "en"
_KEYS = (
    "deferral",
    "refusal",
    "redirect",
    "question",
    "other",
    "candidate_no_show",
    "client_no_show",
    "rescheduled",
    "cancelled",
    "rated",
    "strong_yes",
    "yes",
    "undecided",
    "no",
    "strong_no",
    "met_yes",
    "met_partly",
    "met_no",
    "offer",
    "another_interview",
    "hold",
)
_TABLE = {
    "en": """
        They will answer later.
        They do not wish to answer.
        They say that somebody else should answer.
        They ask a question before answering.
        The message does not seem to be about the interview.
        The candidate did not come.
        The client did not come.
        The interview was moved.
        The interview was cancelled.
        rated {stars} of 5
        they firmly want to go ahead
        they want to go ahead
        they have not decided
        they do not want to go ahead
        they firmly do not want to go ahead
        a fit for the role
        a fit for the role in part
        not a fit for the role
        Proposed next: an offer.
        Proposed next: another interview.
        Proposed next: to hold.
    """,
    "de": """
        Die Antwort folgt später.
        Eine Antwort wird nicht gewünscht.
        Jemand anderes soll antworten.
        Vor der Antwort wird eine Frage gestellt.
        Die Nachricht scheint nicht vom Gespräch zu handeln.
        Die Kandidatin oder der Kandidat ist nicht erschienen.
        Der Kunde ist nicht erschienen.
        Das Gespräch wurde verschoben.
        Das Gespräch wurde abgesagt.
        bewertet mit {stars} von 5
        möchte unbedingt weitermachen
        möchte weitermachen
        noch nicht entschieden
        möchte nicht weitermachen
        möchte auf keinen Fall weitermachen
        passt zur Stelle
        passt teilweise zur Stelle
        passt nicht zur Stelle
        Vorschlag: ein Angebot.
        Vorschlag: ein weiteres Gespräch.
        Vorschlag: abwarten.
    """,
    "fr": """
        La réponse viendra plus tard.
        La personne ne souhaite pas répondre.
        Quelqu'un d'autre devrait répondre.
        Une question est posée avant de répondre.
        Le message ne semble pas porter sur l'entretien.
        Le candidat ou la candidate n'est pas venu.
        Le client n'est pas venu.
        L'entretien a été reporté.
        L'entretien a été annulé.
        noté {stars} sur 5
        souhaite fermement continuer
        souhaite continuer
        pas encore décidé
        ne souhaite pas continuer
        refuse fermement de continuer
        correspond au poste
        correspond en partie au poste
        ne correspond pas au poste
        Proposition : une offre.
        Proposition : un autre entretien.
        Proposition : attendre.
    """,
    "es": """
        Responderá más tarde.
        No desea responder.
        Debería responder otra persona.
        Hace una pregunta antes de responder.
        El mensaje no parece tratar de la entrevista.
        La persona candidata no se presentó.
        El cliente no se presentó.
        La entrevista se aplazó.
        La entrevista se canceló.
        valoración: {stars} de 5
        desea firmemente seguir adelante
        desea seguir adelante
        aún no ha decidido
        no desea seguir adelante
        se niega firmemente a seguir adelante
        encaja en el puesto
        encaja en parte en el puesto
        no encaja en el puesto
        Propuesta: una oferta.
        Propuesta: otra entrevista.
        Propuesta: esperar.
    """,
    "nl": """
        Het antwoord volgt later.
        Wil niet antwoorden.
        Iemand anders zou moeten antwoorden.
        Stelt eerst een vraag.
        Het bericht lijkt niet over het gesprek te gaan.
        De kandidaat is niet gekomen.
        De klant is niet gekomen.
        Het gesprek is verplaatst.
        Het gesprek is afgezegd.
        beoordeeld met {stars} van 5
        wil heel graag verder
        wil verder
        nog niet besloten
        wil niet verder
        wil beslist niet verder
        past bij de functie
        past deels bij de functie
        past niet bij de functie
        Voorstel: een aanbod.
        Voorstel: nog een gesprek.
        Voorstel: afwachten.
    """,
    "pt": """
        Responderá mais tarde.
        Não deseja responder.
        Outra pessoa deveria responder.
        Faz uma pergunta antes de responder.
        A mensagem não parece ser sobre a entrevista.
        A pessoa candidata não compareceu.
        O cliente não compareceu.
        A entrevista foi adiada.
        A entrevista foi cancelada.
        avaliação: {stars} de 5
        quer muito avançar
        quer avançar
        ainda não decidiu
        não quer avançar
        recusa firmemente avançar
        corresponde à função
        corresponde em parte à função
        não corresponde à função
        Proposta: uma oferta.
        Proposta: outra entrevista.
        Proposta: aguardar.
    """,
    "it": """
        Risponderà più tardi.
        Non desidera rispondere.
        Dovrebbe rispondere un'altra persona.
        Fa una domanda prima di rispondere.
        Il messaggio non sembra riguardare il colloquio.
        La persona candidata non si è presentata.
        Il cliente non si è presentato.
        Il colloquio è stato rimandato.
        Il colloquio è stato annullato.
        valutazione: {stars} su 5
        vuole assolutamente proseguire
        vuole proseguire
        non ha ancora deciso
        non vuole proseguire
        non vuole assolutamente proseguire
        adatto al ruolo
        adatto in parte al ruolo
        non adatto al ruolo
        Proposta: un'offerta.
        Proposta: un altro colloquio.
        Proposta: attendere.
    """,
    "pl": """
        Odpowiedź nadejdzie później.
        Nie chce odpowiadać.
        Odpowiedzieć powinien ktoś inny.
        Przed odpowiedzią zadaje pytanie.
        Wiadomość nie wydaje się dotyczyć rozmowy.
        Kandydat lub kandydatka nie przyszli.
        Klient nie przyszedł.
        Rozmowa została przełożona.
        Rozmowa została odwołana.
        ocena: {stars} na 5
        zdecydowanie chce kontynuować
        chce kontynuować
        jeszcze bez decyzji
        nie chce kontynuować
        zdecydowanie nie chce kontynuować
        pasuje na stanowisko
        częściowo pasuje na stanowisko
        nie pasuje na stanowisko
        Propozycja: oferta.
        Propozycja: kolejna rozmowa.
        Propozycja: poczekać.
    """,
    "sv": """
        Svaret kommer senare.
        Vill inte svara.
        Någon annan bör svara.
        Ställer en fråga först.
        Meddelandet verkar inte handla om intervjun.
        Kandidaten kom inte.
        Kunden kom inte.
        Intervjun flyttades.
        Intervjun ställdes in.
        betyg {stars} av 5
        vill absolut gå vidare
        vill gå vidare
        har inte bestämt sig
        vill inte gå vidare
        vill absolut inte gå vidare
        passar för rollen
        passar delvis för rollen
        passar inte för rollen
        Förslag: ett erbjudande.
        Förslag: en intervju till.
        Förslag: avvakta.
    """,
    "ja": """
        後日回答するとのことです。
        回答を希望していません。
        別の方が回答すべきとのことです。
        回答の前に質問があります。
        面接に関するメッセージではないようです。
        候補者は来ませんでした。
        企業側は来ませんでした。
        面接は延期されました。
        面接は中止されました。
        評価は5点中{stars}点
        ぜひ進めたい
        進めたい
        未定
        進めたくない
        絶対に進めたくない
        職務に合っている
        職務に一部合っている
        職務に合っていない
        提案：内定。
        提案：再度の面接。
        提案：保留。
    """,
}
TOLD: Mapping[str, Mapping[str, str]] = {
    language: dict(zip(_KEYS, (line.strip() for line in text.strip().splitlines()), strict=True))
    for language, text in _TABLE.items()
}
"""For each language, the words for each value. Those of ``rated`` hold the number as ``{stars}``."""
JOINED = {"ja": ("、", "。", "")}
"""How a language joins the parts of a sentence, ends it, and parts it from the next, where not as in English."""
