"""Small closed word lists: function words, words that address the reader, names of months. Own lists."""

from __future__ import annotations

from typing import Final

_STOP: Final = """
the of and to that is was for with are this from a in it as on be by at an has have not but they his her its he she
who which were been will would there their had can than more into about after when said
der die und das nicht mit ist ein eine auf auch sich zu den von dem im für es als werden aus er hat dass sie nach bei
um wie noch wird war haben des einen einer so oder zum zur aber sind nur wenn kann über vor durch
le la les est une dans que pour qui sur pas au un et en du il ce ne se plus par avec sont été cette aux ont mais
el los las por con para del lo su al más no sus pero como esta este fue son ha sobre entre
che di della per non sono gli nel anche da si dei più alla ma come delle al
não uma com os do em ao dos na foi mais mas pela pelo como
się nie jest na że z w i o po ale do przez od jak tym są dla oraz który
het een van niet dat voor zijn met aan ook wordt bij de op te maar hij werd
och att det som är på av inte till ett den var har men jag om kan
og er ikke til de har jeg på af at det også
ja on ei että oli myös ovat kun mutta hän joka sen
je to jako pro by ale byl jsou podle se v že který
és hogy nem az egy meg csak van volt
ve bir bu için ile olarak çok daha da de olan
yang dan dengan untuk ini dari dalam tidak di itu pada
și în cu pentru care din este nu mai că
я и в не на что с по это как из его для он а но за от был
і та що до у як це але про
и на за да се от като това са в
και το του να η ο είναι από με για την στο
את של על לא הוא עם זה היא גם כי אל
في من على أن إلى هذا التي عن مع ما لا
và là của có cho một không được với trong người
"""
STOP: Final = frozenset(_STOP.split())

_YOU: Final = """
you your we our us i my me ihr ihre ihren uns unser unsere dein deine du wir vous votre vos nous notre nos tu ton
nuestro nuestra nuestros você seu sua twój twoje twoją nasz nasze nas ваш ваши вас мы наш je jouw uw onze ons din vår
oss sinun teidän váš naše sizin bizim anda kami kita dumneavoastră tău noi σας μας
"""
YOU: Final = frozenset(_YOU.split())

#: Rows of twelve: the names and short names of months, January first.
_MONTH_ROWS: Final = """
january february march april may june july august september october november december
jan feb mar apr may jun jul aug sep oct nov dec
jan feb mar apr may jun jul aug sept oct nov dec
januar februar märz april mai juni juli august september oktober november dezember
jänner feber mär apr mai jun jul aug sep okt nov dez
janvier février mars avril mai juin juillet août septembre octobre novembre décembre
janv févr mars avr mai juin juil août sept oct nov déc
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
ene feb mar abr may jun jul ago sep oct nov dic
gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
gen feb mar apr mag giu lug ago set ott nov dic
janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
jan fev mar abr mai jun jul ago set out nov dez
stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
januari februari maart april mei juni juli augustus september oktober november december
januari februari mars april maj juni juli augusti september oktober november december
januar februar mars april mai juni juli august september oktober november desember
januar februar marts april maj juni juli august september oktober november december
tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta
ledna února března dubna května června července srpna září října listopadu prosince
januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra
január február március április május június július augusztus szeptember október november december
ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie
siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga prosinca
января февраля марта апреля мая июня июля августа сентября октября ноября декабря
янв фев мар апр май июн июл авг сен окт ноя дек
січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
януари февруари март април май юни юли август септември октомври ноември декември
ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου
ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
januari februari maret april mei juni juli agustus september oktober november desember
"""  # noqa: E501


def _months() -> dict[str, int]:
    table: dict[str, int] = {}
    for row in _MONTH_ROWS.strip().splitlines():
        for number, name in enumerate(row.split(), start=1):
            table.setdefault(name, number)
    return table


#: Casefolded month name → 1 to 12. A name that two languages give to different months keeps its first meaning.
MONTH_NUMBERS: Final = _months()

_WEEKDAYS: Final = """
monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonntag
lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo
poniedziałek wtorek środa czwartek piątek sobota niedziela mon tue wed thu fri sat sun
понедельник вторник среда четверг пятница суббота воскресенье
"""
WEEKDAYS: Final = frozenset(_WEEKDAYS.split())

#: Words that a date is made of.
MONTHS: Final = frozenset(MONTH_NUMBERS) | WEEKDAYS
