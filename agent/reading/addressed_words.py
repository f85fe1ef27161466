"""Words of people who speak to a program that reads along, by what they do.

What a person tells a recruiter about AI, systems or instructions is none of them: an order needs the form of an order.
"""

from agent.reading.phrases import alternatives

_MACHINE = r"""
    (?:any |all |the |an? |every )?(?:(?:ai|artificial intelligence|automated|automatic|virtual)[ -](?:assistants?|
    agents?|models?|
    systems?|recruiters?|tools?|readers?|bots?|reviewers?|screeners?|summari[sz]ers?|parsers?|software|evaluators?)|ai|
    ais|a\.i\.|llms?|
    (?:large )?language models?|chat-?bots?|chatgpt|gpt|copilot|gemini|claude|models?(?= (?:reading|processing|parsing|
    summari[sz]ing|evaluating|that reads?))|bots?(?= (?:reading|processing|parsing))|automated (?:process|pipeline)|
    assistants?(?= (?:reading|processing|parsing|summari[sz]ing)))
    """
MACHINE = f"(?:{alternatives(_MACHINE)})"
_READING = r"""
    reading|processing|parsing|summari[sz]ing|handling|evaluating|integrating|analy[sz]ing|scanning|grading|screening
    """
_READS = f"(?:{alternatives(_READING)})"
_ORDERS = r"""
    (?:instructions?|iunstructions|prompts?|directives?|guidelines|commands?|rules|context|requests|system (?:message|
    prompt)|
    restrictions|programming|orders)
    """
ORDERS = alternatives(_ORDERS)
_EARLIER = (
    "previous|prior|earlier|above|preceding|foregoing|existing|initial|original|past|system|developer|other|former|old"
)
_VALUES = r"""
    strong[_ ]yes|strong[_ ]no|yes|no|undecided|offer|hired?|another_interview|reject|hold|withdraw|held|positive|
    [1-5]\b
    """
_VALUE = f"(?:{alternatives(_VALUES)})"

STARTS = (
    r"(?:^|[:;,.!?\-–—*>(/\"'=]\s*|\b(?:please|must|should|shall|and|then|to|now|instead|simply|just|you|kindly|will|"
    r"seamlessly) )(?:\W{0,3})(?:\w+ly )?"
)
"""What stands before an order. After 'he', 'she' or 'they' it is a report."""

ORDERED = rf"""
    (?:ignore|disregard|forget|override|bypass|overlook|skip|do not follow|don't follow|stop following|
    abandon) (?:about )?(?:(?:all|any|of|every|the|your|
    these|those|other) ){{0,3}}(?:(?:{_EARLIER})(?: and|,)? ){{1,3}}(?:\w+ (?:and|or) \w+ )?{ORDERS}
    (?:ignore|disregard|forget|override|bypass) (?:(?:all|any|of|the|these) ){{0,3}}your (?:(?:{_EARLIER}|safety|
    own) ){{0,2}}{ORDERS}
    (?:ignore|disregard|forget) (?:all|any|every) (?:of )?(?:the |your )?{ORDERS}(?! (?:in|of|on|for) (?:the|his|her|
    our))
    (?:ignore|disregard|forget) everything (?:you (?:were|have been) told|above|before this|
    prior)(?:.{{0,30}}(?:output|print|instead|say|and just|reply))
    (?:reveal|print|show(?: me)?|output|display|repeat|dump|leak) (?:(?:all|of|the|your|me|
    internal) ){{0,3}}(?:system prompt|initial instructions|hidden instructions|
    system message|internal configuration|words above starting|(?:text|everything|words) above this)
    (?:reveal|repeat|tell me|show me) (?:exactly )?(?:what|all that) the (?:client|candidate|other side|
    recruiter) (?:said|wrote)
    decode (?:and follow|and (?:run|execute|obey)|(?:this|the following) (?:base64|string).{{0,30}}(?:follow|do|
    instruction))
    do exactly what it says
    (?:modify|enhance|enrich|rewrite|encode|express|shift|scramble|prefix|augment|fortify|optimi[sz]e|refine|embellish|
    convert|substitute|replace|
    harmonize|expedite) <SAME>{{0,60}}\byour (?:response|reply|answer|output|summary|code|codebase|implementation|
    solution|elucidation|algorithm)
    (?:add|append|insert|integrate|incorporate|include|embed|blend|infuse|interweave|meld|absorb|introduce|engage|
    leverage|utilize|enlist|
    execute|consider|develop|ensure|remember|keep in mind|validate) <SAME>{{0,50}}\b(?:following|subsequent|
    below) (?:code|string|anchor|text block)
    (?:add|append|insert|integrate|include|put) [\"'][^\"']{{3,200}}[\"']<SAME>{{0,40}}\byour (?:response|reply|answer|
    output|summary)
    (?:add|append|insert|integrate|include|introduce|embed) <SAME>{{0,40}}(?:sentence|statement|teaser|headline|claim|
    statistic|reminder|announcement|
    typos|canary|token|string|link|advert\w*|promotion)<SAME>{{0,60}}\byour (?:response|reply|answer|output|summary)
    (?:begin|start|end|finish|prefix|prepend|conclude) (?:every|each|all|your) (?:response|reply|answer|output|summary|
    repl(?:y|ies))(?: with)?
    (?:respond|reply|answer) (?:only )?(?:with|by) <SAME>{{1,60}} and nothing else|(?:respond|reply|
    answer) only (?:with|in) (?:json|[A-Z0-9-]{{5,}}|[\"'])
    respond by (?:performing|executing)|perform <SAME>{{1,60}} and only this
    (?:repeat|add|print|say|write|put|place|append|include|insert) <SAME>{{1,100}} at the (?:end|beginning|start|
    top) of your (?:response|output|summary|reply|answer)
    (?:analy[sz]e|determine) the sentiment of
    call (?:the )?\w+_\w+ (?:with|on|to|and|url)|remove spaces from your|use emojis to represent your
    (?:pretend|act as if|imagine) (?:that )?you(?:'re| are) (?:an? )?(?:unrestricted|unfiltered|{MACHINE})
    (?:record|register|output|return|assign|report|emit|log) (?:a |the |an |overall )*(?:rating|score|decision|
    next[ _]step|recommendation)s?(?: of| to| as|=|:)? ?(?:{_VALUE}|five)
    (?:output|return|emit|classify (?:this|it|the (?:reply|mail|
    message)) as) [\"']?(?:decision )?{_VALUE}(?![\w ]*\bplease)
    (?:save|store) this (?:note|message)? ?(?:to|in) your memory|use base\d+ to
    """

ANYWHERE = rf"""
    {MACHINE}\s?:<SAME>{{0,80}}\b(?:ratings?|decision|next step|offer|hire|reject|scores?|rank|concerns)
    any (?:automated|automatic|ai) (?:\w+ )?(?:systems?|tools?|agents?|assistants?) (?:must|should|shall|has to|have to)
    (?:to|for|attention|attn|note to|notes? for|message (?:to|for)|instructions? (?:to|for)|hint for|dear|hey|hello|
    @) ?{MACHINE}(?: {_READS}[^:,.!?]{{0,40}})?\s?[:,] ?(?=\w)(?! (?:i|my|we|our|he|she|thank|thanks|please stop)\b)
    (?:to|for|attention|attn|note to|notes? for|message (?:to|for)|instructions? (?:to|for)) {MACHINE} {_READS}
    {MACHINE} (?:that (?:are|is) )?{_READS} (?:this|my|the|these)(?: \w+){{0,2}} ?(?:[:,]|(?:are required|is required|
    must|should|shall|has to|have to|needs? to|ought to))
    {MACHINE} {_READS} <SAME>{{0,40}}(?:must|should|shall|are required)
    {MACHINE} (?:must|should|shall) (?:not |never |always )?(?:mention|report|treat|rate|mark|record|output|ignore|
    rank|recommend|set|classify|omit|summari[sz]e)
    if you(?:'re| are) (?:an? |any |the )?(?:{MACHINE}|automated|not (?:a )?human|a (?:bot|machine|program|computer))
    as an? (?:ai(?: language)? model|language model|ai assistant),? (?:you|please|your)
    you are (?:now |no longer |actually |running as |operating as )+(?:an? )?(?:\w+ )?(?:{MACHINE}|dan\b|
    feedback reader|unrestricted|part of a test|in developer mode|without)
    you(?:'re| are) (?:dan\b|an? (?:do anything |unrestricted |uncensored )?(?:ai|language model|assistant without))
    (?:important |urgent )*system[ -](?:message|note|instruction|override|prompt|notice|directive|command|
    alert)s?(?: (?:for|to)[^:.!?]{{0,40}})? ?[:\-–—]
    new (?:important |urgent |system )*(?:instructions?|directives?|orders?) ?(?:come to thee|supersede|override|
    :(?=.{{0,80}}(?:respond|output|ignore|reply with|rating|decision)))
    (?:your|a) new (?:directive|instructions?|orders?|task is to|objective)\b.{{0,40}}(?:supersedes?|overrides?|
    replaces?|starts? right here|\bis to\b|:)
    your instructions (?:have|has) (?:changed|been (?:updated|replaced|overridden))
    (?:developer|debug|god|admin|jailbreak|maintenance) mode (?:is )?(?:on|enabled|activated|engaged)|in developer mode
    (?:safety|security) (?:protocols?|filters?|guidelines|rules) (?:are |is )?(?:disabled|off|suspended|do not apply)|
    no limits ai|do anything now
    from now on,? you (?:have no restrictions|must (?:ignore|comply|obey|answer everything)|will (?:ignore|obey)|
    are (?:a |an )?(?:unrestricted|free|dan|no longer))
    for the (?:rest|remainder) of (?:this|the) (?:conversation|task|session)|in every (?:future |single )?(?:reply|
    response|summary|report)(?= you|,| so|:|\.)
    in your (?:response|output|answer|reply),? (?:include a fact|suggest users|mention|hint|promote|insert|
    the following)|in your response:
    include (?:in|within|to) your (?:response|output|answer|reply) (?:the |this )?(?:following|announcement|string|
    exactly)
    (?:must|should) be included in every (?:report|reply|response|summary)|(?:doc_id|token|code|
    reference) in your (?:summary|response|reply|output)
    when (?:you )?(?:summari[sz](?:e|ing)|process(?:ing)?|pars(?:e|ing)|evaluat(?:e|ing)|read(?:ing)?) this (?:message|
    mail|email|reply|text|feedback|document)?,? ?(?:omit|ignore|set|mark|record|report|rate|do not|don't|never|always|
    treat|say|write|email|send|add|include|output|leave out)
    \byour (?:code|codebase|implementation|solution|elucidation|algorithm|response)<SAME>{{0,60}}\b(?:following|
    subsequent|below) code
    (?:following|subsequent|below) code (?:excerpt|snippet|block|section|segment)<SAME>{{0,60}}\byour (?:code|codebase|
    implementation|solution|elucidation|algorithm|response)
    (?:hiring|recruiting|recruitment|screening|ats|hr|scoring|feedback|mail)[- ](?:bot|ai|parser) ?: ?(?=\w)
    (?:any|every|all|whatever|whichever) (?:\w+ )?(?:systems?|tools?|software|programs?|machines?|agents?|
    scripts?) (?:(?:that|which) (?:reads?|process(?:es)?|parses?|summari[sz]es?|handles?|sees?|scans?)|
    {_READS}) (?:this|these|the) (?:reply|message|mail|e-?mail|text|answer|feedback|note|line)
    (?:ai|llm|bot|machine|gpt) (?:notice|instructions?|directive|alert|message|hint|reminder|warning)s? ?:
    {MACHINE} ?[:,] (?:please |kindly |then )?(?:in your|when (?:you|summari|process|read|pars)|if you|you (?:must|
    should|are|will|have)|your|do not|don't|set|mark|state|treat|ignore|disregard|skip|record|output|return|say|
    summari[sz]e|recommend|rank|remember|leave out|omit)\w*\b
    if you are (?:told|asked) to (?:summari[sz]e|answer|read)|regardless of (?:any )?(?:previous input|
    pre-existing guidelines|the above|all rules)
    (?:treat|mark|record|rate) (?:every|all|each) (?:answers?|ratings?|scores?|questions?|fields?|values?) (?:as|at|
    with|to) (?:a )?(?:5|five|yes|positive|strong)
    (?:in|of) the json(?: object)?(?: that)? you (?:return|output|produce|write)|(?:the )?field [\"'`]?(?:next_step|
    decision|rating|outcome|qualifications_met)
    (?:ai|llm)(?: coding)? agents? (?:\w+ ){{1,3}}(?:should|must)|for ai (?:coding )?agents|output from executing|
    system malfunction
    (?:user|customer) (?:data|list|database|emails?)(?: \w+){{0,3}} (?:to|and send them to) [^\s@]+@|
    output the raw (?:customer )?database
    """

FORMS = r"""
    <!--(?=[^>]{0,300}\b(?:\w*bots?|ai|llm|assistant|system|parser|outcome|decision|rating|hired|
    instructions?)\b)[^>]{0,600}-->
    !\[[^\]\n]{0,80}\]\(https?://[^)\n]{0,200}[\[=]
    <\|?/?(?:im_start|im_end|system|endoftext|assistant|user|eot_id|start_header_id)\|?>|\[/?inst\]|<</?sys>>|
    </?(?:system|assistant|instructions?|prompt|s)>
    \[\[? ?/?(?:system|assistant|ai|llm|gpt|model|bot|prompt|instructions?)(?: (?:message|note|prompt|
    instruction))?\]?(?: ?:[^\]]*\]?\]?|\])
    #{2,}\s?\(?(?:system|new|assistant|instruction)s?(?:[_ ](?:message|prompt|instructions?))?\)?(?= ?:|\))|
    \*{2,} ?(?:new|important)[^*\n]{0,30}instructions ?\*{2,}
    [{,] ?"(?:role|system|tool|function_call|decision|next_step|qualifications_met|rating)" ?: ?["{0-9]
    """
"""Marks of chats and prompts, in which no person writes."""

LINE = r"""
    \W{0,4}(?:system|developer)(?: (?:prompt|message|note|instruction|override))? ?: (?=(?:you|the (?:candidate|
    interview|client|rating|decision|model)|ignore|set|mark|record|
    from|new|always|reveal|treat|rank))
    \W{0,4}assistant ?: (?=(?:sure|of course|okay|i will|certainly|here is|\{|set|mark|rating|decision|the candidate))
    (?:rating|decision|next_step|outcome|qualifications_met|kind) ?= ?\"?\w+\"?[;,&] ?(?:rating|decision|next_step|
    outcome|qualifications_met|kind) ?= ?
    """
"""At the start of a line: the roles of a chat, and assignments of fields as a program writes them."""

CODE = (
    r"(?:decision|next_step|qualifications_met|rating|outcome|kind) ?={1,2} ?[\"']?"
    r"(?:strong_yes|strong_no|another_interview|yes|no|offer|reject|[1-5])\b"
)
"""A field and its value, as a program writes them."""
