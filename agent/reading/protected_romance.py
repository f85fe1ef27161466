"""French, Spanish, Portuguese and Italian words that make a remark about a protected characteristic of a person."""

FRENCH = r"""
    (?:trop|un peu|plutôt|assez|très) (?:vieux|vieille|âgée?|jeune)(?! (?:équipe|entreprise|boîte|société|stack|code))|
    (?:son|mon|leur|cet|d'un certain) âge|âgée? de <NUMBER> ans|proche de la retraite|bientôt à la retraite|(?:près|
    âge) de la retraite
    la (?:vingt|trent|quarant|cinquant|soixant)aine|(?:elle|il) a (?:\w+ )?<NUMBER> ans(?! (?:d'|de |chez|dans))|
    (?:j'ai|à) <NUMBER> ans(?! (?:d'|de |chez|dans))|date de naissance
    enceinte(?! (?:acoustique|du|de la|des))|grossesse|(?:en|son|mon|de|du|un|d'un) congé (?:de |de la )?(?:maternité|
    parental|paternité)|(?:ses|mes|des|deux|trois|jeunes|petits|d'|avoir des|leurs) ?enfants|enfants en bas âge|bébé|
    mère (?:célibataire|de famille)|père de famille
    situation (?:familiale|de famille)|garde d'enfants|mariée?|célibataire|divorc(?:ée?|er)|veuf|veuve|(?:son|
    mon) (?:mari|époux|conjoint)|(?:sa|ma) (?:femme(?! de ménage)|conjointe|épouse)|fiancée?
    (?:en tant que|comme|d'|pour|par|qu')\s?(?:une )?femme(?! de)|(?:en tant qu'|comme )homme|préfér\w+ un homme|
    métier d'hommes?|sexis\w+|misogyn\w+|(?:son|mon) (?:sexe|genre)|transgenre|non-?binaire|les femmes (?:sont|ne)
    (?:son|mon|un|fort|léger|avec l'|l') ?(?:\w+ )?accent(?! (?:est |sera )?(?:mis|sur))|(?:ses|mes) origines|
    d'origine (?:\w+ienne?|\w+aine?|\w+ais|\w+aise|étrangère|turque|arabe|russe|grecque|\w+ol|\w+ole)(?! contrôlée)|
    nationalité|couleur de (?:la )?peau|immigrée?s?|un étranger|une étrangère|des étrangers|racis\w+|(?:elle|
    il) (?:est|vient) (?:\w+ )?(?:arabe|africaine?|noire?|marocaine?|algérienne?|algérien|tunisienne?|turque|
    polonaise?|roumaine?|chinoise?|portugaise?|d'algérie|du maroc|de tunisie|d'afrique|de l'étranger|du sénégal|
    de pologne|de roumanie)|d'où (?:je|il|elle) (?:vien\w+)|d'où (?:viennent|vient)|pays d'origine|née? (?:en|au|
    à l'étranger)
    musulmane?s?|jui(?:f|ve)s?|catholique|protestante?|chrétienne?|chrétien|(?:le|son|un) voile|voilée|religi(?:on|ons|
    eux|euse)|prière|ramadan|(?:son|mon|sa|ma) (?:foi|religion|église)|croyante?
    handicapée?s?|(?:un|son|mon|de|situation de|d'un|reconnaissance) handicap(?! (?:principal|majeur|est))|(?:sa|ma|
    une|longue|d'une|grave) (?:\w+ )?maladie|(?:longtemps|souvent|gravement|est|était|été|tombée?) (?:\w+ )?malade|
    dépress(?:if|ive|ion)(?! économique)|(?:un|en|son|mon|après|fait) burn-?out|fauteuil roulant|(?:problèmes?|
    raisons?|soucis|ennuis) de santé|(?:sa|ma) santé
    arrêt maladie|(?:un|son|mon|du|le|d'un) cancer|autis\w+|tdah|dyslexi\w+|épilep\w+|sourde?|malentendante?|bégaie|
    bégaiement|diabét\w+|obèse|surpoids|homosexuel\w*|lesbienne|gay|bisexuel\w*|orientation sexuelle|syndiquée?s?|
    syndicaliste\w*|délégu\w+ (?:syndical\w*|du personnel)|(?:au|du|le|un) syndicat
    """

SPANISH = r"""
    (?:demasiado|muy|bastante|algo|un poco) (?:mayor|mayores|viej[oa]|joven)(?! (?:empresa|equipo|tecnología|sistema))|
    (?:su|mi|la|cierta) edad(?! (?:del|de la))|por (?:la |su |mi )?edad|cerca de (?:jubilarse|la jubilación)|
    (?:a punto de|antes de) jubilarse|fecha de nacimiento
    (?:tiene|tengo|tendrá|con) (?:\w+ )?<NUMBER> años(?! (?:de|en|como|trabajando))|(?:unos|
    casi) <NUMBER> años(?! (?:de|en|como))|(?:cincuentón|cuarentón|sesentón)\w*
    embaraz\w+|(?:de|su|mi|la|por) (?:baja )?(?:por |de )?(?:maternidad|paternidad)|(?:tener|tiene|tengo|quiere|quiero|
    tuviera) (?:\w+ ){0,2}(?:hijos?|hijas?|niños|bebé)|(?:sus|mis|dos|tres) (?:hijos|niños|niñas)|niños pequeños|bebé|
    madre (?:soltera|de)|padre de|planes familiares|familia numerosa|casad[oa](?! co[nm] (?:la|el|a|o) (?:tecnolog\w+|
    ideia|idea|proyecto|projeto))|solter[oa]|divorci(?:ad[oa]|arse|o)|viud[oa]|(?:su|mi) (?:marido|mujer|esposa|esposo|
    novi[oa])|estado civil|separad[oa] de su
    (?:por|para) ser (?:una )?(?:mujer|hombre|chica)|como mujer|para una (?:mujer|chica)|prefer\w+ (?:a )?un hombre|
    las mujeres (?:son|no|siempre)|machis\w+|sexis\w+|(?:su|mi) (?:sexo|género)|transgénero|transexual|no binari[oa]
    (?:su|mi|un|mucho|con|fuerte|marcado) (?:\w+ )?acento(?! en)|el acento (?:es|le|me|se|muy)|(?:su|mi) origen|
    de origen (?:\w+o|\w+a|\w+í|\w+és|\w+esa|árabe)(?![ ]?(?:del|de la))|nacionalidad|color de (?:la |su |mi )?piel|
    raza|racis\w+|gitan[oa]s?|inmigrantes?|es (?:\w+ )?extranjer[oa]
    (?:es|era) (?:\w+ )?(?:marroquí|rumano|rumana|colombian[oa]|venezolan[oa]|ecuatorian[oa]|peruan[oa]|negr[oa]|árabe|
    chin[oa]|african[oa]|sudamerican[oa]|latin[oa])(?=[.,;!]| y|$)|de dónde (?:soy|es|vengo|viene|son mis|era)|
    (?:viene|vino) de (?:marruecos|rumanía|colombia|venezuela|ecuador|perú|áfrica)
    musul?m\w+|judí[oa]s?|católic[oa]s?|evangélic[oa]|religi(?:ón|ones|os[oa]s?)|(?:un|el|lleva|usa) velo|(?:su|
    mi) fe(?! en)|reza|ramadán|testigo de jehová|creyente
    discapaci\w+|minusv\w+|(?:su|mi|una|por|larga|grave) (?:\w+ )?enfermedad\w*|enferm[oa] (?:crónic\w+|mucho|durante|
    largo)|silla de ruedas|depresi[óo]n(?! económica)|baja (?:médica|larga)|(?:problemas?|motivos|razones|
    temas) de salud|(?:su|mi) salud
    cáncer|autis\w+|tdah|dislexia|disléxic\w+|epil[eé]p\w+|sord[oa]|tartamud\w+|coje[ao]|cojera|diabétic\w+|obes[oa]|
    sobrepeso|lesbiana|gay|homosexual\w*|bisexual|orientación sexual|(?:el|un|al|del|su) sindicato|sindicalistas?|
    sindical(?:es)?|sindicad[oa]
    """

PORTUGUESE = r"""
    (?:demasiado|muito|já é|um pouco|meio|bastante) (?:velh[oa]|idos[oa]|jovem)(?! (?:empresa|equipa|equipe|tecnologia|
    sistema))|(?:a|sua|minha|da) idade(?! (?:do|da) (?:sistema|software|plataforma))|por causa da idade|
    perto da (?:reforma|aposentadoria)|(?:quase|a) (?:reformar-se|se aposentar)|data de nascimento
    (?:tem|tenho|terá|com) (?:\w+ ){0,2}<NUMBER> anos(?! (?:de|em|como|no|na))|cinquentão|quarentona?|meia-?idade
    grávida|gravidez|engravid\w+|(?:de|da|sua|minha|a) licença[- ](?:de )?(?:maternidade|paternidade|parental)|(?:ter|
    tem|tenho|quer|quero|queria|tinha) (?:\w+ ){0,2}(?:filhos?|filhas?|crianças|bebé|bebê)|(?:seus|meus|dois|três|
    os) filhos|filhos pequenos|bebé|bebê|mãe (?:solteira|de)|pai de (?:dois|três|família)
    planos (?:de família|familiares)|casad[oa](?! co[nm] (?:la|el|a|o) (?:tecnolog\w+|ideia|idea|proyecto|projeto))|
    solteir[oa]|divorci(?:ad[oa]|ar)|divórcio|viúv[oa]|(?:seu|meu|o) marido|(?:sua|minha|a) (?:mulher dele|esposa)|
    minha mulher|estado civil|namorad[oa]
    (?:para|por ser|como|de) (?:uma )?mulher(?:es)?(?! (?:empreendedoras|clientes))|prefer\w+ um homem|
    as mulheres (?:são|não)|machis\w+|sexis\w+|(?:seu|meu) (?:sexo|género|gênero)|transgénero|transgênero|transexual|
    não[- ]binári[oa]
    (?:um|seu|meu|com|o|forte) (?:\w+ )?sotaque|sotaque|(?:sua|minha|de) origem (?:\w+ana|\w+ana|africana|árabe|
    estrangeira)|nacionalidade|cor da pele|raça|racis\w+|cigan[oa]s?|imigrantes?|(?:é|era) (?:\w+ )?(?:estrangeir[oa]|
    brasileir[oa]|angolan[oa]|african[oa]|negr[oa]|ucranian[oa]|chin[eê]s[a]?|nordestin[oa])(?=[.,;!]| e|$)
    de onde (?:sou|é|venho|vem|eram|vêm)|(?:vem|veio) (?:de angola|do brasil|de áfrica|da ucrânia|do estrangeiro)|
    muçulman[oa]s?|islâmic[oa]|jude[ua]s?|judaic[oa]|católic[oa]s?|evangélic[oa]s?|religi(?:ão|ões|os[oa]s?)|(?:usa|o|
    um|de) véu|reza|ramadão|ramadã|(?:sua|minha) fé(?! no| na)
    deficien(?:te|tes)|(?:uma|sua|minha|com|tem) deficiência(?! (?:no|na|de processo))|cadeira de rodas|cadeirante|
    (?:sua|minha|uma|doença|grave) (?:\w+ )?doença|doença (?:crónica|crônica|grave)|(?:muito|sempre|gravemente) doente|
    depressão|deprimid[oa]|(?:um|teve|de|por) burn-?out|esgotamento|baixa (?:médica|prolongada)
    (?:problemas?|motivos|razões|questões) de saúde|(?:sua|minha) saúde|cancro|câncer|autis\w+|tdah|phda|dislexia|
    epil[eé]p\w+|epilético|surd[oa]|gagueja|gago|diabétic\w+|obes[oa]|lésbica|gay|homossexua\w*|bissexual|
    orientação sexual|(?:o|do|no|um|ao) sindicato|sindicalistas?|sindicalizad[oa]|delegad[oa] sindical
    """

ITALIAN = r"""
    (?:troppo|molto|un po'|piuttosto|abbastanza) (?:vecchi[oa]|anzian[oa]|giovane|avanti con gli anni)(?! (?:azienda|
    team|tecnologia|sistema))|(?:la sua|la mia|sua|mia|l'|per|di una certa) ?età(?! (?:del|della))|
    vicin[oa] alla pensione|(?:quasi in|va in|andare in) pensione|data di nascita|sulla (?:quarant|cinquant|sessant)ina
    (?:ha|avrà|ho|a|quasi) (?:\w+ )?(?:\d\d|(?:quarant|cinquant|sessant|trent|vent)(?:a|'|\w{2,8})) ?anni(?! (?:di|nel|
    come|in|fa))
    incinta|gravidanza|(?:in|di|la sua|congedo di|congedo) (?:maternità|paternità|parentale)|(?:voglio|vuole|volessi|
    ha|ho|avere|avessi) (?:\w+ ){0,2}(?:figl[ioia]+|bambini)|(?:i suoi|i miei|due|tre) (?:figli|bambini)|
    bambini piccoli|figli piccoli|neonat[oa]|mamma single|madre (?:single|di)|padre di (?:famiglia|due|tre)
    progetti familiari|sposat[oa]|celibe|nubile|single(?=[.,;!]|$)|divorziat[oa]|divorzio|vedov[oa]|(?:suo|mio) marito|
    (?:sua|mia) moglie|stato civile|fidanzat[oa]|(?:per essere|essendo|come|da|per) una? (?:donna|uomo|ragazza)|
    in quanto donna|prefer\w+ un uomo|le donne (?:sono|non)|maschilis\w+|sessis\w+|(?:suo|mio) (?:sesso|genere)|
    transgender
    transessuale|(?:un|il suo|con|suo|mio|forte) (?:\w+ )?accento(?! (?:è )?(?:posto )?su)|(?:le sue|le mie) origini|
    di origine (?:\w+ana|\w+ena|\w+ina|\w+ese|araba|straniera|rumena|turca)(?! controllata)|nazionalità|
    colore della pelle|razza|razzis\w+|zingar[oa]|immigrat[oaie]|extracomunitari[oa]|(?:è|
    era) (?:\w+ )?(?:stranier[oa]|marocchin[oa]|rumen[oa]|albanes[ei]|african[oa]|cinese|ner[oa]|nigerian[oa]|
    arab[oa])(?=[.,;!]| e|$)|di dove (?:sono|sia|è)|da dove (?:vengo|viene|vengono)|(?:viene|arriva) (?:dal marocco|
    dalla romania|dall'albania|dall'africa|dall'estero)
    musulman[oaie]|islamic[oa]|ebre[oai]|ebraic[oa]|cattolic[oa]|testimone di geova|religi(?:one|oni|os[oa])|(?:il|
    porta|un) velo|(?:sua|mia) fede(?! nel)|prega|preghiera|ramadan|disabil(?:e|ità)|invalid(?:o|a|ità)|
    handicappat[oa]|(?:un|suo|mio|con) handicap|sedia a rotelle|(?:sua|mia|una|lunga|per) malattia\w*|
    malattia (?:cronica|grave)|(?:spesso|gravemente|stata) malat[oa]|depress(?:a|o|ione)(?! economica)|(?:un|in|per|
    avuto|di) burn-?out|esaurimento|(?:problemi|motivi|ragioni|questioni) di salute|(?:sua|mia) salute|cancro|tumore|
    autis\w+|adhd|dislessi\w+|epiless\w+|epilettic\w+|sord[oa]|balbuzi\w+|balbetta|zoppica|diabetic\w+|obes[oa]|
    lesbica|gay|omosessual\w*|bisessuale|orientamento sessuale
    (?:al|del|nel|il|un) sindacato|sindacalist[ai]|sindacal[ei]
    """

ROMANCE = (FRENCH, SPANISH, PORTUGUESE, ITALIAN)
