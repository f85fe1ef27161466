"""The same in other languages: who is spoken to, and orders to forget what they were told."""

OTHERS = r"""
    (?:an|hinweis an|nachricht an|für) (?:die|alle|das|jede|eine) (?:ki|ai|llms?|sprachmodelle?|ki-(?:assistent\w*|
    system\w*))(?:,? (?:die|das|welche)[^:]{0,40})? ?[:,]
    (?:ignoriere?n?|vergiss|vergessen sie|missachte|missachten sie) (?:sie )?(?:bitte )?(?:alle|sämtliche|deine|die|
    jegliche) (?:\w+ )?(?:vorherigen|bisherigen|vorigen|früheren|obigen|systemanweisungen|
    vorangegangenen) ?(?:anweisungen|instruktionen|befehle|vorgaben|regeln)?
    (?:falls|wenn|sofern) (?:du|sie) (?:eine? )?(?:ki|sprachmodell|ki-\w+|bot|maschine) (?:bist|sind)|
    system(?:nachricht|hinweis|meldung|anweisung|befehl)\w* ?:
    (?:à l'attention|note|message|consigne|instruction)s? (?:de|à|pour|aux?|d') ?(?:toutes? )?(?:l'|les |le |la |
    tout )?(?:ia|intelligence artificielle|llm|modèles? de langage|assistants? ia)(?: qui [^:]{0,40})? ?[:,]
    (?:ignore[zr]?|oublie[zr]?|néglige[zr]?) (?:toutes? )?(?:les |tes |vos )(?:\w+ )?(?:instructions|consignes|
    directives|règles)(?! du (?:test|projet))(?=.{0,40}(?:précédentes|antérieures|ci-dessus|[.!]|et ))|
    si (?:tu es|vous êtes) (?:une? )?(?:ia|modèle de langage|intelligence artificielle|robot)|(?:message|note|
    instruction) (?:du )?système ?:|sans restrictions
    (?:para|a|nota para|mensaje para) (?:la|las|el|los|toda|cualquier) (?:ia|ias|llm|modelos? de lenguaje|
    inteligencia artificial|asistente de ia)(?: que [^:]{0,40})? ?[:,]
    (?:ignora|ignore|olvida|olvide|descarta) (?:por favor )?(?:todas? )?(?:las |tus |sus )(?:\w+ )?(?:instrucciones|
    órdenes|reglas)(?! del (?:ejercicio|test))|si (?:eres|es usted) (?:una? )?(?:ia|modelo de lenguaje|bot|inteligencia)
    (?:nota|mensaje|instrucción) del? sistema ?:|(?:aan|voor|bericht aan) (?:de|elke|alle|een) (?:ai|ki|llm|
    taalmodel\w*|ai-\w+)(?: die [^:]{0,40})? ?[:,]
    (?:negeer|vergeet) (?:alle |al je |de )?(?:vorige|voorgaande|eerdere|bovenstaande) (?:instructies|opdrachten|
    regels)|als (?:je|u) een (?:ai|taalmodel|bot) bent|systeem(?:bericht|instructie|melding) ?:
    (?:per|all'|alle|a) ?(?:l'|le |la |tutte le |ogni |qualsiasi )?(?:ia|intelligenza artificiale|llm|
    modell[oi] linguistic[oi])(?: che [^:]{0,40})? ?[:,]
    (?:ignora|ignorate|dimentica|trascura) (?:tutte )?(?:le |tue )(?:\w+ )?(?:istruzioni|regole|
    direttive)(?: precedenti| e | sopra|[.!])|se sei un(?:a |')? ?(?:ia|modello linguistico|bot)|(?:nota|
    messaggio) di sistema ?:
    (?:para|à|ao) (?:a |o |as |os |qualquer |toda )?(?:ia|llm|modelos? de linguagem|
    inteligência artificial)(?: que [^:]{0,40})? ?[:,]
    (?:ignore|ignora|esqueça|esquece|desconsidere) (?:todas )?as (?:suas )?(?:instruções|regras|
    ordens)(?: anteriores| acima| prévias)|se (?:você é|és|for) uma? (?:ia|modelo de linguagem|bot)|(?:nota|
    mensagem) do sistema ?:
    (?:do|dla|uwaga dla) (?:każdej |wszystkich )?(?:ai|si|llm|modelu językowego|sztucznej inteligencji)(?: (?:czytając|
    która|który)[^:]{0,40})? ?[:,]
    (?:zignoruj\w*|zapomnij\w*|pomiń) (?:o )?(?:proszę )?(?:wszystkie |wszystkich )?(?:poprzedni\w+|wcześniejs\w+|
    powyższ\w+) (?:instrukcj\w+|poleceni\w+|zasad\w*)|jeśli jesteś (?:ai|modelem|sztuczną|botem)|(?:wiadomość|
    komunikat|polecenie) systemow\w+ ?:
    (?:till|för) (?:den |varje |alla )?(?:ai|ai:n|llm|språkmodell\w*)(?: som [^:]{0,40})? ?[:,]|(?:ignorera|glöm|
    bortse från) (?:alla )?(?:tidigare|föregående|ovanstående) (?:instruktioner|anvisningar|regler)|om du är en (?:ai|
    språkmodell|bot)|systemmeddelande ?:
    (?:til) (?:den |alle |enhver )?(?:ai|llm|sprogmodel\w*)(?:,? (?:der|som) [^:]{0,40})? ?[:,]|(?:ignorer|glem|
    se bort fra) (?:alle )?(?:tidligere|foregående|ovenstående) (?:instruktioner|instrukser|regler)|
    hvis du er en (?:ai|sprogmodel|bot)|systembesked ?:
    """

JAPANESE = r"""
    (?:読む|読んでいる|処理する|要約する|すべての)(?:AI|ＡＩ|LLM|人工知能|言語モデル|ボット)(?:アシスタント)?(?:へ|に|は|、)|(?:AI|ＡＩ|LLM|言語モデル)(?:へ|への指示|への注意|宛)
    (?:これまで|以前|前|上記|今まで)の(?:すべての|全ての)?(?:指示|命令|プロンプト|ルール)を?(?:すべて|全て)?、?(?:無視|忘れ)(?:して|し|て)|システム(?:メッセージ|プロンプト|
    指示) ?[::]|あなたが(?:AI|言語モデル)(?:なら|であれば|の場合)
    """
