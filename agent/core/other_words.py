"""Words beside which an interview's word means something else, by language; over folded text (see folding).

Three sorts: what is done around an interview (preparation, buffer, debrief, training), what is interviewed instead of
an applicant (customers, the press, somebody who leaves), and marks at a title's beginning that it is only a
placeholder or does not take place.
"""

from collections.abc import Mapping

AROUND: Mapping[str, tuple[str, ...]] = {
    "en": (
        r"prep(?:aration|ping|s)?|buffers?|de-?briefs?(?:ing)?|trainings?|feedback|recap|scorecards?|wrap-?up",
        r"calibration|scheduling|coaching|shadowing|guides?|questions?|kits?|notes?|skills|practice|dry[- ]run",
        r"(?:pre-?brief|briefing)s?|rehearsal|strategy|slots?|availabilit(?:y|ies)|kick-?off|invoices?|thank you",
    ),
    "de": (
        r"vorbereitung\w{0,3}",
        r"vorbereiten",
        r"nachbereitung\w{0,3}",
        r"nachbesprechung\w{0,2}",
        r"vorbesprechung\w{0,2}",
        r"auswertung\w{0,2}",
        r"puffer\w{0,4}",
        r"schulung\w{0,2}",
        r"feedback(?:gesprach|gespraech|runde)?",
        r"ubung\w{0,2}",
        r"uben",
        r"generalprobe",
        r"leitfad[ea]n",
        r"terminfindung",
        r"terminabstimmung",
    ),
    "fr": (
        r"preparation\w?",
        r"preparer",
        r"prepa",
        r"debriefs?",
        r"debriefing",
        r"formation",
        r"retours?",
        r"bilan",
        r"simulation",
        r"entrainement",
        r"compte[- ]rendu",
        r"tampon",
    ),
    "es": (
        r"preparacion",
        r"preparar",
        r"simulacro",
        r"simulacion",
        r"formacion",
        r"retroalimentacion",
        r"comentarios",
        r"entrenamiento",
        r"practica",
        r"margen",
        r"guia",
    ),
    "it": (
        r"preparazione",
        r"preparare",
        r"simulazione",
        r"formazione",
        r"riscontro",
        r"riepilogo",
        r"pausa",
        r"esito",
    ),
    "pt": (
        r"preparacao",
        r"preparar",
        r"simulacao",
        r"simulada",
        r"formacao",
        r"treino",
        r"treinamento",
        r"retorno",
        r"devolutiva",
    ),
    "nl": (
        r"voorbereid(?:ing|en)",
        r"voorbespreking",
        r"nabespreking",
        r"evaluatie",
        r"oefen(?:en|ing|gesprek)?",
        r"terugkoppeling",
    ),
    "sv": (
        r"forberedelse\w{0,2}",
        r"forbered",
        r"aterkoppling\w{0,2}",
        r"uppfoljning\w{0,2}",
        r"ovning",
        r"traning\w{0,2}",
        r"utvardering",
    ),
    "da": (r"forberedelse\w{0,2}", r"evaluering", r"opfolgning", r"oevelse", r"traening", r"tilbagemelding\w{0,2}"),
    "no": (r"oppfolging", r"ovelse", r"trening", r"oppsummering", r"evaluering"),
    "fi": (r"valmistautumi\w{1,6}", r"valmistelu\w{0,4}", r"palaute\w{0,4}", r"harjoit\w{1,6}", r"koulutus", r"purku"),
    "pl": (
        r"przygotowani\w{1,3}",
        r"szkoleni\w{1,3}",
        r"podsumowani\w{1,3}",
        r"informacja zwrotna",
        r"probna",
        r"symulacja",
        r"omowienie",
    ),
    "cs": (r"priprav\w{1,3}", r"skoleni", r"zpetna vazba", r"nanecisto", r"vyhodnoceni", r"spatna vazba", r"trenink"),
    "tr": (r"hazirli\w{1,5}", r"egitimi?", r"geri bildirim\w{0,3}", r"provasi?", r"degerlendirme\w{0,3}"),
    "ru": (
        r"подготовк\w",
        r"пробно\w{1,3}",
        r"обучени\w",
        r"обратная связь",
        r"разбор",
        r"обсуждени\w",
        r"итоги",
        r"фидбек",
        r"фидбэк",
        r"тренинг",
    ),
    "uk": (r"підготовк\w", r"пробн\w{1,3}", r"зворотнии зв'язок", r"навчання", r"обговорення", r"підсумки"),
}
"""What is done before and after an interview."""

INSTEAD: Mapping[str, tuple[str, ...]] = {
    "en": (
        r"customers?|users?|(?:ux|user|customer|market)[- ]research|press|(?<!social )media|tv|radio|podcast|magazine",
        r"newspaper|exit|stay|stakeholders?|informational|witness|mock|practice|fake|sample|pre|post|patient|reference",
    ),
    "de": (
        r"(?:kunden|nutzer(?:innen)?|anwender|user|presse|zeitungs|radio|rundfunk|tv|fernseh|podcast|medien|exit"
        r"|austritts"
        r"|experten|stakeholder|trennungs|probe|ubungs|patienten|zeugen|test)-?"
        r"(?:interview|(?:vorstellungs|bewerbungs)?gespr(?:a|ae)ch)\w{0,3}",
        r"interview-?(?:vorbereitung|nachbereitung|nachbesprechung|leitfaden|leitfaeden|schulung|training|puffer"
        r"|feedback"
        r"|technik|coaching|ubung|auswertung|fragen)\w{0,3}",
        r"(?:vorstellungs|bewerbungs)gespr(?:a|ae)chs?-?(?:training|vorbereitung|coaching|leitfaden|simulation)\w{0,3}",
    ),
    "fr": (
        r"entretiens? (?:annuels?|professionnels?|d'evaluation|de depart|de sortie|de fin|clients?|utilisateurs?|presse"
        r"|de presse|prealable|de carriere|de suivi|disciplinaire|de progres|semestriels?|individuels? annuels?"
        r"|avec (?:un|le|la|les) (?:clients?|utilisateurs?|journalistes?))",
        r"entretien (?:(?:annuel|complet|mensuel) )?(?:de la |de l'|des? |du |d'|la |le |l')?(?:locaux|vehicules?"
        r"|voitures?"
        r"|autos?|motos?|velos?|camions?|batiments?|immeuble|chaudieres?|chauffage|poele|cheminee|pompe|piscine|toiture"
        r"|jardins?|espaces verts|machines?|materiel|equipements?|clim(?:atisation)?|ascenseurs?|alarme|reseau"
        r"|serveurs?"
        r"|imprimantes?|photocopieu\w+|linge|parc)",
        r"entretiens? (?:avec|chez) (?:le |la |l'|un |une |mon |ma )?(?:banqu\w+|notaire|comptable|avocat\w?|medecin"
        r"|professeure?|prof|maitresse|enseignante?|instituteur|institutrice|ecole)",
        r"(?:contrat|produits?|frais|personnel|service|agent|societe) d'entretien",
        r"faux entretien",
    ),
    "es": (
        r"entrevistas? (?:de|con|a|para) (?:la |el |un |una |los )?(?:salida|desvinculacion|clientes?|usuari[oa]s?"
        r"|prensa|radio|television|tv|medios|podcast|periodistas?|revista|evaluacion anual|desempeno)",
        r"entrevistas? (?:simulada|de prueba)",
        r"entrevistas? con (?:el |la |los |las )?(?:tutor\w*|maestr\w+|profe(?:sor\w*)?|padres|colegio|medic\w"
        r"|abogad\w)",
    ),
    "it": (
        r"colloqui[o]? (?:di uscita|di valutazione|annual[ei]|con i genitori|genitori|con l'insegnante|cliente"
        r"|con il cliente|disciplinare|di prova|simulato|psicologico|di fine rapporto)",
        r"colloqui[o]? (?:con|dal|dalla|presso|in|a)? ?(?:il |la |l'|i |gli |le )?(?:maestr\w|insegnant\w"
        r"|prof(?:essor\w+)?"
        r"|docent\w|preside|scuola|banca|avvocat\w|medic\w|psicolog\w|commercialista|notaio|assistente sociale)",
        r"intervist[ae] (?:stampa|radio|tv|cliente|utenti?)",
    ),
    "pt": (
        r"entrevistas? (?:de|com|a|para|ao|à) ?(?:o |a |um |uma |os )?(?:saida|desligamento|clientes?|usuari[oa]s?"
        r"|utilizador(?:es)?|imprensa|radio|televisao|tv|podcast|jornalistas?|professor\w*|escola|advogad\w|medic\w)",
    ),
    "nl": (
        r"(?:exit|klant|klanten|gebruikers|pers|radio|proef|oefen|functionerings|beoordelings)-?(?:gesprek\w{0,3}"
        r"|interviews?)",
        r"oefensollicitatie\w{0,8}",
        r"sollicitatie-?training",
    ),
    "sv": (
        r"(?:kund|anvandar|press|tidnings|radio|tv|avgangs|exit|prov|ovnings|media|avslutnings)-?intervju\w{0,4}",
        r"intervju-?(?:traning|teknik|forberedelse|utbildning|guide|mall|prep|fragor|feedback)\w{0,3}",
        r"anstallningsintervjutraning",
    ),
    "da": (
        r"(?:kunde|bruger|presse|radio|fratraedelses|fratradelses|exit|prove)-?(?:interviews?|samtale[rn]?"
        r"|intervju\w{0,4})",
        r"(?:job)?(?:samtale|interview)-?(?:traening|forberedelse|guide|teknik)\w{0,3}",
    ),
    "no": (
        r"(?:kunde|bruker|presse|radio|slutt|avgangs|exit|prove|medie)-?intervju\w{0,4}",
        r"intervju-?(?:trening|forberedelse|guide|teknikk|mal|sporsmal)\w{0,3}",
    ),
    "fi": (
        r"(?:asiakas|kayttaja|lahto|lehti|radio|media|exit|harjoitus)-?haastattelu\w{0,4}",
        r"(?:tyo)?haastattelu-?(?:koulutus|harjoitus|valmennus|opas|palaute|harjoittelu)\w{0,3}",
    ),
    "pl": (r"wywiad\w{0,2} (?:prasow|z klient|radiow|z uzytkownik)\w{0,4}", r"exit interview"),
    "cs": (r"(?:vystupni|hodnotici|zakaznicky|cvicny|zkusebni|rocni) pohovor\w{0,2}", r"rozhovor pro \w+"),
    "tr": (r"(?:cikis|musteri|kullanici|basin|deneme|prova) (?:mulakat|gorusme|roportaj)\w{0,5}",),
    "ru": (
        r"(?:выходн|клиентск|пробн|тестов)\w{2,3} (?:интервью|собеседовани\w)",
        r"мок-?собеседовани\w",
        r"мок-?интервью",
        r"(?:глубинн|проблемн|пользовательск)\w{1,2} интервью|кастдев",
        r"интервью (?:с |для )?(?:клиент|пользовател|журнал|пресс|сми|радио|канал|газет)\w{0,4}",
    ),
    "uk": (
        r"(?:вихідн|пробн|тестов)\w{1,2} (?:інтерв'ю|співбесід\w)",
        r"інтерв'ю (?:з |для )?(?:клієнт|користувач|журнал|прес|змі|радіо|газет)\w{0,4}",
    ),
    "ja": (
        r"面接(?:の)?(?:対策|準備|練習|トレーニング|研修|講座|ふりかえり|振り返り|フィードバック|日程|調整|評価|官)",
        r"模擬面接|退職面接|退職面談|評価面談|目標面談|顧客インタビュー|ユーザーインタビュー|1on1",
        r"(?:準備|バッファ|対策|練習|研修|振り返り)[:: ・-]*(?:.{0,8})面接",
    ),
    "zh": (
        r"(?:模拟|模擬|练习)面[试試]|面[试試](?:准备|準備|培训|培訓|反馈|反饋|技巧|辅导|輔導|复盘|复盤|安排|题|題|官培训)",
        r"(?:准备|準備|复盘|缓冲)[:: ]*(?:.{0,6})面[试試]|离职面[谈試试]|客户访谈|用户访谈|媒体采访",
    ),
    "ko": (
        r"(?:모의|퇴사|연습) ?(?:면접|인터뷰)|(?:고객|사용자|유저|언론|퇴직|기자) ?인터뷰",
        r"면접(?:관)? ?(?:준비|교육|연습|피드백|대비|훈련|리뷰|회고|코칭|일정 ?조율)",
        r"면접관",
    ),
}
"""Who or what is interviewed instead; English ones stand before the word, the others are whole."""

MARKS: tuple[str, ...] = (
    r"holds?",
    r"holding",
    r"save the date",
    r"placeholder",
    r"canceled|cancelled|cancellation",
    r"blocked|blocker|block(?:ed)? (?:calendar|time|for|out)|blocking",
    r"busy",
    r"do not (?:book|schedule)",
    r"dnb|dns",
    r"travel(?: time)?",
    r"abgesagt|absage|storniert|geblockt|blockiert|platzhalter|entfallt|reserviert|fahrzeit",
    r"annul[ea]e?s?|reserve|bloque|a confirmer",
    r"cancelad[oa]s?|anulad[oa]s?|reservad[oa]|bloqueo|bloquead[oa]",
    r"annullat[oai]|bloccat[oa]|riservat[oa]",
    r"cancelamento",
    r"geannuleerd|vervallen|gereserveerd|geblokkeerd",
    r"installt|avbokad|preliminart?|blockerad",
    r"aflyst|annulleret|reserveret",
    r"avlyst|kansellert|reservert",
    r"peruttu|peruutettu|varaus|varattu",
    r"odwolan[eya]|anulowan[eya]|rezerwacja|blokada",
    r"zruseno|zrusene|rezervace|rezervovano|blokace",
    r"iptal(?: edildi)?|rezerve",
    r"отмен\w{1,4}|бронь|забронировано",
    r"скасован\w{1,2}|відмінен\w",
    r"キャンセル|中止|延期|仮(?:押さえ|予約|ブロック)?|ブロック",
    r"取消|已取消|占位|预留|預留",
    r"취소(?:됨)?|홀드|보류|예약",
)
"""At the beginning, before a colon, a dash or a bracket's end: only a placeholder, or it does not take place."""

TEACHING: tuple[str, ...] = (
    r"workshops?|webinars?|seminars?|master-?class(?:es)?|boot-?camps?|lectures?|talk|lunch (?:and|&) learn|course"
    r"|class",
    r"fortbildung|weiterbildung|vortrag|atelier|webinaire|seminaire|conference|cours|taller|seminario|curso|charla",
    r"corso|laboratorio|oficina|palestra|cursus|lezing|kurs(?:i|us)?|forelasning|foredrag|tyopaja|warsztaty?|szkolenie",
    r"seminar|prednaska|egitim|atolye|мастер-?класс|вебинар|семинар|лекция|тренинг|вебінар|семінар|セミナー|講座|研修|培训|讲座",
    r"세미나|워크숍|교육",
)
"""At the beginning: somebody teaches how interviews are held, or how they are passed."""

REGULAR: tuple[str, ...] = (
    r"(?:bi-?|semi-?)?(?:weekly|monthly|quarterly|yearly|annual)|daily|fortnightly|every (?:week|month|day)",
    r"wochentlich\w*|monatlich\w*|taglich\w*|hebdo(?:madaire)?|mensuel(?:le)?|quotidien(?:ne)?|semanal|mensual|mensal",
    r"diari[oa]|settimanale|mensile|wekelijks\w?|maandelijks\w?|vecko\w+|manads\w+|ugentlig\w?|ukentlig\w?|manedlig\w?",
    r"viikko\w+|viikoittain\w+|cotygodniow\w|miesieczn\w|tydenni|mesicni|haftalik|aylik|еженедельн\w+|ежемесячн\w+",
    r"щотижнев\w+|щомісячн\w+|週次|定例|月次|每周|每月|周会|주간|월간",
)
"""At the beginning: a meeting that comes again and again, about whatever there is."""

ORDINARY: tuple[str, ...] = (
    r"1[:. -]?(?:on|:)[: -]?1|one[- ]on[- ]one",
    r"(?:weekly|daily|monthly|quarterly|biweekly|standing|hebdo\w*|semanal|settimanale|wekelijks\w?|wochentlich\w*)",
    r"references?(?: check| call)?|referenz\w*",
    r"sync|stand-?up|retro(?:spective)?|planning|sprint|jour fixe|jf|status|check-?in|qbr|all[- ]hands|town ?hall",
    r"lunch|dinner|breakfast|drinks|mittagessen|dejeuner|almuerzo|pranzo|party|birthday|geburtstag|feier|anniversaire",
    r"demo|webinar|workshop|training|schulung|onboarding|kick-?off|conference|konferenz|messe",
    r"contract|vertrag\w*|offer|angebot\w*|negotiation|salary|invoice|rechnung|briefing|intake|review",
    r"holiday|vacation|urlaub|out of office|ooo|doctor|arzt|dentist|travel|flight|train",
    r"support|ticket|incident|maintenance|wartung",
)
"""Words of ordinary meetings: without an interview's word, nobody needs to be asked about these."""
