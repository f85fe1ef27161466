"""English words that make a remark about a protected characteristic of a person, by characteristic.

Each line is a regular expression for whole words. They look for remarks about somebody: what only names a job, a
customer or a thing is told apart by ``WORK`` and ``THING``.
"""

AGE = r"""
    (?:too|very|rather|quite|bit|little|slightly|getting|fairly|pretty|so|much) (?:old|young|elderly)(?!-| (?:an? |
    school|fashioned))
    (?:his|her|their|my|your) age(?!-)|gr[ae]y hair(?:ed|s)?|(?:at|of|given) (?:that|this|a certain|an? advanced|
    advanced) age|age gap|age[- ]wise|ageis[mt]
    (?:because of|due to|about) age|age (?:is|was|might|could|may|would|will) (?:be )?(?:a|an|the|too|not|no|against|
    just|be)
    how old (?:i|she|he|they|you|the candidate)|date of birth|birth year|year of birth|years of age|same age as
    in(?:to)? (?:his|her|their|my) (?:early|mid|late)?[ -]?(?:teens|\d0'?s|<TENS>ies)|(?:early|mid|
    late)[- ](?:<TENS>ies|[2-7]0'?s)<ENDS>
    <NUMBER>[- ]years?[- ]old|<NUMBER>[- ]something
    (?:he|she|i)(?:'s| is|'m| am| was) (?:\w+ ){0,2}<NUMBER>(?<![5-9]0)(?= (?:and|but|now|already|so|or|then)|[.,;!?]|$)
    (?:he|she|i)(?:'s| is|'m| am| was) (?:\w+ ){0,2}[5-9]0(?= (?:and|but|now|already|so|or|then)|[.,;!?]|$)
    (?<!it )(?<!that )(?<!there )(?:must be|looks?|looked|pushing|turning|nearing|approaching) <NEARLY><NUMBER><ENDS>
    at (?:<TENS>y|[2-7]\d)(?:-\w+)?(?=,? (?:i|he|she|they|we|one|you)\b)|at (?:his|her|their|my) time of life
    long in the tooth|spring chicken|over the hill|past (?:it|his prime|her prime|their prime)|\w+ enough to be (?:my|
    his|her|our)
    old (?:man|lady|boy|guy|git|chap|codger|woman)|boomers?|gen[- ]?z(?:er)?|millennials?|youngsters?|youthful
    (?:grand(?:pa|ma|dad|father|mother)|granny)|(?:son|daughter|father|mother)'s (?:age|generation)|(?:just|only) a kid
    (?:oldest|youngest) (?:(?:on|in|of) (?:the|our|their) (?:team|room|group|office|company)|person|candidate|member|
    one|applicant)
    (?:all|everyone|everybody|anyone|people|someone|somebody|nobody)(?: \w+){0,2} (?:under|over) (?:<TENS>y|
    [2-7]0)<ENDS>
    retires? (?:soon|next|in (?:a|two|three|\d+))|before (?:he|she|they) retires?|retirement age|close to retir\w+
    (?:near|nearing|nears|nearly|approaching|before|towards?|until|years? from|close to) retirement|middle[- ]aged|
    elderly
    young (?:man|woman|guy|girl|lad|lady|mum|mom|mother|father|dad|blood)|(?:someone|somebody|anyone|anybody|a bit|
    much|a little) (?:older|younger)|(?:have|has|had) a (?:life )?partner(?=[.,;?!]|$)|(?:older|younger) (?:than (?:us|
    me|the rest|the others|the team|everyone)|man|woman|lady|gentleman|guy|chap|candidate|person|crowd|worker|
    colleagues?|one|face)
    """
GENDER = r"""
    (?:as|for|being|like|from|than|under|to) an? (?:woman|man|girl|lady|female|male|mother|father|mum|mom|
    bloke)(?! (?:of|named|called))
    (?:she|he)(?:'s| is| was) an? (?:woman|man|girl|lady)(?! of)|the only (?:woman|man|female|male|girl|lady)
    (?:need|needs|want|wants|prefer|prefers|preferred|rather have|looking for|hire) (?:an?|another|more|some|
    only)? ?(?:woman|women|man|men|females?|males?|girls?|lads?|blokes?)|(?:female|male|women|woman|lady|
    girl) (?:candidates?|engineers?|developers?|managers?|boss|drivers?|colleagues?|programmers?|applicants?|hires?|
    interviewers?|leads?|leaders?|bosses)
    (?:job|place|work|role|something|really|not)(?: really)? for (?:girls|women|men|ladies|boys|lads)|(?:as|
    like) (?:women|men|girls) (?:are|do|tend|often)
    (?:women|girls|females) (?:are|can't|cannot|don't|just|tend|always|never|get|usually)|man's (?:world|job)|
    boys'? club|old boys|laddish
    lads' culture|misogyn\w+|sexis[tm]|mansplain\w*|all[- ](?:male|female)|male[- ]dominated|macho|(?:his|her|their|
    my) (?:gender|sex)
    gender (?:balance|quota|ratio|split|mix)|diversity (?:hire|quota)|(?:woman's|feminine) touch|time of the month
    transgender|transsexual|trans (?:man|woman|person|people|candidate)|(?:is|he's|she's|was|being|as|
    openly) trans(?!-)|non-?binary
    (?:their|his|her|preferred|my) pronouns|they/them
    """
ORIENTATION = r"""
    gay|lesbian|bisexual|homosexual|lgbt\w*|queer|sexual orientation|sexuality|same-sex|(?:bit|very|rather|little|
    so) (?:camp|effeminate|butch)
    his (?:husband|boyfriend)|her (?:wife|girlfriend)|came out as
    """
FAMILY = r"""
    pregnan(?:t(?! pause| with (?:meaning|possib\w+))|cy|cies)|(?:on|from|after|before|during|takes?|taking|took|his|
    her|my|for|of|a|plans?|planning|about|wants?|about (?:our|the|your)) (?:\w+ )?(?:maternity|paternity|
    parental) leave|expecting (?:twins|(?:a|her|his|their|our|another) (?:\w+ )?
    (?:baby|child|kid|little one|first|second|third))|(?:she|they)(?:'s| is|'re| are) expecting(?=[.,;!]|$| so | in )
    she(?:'s| is| was)? due (?:any day|next month|in (?:the )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|
    spring|summer|autumn|winter)\w*)
    a baby(?!-| (?:steps?|boom\w*))|babies|new-?borns?|toddlers?|(?:gave|give|given|giving) birth(?! to (?:the|an|
    our) (?:\w+ )?(?:idea|project|product))
    (?:have|having|has|had|want|wants|wanting|wanted|start|starting|started|plan|plans|planning|planned|raise|raising|
    got|get) <SMALL>(?:kids?|child|children|(?:a |her own |his own )?family|bab(?:y|ies)|twins|little ones?|daughters?|
    sons?)(?!['’]s)
    (?:his|her|my|young|small|little|two|three|four|school-?age|grown-?up) (?:kids?|child|children|son|daughter|
    baby)(?!['’]s)
    (?:single|working|new|young|stay-at-home|full-time) (?:mum|mom|mother|dad|father|parents?)|(?:mother|father|mum|
    mom|dad|parent) of (?:an?|two|three|four|five|\d|young|small|twins)|(?:is|she's|he's|being|as|become|became|
    becoming) a (?:mum|mom|mother|dad|father|parent)
    family (?:planning|plans?|situation|status|man|circumstances|commitments?|reasons?|obligations?|responsibilities)|
    child-?care (?:issues?|problems?|arrangements?|dut(?:y|ies)|needs?|responsibilit\w+)|(?:her|his|my) child-?care|
    school run|breast-?fe\w+|ivf|fertility treatment|miscarriage|menopaus\w+|(?:elderly|sick|ill|ailing) (?:mother|
    father|parents?)
    """
MARITAL = r"""
    (?:just|newly|recently|getting|got|gets|get|is|isn't|not|she's|he's|i'm|was|were|am|be|being|happily|
    aren't) married(?! (?:two|up|with the|to the))
    divorc(?:ed|ing|e|ee)|widow\w*|(?:his|my|her) (?:wife|husband|spouse|fianc\w+|ex-?(?:wife|husband)|boyfriend|
    girlfriend|in-laws)|fianc[eé]+
    marital(?: status)?|maiden name|wedding ring|engaged to be married|(?:he|she|i)(?:'s| is| was|
    'm| am) (?:\w+ )?(?:single|unmarried|separated|widowed)(?!-| (?:minded|handed|point))|single (?:man|woman|guy|lady)
    """
ORIGIN = r"""
    (?:his|her|their|my|an|thick|strong|heavy|foreign|slight|with an?|broad|regional|funny|noticeable|<NATION>|
    <COUNTRY>) (?:\w+ )?accent(?! (?:on|colou?r))
    the accent (?:is|was|might|made|makes|can|could|may|will|would|puts?)(?! (?:put )?on)|(?:heavily|strongly) accented
    ethnicity|ethnic(?:ally)? (?:background|origins?|group|minority|minorities)|nationality(?!-)|(?:his|her|their|
    my) (?:race|skin|heritage|roots|origins?)
    skin colou?r|colou?r of (?:his|her|my|their|your) skin|racis[mt]|racial\w*|racially|
    (?<!for )(?<!with )(?<!help )(?<!helping )immigrants?|foreigners?
    foreign[- ]sounding|(?:is|being|as|too|so|obviously) foreign(?= |[.,;!?]|$)(?! \w+ )|(?:as a|is a|was a|he's a|
    she's a|former) refugee|asylum seeker|gyps(?:y|ies)
    (?:comes?|came|is|'s|was|are|were|being|people|someone|candidates?|originally|really|actually|hails?|
    applicants) (?:originally |really )?from (?:<COUNTRY>|abroad|overseas|(?:another|a different|a foreign) country)|
    where (?:\w+ ){1,3}\W?(?:really|originally|actually)(?: (?:come|comes|came))? from
    where (?:she|he|i|you|they)(?:'s|'re| is| are| am| was| were)? from|where (?:my|his|her|their|your) (?:parents|
    family|name|ancestors|people)
    where (?:she|he|i|you) (?:really |actually |originally )?(?:comes?|came) from
    (?:i|he|she|they|you|who|parents) (?:was|were) born(?: and raised)? (?:in|abroad)|
    born (?:and raised )?in <COUNTRY>|place of birth|country of origin
    (?:grew up|raised) in <COUNTRY>|(?:his|her|their|your) (?:own )?(?:home )?country|such good english|english (?:is|
    was) so good|english for (?:an?|some)
    (?:not|isn't|no|non|wasn't|only|prefers?|rather)[- ](?:an? )?native(?: \w+)? speakers?|native speakers only
    <NATION> (?:man|woman|guy|girl|lady|lad|background|origins?|descent|roots|heritage|passport|nationals?|citizens?|
    immigrants?|mentality|temperament|work ethic|name|surname|family|parents|people|himself|herself)
    (?:he|she|i|they)(?:'s| is|'m| am| are|'re| was) <MAYBE><NATION>(?! (?:by training|native|tutor|teacher|speak\w+|
    class)|-)
    (?:an?|first|only|another|the|this|that) <NATION> (?:engineer|developer|manager|colleague|hire|employee|person|
    candidate|driver|nurse|one|applicant|lot)
    typical(?:ly)? <NATION>|(?:he|she) (?:looks|looked|sounds|sounded) (?:\w+ )?(?:<NATION>|foreign)|mixed[- ]race|
    people of colou?r|person of colou?r
    """
RELIGION = r"""
    muslims?|islam(?:ic|ist)?|jews?|jewish|hindus?|sikhs?|buddhists?|atheists?|mormons?|jehovah\w*|evangelicals?|
    quakers?|zionists?
    (?:is|he's|she's|i'm|are|am|was|as|being|very|devout|practi[cs]ing|a|strict|born-again|
    strictly) (?:a )?(?:catholic|protestant|anglican|baptist|orthodox)
    (?:a|devout|practi[cs]ing|born-again|strict|very|being|he's|she's|he is|she is|i'm|i am) (?:\w+ )?christian
    religious(?! (?:about|wars?|adherence|debates?|devotion|attention))|religions?|(?:his|her|their|my) (?:faith|
    religion)(?! in)|(?:his|her|my) (?:church|mosque|synagogue|parish)|hijab|niqab|bur[qk]h?a|head[- ]?scar(?:f|ves)|
    turban|kippah?|yarmulke|(?:a|her|wears) veil|wears a (?:cross|crucifix)
    ramadan|sabbath|shabbat|yom kippur|eid|(?:for|his|her|my|friday|daily|to say) prayers?|prayer (?:room|times?|
    breaks?)
    (?:has|have|had|needs?|wants?|stops?|breaks?|leaves?|asked|asks|time|off|where) to pray(?! (?:that|for|we))|
    prays (?:five|every|daily|at)
    (?:is|was|be|he's|she's) fasting|(?:go|goes|going|went) to (?:church|mosque|mass|synagogue)|church-?go\w+|halal|
    keeps? kosher|god-fearing
    """
HEALTH = r"""
    (?:he|she|i|they)(?:'s| is|'m| am| was| are) (?:\w+ )?disabled(?! by)|(?:registered|being|severely) disabled|
    disabled (?:person|man|woman|candidate|employee|badge)
    (?:his|her|their|my|a|any|some|has|have|learning|physical|hidden) (?:\w+ )?disabilit(?:y|ies)|(?:in|uses?|using|
    needs?|his|her|my|a) (?:a )?wheelchairs?
    autis\w+|adhd|asperger\w*|dyslexi\w+|dyspraxi\w+|epilep\w+|diabet\w+|tourette\w*|neuro-?(?:divers|diverg|
    atypical)\w*|on the (?:autism )?spectrum
    (?:is|has|with|he's|she's|i'm|am) bipolar|(?:clinical|from|with|had|has|his|her|my|postnatal|severe) depression|
    (?:is|was|seems|seemed|he's|she's|i'm|been|looks|looked) (?:\w+ )?depressed|anxiety (?:disorder|attacks?|issues?|
    problems?)|(?:his|her|my|has|had|with|from|social) anxiety|panic attacks?|ptsd
    mental (?:health|illness|breakdown|condition|issues?|problems?)|nervous breakdown|mentally (?:ill|unstable)
    (?:had|with|from|after|his|her|my|suffered) (?:\w+ )?burn-?out(?! (?:risk|rate|culture))
    (?:has|had|have|having|with|from|survived|beat|his|her|my|after|fighting|through|breast|skin|
    in remission from) (?:\w+ )?cancer|cancer survivor
    chemo\w*|hiv|parkinson\w*|alzheimer\w*|crohn\w*|arthritis|asthma\w*|multiple sclerosis|(?:has|have) ms(?=[.,;!?]|
    $| and)|migraines?|addiction|lupus|
    leuka?emia|(?:had|has had|suffered|after|from) a (?:\w+ )?stroke(?! of)
    heart (?:attack|condition|problems?|surgery|disease|trouble)|long covid|(?:his|her|a|my|slight|bad|
    with) (?:\w+ )?(?:stammer|stutter)|(?:he|she|i) (?:stammers|stutters)
    hearing (?:aids?|loss|problems?|impair\w+|difficult\w+)|hard of hearing|(?:he|she|i)(?:'s| is|
    'm| am| was) (?:\w+ )?(?:deaf|blind)(?! to)
    (?:partially|legally|nearly|half|colou?r)[- ](?:deaf|blind|sighted)|visually impaired|sight loss|(?:he|she) (?:has|
    had|walks with) a (?:\w+ )?limp|(?:he|she) limps
    (?:walks?|walking|walked) with an? (?:\w+ )?(?:stick|cane|limp|frame|crutch\w*)|walking stick|on crutches|
    prosthe\w+|amput\w+|missing (?:an?|one|his|her) (?:arm|leg|hand|finger)
    (?:bad|dodgy|weak|injured) (?:back(?!-?end)|knees?|hips?|heart)|back (?:pain|trouble|injury|surgery)|
    chronic (?:illness|pain|fatigue|condition|disease|migraines?)
    (?:sick|medical|stress) leave|off (?:work )?(?:sick|ill) (?:a lot|often|for|last)|(?:often|frequently|always|
    long-term|seriously|chronically|terminally) (?:ill|sick|unwell)
    sick(?:ness)? (?:record|absences?|days)|health (?:issues?|problems?|conditions?|reasons?|history|scare)|(?:his|her|
    my|their) health(?! (?:plan|insurance|app|benefits|cover))
    medical (?:conditions?|history|reasons?|problems?|issues?)|illness\w*|overweight|obes(?:e|ity)|(?:he|
    she)(?:'s| is| was) (?:\w+ )?(?:fat|frail|sickly)
    (?:he|she|they|candidate) (?:looks|looked|seems|seemed) (?:\w+ )?(?:unhealthy|unwell|frail|sickly|ill|sick)|
    handicapped|special needs|reasonable adjustments?
    alcoholi(?:c|sm)|drink(?:ing)? problem|recovering addict|in rehab|(?:on|takes?|his|her|my) medication|(?:sees?|
    seeing) a (?:therapist|psychiatrist|psychologist)
    """
UNION = r"""
    (?:trade|labou?r)[- ]union\w*|union (?:member|rep|man|official|activist|steward|membership|organi[sz]er|card|
    leader|background|guy|person)\w*
    shop steward|(?:in|join|joined|joins|joining|leads?|active in|belongs? to|part of|against|with) (?:a|the|our|his|
    her|any) union(?! (?:types?|of|square|jack|all|budget))
    unioni[sz]\w+|(?:pro|anti)-union|on (?:the|a|our) works council|works council (?:member|chair)|(?:organi[sz]ed|led|
    went on) (?:a |the )?strikes?
    """

ENGLISH = "".join((AGE, GENDER, ORIENTATION, FAMILY, MARITAL, ORIGIN, RELIGION, HEALTH, UNION))
