"""Words of business that has nothing to do with an interview, and of what has."""

from agent.reading.phrases import any_of

OTHER_BUSINESS = any_of(
    r"""
    fee notes?|credit notes?|vat|billing|accounts (?:dept|department|team|payable)|re-?issue|terms of business|
    contract renewal|purchase orders?|wrong po|po number|remittance
    (?:changed|changing|new|updated|moved) (?:my |our |the )?(?:phone|mobile|address|e-?mail|number|bank|house|
    surname|name on)|update (?:your|my|our) (?:records?|file|database|details|system)
    invoices?|time ?sheets?|payroll|payslips?|purchase order|newsletter|subscription|birthday|christmas|parking|
    deliver(?:y|ies)|p45|p60|bank (?:details?|account|form)|tax (?:form|code|number)|expenses?|mileage|password|
    log-?in|webinar|insurance (?:form|certificate)|timesheet|overdue|new (?:phone )?number|new address|lease|
    order number|shipment|licence renewal|statement of account|direct debit|holiday (?:pay|request)|sick ?note|
    uniform order
    rechnung\w*|lohnabrechnung|gehaltsabrechnung|geburtstag|stundenzettel|lieferung|bestellung|steuer\w*|
    bankverbindung|passwort|factures?|bulletins? de paie|anniversaire|commande|livraison|relevé d'heures|facturas?|
    nóminas?|cumpleaños|pedido|hoja de horas
    factu(?:ur|ren)|loonstrook|verjaardag|bestelling|levering|urenstaat|recibos?|fatura|aniversário|encomenda|
    fattur[ae]|busta paga|compleanno|ordine|faktur\w+|lönespecifikation|födelsedag|lønseddel|fødselsdag|wypłat\w*|
    urodzin\w*|zamówieni\w+
    """
)
OTHER_BUSINESS_SCRIPT = any_of("請求書|給与明細|誕生日|納品|タイムシート|交通費", anywhere=True)
FAVOUR = any_of(
    r"""
    (?:could|can|would|will) you (?:\w+ )?(?:send|update|change|renew|amend|correct|resend|forward|provide|issue|
    process|pay|book|order|sign|check on|chase|post|reset|add|remove|transfer|return|confirm (?:receipt|payment))|
    please (?:send|update|change|renew|amend|pay|sort|process|issue)
    (?:können|könnten) sie (?:\w+ ){0,5}(?:schicken|senden|ändern|aktualisieren|zusenden|überweisen)|
    pouvez-vous (?:\w+ ){0,4}(?:envoyer|modifier|changer|mettre à jour)|puede\w* (?:\w+ ){0,3}(?:enviar|cambiar|
    actualizar|mandar)\w*|kunt u (?:\w+ ){0,5}(?:sturen|wijzigen|aanpassen)
    """
)
"""Asks for a service."""
TOPIC = any_of(
    r"""
    interview\w*|candidates?|questions?|answers?|feedback|forms?|roles?|jobs?|position|salary|pay range|he|she|him|
    her|they|them|meeting|address of the|directions|slot|gespräch\w*|bewerber\w*|kandidat\w*|fragen?|stelle|gehalt|
    entretien|candidate?s?|poste|salaire|entrevista|candidat[oa]s?|puesto|salario|gesprek|kandidaat|functie|salaris|
    colloquio|vaga|posizione|intervju\w*|samtale\w*|rozmow\w*
    """
)
"""Has to do with an interview."""
