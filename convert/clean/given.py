"""Given names that are common in the languages the cleaner knows: what tells a person's name from a menu's label.

Own list; names that are frequent words of a menu, too, are left out.
"""

from __future__ import annotations

from typing import Final

_GIVEN: Final = """
aaron abby abdul abigail adam adele adrian adriana agata agnes agnieszka agnès ahmed aida aileen aisha aitor akira alain
alan alba albert alberto albrecht aldo alejandra alejandro alejo aleksander aleksandra alessandra alessandro alessia
alessio alex alexander alexandra alexandre alexandru alexis alfonso alfred alfredo ali alice alicia alicja alina aline
alison allison alois alyssa amaia amanda amber amelia amelie amir amy ana anastasia anders andrea andreas andreea andrei
andrej andres andrew andrzej andrés andy anett angela angelika angelina anika anita anja anke ankita ann anna anne
annegret annemarie annett annette annie annika anouk anselm anthony antje antoine anton antonella antonia antonio
antonín aoife archie ariana ariane arjun armin arnaud arne arno arnold arthur artur arturo ashley astrid attila audrey
august augustin auke aurélie axel ayşe babette balázs barbara bartosz bastian beata beate beatrice beatrix beatriz ben
benjamin benno benoît berit bernadette bernard bernardo bernd bernhard berta bertrand beth bettina betty bianca bill
birgit birgitta björn blanca bob bodo bogdan boris bożena brad bradley brandon brenda brendan brent brian bridget
brigitte britt britta brooke bruce bruna brunhilde bruno bryan burkhard béla caitlin camila camille candice cara carina
carl carla carlo carlos carlotta carmela carmen carola carolin carolina caroline carolyn carsten casey caspar catarina
catherine cathy cecilia celia celina celine chad charles charlie charlotte chelsea cheryl chiara chloe chris christa
christel christian christiane christina christine christof christoph christophe christopher cindy claire clara clare
clarissa claudia claudio claus clemens clément colin colleen connor conrad constanze cordula corinna cornelia cornelius
cosima courtney craig cristian cristiana cristiano cristina curtis cynthia cécile cédric dagmar dagmara dale dalia
damian damien damir dan dana daniel daniela daniele danielle danijel danny danuta daria dariusz darren dave david davide
dawn debbie deborah deepak delphine denis denise dennis derek detlef detlev diana diane diego dieter diether dietmar
dietrich dimitri dina dirk dmitri domenico dominic dominik dominika dominique don donald donna doris dorota dorothea
dorothee doug douglas duncan dustin dylan désirée dörte earl ebba eberhard eckart eckhard edda edeltraud edgar edilson
edith eduard eduarda eduardo edward edyta egon eileen ekkehard elena eleni eleonora eleonore elfriede elias elina elisa
elisabeth eliza elizabeta elizabeth elke ella ellen ellie elmar elodie emanuel emanuele emeka emil emilia emilie emilio
emily emma emmanuel emmanuelle enno enrico enrique enzo eric erica erich erik erika erin erkan ernesto ernst erwin
esteban estelle esther ethan etienne eugen eva evan eve evelin evelina evelyn ewa fabian fabienne fabio fabrice fabrizio
fatima fatma federica federico felicia felicitas felipe felix ferdinand ferdinando fernanda fernando filip filippo fiona
flavio florence florian frances francesca francesco francis francisco franck frank franz franziska françois françoise
frauke fred frederic frederik fridolin frieda friederike friedrich fritz frédéric félix gabi gabriel gabriela gabriele
gabriella gaby gary gavin gaëlle gemma geoff geoffrey georg george georgia georgina gerald gerard gerd gerda gerhard
gerlinde gernot gertrud gesa gianluca gianna gianni gilles gillian gina giorgia giorgio giovanna giovanni gisela gisèle
giulia giuliana giulio giuseppe glenn gloria gordon gottfried graham grażyna greg gregor gregory greta grzegorz gudrun
guido guillaume guillermo gunnar gunter gunther gustav guy gülay günter günther hakan halina hanna hannah hanne hannes
hanno hans hansjörg harald harriet harry hartmut hartwig hassan hauke hayley hazel heather hector hedwig heidi heidrun
heike heiko heiner heinrich heinz helen helena helene helga helge helmut hendrik henning henri henrik henry herbert
hermann herta hilary hilde hildegard hilmar hiroshi holger holly horacio horst howard hubert hugh hugo hélène ian
ibrahim ignacio igor iker ilaria ilka ilona ilse imke imre ines inessa inga inge ingeborg ingmar ingo ingolf ingrid inés
irena irene irina iris irma irmela irmgard isaac isabel isabell isabella isabelle ivan ivana iwona jaap jacek jacinta
jack jackie jacob jacqueline jacques jade jadwiga jaime jake jakob jakub james jamie jan jana jane janek janet janina
janine jannik jannis janusz jaroslav jarosław jasmin jasmine jason jasper javier javiera jean jeanne jeannette jeannine
jeff jeffrey jelena jelko jenna jennifer jenny jens jeremy jeroen jerry jerzy jesse jessica jil jill jim jimmy joachim
joan joana joanna joanne joaquim joaquín jochen joe joel johan johann johanna johannes john johnny jolanta jon jonas
jonathan jordan jordi jorge joseba josef josefina josefine josep joseph josh joshua jost josé jozef joão juan juana
judit judith judy juha jule julia julian juliana juliane julie julien julio julius juri justin justine justyna jutta
jérémie jérémy jérôme jörg jörn jürg jürgen kai kamil karen karim karin karina karl karla karolina karsten katalin
katarina katarzyna kate katharina katharine katherine kathleen kathrin kathryn kathy katie katinka katja katrin katrina
kay kazimierz keiko keith kelly ken kenji kenneth kenta kerry kerstin kevin khaled kieran kilian kim kimberly kirsten
kjell klaudia klaus knut koen konrad konstantin konstanze kornelia kris krista kristen kristin kristina kristine
krystian krystyna krzysztof kurt kyle lajos lara larissa larry lars laura lauren laurence laurent laurenz laurie lea
leah lee leif leila lena leo leon leonard leonardo leonie leopold leslie leszek leyla liam lidia liliana lily linda
lindsay lindsey linnea linus lisa lisanne lisbeth liselotte livia ljubica lorenz lorenzo loretta lothar louis louisa
louise loïc luana luc luca lucas lucia luciana luciano lucie lucien lucy lucía ludovic ludwig luigi luis luisa luise
lukas luke lukáš lutz lydia lydie lynn lászló léa léon maarten maciej madeleine madeline mads magdalena magnus maike
maja malene malgorzata malte mandy manfred manuel manuela mara marc marcel marcela marcella marcello marcelo marcin
marco marcos marcus mareike mareile marek margaret margarete margarita margit margot margrethe margrit marguerite maria
mariana mariane marianne marie mariella marija marijke marika marilyn marina mario marion marisol marius marjorie mark
markku marko markus marlene marlies marlis marta martha martin martina martine martín marvin mary maryam massimo matej
mateo mateusz mathias mathieu mathilde mathis matilda matilde matt matteo matthew matthias matthieu matti matías maura
maureen maurice mauricio mauro max maxim maxime maximilian maya małgorzata mechthild megan mehmet meike meinhard melania
melanie melinda melissa mercedes meredith mia micaela michael michaela michail michał michel michele michelle miguel
mikael mike mikhail mikko milan milena miranda mirela miriam mirja mirjam mirjana mirko miroslav mitchell mitja mohamed
mohammed molly monica monika monique morgan moritz morten mustafa máté nadezhda nadia nadine nadja nancy nanette naomi
natalia natalie nataliya natascha natasha nathalie nathan nathaniel natália neil nele nicholas nick nico nicola nicolai
nicolas nicole nicoletta niels nigel nikki niklas nikola nikolai nikolas nikolaus nils nina noah noel noemi nora norbert
norma noémie nuria nuño núria octavio odile olaf oleg olena olga oliver olivera olivia olivier omar ophélie orlando
oscar oskar ottmar otto owen pablo pamela paola paolo pascal pascale patricia patricio patrick patrik patrizia paul
paula paulina pauline paulo pavel pawel paweł pedro peggy penelope petar pete peter petr petra phil philip philipp
philippe phillip pia piero pierre pietro pilar piotr pirjo priska péter quentin rachel rafael rafał rahel raimund
raimundo rainer ralf ralph ramiro ramona ramón raphael raphaël rasmus raul ray raymond raúl rebecca regina reiner
reinhard reinhild reinhold renata renate renato rené renée reto ricardo riccardo richard rick rikke rita rob robert
roberta roberto robin rocco rocío rodolfo rodrigo roger roland rolf romain roman romana romy ronald ronja ronny rosa
rosalie rosemary ross roswitha roxana roy ruben rudi rudolf rupert ruprecht russell ruth ruud ryan rüdiger sabina sabine
sabrina sally salvatore sam samantha samir samira samuel sandra sandrine sandy santiago sara sarah sascha saskia saša
scott sean sebastian sebastián selina selma serge sergei sergej sergio severin shane shannon sharon shaun sheila shelby
shirley sibel sibylle siegbert siegfried sigrid sigrun silja silke silvana silvia silvio simon simona simone simão simón
slavoj sofia sofía solange solveig sonia sonja sophia sophie stacey stan stanislav stanisław stefan stefania stefanie
steffen steffi stella stephan stephanie stephen steve steven stuart stéphane stéphanie sue sunniva susan susana susann
susanna susanne suzanne sven svenja svetlana swetlana sybille sylvain sylvia sylvie sylwester sylwia szilvia sébastien
sönke sören sławomir tadeusz tamara tamás tanguy tania tanja tara tatiana tatjana taylor ted teodor terence teresa
tereza terry thea thekla theo theodor theres theresa theresia thibault thierry thilo thomas thorben thorsten tibor
tiffany tiina till tilo tim timo timon timothy tina tiziana tobi tobias todd tom tomasz tomislav tommy tomás toni tony
torben torsten tracy travis trevor trine tristan tyler udo ulf uli ulla ulrich ulrike ursula urszula ute uwe valentin
valentina valentino valeria valerie valérie vanessa vera verena veronica veronika verónica vesna victor victoria viktor
viktoria vincent vincenzo vinzenz violeta virginia virginie vitali vittoria vivian viviane vladimir volker volkmar
walburga waldemar walter waltraud wanda wendy wenzel werner wiebke wilfried wilhelm will willi william wilma winfried
wioletta wojciech wolfgang wolfram xaver xavier xenia yann yannick yannis yasemin yasmin yolanda yukio yuri yusuf yves
yvonne zac zachary zbigniew zdeněk zeynep zita zoe zofia zoltán zoran zsolt zuzana zuzanna ágnes álvaro ángel ángela
élise étienne örjan łukasz şule željko
"""
GIVEN: Final = frozenset(_GIVEN.split())
