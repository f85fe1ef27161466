"""What people write back: short and long, in several languages, with everything that could be taken for a quotation."""

WHOLE: tuple[str, ...] = (
    "4/5",
    "4",
    "★★★★",
    "yes",
    "Yes, offer.",
    "No",
    "👍",
    "Offer!",
    "another interview",
    "hold",
    "n/a",
    "STOP",
    "NO AI\n\nShe was fine, 4 of 5. Please call me.",
    "Q1 4",
    "Q1 5\n\nGreat conversation, we want to see her again.",
    "Q1: 4\nQ2: very friendly, clear answers\nQ3: yes\nQ4: none\nQ5: another interview",
    "1. 4\n2. friendly and precise\n3. mostly\n4. salary\n5. offer",
    "1) 3\n2) rather quiet\n3) partly, no Kubernetes\n4) -\n5) hold",
    (
        "Hi Anna,\n\nthanks for setting this up. I would say 4 out of 5. "
        "She explained her last project very well, and the\nteam liked her. "
        "We'd like her to meet our CTO next week.\n\nBest,\nTom"
    ),
    "- clear answers\n- knows Postgres inside out\n- a bit nervous at the beginning\n\nOverall 4.",
    "* strong on design\n* weak on testing\n\nI would hold.",
    "-- great attitude\n-- good questions\n-- we would hire her",
    "Pros:\n\n- hands-on\n- honest\n\nCons:\n\n- notice period of 3 months\n\nNext step: offer",
    "She has\n> 5 years experience\nand leads a team of 4. That is what we need.",
    "On the whole a very good talk. On Monday we decide.",
    "On Tuesday I wrote: we want somebody senior. He is.",
    "From: our side a clear yes\nTo: do before that: references",
    "From what I saw she is the right one.\nSubject: to references, we would make an offer.",
    "Date: Thursday would suit us for a second round\nSent you two slots by calendar.",
    "I rate the interview 5.\n\nAny concerns: none.\nWhat should happen next: offer",
    "What were your impressions of Priya? Excellent.\nDid she meet the qualifications? Yes, all of them.",
    "How would you rate the interview overall? I would say 3, another interview please.",
    "Yes – offer.\n___\nTom",
    "My take:\n\n---\n\nGood on systems, less on people. 3/5.\n\n---\n\nNo offer from us.",
    "Thanks! Will answer tomorrow.",
    "We had to move the meeting, it did not take place.",
    "Sent from the airport, so short: yes, go ahead.",
    "Write to me again next week please.",
    "Best candidate so far.\nThanks,\nTom",
    "Kind of quiet, kind of clever. 3.",
    "Regards the qualifications: she has all of them. Regarding salary: too high.",
    "CC me when you write to her, please: hiring@acme.example",
    "The interview lasted 10:15 to 11:40 and went well, 4/5:\n\n    - design: good\n    - code: very good\n",
    "Confidential: we also talk to somebody else. If you are not the one who decides, tell me who is.",
    (
        "Hallo Anna,\n\nvielen Dank, das war ein sehr gutes Gespräch. Von "
        "mir eine 4. Am Montag würden wir sie gern dem Team vorstellen.\n"
        "\nViele Grüße\nTom"
    ),
    "Von uns ein klares Ja.\nAn dem Gehalt müssen wir noch arbeiten.",
    "Note: 2. Gesendet habe ich dir die Details schon gestern.",
    (
        "Bonjour Anna,\n\ntrès bon échange, 4/5. Le candidat correspond "
        "au poste. Le seul point : le salaire.\n\nCordialement,\nTom"
    ),
    "De : notre côté c’est oui.\nÀ : vérifier les références.",
    "Muy buena entrevista, le doy un 5. Queremos hacerle una oferta.\n\nSaludos",
    "El lunes decidimos. De momento: sí.",
    "Ottimo colloquio, voto 4. Il giorno dopo ne abbiamo parlato con il team: andiamo avanti.",
    "Goed gesprek, een 4. Op maandag willen we haar graag nog eens spreken.",
    "Ótima conversa, nota 5. Em breve enviamos a proposta.",
    "Bardzo dobra rozmowa, 4/5. W dniu jutrzejszym damy znać.",
    "Bra intervju, 4 av 5. Den här veckan bestämmer vi oss.",
    "とても良い面接でした。5点中4点です。\n次の面接をお願いします。",
    "很好,4分。我们想再面试一次。",
    "Спасибо, всё прошло хорошо. Оценка 4. Хотим сделать предложение.",
    "מצוין, 5. כן, נמשיך.",
)

WITHIN: tuple[dict[str, str], ...] = (
    {"Q1": "4", "Q2": "great person", "Q3": "yes", "Q4": "no", "Q5": "offer"},
    {"Q1": "4/5", "Q2": "Friendly, quick, a bit nervous.", "Q5": "another interview"},
    {"Q1": "★★★★", "Q3": "Yes", "Q4": "none"},
    {"Q1": "5", "Q2": "- clear\n- honest\n- fast", "Q3": "all of them", "Q4": "-", "Q5": "Offer, as soon as possible!"},
    {"Q2": "She reminded me of our best engineers:\n\nshe asks before she answers.\nI liked that.", "Q5": "yes"},
    {
        "Q1": "3",
        "Q2": "I had few impressions of the person, the video failed.",
        "Q3": "Did not get that far",
        "Q4": "Any other time would be better",
        "Q5": "hold",
    },
    {"Q1": "2 (poor)", "Q2": "not good", "Q3": "no", "Q4": "several concerns: pace, tests, tone", "Q5": "no"},
    {
        "Q1": "eine 4",
        "Q2": "sehr sympathisch, klare Antworten",
        "Q3": "ja, weitgehend",
        "Q4": "Gehalt",
        "Q5": "zweites Gespräch",
    },
    {"Q1": "4 sur 5", "Q2": "très bonne impression", "Q3": "oui", "Q4": "aucune", "Q5": "une offre"},
    {"Q1": "un 5", "Q2": "muy buena", "Q3": "sí", "Q4": "ninguna", "Q5": "oferta"},
    {
        "Q1": "10/10",
        "Q2": "> 5 years of leading teams, it shows",
        "Q3": "On paper yes, in practice too",
        "Q5": "From our side: offer",
    },
    {"Q1": "4点", "Q2": "とても良い印象でした。", "Q3": "はい", "Q4": "特にありません", "Q5": "次の面接"},
    {
        "Q1": (
            "A strong four. The first half hour was slow, then it "
            "became one of the better talks of this year, and we went "
            "on\nfor twenty minutes longer than planned."
        ),
        "Q2": "Calm, precise, funny",
        "Q3": "yes",
        "Q4": "None",
        "Q5": "1. references\n2. offer",
    },
)

TERSE = ("4", "yes", "ok", "👍", "Offer", "no", "5/5", "ja", "oui, 4", "sí", "Q1 4", "thx, yes", "はい", "later please")

OPENINGS = (
    "",
    "See below.",
    "Hi Anna, my answers below in blue.",
    "Antworten unten.",
    "Réponses ci-dessous",
    "Inline:",
    "",
)

SIGNATURES: tuple[tuple[str, ...], ...] = (
    (),
    ("Tom Becker", "Head of Platform", "Acme GmbH", "+44 20 7946 0182"),
    ("Dr. Siobhán O’Brien", "CTO | Weiß & Söhne", "T: +49 30 901820", "www.weiss.example"),
)
