"""The words before the colon of a tag, by language; each stands for one of the English ones."""

from collections.abc import Mapping

TAG_WORDS: Mapping[str, tuple[str, ...]] = {
    "candidate": (
        *("candidate", "applicant", "kandidat", "kandidatin", "kandidat/in", "bewerber", "bewerberin", "bewerber/in"),
        *(
            "candidat",
            "candidate(e)",
            "candidat(e)",
            "candidat·e",
            "candidato",
            "candidata",
            "candidato/a",
            "aspirante",
        ),
        *("kandidaat", "sollicitant", "sökande", "ansøger", "søker", "hakija", "ehdokas", "kandydat", "kandydatka"),
        *("kandidát", "kandidátka", "uchazeč", "uchazečka", "uchádzač", "aday", "кандидат", "соискатель", "кандидатка"),
        *(
            "здобувач",
            "候補者",
            "応募者",
            "候选人",
            "候選人",
            "应聘者",
            "후보자",
            "지원자",
            "jelölt",
            "candidatul",
            "υποψήφιος",
        ),
    ),
    "client": (
        *("client", "hiring manager", "kunde", "kundin", "auftraggeber", "cliente", "klant", "opdrachtgever", "kund"),
        *(
            "asiakas",
            "klient",
            "zákazník",
            "müşteri",
            "клиент",
            "заказчик",
            "клієнт",
            "замовник",
            "クライアント",
            "客户",
        ),
        *("客戶", "고객", "고객사", "클라이언트", "ügyfél", "πελάτης"),
    ),
    "role": (
        *("role", "position", "job", "job title", "stelle", "rolle", "poste", "puesto", "cargo", "posizione", "ruolo"),
        *("vaga", "posição", "functie", "vacature", "roll", "tjänst", "stilling", "tehtävä", "stanowisko", "pozice"),
        *(
            "pozícia",
            "pozisyon",
            "должность",
            "позиция",
            "вакансия",
            "посада",
            "вакансія",
            "職種",
            "ポジション",
            "职位",
        ),
        *("岗位", "職位", "포지션", "직무"),
    ),
    "company": (
        *("company", "firma", "unternehmen", "entreprise", "société", "empresa", "azienda", "società", "bedrijf"),
        *("företag", "virksomhed", "bedrift", "selskap", "yritys", "společnost", "spoločnosť", "şirket", "компания"),
        *("компанія", "会社", "会社名", "企業", "企業名", "公司", "회사", "회사명"),
    ),
    "last round": (
        *("last round", "final round", "letzte runde", "dernier tour", "dernier round", "última ronda", "ultima ronda"),
        *(
            "ultimo turno",
            "ultimo round",
            "última etapa",
            "laatste ronde",
            "sista rundan",
            "sidste runde",
            "siste runde",
        ),
        *("viimeinen kierros", "ostatnia runda", "ostatni etap", "poslední kolo", "posledné kolo", "son tur"),
        *("последний раунд", "последний этап", "останній етап", "最終", "最終選考", "最后一轮", "最終輪", "최종"),
    ),
    "round": (
        *("round", "stage", "runde", "tour", "ronda", "turno", "etapa", "fase", "ronde", "omgång", "kierros", "runda"),
        *("kolo", "tur", "etap", "раунд", "этап", "етап", "ラウンド", "選考回", "轮次", "輪次", "라운드", "차수"),
    ),
}
"""English name of the tag to all the words for it."""

YES_WORDS = frozenset(
    {
        "yes",
        "y",
        "true",
        "final",
        "last",
        "ja",
        "oui",
        "sí",
        "si",
        "sì",
        "sim",
        "tak",
        "ano",
        "áno",
        "evet",
        "да",
        "так",
    }
    | {"はい", "是", "예", "네", "kyllä", "igen", "x", "✓"}
)
