"""Days and months in the languages that people's mail programs speak."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Language:
    """Names as mail programs write them, Monday and January first."""

    code: str
    days: tuple[str, ...]
    short_days: tuple[str, ...]
    months: tuple[str, ...]
    short_months: tuple[str, ...]

    def day(self, at: datetime) -> str:
        return self.days[at.weekday()]

    def short_day(self, at: datetime) -> str:
        return self.short_days[at.weekday()]

    def month(self, at: datetime) -> str:
        return self.months[at.month - 1]

    def short_month(self, at: datetime) -> str:
        return self.short_months[at.month - 1]


def _language(code: str, days: str, short_days: str, months: str, short_months: str) -> Language:
    return Language(
        code=code,
        days=tuple(days.split()),
        short_days=tuple(short_days.split()),
        months=tuple(months.split()),
        short_months=tuple(short_months.split()),
    )


_ALL = (
    _language(
        "en",
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
        "Mon Tue Wed Thu Fri Sat Sun",
        "January February March April May June July August September October November December",
        "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    ),
    _language(
        "de",
        "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
        "Mo Di Mi Do Fr Sa So",
        "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
        "Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.",
    ),
    _language(
        "fr",
        "lundi mardi mercredi jeudi vendredi samedi dimanche",
        "lun. mar. mer. jeu. ven. sam. dim.",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
    ),
    _language(
        "es",
        "lunes martes miércoles jueves viernes sábado domingo",
        "lun mar mié jue vie sáb dom",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "ene feb mar abr may jun jul ago sept oct nov dic",
    ),
    _language(
        "it",
        "lunedì martedì mercoledì giovedì venerdì sabato domenica",
        "lun mar mer gio ven sab dom",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
        "gen feb mar apr mag giu lug ago set ott nov dic",
    ),
    _language(
        "nl",
        "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
        "ma di wo do vr za zo",
        "januari februari maart april mei juni juli augustus september oktober november december",
        "jan feb mrt apr mei jun jul aug sep okt nov dec",
    ),
    _language(
        "pt",
        "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
        "seg. ter. qua. qui. sex. sáb. dom.",
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
        "jan. fev. mar. abr. mai. jun. jul. ago. set. out. nov. dez.",
    ),
    _language(
        "pl",
        "poniedziałek wtorek środa czwartek piątek sobota niedziela",
        "pon. wt. śr. czw. pt. sob. niedz.",
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
        "sty lut mar kwi maj cze lip sie wrz paź lis gru",
    ),
    _language(
        "sv",
        "måndag tisdag onsdag torsdag fredag lördag söndag",
        "mån tis ons tors fre lör sön",
        "januari februari mars april maj juni juli augusti september oktober november december",
        "jan. feb. mars apr. maj juni juli aug. sep. okt. nov. dec.",
    ),
    _language(
        "ja",
        "月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日",
        "月 火 水 木 金 土 日",
        *[" ".join(f"{n}月" for n in range(1, 13))] * 2,
    ),
    _language(
        "da",
        "mandag tirsdag onsdag torsdag fredag lørdag søndag",
        "man. tir. ons. tor. fre. lør. søn.",
        "januar februar marts april maj juni juli august september oktober november december",
        "jan. feb. mar. apr. maj jun. jul. aug. sep. okt. nov. dec.",
    ),
    _language(
        "nb",
        "mandag tirsdag onsdag torsdag fredag lørdag søndag",
        "man. tir. ons. tor. fre. lør. søn.",
        "januar februar mars april mai juni juli august september oktober november desember",
        "jan. feb. mars apr. mai juni juli aug. sep. okt. nov. des.",
    ),
    _language(
        "fi",
        "maanantaina tiistaina keskiviikkona torstaina perjantaina lauantaina sunnuntaina",
        "ma ti ke to pe la su",
        *[
            (
                "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta "
                "kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta "
                "joulukuuta"
            )
        ]
        * 2,
    ),
    _language(
        "cs",
        "pondělí úterý středa čtvrtek pátek sobota neděle",
        "po út st čt pá so ne",
        *["ledna února března dubna května června července srpna září října listopadu prosince"] * 2,
    ),
    _language(
        "hu",
        "hétfő kedd szerda csütörtök péntek szombat vasárnap",
        "H K Sze Cs P Szo V",
        "január február március április május június július augusztus szeptember október november december",
        "jan. febr. márc. ápr. máj. jún. júl. aug. szept. okt. nov. dec.",
    ),
    _language(
        "ro",
        "luni marți miercuri joi vineri sâmbătă duminică",
        "lun. mar. mie. joi vin. sâm. dum.",
        "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
        "ian. feb. mar. apr. mai iun. iul. aug. sept. oct. nov. dec.",
    ),
    _language(
        "ru",
        "понедельник вторник среда четверг пятница суббота воскресенье",
        "пн вт ср чт пт сб вс",
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
        "янв. февр. мар. апр. мая июн. июл. авг. сент. окт. нояб. дек.",
    ),
    _language(
        "uk",
        "понеділок вівторок середа четвер п’ятниця субота неділя",
        "пн вт ср чт пт сб нд",
        "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
        "січ. лют. бер. квіт. трав. черв. лип. серп. вер. жовт. лист. груд.",
    ),
    _language(
        "tr",
        "Pazartesi Salı Çarşamba Perşembe Cuma Cumartesi Pazar",
        "Pzt Sal Çar Per Cum Cmt Paz",
        "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
        "Oca Şub Mar Nis May Haz Tem Ağu Eyl Eki Kas Ara",
    ),
    _language(
        "el",
        "Δευτέρα Τρίτη Τετάρτη Πέμπτη Παρασκευή Σάββατο Κυριακή",
        "Δευ Τρί Τετ Πέμ Παρ Σάβ Κυρ",
        (
            "Ιανουαρίου Φεβρουαρίου Μαρτίου Απριλίου Μαΐου Ιουνίου Ιουλίου "
            "Αυγούστου Σεπτεμβρίου Οκτωβρίου Νοεμβρίου Δεκεμβρίου"
        ),
        "Ιαν Φεβ Μαρ Απρ Μαΐ Ιουν Ιουλ Αυγ Σεπ Οκτ Νοε Δεκ",
    ),
    _language(
        "he",
        "שני שלישי רביעי חמישי שישי שבת ראשון",
        "ב׳ ג׳ ד׳ ה׳ ו׳ ש׳ א׳",
        *["ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר"] * 2,
    ),
    _language(
        "ar",
        "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد",
        "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد",
        *["يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر"] * 2,
    ),
    _language(
        "zh",
        "星期一 星期二 星期三 星期四 星期五 星期六 星期日",
        "周一 周二 周三 周四 周五 周六 周日",
        *[" ".join(f"{n}月" for n in range(1, 13))] * 2,
    ),
    _language(
        "ko",
        "월요일 화요일 수요일 목요일 금요일 토요일 일요일",
        "월 화 수 목 금 토 일",
        *[" ".join(f"{n}월" for n in range(1, 13))] * 2,
    ),
)
LANGUAGES = {language.code: language for language in _ALL}
