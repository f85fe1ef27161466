"""Commands of the recruiter's in French, Spanish, Portuguese and Italian, in rows as in ``command_words_germanic``."""

FRENCH = """
no: non | non merci | ne pas demander | ne demandez à personne | ne demande à personne | non ne demandez pas
veto: veto
don't ask {who}: ne demandez pas à {who} | ne demande pas à {who} | ne pas demander à {who} | n'écrivez pas à {who}
ask: demander | oui demander | demandez | demandez-leur | oui demandez-leur | allez-y | oui allez-y | vas-y
yes: oui
ask {who}: demandez à {who} | demande à {who} | demander à {who} | oui demandez à {who}
interview: un entretien | entretien | oui un entretien | c'était un entretien | c'en était un | oui c'était un entretien
no interview: pas un entretien | aucun entretien | ce n'était pas un entretien | non ce n'était pas un entretien
accept: accepter | accepte | acceptez | cela compte | ça compte
accept as client: accepter comme client | accepte comme client | acceptez comme client
accept as candidate: accepter comme candidat | accepter comme candidate | acceptez comme candidat
accept for {who}: accepter pour {who} | accepte pour {who} | acceptez pour {who}
ignore: ignorer | ignorez | ignore-le | cela ne compte pas | ça ne compte pas
held: a eu lieu | il a eu lieu | l'entretien a eu lieu | oui il a eu lieu
not held: n'a pas eu lieu | il n'a pas eu lieu | l'entretien n'a pas eu lieu | non il n'a pas eu lieu | pas eu lieu
no-show candidate: candidat absent | candidate absente | le candidat n'est pas venu | la candidate n'est pas venue
no-show client: client absent | le client n'est pas venu
moved: reporté | il a été reporté | déplacé | il a été déplacé | l'entretien a été reporté
cancelled: annulé | il a été annulé | l'entretien a été annulé
remarks: remarques | les remarques | montrez les remarques
remind: relancer | relancez | relance | relancez-les | relancer tout le monde | relancer maintenant
remind {who}: relancer {who} | relancez {who} | relance {who} | relancer {who} maintenant
snooze {n} days: pause {n} jours | pause de {n} jours | attendre {n} jours | attendez {n} jours | pause {n} jour
snooze {n} weeks: pause {n} semaines | pause de {n} semaines | attendre {n} semaines | pause {n} semaine
snooze until {day}: pause jusqu'au {day} | attendre jusqu'au {day} | attendez jusqu'au {day}
snooze {who} {n} days: pause {who} {n} jours | pause pour {who} {n} jours
snooze {who} {n} weeks: pause {who} {n} semaines | pause pour {who} {n} semaines
snooze {who} until {day}: pause {who} jusqu'au {day} | pause pour {who} jusqu'au {day}
status: statut | état | où en est-on | où en sommes-nous
offer: offre | une offre | faire une offre
another interview: autre entretien | un autre entretien | deuxième entretien | second entretien | nouvel entretien
another interview: prochain entretien | tour suivant | deuxième tour
hold: en attente | mettre en attente | en suspens
reschedule: nouvelle date | reprogrammer | replanifier
reject: refuser | refusé | rejeter | rejeté
withdrawn: désistement | s'est désisté | s'est désistée | candidature retirée
undo: annuler cela | annule cela | défaire | revenir en arrière
digest: récapitulatif | le récapitulatif | résumé du jour
add {who} as client: ajouter {who} comme client | ajoutez {who} comme client
add {who} as candidate: ajouter {who} comme candidat | ajouter {who} comme candidate
check: vérifier | vérifiez | demandez s'il a eu lieu | demander s'il a eu lieu
hand over to {who}: transmettre à {who} | transmettez à {who} | confier à {who} | {who} prend le relais
hand over to {who} until {day}: transmettre à {who} jusqu'au {day} | confier à {who} jusqu'au {day}
hand over all to {who}: tout transmettre à {who} | tout confier à {who}
hand over all to {who} until {day}: tout transmettre à {who} jusqu'au {day} | tout confier à {who} jusqu'au {day}
take back: reprendre | je reprends
take back all: tout reprendre | je reprends tout
agree: d'accord | je suis d'accord | oui je suis d'accord | entièrement d'accord
"""

SPANISH = """
no: no gracias | no preguntar | no preguntes | no pregunte | no preguntes a nadie | no preguntar a nadie
veto: veto
don't ask {who}: no preguntes a {who} | no pregunte a {who} | no preguntar a {who}
ask: preguntar | sí preguntar | pregunta | pregúntales | sí pregúntales | adelante | sí adelante
yes: sí
ask {who}: pregunta a {who} | pregunte a {who} | preguntar a {who} | sí pregunta a {who}
interview: una entrevista | entrevista | sí una entrevista | fue una entrevista | era una entrevista | sí lo fue
no interview: ninguna entrevista | no es una entrevista | no fue una entrevista | no era una entrevista
accept: aceptar | acepta | acepto | cuenta | sí aceptar
accept as client: aceptar como cliente | acepta como cliente
accept as candidate: aceptar como candidato | aceptar como candidata | acepta como candidato
accept for {who}: aceptar para {who} | acepta para {who}
ignore: ignorar | ignóralo | no cuenta
held: se celebró | tuvo lugar | sí tuvo lugar | se hizo | sí se hizo
not held: no se celebró | no tuvo lugar | no se hizo | no no tuvo lugar
no-show candidate: el candidato no vino | la candidata no vino | candidato ausente | candidata ausente
no-show client: el cliente no vino | cliente ausente
moved: aplazada | se aplazó | pospuesta | se pospuso | fue aplazada
cancelled: cancelada | se canceló | fue cancelada
remarks: observaciones | las observaciones | mostrar las observaciones
remind: recordar | recuérdales | recuerda a todos | recordar ahora
remind {who}: recordar a {who} | recuerda a {who} | recordar a {who} ahora
snooze {n} days: pausa {n} días | pausa de {n} días | esperar {n} días | espera {n} días | pausa {n} día
snooze {n} weeks: pausa {n} semanas | pausa de {n} semanas | esperar {n} semanas | pausa {n} semana
snooze until {day}: pausa hasta {day} | pausa hasta el {day} | esperar hasta {day} | esperar hasta el {day}
snooze {who} {n} days: pausa {who} {n} días | pausa para {who} {n} días
snooze {who} {n} weeks: pausa {who} {n} semanas | pausa para {who} {n} semanas
snooze {who} until {day}: pausa {who} hasta {day} | pausa para {who} hasta el {day}
status: estado | cómo va | cómo está
offer: oferta | una oferta | hacer una oferta
another interview: otra entrevista | segunda entrevista | nueva entrevista | siguiente ronda | segunda ronda
hold: en espera | poner en espera | dejar en espera
reschedule: reprogramar | nueva fecha | nueva cita
reject: rechazar | rechazado | rechazada | rechazo
withdrawn: se retira | se retiró | se ha retirado | retirado | retirada
undo: deshacer | deshaz eso
digest: resumen | resumen del día | el resumen
add {who} as client: añadir {who} como cliente | añade a {who} como cliente
add {who} as candidate: añadir {who} como candidato | añadir {who} como candidata
check: comprobar | pregunta si tuvo lugar | preguntar si tuvo lugar
hand over to {who}: traspasar a {who} | pasar a {who} | {who} se encarga
hand over to {who} until {day}: traspasar a {who} hasta {day} | traspasar a {who} hasta el {day}
hand over all to {who}: traspasar todo a {who} | pasar todo a {who}
hand over all to {who} until {day}: traspasar todo a {who} hasta {day} | traspasar todo a {who} hasta el {day}
take back: lo retomo | retomar
take back all: lo retomo todo | retomar todo
agree: de acuerdo | estoy de acuerdo | sí estoy de acuerdo
"""

PORTUGUESE = """
no: não | não obrigado | não obrigada | não perguntar | não pergunte | não pergunte a ninguém
veto: veto
don't ask {who}: não pergunte a {who} | não perguntar a {who} | não perguntes a {who}
ask: perguntar | sim perguntar | pergunte | pergunte-lhes | pode perguntar | sim pode perguntar
yes: sim
ask {who}: pergunte a {who} | perguntar a {who} | pergunta a {who} | sim pergunte a {who}
interview: uma entrevista | sim uma entrevista | foi uma entrevista | era uma entrevista | sim foi
no interview: nenhuma entrevista | não é uma entrevista | não foi uma entrevista | não era uma entrevista
accept: aceitar | aceite | aceito | conta | sim aceitar
accept as client: aceitar como cliente | aceite como cliente
accept as candidate: aceitar como candidato | aceitar como candidata | aceite como candidato
accept for {who}: aceitar para {who} | aceitar por {who} | aceite para {who}
ignore: ignore isso | não conta
held: aconteceu | sim aconteceu | realizou-se | foi realizada
not held: não aconteceu | não se realizou | não foi realizada | não não aconteceu
no-show candidate: o candidato não veio | a candidata não veio | o candidato não compareceu | a candidata não compareceu
no-show client: o cliente não veio | o cliente não compareceu
moved: adiada | foi adiada | remarcada | foi remarcada
cancelled: foi cancelada
remarks: observações | as observações | mostrar as observações
remind: lembrar | lembre-os | lembrar todos | lembrar agora
remind {who}: lembrar {who} | lembre {who} | lembrar {who} agora
snooze {n} days: pausa {n} dias | pausa de {n} dias | aguardar {n} dias | pausa {n} dia
snooze {n} weeks: pausa de {n} semanas | aguardar {n} semanas
snooze until {day}: pausa até {day} | aguardar até {day} | pausa até ao dia {day} | aguardar até o dia {day}
snooze {who} {n} days: pausa {who} {n} dias | pausa para {who} {n} dias
snooze {who} {n} weeks: pausa para {who} de {n} semanas
snooze {who} until {day}: pausa {who} até {day} | pausa para {who} até {day}
status: situação | como está | em que ponto estamos
offer: proposta | uma proposta | fazer proposta | fazer uma proposta | uma oferta
another interview: outra entrevista | segunda entrevista | nova entrevista | próxima fase | segunda fase
hold: em espera | colocar em espera
reschedule: reagendar | nova data | remarcar
reject: rejeitar | rejeitado | rejeitada | recusar | reprovar
withdrawn: desistiu | desistência | retirou-se
undo: desfazer | desfaça isso
digest: resumo | resumo do dia | o resumo
add {who} as client: adicionar {who} como cliente | adicione {who} como cliente
add {who} as candidate: adicionar {who} como candidato | adicionar {who} como candidata
check: verificar | pergunte se aconteceu | perguntar se aconteceu
hand over to {who}: transferir para {who} | passar para {who} | {who} assume
hand over to {who} until {day}: transferir para {who} até {day} | passar para {who} até {day}
hand over all to {who}: transferir tudo para {who} | passar tudo para {who}
hand over all to {who} until {day}: transferir tudo para {who} até {day} | passar tudo para {who} até {day}
take back: eu retomo | reassumir
take back all: eu retomo tudo | reassumir tudo
agree: concordo | de acordo | estou de acordo | sim concordo
"""

ITALIAN = """
no: no grazie | non chiedere | non chieda | non chiedere a nessuno | no non chiedere
veto: veto
don't ask {who}: non chiedere a {who} | non chieda a {who}
ask: chiedere | sì chiedere | chiedi | chieda pure | sì chieda pure | procedi | sì procedi
yes: sì
ask {who}: chiedi a {who} | chieda a {who} | chiedere a {who} | sì chiedi a {who}
interview: un colloquio | colloquio | sì un colloquio | era un colloquio | sì lo era | è stato un colloquio
no interview: nessun colloquio | non è un colloquio | non era un colloquio | no non era un colloquio
accept: accettare | accetta | accetto | sì accettare
accept as client: accettare come cliente | accetta come cliente
accept as candidate: accettare come candidato | accettare come candidata | accetta come candidato
accept for {who}: accettare per {who} | accetta per {who}
ignore: ignorare | ignora | ignoralo | non vale
held: si è svolto | ha avuto luogo | sì si è svolto | sì ha avuto luogo
not held: non si è svolto | non ha avuto luogo | no non si è svolto | no non ha avuto luogo
no-show candidate: il candidato non è venuto | la candidata non è venuta | candidato assente | candidata assente
no-show client: il cliente non è venuto | cliente assente
moved: rinviato | è stato rinviato | spostato | è stato spostato
cancelled: annullato | è stato annullato | cancellato
remarks: osservazioni | le osservazioni | mostra le osservazioni
remind: ricorda | ricordare | sollecita | sollecitare | sollecita tutti | sollecita ora
remind {who}: sollecita {who} | sollecitare {who} | ricorda a {who} | sollecita {who} ora
snooze {n} days: pausa {n} giorni | pausa di {n} giorni | aspetta {n} giorni | pausa {n} giorno
snooze {n} weeks: pausa {n} settimane | pausa di {n} settimane | aspetta {n} settimane
snooze until {day}: pausa fino al {day} | aspetta fino al {day} | pausa fino a {day}
snooze {who} {n} days: pausa {who} {n} giorni | pausa per {who} {n} giorni
snooze {who} {n} weeks: pausa {who} {n} settimane | pausa per {who} {n} settimane
snooze {who} until {day}: pausa {who} fino al {day} | pausa per {who} fino al {day}
status: stato | a che punto siamo | come siamo messi
offer: offerta | un'offerta | fare un'offerta
another interview: altro colloquio | un altro colloquio | secondo colloquio | nuovo colloquio | prossimo colloquio
hold: in attesa | mettere in attesa | in sospeso
reschedule: riprogrammare | nuova data | nuovo appuntamento
reject: rifiutare | rifiutato | rifiutata | scartare | scartato | scartata
withdrawn: si ritira | si è ritirato | si è ritirata | ritirato | ritirata
undo: disfare | annulla l'ultima | torna indietro
digest: riepilogo | il riepilogo | riepilogo del giorno
add {who} as client: aggiungere {who} come cliente | aggiungi {who} come cliente
add {who} as candidate: aggiungi {who} come candidato | aggiungi {who} come candidata
check: verifica | verificare | chiedi se si è svolto | chiedere se si è svolto
hand over to {who}: affidare a {who} | affida a {who} | passare a {who} | {who} subentra
hand over to {who} until {day}: affidare a {who} fino al {day} | affida a {who} fino al {day}
hand over all to {who}: affidare tutto a {who} | affida tutto a {who}
hand over all to {who} until {day}: affidare tutto a {who} fino al {day} | affida tutto a {who} fino al {day}
take back: riprendo io | riprendere
take back all: riprendo tutto io | riprendere tutto
agree: d'accordo | sono d'accordo | concordo | sì sono d'accordo
"""
