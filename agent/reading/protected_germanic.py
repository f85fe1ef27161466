"""German, Dutch, Swedish and Danish words that make a remark about a protected characteristic of a person."""

GERMAN = r"""
    zu (?:alt|jung|betagt)(?! für (?:das|unser\w*) (?:system|produkt))|(?:ihr|sein|mein|ihrem|seinem|meinem|dem|in dem|
    das|ihres|seines|fortgeschrittene[nm]) alter(?! hase)
    (?:\w+ )?jahre alt(?! ist (?:das|die|der) (?:system|software|firma))|(?:er|sie|ich) (?:ist|bin|wird|
    war) (?:\w+ ){0,2}<NUMBER>(?=[.,;!]| und|$)|mit (?:seinen |ihren )?<NUMBER>(?= (?:jahren )?(?:ist|wäre|bin|hat|
    kann|wird) (?:er|sie|ich|man))
    (?:anfang|mitte|ende|über) (?:zwanzig|dreißig|vierzig|fünfzig|sechzig|[2-6]0)(?=[.,;!]| und|$)|(?:vor|in|nahe an|
    nahe) (?:der |die )?rente|rentenalter|ruhestand|pensionsalter
    schwanger\w*|mutterschutz|(?:in|aus|nach|vor|meine[rn]?|seine[rn]?|ihre[rn]?|plant|nimmt|ging in) elternzeit(?!-)|
    kinderwunsch|nachwuchs (?:erwartet|plant|geplant)
    (?:kleine|zwei|drei|kleinen|ihre|seine|meine|zwei kleinen|eigene) (?:kleinen? )?kindern?|kinder (?:hat|habe|haben|
    bekomm\w+|krieg\w+|will|plan\w+|möchte\w*|wolle\w*|wünsch\w*)
    (?:hat|habe|haben) (?:\w+ ){0,2}kinder|alleinerziehend\w*|familienplanung|familienstand|kinderbetreuung|
    kleinkind\w*|ein baby
    verheiratet|geschieden|verwitwet|(?:ist|bin|noch|war) ledig(?! (?:på|om|i|fra))|unverheiratet|(?:ihr|
    mein) (?:ehe)?mann|(?:seine|meine) (?:ehe)?frau(?! \w+ (?:hat|war))|ehepartner\w*|scheidung(?! von)
    als (?:frau|mann|mädchen|mutter|vater)|für (?:eine )?(?:frau|frauen|mädchen)|von einer frau|(?:lieber|eher|
    wieder) (?:einen mann|eine frau)|(?:ein mann|eine frau|ein jüngerer|eine jüngere) (?:wäre )?(?:uns )?lieber|
    frauenquote|männerdomäne
    (?:typisch|keine) (?:frau|mann|männer|männersache|frauensache)|(?:ihr|sein|mein)em? geschlecht|das geschlecht|
    geschlecht|sexistisch\w*|transgender|transfrau|transmann|transsexuell
    (?:einen?|mit|ihr|sein|starke[rmn]?|leichte[rmn]?|der|deutliche[rmn]?|harte[rmn]?|
    russische[rmn]?) (?:\w+ )?akzent(?!e| liegt| auf)|migrationshintergrund
    (?:ihre[r]?|seine[r]?|meine[r]?|ausländische[rn]?|der|ethnische[rn]?) herkunft|ausländer(?:in|innen|n)?|
    nationalität|staatsangehörigkeit|hautfarbe|rassis\w+|flüchtling\w*
    (?:er|sie) (?:ist|war) (?:\w+ )?(?:türk(?:e|in)|pol(?:e|in)|russ(?:e|in)|araber(?:in)?|syrer(?:in)?|
    italiener(?:in)?|grieche|griechin|inder(?:in)?|chines(?:e|in)|afrikaner(?:in)?|ukrainer(?:in)?|rumän(?:e|in)|
    spanier(?:in)?|franzose|französin)
    (?:kommt|stammt|kommen|stamme|komme) (?:\w+ )?aus (?:der |dem )?(?:türkei|syrien|polen|russland|indien|china|
    afrika|ukraine|rumänien|iran|irak|afghanistan|italien|spanien|griechenland|osteuropa|ausland)
    woher (?:ich|er|sie) (?:\w+ )?(?:komm\w*|stamm\w*)|kein muttersprachler|keine muttersprachlerin|
    nicht muttersprach\w*|geboren (?:bin|ist|wurde)|geburtsort|geburtsdatum
    muslim\w*|moslem\w*|jüdisch\w*|(?:ein|ist|als|war|bin) jude|jüdin|katholisch\w*|katholik\w*|evangelisch\w*|
    religi(?:on|onen|ös)\w*|kopftuch|gebetszeit\w*|betet|ramadan|zeug\w+ jehovas|glaubens\w*
    (?:ist|bin|war|sei|schwer|körperlich|geistig|geh|seh|hör)(?: \w+)?\s?behindert|schwerbehinder\w*|sehbehinder\w*|
    (?:eine|seine[rn]?|ihre[rn]?|meine[rn]?|mit|körperliche) behinderung|chronisch\w* krank\w*
    (?:ihre|seine|meine|einer|eine|chronische[rn]?|psychische[rn]?|schwere[rn]?|wegen|lange) (?:\w+ )?(?:krankheit|
    erkrankung)|(?:lange|oft|häufig|dauernd|psychisch|schwer|länger) krank|krankgeschrieben
    (?:eine[rn]?|mit|wegen|an|seine[rn]?|ihre[rn]?|unter|hat|hatte) depression(?:en)?|depressiv|rollstuhl\w*|
    rückenproblem\w*|gesundheitlich\w*|(?:einen?|nach|wegen|mit|hatte|ihr|sein|krank,?) (?:\w+ )?burn-?out|
    krebs(?!forsch\w*|gang)|autis\w+|adhs|legasthen\w*|epilep\w+|schwerhörig\w*|(?:ist|war|bin|fast) taub|hörgerät\w*|
    stottert|hinkt|übergewicht\w*
    schwul\w*|lesbisch\w*|lesbe|homosexuell\w*|bisexuell\w*|sexuelle orientierung|gewerkschaft(?:er|erin|lich\w*|
    s\w+)?|betriebsrat(?:svorsitz\w*|smitglied\w*)|(?:im|ein|als) betriebsrat
    """

DUTCH = r"""
    te (?:oud|jong)(?! systeem)|(?:wat|iets|erg|vrij|behoorlijk) (?:oud|jong) voor|(?:haar|zijn|mijn|de) leeftijd|
    op (?:die|deze|haar|zijn) leeftijd|jaar oud|met (?:haar|zijn) <NUMBER>
    (?:hij|ze|zij|ik) (?:is|ben|was|wordt) (?:\w+ ){0,2}<NUMBER>(?=[.,;!]| en|$)|(?:begin|midden|half|
    eind) (?:de )?(?:dertig|veertig|vijftig|zestig)|met pensioen|pensioen(?:leeftijd|gerechtigd\w*)
    zwanger\w*|(?:met|op|na|haar|zijn|mijn|over) (?:zwangerschaps|ouderschaps|bevallings)verlof|kinderwens|(?:jonge|
    kleine|twee|drie|haar|zijn|mijn) kinderen|gezinsplanning
    kinderen (?:krijgt|krijgen|heeft|heb|wil|wilde|wou|wilt|willen|hebben)|(?:heeft|heb|wil|
    wilde) (?:\w+ ){0,2}(?:kinderen|een baby|een kind)|alleenstaande (?:moeder|vader)|kinderopvang
    getrouwd|gescheiden(?! (?:van elkaar|systemen))|(?:in|een|haar|zijn) scheiding|weduwe|weduwnaar|vrijgezel|(?:haar|
    mijn) (?:man|echtgenoot|vriend)(?!\w)|(?:zijn|mijn) (?:vrouw|echtgenote|vriendin)(?!\w)
    als (?:vrouw|man|moeder|vader)|voor een (?:vrouw|meisje)|liever een (?:man|vrouw)|mannenwereld|haantjes\w*|
    seksis\w+|(?:haar|zijn|mijn) geslacht|transgender|burgerlijke staat
    (?:haar|zijn|een|sterk|zwaar|licht|met|mijn) (?:\w+ )?accent(?! (?:op|ligt))|het accent (?:is|was|maakt)|afkomst|
    (?:marokkaanse|turkse|surinaamse|poolse|buitenlandse|migratie|etnische) ?-?achtergrond|nationaliteit|
    buitenlander\w*|allochtoon|allochtonen|huidskleur|racis\w+|vluchteling
    (?:hij|ze|zij) (?:is|was) (?:\w+ )?(?:turk|marokkaan|pool|surinamer|duitser|belg|turks|marokkaans|surinaams|
    pools)\w*(?! (?:markt|sprekend))|(?:komt|kom|komen) (?:\w+ )?uit (?:marokko|turkije|suriname|polen|syrië|afrika|
    india|het buitenland)|waar (?:ik|hij|ze|zij) (?:\w+ )?vandaan (?:kom|komt|kwam)|geboren in
    moslim\w*|joods\w*|jood|jodin|katholiek\w*|gereformeerd\w*|religie\w*|religieu\w+|hoofddoek\w*|(?:haar|zijn|
    mijn) geloof(?! in)|gelovig\w*|bidt|ramadan|naar de kerk
    gehandicapt\w*|(?:een|zijn|haar|mijn) (?:\w+ )?(?:handicap|beperking)(?! is)|chronisch\w* ziek\w*|(?:haar|zijn|
    mijn|een|ernstige|langdurige) (?:\w+ )?ziekte|(?:lang|vaak|langdurig) ziek|rolstoel\w*|gezondheidsproblem\w*|
    gezondheidsredenen
    (?:een|had|na|door|met|haar|zijn|mijn) burn-?out|depressi(?:e|ef)|autis\w+|adhd|dyslex\w+|kanker|epilep\w+|
    slechthorend\w*|(?:hij|ze|zij|ik) (?:is|ben) (?:\w+ )?doof|(?:hij|ze|zij) stottert|overgewicht|(?:is|een) homo|
    homoseksue\w+|lesbisch\w*|seksuele geaardheid
    vakbond\w*|(?:in|van|lid van) de ondernemingsraad|or-lid
    """

SWEDISH = r"""
    för (?:gammal|ung)(?! teknik)|(?:lite|ganska|väldigt|rätt) (?:gammal|ung)(?! (?:teknik|kod|firma|bolag))|(?:min|
    hans|hennes|sin) ålder|ålder(?:n|s)?(?: (?:är|kan|skulle)|diskriminer\w*)|(?:är|fyller) <NUMBER> år|
    <NUMBER> år gammal|(?:närmar sig|nära|före|snart) pension\w*
    pensionsålder\w*|(?:hon|han|jag) är (?:\w+ ){0,2}<NUMBER>(?=[.,;!]| och|$)|[2-6]0-årsåldern|medelålders|i (?:tjugo|
    trettio|fyrtio|femtio|sextio)årsåldern
    gravid\w*|(?:på|från|efter|före|hennes|hans|min|ta|tar) (?:föräldra|mamma|pappa)ledig\w*|föräldraledig|(?:små|två|
    tre|hans|hennes|mina|vill ha|ville ha|skaffa|får|planerar) (?:små )?barn|småbarn\w*|ensamstående|bebis|
    familjeplaner\w*
    (?:är|blev|inte|jag|han|hon) gift|nygift|skild(?=[.,;!]| och|$)|nyskild|frånskild|skilsmässa|änka|änkling|(?:min|
    hennes) (?:make|man|pojkvän)|(?:min|hans) (?:fru|flickvän|hustru)|civilstånd
    som (?:kvinna|man|mamma)|för att vara (?:kvinna|tjej)|för en (?:kvinna|tjej)|(?:hellre|helst) en (?:man|kvinna|
    kille|tjej)|grabbig\w*|könet|(?:hans|hennes|mitt) kön|sexis\w+|mansdominer\w*|transperson|icke-binär
    brytning|bryter (?:lite|mycket|starkt|på)|(?:stark|kraftig|hennes|hans|min|med) (?:\w+ )?(?:accent|dialekt)|
    nationalitet|ursprung (?:i|från)|(?:hans|hennes|mitt) ursprung|invandrar\w*|utlänning\w*|utländsk (?:bakgrund|
    härkomst)|hudfärg\w*|rasis\w+|flykting
    (?:hon|han) (?:är|kommer) (?:\w+ )?(?:från (?:syrien|iran|irak|turkiet|polen|somalia|afrika|utlandet)|turk|arab|
    polack|finne|iranier|syrier)|var (?:jag|han|hon) (?:egentligen )?kommer ifrån
    muslim\w*|är jude|judisk\w*|judinna|katolik\w*|katolsk|religion\w*|religiös\w*|slöja|sjal|(?:hans|hennes|
    min) tro(?! på)|ber fem|ramadan|kyrkan
    rullstol\w*|funktionsnedsättning\w*|funktionshind\w+|handikapp\w*|kronisk\w* sjuk\w*|sjukskriv\w+|(?:hans|hennes|
    min|en|allvarlig) sjukdom\w*|(?:ofta|länge|långvarigt) sjuk|utbränd\w*|utmattning\w*|(?:en|hans|hennes|min|haft|
    efter|med) depression|deprimerad
    autis\w+|adhd|dyslexi|(?:haft|har|fått|hennes|hans|efter|min) cancer|epilepsi|hörsel\w+|döv|stammar|överviktig\w*|
    hälsoskäl|hälsoproblem|homosexuell\w*|bög|lesbisk\w*|sexuell läggning
    (?:fackligt?|facket) (?:aktiv|engagera\w*|medlem|förtroende\w*)|facket|fackförening\w*|fackombud|skyddsombud
    """

DANISH = r"""
    for (?:gammel|ung)(?! teknologi)|(?:lidt|ret|meget|temmelig) (?:gammel|ung)(?! (?:teknologi|kode|virksomhed))|
    (?:min|hans|hendes|sin) alder|alderen(?: (?:er|kan|taget))|(?:er|fylder) <NUMBER> år|<NUMBER> år gammel|
    pensionsalder\w*|(?:snart|tæt på|nærmer sig|før) pension\w*
    (?:hun|han|jeg) er (?:\w+ ){0,2}<NUMBER>(?=[.,;!]| og|$)|midaldrende|i (?:tyverne|trediverne|fyrrerne|
    halvtredserne|tresserne|50'erne|60'erne|40'erne)
    gravid\w*|(?:på|fra|efter|før|hendes|hans|min) (?:barsel|barselsorlov|forældreorlov)|barselsorlov|(?:små|to|tre|
    hans|hendes|mine|have|få|får|planlægger) (?:små )?børn|småbørn\w*|eneforsørger|enlig (?:mor|far)|familieplan\w*|
    en baby
    (?:er|blev|ikke|blevet) gift|nygift|(?:blevet|er|lige|nyligt) skilt|fraskilt|skilsmisse|enke|enkemand|(?:min|
    hendes) (?:mand|kæreste)|(?:min|hans) (?:kone|hustru|kæreste)|civilstand
    som (?:kvinde|mand|mor)|for en (?:kvinde|pige)|(?:hellere|helst) en (?:mand|kvinde)|(?:hans|hendes|mit) køn|kønnet|
    sexis\w+|mandsdominer\w*|transperson|transkønnet
    (?:kraftig|stærk|hendes|hans|min|med|en|tydelig) (?:\w+ )?accent|nationalitet|etnisk\w*|oprindelse|indvandrer\w*|
    udlænding\w*|udenlandsk (?:baggrund|herkomst)|hudfarve\w*|racis\w+|flygtning
    (?:hun|han) (?:er|kommer) (?:\w+ )?(?:fra (?:syrien|iran|irak|tyrkiet|polen|somalia|afrika|udlandet)|tyrker|araber|
    polak|somalier)|hvor (?:jeg|han|hun) (?:egentlig )?kommer fra
    muslim\w*|jøde|jødisk\w*|katolik\w*|katolsk|religion\w*|religiøs\w*|tørklæde|(?:hans|hendes|min) tro(?! på)|
    beder fem|ramadan|i kirke
    kørestol\w*|(?:et|hans|hendes|mit) handicap(?! er)|handicappe[td]e?|funktionsnedsættelse|kronisk\w* syg\w*|
    sygemeld\w*|(?:hans|hendes|min|en|alvorlig) sygdom\w*|(?:ofte|længe) syg|udbrændt|(?:en|hans|hendes|min|haft|efter|
    med) depression|deprimeret|autis\w+|adhd|ordblind\w*
    kræft(?!forsk\w*)|epilepsi|hørelse\w*|høreapparat|døv|stammer(?= (?:lidt|meget|når)|[.,;!]|$)|overvægtig\w*|
    helbred(?:et|sproblemer|smæssige)?|homoseksuel\w*|bøsse|lesbisk\w*|seksuel orientering|seksualitet
    fagforening\w*|tillidsrepræsentant\w*|fagligt aktiv\w*
    """

GERMANIC = (GERMAN, DUTCH, SWEDISH, DANISH)
