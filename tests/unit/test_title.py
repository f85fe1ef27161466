"""Titles of calendar entries in many languages: which mean an interview, and which only look like it."""

import pytest

from agent.core.title import bare, mentions, persons, subject, title

INTERVIEWS = {
    "en": """Interview: Priya Nair - Backend Engineer|INTERVIEW w/ Priya|Phone Interview - Priya Nair
        Panel interview (Acme)
        Tech screen: Priya Nair|Technical phone screen with Priya|Recruiter screen - Priya|Final round: Priya Nair
        Virtual Onsite: Priya Nair|Onsite loop - Priya|Panel: Priya Nair|Loop - Priya Nair|First round with Acme
        Pair-programming interview|Second interview Priya / Acme|Interviews at Acme|Screening call Priya Nair
        Priya Nair <> Acme: Hiring Manager Interview|Invitation: Interview with Acme|Interview: Feedback Analyst
        Interview: Sam - Prep Cook|Interview: Sam - Training Manager|Social Media Interview - Sam
        Priya Nair – tech screen
        Interview – Customer Success Manager|Prep Cook interview|Interview: Priya (Buffalo office)
        Interview: Debriefing Officer|Interview: Market Analyst (customer interviews), Priya Nair
        Interview: Workshop Manager|Daily Operations Manager interview - Priya|Interview Priya (weekly slot)
        Book Editor interview|Priya Nair: hiring manager round|Live coding session Priya|Brief interview Priya
        Interview: Seminar Coordinator""",
    "de": """Vorstellungsgespräch Priya Nair|Vorstellungsgespraech Nair|VORSTELLUNGSGESPRÄCH: Krankenpfleger
        2. Bewerbungsgespräch Frau Nair|Kennenlerngespräch Nair / Acme|Bewerberinterview Nair|Jobinterview Acme
        Telefoninterview mit Priya Nair|Videointerview Nair|Zweitinterview Priya|Interviewtermin Nair
        Fachinterview Backend
        Vorstellungstermine: Vorstellungsgespräche Montag|Auswahlgespräch Ausbildung|Bewerber-Interview
        Interview Frau Dr. Müller|Einladung: Vorstellungsgespräch|Abschlussinterview Priya
        Video-Vorstellungsgespräch|Zweitgespräch Priya Nair|Drittgespräch bei Acme""",
    "fr": """Entretien d'embauche Priya Nair|Entretien d’embauche|Entretien RH - Acme|Entretien téléphonique Priya
        Entretien technique|Deuxième entretien Priya Nair|ENTRETIEN: Priya|Entretien final – Chef de projet
        Entretien avec Priya Nair|Entretien de recrutement|Entretien de motivation|Entretiens Acme
        Invitation : Entretien""",
    "es": """Entrevista de trabajo: Priya|Entrevista técnica|Entrevista con Priya Nair|ENTREVISTA Acme
        Segunda entrevista
        Entrevista final - Priya|Entrevista telefónica|Entrevista RRHH|Entrevista: Ingeniera|Entrevistas Acme
        Proceso de selección: Priya|Entrevista personal Priya|Invitación: Entrevista|Entrevista online Priya Nair""",
    "it": """Colloquio Priya Nair|Colloquio di lavoro|Colloquio conoscitivo|Colloquio tecnico - Priya|Secondo colloquio
        COLLOQUIO: Acme|Colloquio finale Priya|Colloqui Acme|Colloquio telefonico|Colloquio di selezione
        Intervista di lavoro|Colloquio con Priya Nair|Invito: Colloquio HR|Intervista tecnica Priya""",
    "pt": "Entrevista de emprego|Entrevista técnica – Priya|Entrevista Priya Nair|Processo seletivo Acme|2ª entrevista",
    "nl": """Sollicitatiegesprek Priya Nair|Kennismakingsgesprek Acme|Sollicitatie-interview|Tweede sollicitatiegesprek
        Selectiegesprek Priya|Sollicitatiegesprekken maandag""",
    "sv": """Anställningsintervju Priya|Intervju med Priya Nair|Jobbintervju|Telefonintervju Acme|Gruppintervju Priya
        Slutintervju
        Intervjun i dag""",
    "da": "Jobsamtale Priya Nair|Ansættelsessamtale|Anden jobsamtale|Jobinterview Acme",
    "no": "Jobbintervju Priya|Ansettelsesintervju|Førstegangsintervju Acme|Intervju: Priya Nair",
    "fi": """Työhaastattelu: Priya|Haastattelu Acme|Puhelinhaastattelu Priya|Haastattelut maanantaina
        Työhaastatteluun kutsu""",
    "pl": """Rozmowa kwalifikacyjna – Priya|Rozmowa rekrutacyjna Acme|Rozmowy kwalifikacyjne|Spotkanie rekrutacyjne
        Zaproszenie na rozmowę kwalifikacyjną|Rozmowa o pracę""",
    "cs": "Pohovor Priya Nair|Přijímací pohovor|Druhé kolo pohovoru|Osobní pohovor Acme|Výběrové řízení: sestra",
    "sk": "Pracovný pohovor Priya|Výberové konanie",
    "tr": "İş görüşmesi – Priya|IS GORUSMESI Acme|Mülakat: Priya Nair|Teknik mülakat|Mülakatı onayla|İŞ GÖRÜŞMESİ",
    "ru": """Собеседование: Прия Наир|Техническое собеседование|Приглашение на собеседование
        СОБЕСЕДОВАНИЕ с Acme|Интервью с кандидатом""",
    "uk": "Співбесіда: Прія|Запрошення на співбесіду|Технічна співбесіда",
    "ja": "【最終面接】Priya Nair様|一次面接|面接のご案内|採用面接(オンライン)|カジュアル面談 田中様|オンライン面接",
    "zh": "面试邀请|终面 - Priya|Acme 二面 面试|张伟面试|技术面试|最終面試|复试面试",
    "ko": "[Acme] 2차 면접 안내|최종면접|화상 면접: 김민수|1차 인터뷰|기술 면접",
    "hu": "Állásinterjú: Priya|Interjú",
    "ro": "Interviu tehnic",
    "el": "Συνέντευξη: Priya",
    "hr": "Razgovor za posao",
    "he": "ראיון עבודה",
    "ar": "مقابلة عمل",
    "id": "Wawancara kerja",
    "vi": "Phỏng vấn Priya",
    "th": "สัมภาษณ์งาน",
}
OTHERS = {
    "en": """Interview prep Priya|Prep: Priya Nair interview|Prep call for interview|Buffer after interview
        Mock interview
        Debrief interview Priya|Interview debrief: Priya|Interview training|Interview feedback - Priya
        HOLD: Interview Priya
        [HOLD] interview|Hold for interview|Canceled: Interview: Priya|Cancelled: onsite|Blocked: interview
        Block calendar interview|Customer interview - billing|User interview #4|User research interview|Press interview
        Exit interview: Sam|Podcast interview|Post-interview chat|Pre-interview call|Interviewer training
        Interview scheduling: Priya|Interview questions review|Interviewing skills training (interview)
        Placeholder: interview
        Priya Nair interview - debrief|Feedback: interview Priya|Stakeholder interview|Interview kit|Practice interview
        Panel discussion|Feedback loop|Team onsite|Loop in Tom|Solar panel|Weekly sync|Lunch|Final Interview - HOLD
        Interview HOLD – Priya|Interview panel sync|Interview panel kickoff|Interview Priya (cancelled)
        Seminar: passing interviews|Masterclass on interviews|Weekly: interviews and offers|Monthly interview round-up
        Hiring sync Acme: interviews next week|Candidate pipeline update, interviews|Prepare interviews Acme
        Webinar - structured interviews|How to interview well|Briefing: interview Priya|Interview pre-brief
        Interview Priya (mock interview)""",
    "de": """Vorbereitung Vorstellungsgespräch|Vorstellungsgespräch - Vorbereitung|Interviewvorbereitung Nair
        Puffer nach Interview
        Nachbesprechung Interview Nair|Interviewleitfaden|Kundeninterview|Presseinterview|Exit-Interview
        Austrittsgespräch
        Mitarbeitergespräch|Interviewtraining|Interview-Schulung|Abgesagt: Vorstellungsgespräch Nair|Absage: Interview
        Geblockt: Vorstellungsgespräch|Probe-Vorstellungsgespräch|Feedback zum Vorstellungsgespräch|Nutzerinterview 3
        Reserviert: Interview|Erstgespräch""",
    "fr": """Préparation entretien|Préparation à l'entretien d'embauche|Débrief entretien Priya|Entretien annuel Bob
        Entretien professionnel|Entretien de départ|Entretien client|Entretien des locaux|Annulé : Entretien Priya
        Simulation d'entretien|Contrat d'entretien|Formation entretien|Entretien utilisateur
        Entretien voiture|Réunion hebdomadaire : entretiens|Entretien annuel de la clim|Entretien pompe à chaleur
        Entretien avec la maîtresse
        Atelier : réussir ses entretiens""",
    "es": """Preparación entrevista|Preparación de la entrevista|Simulacro de entrevista|Entrevista de salida
        Entrevista a cliente|Entrevista con usuarios|Entrevista de prensa|Cancelada: Entrevista|Reservado: entrevista
        Formación entrevistas|Entrevista de radio|Entrevista con el tutor de Lucas|Taller: entrevistas eficaces""",
    "it": """Preparazione colloquio|Preparazione al colloquio|Simulazione colloquio|Colloquio di uscita
        Colloquio annuale
        Annullato: Colloquio|Colloquio con i genitori|Intervista stampa|Intervista|Colloquio cliente""",
    "pt": "Preparação entrevista|Entrevista de desligamento|Cancelado: Entrevista|Simulação de entrevista",
    "nl": """Voorbereiding sollicitatiegesprek|Exitgesprek|Klantinterview|Geannuleerd: sollicitatiegesprek
        Functioneringsgesprek""",
    "sv": """Förberedelse intervju|Kundintervju|Avgångsintervju|Inställt: Intervju|Intervjuträning
        Uppföljning av intervju""",
    "da": "Forberedelse jobsamtale|Kundeinterview|Aflyst: Jobsamtale|Fratrædelsessamtale",
    "no": "Forberedelse intervju|Kundeintervju|Avlyst: Intervju|Sluttintervju",
    "fi": """Valmistautuminen työhaastatteluun|Asiakashaastattelu|Peruttu: Haastattelu|Lähtöhaastattelu
        Haastattelukoulutus""",
    "pl": "Przygotowanie do rozmowy kwalifikacyjnej|Odwołane: Rozmowa rekrutacyjna|Wywiad prasowy|Exit interview",
    "cs": "Příprava na pohovor|Výstupní pohovor|Zrušeno: Pohovor|Hodnoticí pohovor|Pohovor nanečisto",
    "tr": "Mülakat hazırlığı|Çıkış mülakatı|İptal: İş görüşmesi|Deneme mülakatı",
    "ru": """Подготовка к собеседованию|Интервью с клиентом|Пробное собеседование
        Отменено: Собеседование|Обратная связь по собеседованию""",
    "uk": "Підготовка до співбесіди|Скасовано: Співбесіда",
    "ja": "面接対策|模擬面接|面接官研修|面接準備|キャンセル:面接|退職面談|顧客インタビュー|面接フィードバック",
    "zh": "面试准备|模拟面试|面试官培训|取消:面试|离职面谈|客户访谈|面试反馈",
    "ko": "면접 준비|모의 면접|면접관 교육|고객 인터뷰|취소: 면접|퇴직 인터뷰",
}


def rows(table: dict[str, str]) -> list[tuple[str, str]]:
    split = {code: [t.strip() for line in text.splitlines() for t in line.split("|")] for code, text in table.items()}
    return [(code, one) for code, titles in split.items() for one in titles if one]


@pytest.mark.parametrize(("language", "summary"), rows(INTERVIEWS))
def test_a_title_of_an_interview(language: str, summary: str) -> None:
    found = title(summary, (), [], [])
    assert found.word, language
    assert not found.around, found.around
    assert found.word in summary


@pytest.mark.parametrize(("language", "summary"), rows(OTHERS))
def test_a_title_that_only_looks_like_one(language: str, summary: str) -> None:
    found = title(summary, (), [], [])
    assert found.around or not found.word, language


def test_ten_languages_and_more() -> None:
    assert len(INTERVIEWS) > 25
    counts = {code: len([t for c, t in rows(INTERVIEWS) if c == code]) for code in INTERVIEWS}
    assert all(counts[code] >= 12 for code in ("en", "de", "fr", "es", "it"))


@pytest.mark.parametrize(
    ("summary", "last"),
    [
        ("Final round: Priya", True),
        ("Final interview - Priya", True),
        ("Letztes Vorstellungsgespräch", True),
        ("Finales Interview", True),
        ("Dernier entretien Priya", True),
        ("Entretien final", True),
        ("Entrevista final", True),
        ("Última entrevista", True),
        ("Colloquio finale", True),
        ("Laatste sollicitatiegesprek", True),
        ("Slutintervju", True),
        ("Ostatni etap: rozmowa kwalifikacyjna", True),
        ("Poslední kolo pohovoru", True),
        ("Son mülakat", True),
        ("Финальное собеседование", True),
        ("最終面接", True),
        ("终面 面试", True),
        ("최종 면접", True),
        ("Interview: Financial Analyst", False),
        ("Vorstellungsgespräch Priya", False),
        ("一次面接", False),
    ],
)
def test_the_last_round_in_many_languages(summary: str, last: bool) -> None:
    assert title(summary, (), [], []).last_round is last


def test_the_operators_words_add_to_the_built_in_ones_or_replace_them() -> None:
    assert title("Matching Call Priya", ("matching call",), [], []).word == "Matching Call"
    assert title("Interview Priya", ("matching call",), [], []).word == "Interview"
    assert title("Interview Priya", ("matching call",), [], [], built_in=False).word == ""
    assert title("初回相談 田中様", ("相談",), [], []).word == "相談"


@pytest.mark.parametrize(
    ("summary", "found"),
    [
        ("Interview: Priya Nair - Backend Engineer", ("Priya Nair",)),
        ("Priya Nair x Acme - Technical Interview", ("Priya Nair",)),
        ("Interview with Tom van der Berg", ("Tom van der Berg",)),
        ("Interview - Backend Engineer", ()),
        ("Interview with Acme", ()),
    ],
)
def test_names_in_titles(summary: str, found: tuple[str, ...]) -> None:
    assert persons(summary, "Backend Engineer", "", ()) == found


def test_what_else_titles_tell() -> None:
    assert subject("Vorstellungsgespräch - Krankenpfleger", ()) == "Krankenpfleger"
    assert subject("Interview with Acme - Nurse", ()) == "Nurse"
    assert mentions("Interview NAIR, Priya (2)", "Priya Nair")
    assert mentions("面接 Priya Nairさん", "Priya Nair")
    assert not mentions("Interview Priya", "Priya Nair")
    assert bare("Re: Chat with Tom #3 (12:30)") == bare("chat with tom") == "chat with tom"


def test_a_hostile_title_is_read_in_time() -> None:
    """Every pattern over a long title that nearly matches, many times over."""
    for part in ("prep for the ", "interview - ", "hold ", "entretien de ", "面接", "final round ", "A b "):
        assert title(part * 400, (), ["Priya Nair"], ["Acme"]) is not None
