"""Polish and Japanese words that make a remark about a protected characteristic of a person."""

POLISH = r"""
    (?:za|zbyt|dość|trochę|nieco) (?:star[ya]|młod[ya])(?! (?:system|technologia|kod|firma|zespół))|(?:jego|jej|mój|o|
    swój|w) wiek(?:u)?(?= |[.,;!?]|$)(?! (?:systemu|platformy|dojrzał\w*))|(?:ma|mam|
    miała?) (?:\w+ )?<NUMBER> lat(?! (?:doświad|w |pracy|stażu)\w*)|(?:po|przed|około) (?:czterdziest|pięćdziesiąt|
    sześćdziesiąt)\w*|(?:do|na|blisko|przed|wiek) emerytur\w+|emerytaln\w+
    dat\w urodzenia|w ciąży|ciąż[aeęy]|(?:urlop\w*|na) (?:macierzyński|rodzicielski|tacierzyński)\w*|macierzyńsk\w+|
    (?:planuj\w+|mieć|chce|chcę|chciał\w*|ma|mam|troje|dwoje|małe|małych|swoje|jego|jej|moje|
    mają) (?:\w+ ){0,2}dziec\w+|niemowl\w+|samotn\w+ (?:matk\w+|oj\w+)|matk\w+ (?:dwójki|trójki)|opiek\w+ nad dzie\w+
    mężatk\w+|żonat\w+|zamężn\w+|rozwiedzi\w+|rozwod\w+|rozwód\w*|wdow\w+|pann(?:ą|a)(?! cotta)|kawaler\w*|(?:jego|
    moja|mojej|moją) żon\w+|(?:jej|mój|mojego) mąż\w*|narzeczon\w+|stan\w* cywiln\w+|rodzin\w+ plan\w+|
    plan\w+ rodzinn\w+
    jak na kobietę|jako (?:kobieta|mężczyzna|matka)|dla kobiet\w*|wol\w+ (?:mężczyzn\w+|faceta|kobiet\w+)|
    kobiety (?:są|nie)|(?:jego|jej|moj\w+) płe?ć|płci|seksis\w+|szowinis\w+|transpłciow\w+|niebinarn\w+
    (?:silny|obcy|mocny|jej|jego|mój|z|wschodni|ukraiński|rosyjski|wyraźn\w+) (?:\w+ )?akcent(?:em|u)?(?! na)|
    akcent (?:jest|był|może|przeszk\w+)|narodowoś\w+|pochodzeni\w+|obywatelstw\w+|kolor\w* skóry|ras(?:a|y|izm\w*|
    istow\w+)|imigran\w+|cudzoziem\w+|obcokrajow\w+|cygan\w*|uchodźc\w+
    jest (?:\w+ )?(?:ukrain(?:ką|cem)|rosjan(?:ką|inem)|białorusin\w*|białorusink\w+|niemcem|niemką|wietnam\w+|
    hindus\w*|arab\w*|czarn\w+|żyd\w+)|(?:pochodzi|przyjechała?) z (?:\w+)|skąd (?:pochodz\w+|jestem|jest)|
    gdzie się urodził\w*
    muzułman\w+|islam\w*|żyd(?:em|ówką|owsk\w+)|katoli\w+|prawosławn\w+|świadk\w+ jehowy|religi\w+|wyznani\w+|
    wierząc\w+|chust(?:ę|a|ą|ę na głowie)|modli się|do kościoła|ramadan\w*
    niepełnosprawn\w+|inwalid\w+|wózk\w+ inwalidzk\w+|na wózku|chorob\w+(?! (?:projektu|wieku))|przewlekle chor\w+|
    (?:często|długo|ciężko) (?:chor\w+)|zwolnieni\w+ lekarski\w+|depresj\w+|wypaleni\w+|problem\w+ zdrowotn\w+|
    względ\w+ zdrowotn\w+|(?:jego|jej|moje|stan) zdrowi\w+|powod\w+ zdrowotn\w+
    nowotwór\w*|na raka|autyz\w+|autysty\w+|adhd|dysleks\w+|padaczk\w+|niedosłysz\w+|głuch\w+|jąka\w*|utyka|cukrzyc\w+|
    otył\w+|gej(?:em)?|lesbijk\w+|homoseksual\w+|biseksual\w+|orientacj\w+ seksualn\w+
    związ(?:ku|ek|kach|ki|ków) zawodow\w+|związkow(?:iec|cem|czyni\w*|y|a)|w związkach
    """

JAPANESE = r"""
    年齢(?!層|確認|制限|別)|(?<![0-9０-９])[2-6２-６][0０]代(?!向け|のユーザ|の顧客|のお客|女性向け|男性向け)|[二三四五六]十代|[2-7２-７][0-9０-９]歳|高齢(?!者(?:向け|施設|
    介護|福祉))|ご?年配|定年|若すぎ|お若い|若さ(?=が|に|ゆえ)|年上|年下|生年月日|おいくつ
    妊娠|出産|妊婦|産休|育休|育児(?!支援|サービス|アプリ|用品|休業制度)|(?:小さい|小さな|幼い|まだ小さい|お)(?:お)?(?:子さん|子様|子ども|子供)|子ども?がい|子供がい|子(?:ども|供)の(?:予定|
    有無|送り迎え|世話)|保育園の|シングルマザー|家族計画|家族構成
    結婚|既婚|未婚|独身|離婚|配偶者|(?:彼女の|私の|ご)主人(?!公)|(?:彼の|私の)妻|奥様|奥さん|旦那|婚約|彼氏|女性(?:なので|だから|だと|にして|である|には|としては|ということ|が(?:望ま|いい|
    欲し)|は(?:感情|すぐ|やはり))|男性(?:なので|だから|のほうが|の方が|が(?:望ま|いい|欲し)|を希望)
    男(?:性)?社会|性別|セクハラ|マタハラ|トランスジェンダー|ノンバイナリー|同性愛|ゲイ(?![ンツムル])|レズ|性的指向|バイセクシュアル|lgbt|国籍|外国人(?!観光|向け|のお客|客)|外国籍|日本人(?:では|
    じゃ|で(?:は)?ない|の方が|のほうが|らしく)|ハーフ(?:な|で|だ|の方)|在日|移民|出身国|どこの国|人種|肌の色
    訛り|訛って|なまり|(?:は|が)(?:\w{2,6}人)(?:です|なので|らしい|だ)|アクセントが(?:強|気|聞)|宗教|信仰|イスラム|ムスリム|クリスチャン|キリスト教|仏教徒|創価|礼拝|お祈りの時間|ヒジャブ|
    ラマダン
    障害者|障がい|身体障害|精神障害|発達障害|聴覚障害|視覚障害|持病|病気|病歴|既往|鬱|うつ(?:病|状態|で|っぽ)|車椅子|車いす|通院|闘病|がん(?=で|を患|の治療)|癌(?!研究)|健康(?:状態|上の|
    面)(?!管理)|休職|てんかん|自閉|adhd|難聴|補聴器|吃音|杖を|メンタル(?:面の|不調|ヘルス(?:の問題|不調))|太って
    労働組合|労組|(?<!協同)(?<!生活協同)組合(?:員|活動|の活動|に(?:入|加入|所属))
    """
