"""Commands of the recruiter's in Polish and Japanese, in rows as in ``command_words_germanic``."""

POLISH = """
no: nie | nie dziękuję | nie pytaj | nie pytać | nie pytaj nikogo | proszę nie pytać
veto: weto
don't ask {who}: nie pytaj {who} | nie pytać {who}
ask: pytaj | tak pytaj | zapytaj | zapytaj ich | tak zapytaj | śmiało
yes: tak
ask {who}: zapytaj {who} | pytaj {who} | zapytać {who} | tak zapytaj {who}
interview: rozmowa kwalifikacyjna | rozmowa rekrutacyjna | to była rozmowa kwalifikacyjna | tak to była rozmowa
no interview: to nie była rozmowa kwalifikacyjna | nie rozmowa kwalifikacyjna | to nie była rozmowa
accept: przyjmij | przyjąć | zaakceptuj | liczy się | to się liczy
accept as client: przyjmij jako klient | przyjmij jako klienta | zaakceptuj jako klient
accept as candidate: przyjmij jako kandydat | przyjmij jako kandydata | przyjmij jako kandydatka
accept for {who}: przyjmij dla {who} | zaakceptuj dla {who} | przyjmij za {who}
ignore: ignoruj | zignoruj | nie liczy się | to się nie liczy
held: odbyła się | rozmowa się odbyła | tak odbyła się
not held: nie odbyła się | rozmowa się nie odbyła | nie nie odbyła się
no-show candidate: kandydat nie przyszedł | kandydatka nie przyszła | kandydat się nie pojawił
no-show client: klient nie przyszedł | klient się nie pojawił
moved: przełożona | została przełożona | przełożono
cancelled: odwołana | została odwołana | odwołano
remarks: uwagi | pokaż uwagi
remind: przypomnij | przypomnij im | przypomnij wszystkim | przypomnij teraz
remind {who}: przypomnij {who} | przypomnij {who} teraz
snooze {n} days: pauza {n} dni | poczekaj {n} dni | wstrzymaj {n} dni | pauza {n} dzień | wstrzymaj na {n} dni
snooze {n} weeks: pauza {n} tygodnie | poczekaj {n} tygodnie | pauza {n} tydzień | pauza {n} tygodni
snooze until {day}: pauza do {day} | poczekaj do {day} | wstrzymaj do {day}
snooze {who} {n} days: pauza {who} {n} dni | wstrzymaj {who} {n} dni
snooze {who} {n} weeks: pauza {who} {n} tygodnie
snooze {who} until {day}: pauza {who} do {day} | wstrzymaj {who} do {day}
status: stan | jaki jest stan | jak to wygląda
offer: oferta | złożyć ofertę | złóż ofertę | złożymy ofertę
another interview: kolejna rozmowa | druga rozmowa | następna rozmowa | następny etap | kolejny etap
hold: wstrzymać | wstrzymane | zawiesić
reschedule: nowy termin | przełożyć
reject: odrzucić | odrzuć | odrzucony | odrzucona | odmowa
withdrawn: rezygnacja | zrezygnował | zrezygnowała | wycofał się | wycofała się
undo: cofnij | cofnij to
digest: podsumowanie | podsumowanie dnia | przegląd
add {who} as client: dodaj {who} jako klient | dodaj {who} jako klienta
add {who} as candidate: dodaj {who} jako kandydat | dodaj {who} jako kandydata
check: sprawdź | zapytaj czy się odbyła | spytaj czy się odbyła
hand over to {who}: przekaż {who} | przekazać {who} | {who} przejmuje
hand over to {who} until {day}: przekaż {who} do {day} | przekazać {who} do {day}
hand over all to {who}: przekaż wszystko {who} | przekazać wszystko {who}
hand over all to {who} until {day}: przekaż wszystko {who} do {day} | przekazać wszystko {who} do {day}
take back: przejmuję z powrotem | odbieram
take back all: przejmuję wszystko z powrotem | odbieram wszystko
agree: zgadzam się | zgoda | tak zgadzam się
"""

JAPANESE = """
no: いいえ | 聞かないで | 質問しない | 誰にも聞かないで | 送らないで
veto: 質問中止
don't ask {who}: {who}には聞かないで | {who}に聞かないで | {who} には聞かないで | {who} に聞かないで
ask: 聞いて | 質問する | はい、聞いて | 送って | 進めて
yes: はい
ask {who}: {who}に聞いて | {who} に聞いて | {who}に質問する | {who} に質問する
interview: 面接 | 面接です | 面接でした | はい、面接です | はい、面接でした
no interview: 面接ではない | 面接ではありません | 面接ではありませんでした | 面接ではなかった
accept: 有効 | 有効です | 承認
accept as client: クライアントとして有効 | クライアントとして承認
accept as candidate: 候補者として有効 | 候補者として承認
accept for {who}: {who}として有効 | {who}として承認 | {who} として有効 | {who} として承認
ignore: 無視 | 無効 | 無効です
held: 実施済み | 実施しました | 行われました | 実施されました
not held: 実施なし | 実施されませんでした | 行われませんでした | 実施していません
no-show candidate: 候補者が来なかった | 候補者欠席 | 候補者が来ませんでした
no-show client: クライアントが来なかった | クライアント欠席 | クライアントが来ませんでした
moved: 延期 | 延期されました | 延期になりました
cancelled: キャンセル | キャンセルされました | キャンセルになりました
remarks: 発言を見せて | 除外された発言
remind: 催促 | 催促して | リマインド | リマインドして
remind {who}: {who}に催促して | {who} に催促して | {who}にリマインド | {who} にリマインド
snooze {n} days: {n}日待って | {n}日待つ | {n}日間待って | {n} 日待って
snooze {n} weeks: {n}週間待って | {n}週間待つ | {n} 週間待って
snooze until {day}: {day}まで待って | {day}まで待つ | {day} まで待って
snooze {who} {n} days: {who}は{n}日待って | {who} は{n}日待って
snooze {who} {n} weeks: {who}は{n}週間待って | {who} は{n}週間待って
snooze {who} until {day}: {who}は{day}まで待って | {who} は{day}まで待って
status: 状況 | 状況は | 状況を教えて | 現状
offer: 内定 | 内定を出す | オファー | オファーを出す
another interview: 次の面接 | 再面接 | 二次面接 | 次回面接 | もう一度面接
hold: 保留 | 保留にする
reschedule: 日程変更 | 日程再調整 | 再調整
reject: 不採用 | 見送り | 見送る | お見送り
withdrawn: 辞退 | 辞退しました | 候補者辞退
undo: 取り消し | 取り消して | 元に戻して
digest: 一覧 | 今日の一覧 | まとめ
add {who} as client: {who}をクライアントとして追加 | {who} をクライアントとして追加
add {who} as candidate: {who}を候補者として追加 | {who} を候補者として追加
check: 確認して | 実施されたか聞いて | 実施されたか確認して
hand over to {who}: {who}に引き継ぐ | {who}に引き継いで | {who} に引き継ぐ
hand over to {who} until {day}: {day}まで{who}に引き継ぐ | {day}まで {who} に引き継ぐ
hand over all to {who}: すべて{who}に引き継ぐ | すべて {who} に引き継ぐ
hand over all to {who} until {day}: {day}まですべて{who}に引き継ぐ | {day}まですべて {who} に引き継ぐ
take back: 引き取る | 担当に戻る
take back all: すべて引き取る | すべて担当に戻る
agree: 同意 | 同意します | 賛成 | 賛成です
"""
