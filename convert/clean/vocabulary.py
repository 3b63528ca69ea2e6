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

YOU: Final = frozenset(
    """
you your we our us i my me ihr ihre ihren uns unser unsere dein deine du wir vous votre vos nous notre nos tu ton
nuestro nuestra nuestros você seu sua twój twoje twoją nasz nasze nas ваш ваши вас мы наш je jouw uw onze ons din vår
oss sinun teidän váš naše sizin bizim anda kami kita dumneavoastră tău noi σας μας
""".split()
)

MONTHS: Final = frozenset(
    """
january february march april may june july august september october november december
jan feb mar apr jun jul aug sep sept oct nov dec
januar februar märz mai juni juli oktober dezember jänner mär okt dez mrz
janvier février mars avril juin juillet août septembre octobre novembre décembre fév avr juil déc
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre ene abr ago dic
gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre gen mag giu lug set ott
janeiro fevereiro março maio junho julho setembro outubro novembro dezembro fev abr ago set out dez
stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
januari februari maart mei augustus mrt
januari februari augusti maj okt
januar februar marts desember
ledna února března dubna května června července srpna září října listopadu prosince
января февраля марта апреля мая июня июля августа сентября октября ноября декабря янв фев мар апр июн июл авг сен окт ноя дек
ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta
januára január február március április május június július augusztus szeptember október november december
monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonntag
lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo
""".split()
)
