"""Given names that are common in the languages the cleaner knows: what tells a person's name from a menu's label.

Own list; names that are frequent words of a menu, too, are left out.
"""

from __future__ import annotations

from typing import Final

_GIVEN: Final = """
aaron abby abdul abigail adam adrian adriana agnieszka ahmed aileen aisha akira alan alba albert alberto alejandra
alejandro aleksandra alessandra alessandro alessio alex alexander alexandra alexandre alexandru alexis alfred ali
alice alicia alina aline alison allison alyssa amanda amber amelia amelie amir amy ana anastasia anders andrea andreas
andreea andrei andrej andres andrew andrzej andrés andy angela angelika angelina anika anita anja anke ann anna anne
annegret annett annette annie annika anthony antje antoine anton antonella antonia antonio aoife archie ariana ariane
arne arnold arthur artur ashley astrid audrey august augustin aurélie axel ayşe barbara bartosz beata beate beatrice
beatriz ben benjamin benoît bernadette bernard bernd bernhard bertrand beth bettina betty bianca bill birgit björn
blanca bob bożena brad bradley brandon brenda brendan brent brian bridget britta brooke bruce bruno bryan caitlin
camila camille candice cara carina carl carla carlo carlos carmen carola carolin carolina caroline carolyn carsten
casey catarina catherine cathy celia celine chad charles charlie charlotte chelsea cheryl chloe chris christel
christian christiane christina christine christoph christophe christopher cindy claire clara clare claudia claus
clemens colin colleen connor conrad constanze cornelia courtney craig cristian cristiana cristiano cristina curtis
cynthia cécile dagmar dale damian damien dan dana daniel daniela daniele danielle danny daria dariusz darren dave
david dawn debbie deborah denis denise dennis derek detlef diana diane diego dieter dietmar dimitri dirk dmitri
dominic dominik dominique don donald donna doris dorota dorothea doug douglas duncan dustin dylan earl eberhard edgar
edith eduard eduardo edward edyta eileen elena eleni elias elina elisa elisabeth eliza elizabeth elke ella ellen ellie
emil emilia emilie emilio emily emma emmanuel enrico enrique eric erica erich erik erika erin ernst esteban esther
ethan eugen eva evan eve evelyn ewa fabian fabio fabrice fatima federica federico felicia felicitas felipe felix
ferdinand fernanda fernando filip fiona florence florian frances francesca francesco francis francisco franck frank
françois françoise frauke fred frederic frederik friederike friedrich fritz frédéric gabi gabriel gabriela gabriele
gabriella gary gavin gemma geoff geoffrey georg george georgia georgina gerald gerard gerd gerhard gertrud gianluca
gillian gina giorgio giovanni gisela giulia giuseppe glenn gloria gordon graham greg gregor gregory greta grzegorz
gudrun guido guillaume guillermo gunnar gustav guy günter günther hanna hannah hannes hans harald harriet harry
hartmut hassan hayley hazel heather hector heidi heike heiko heiner heinrich heinz helen helena helene helga helge
helmut hendrik henning henri henrik henry herbert hermann hilary hilde hildegard holger holly horst howard hubert hugh
hugo ian ibrahim ignacio igor ilona ilse ines inga inge ingo ingrid inés irena irene irina iris irma isaac isabel
isabella isabelle ivan iwona jack jackie jacob jacqueline jacques jade jaime jake jakob jakub james jamie jan jana
jane janet janina janine jannik jarosław jasmin jasmine jason javier jean jeanne jeff jeffrey jenna jennifer jenny
jens jeremy jerry jerzy jesse jessica jill jim jimmy joachim joan joana joanna joanne joaquín jochen joe joel johan
johann johanna johannes john johnny jon jonas jonathan jordan jorge josef josefine joseph josh joshua josé joão juan
juana judith judy jule julia julian juliana juliane julie julien julio julius justin justine justyna jérôme jörg jörn
jürgen kai kamil karen karim karin karina karl karla karsten katarina katarzyna kate katharina katherine kathleen
kathrin kathryn kathy katie katja katrin kay keith kelly ken kenneth kerry kerstin kevin kieran kilian kim kimberly
kirsten klaus konrad konstantin kris krista kristen kristin kristina kristine krystyna krzysztof kurt kyle lara
larissa larry lars laura lauren laurence laurent laurie lea leah lee lena leo leon leonard leonardo leonie leslie
leszek liam lidia lily linda lindsay lindsey linus lisa lisbeth livia lorenz lorenzo lothar louis louisa louise luana
luc luca lucas lucia lucie lucy lucía ludwig luigi luis luisa luise lukas luke lutz lydia lynn léa maciej madeleine
madeline magdalena magnus maja malte mandy manfred manuel manuela mara marc marcel marcela marcelo marcin marco marcos
marcus mareike marek margaret margarita margot maria mariana mariane marianne marie marilyn marina mario marion marius
marjorie mark marko markus marlene marta martha martin martina mary maryam massimo mateo mateusz mathias mathieu
mathilde matt matteo matthew matthias matthieu maureen maurice mauricio max maxim maxime maximilian maya megan mehmet
meike melanie melinda melissa mercedes meredith mia michael michaela michał michel michele michelle miguel mikael mike
milan milena miranda miriam mirjam mirko miroslav mitchell mohamed mohammed molly monica monika monique morgan moritz
mustafa nadia nadine nadja nancy naomi natalia natalie nataliya natasha nathalie nathan neil nele nicholas nick nico
nicola nicolas nicole niels nigel nikki niklas nikolai nikolaus nils nina noah noel nora norbert norma olaf oleg olga
oliver olivia olivier omar oscar oskar otto owen pablo pamela paola paolo pascal patricia patricio patrick patrik paul
paula paulina pauline paulo pawel paweł pedro peggy penelope petar pete peter petr petra phil philip philipp philippe
phillip pia pierre pilar piotr rachel rafael rafał raimund rainer ralf ralph ramona ramón raphael raul ray raymond
raúl rebecca regina reiner reinhard renata renate rené renée reto ricardo riccardo richard rick rita rob robert
roberta roberto robin rocío rodrigo roger roland rolf roman ronald ronja rosa rosemary ross roxana roy ruben rudolf
rupert russell ruth ryan rüdiger sabina sabine sabrina sally sam samantha samir samuel sandra sandy santiago sara
sarah sascha saskia scott sean sebastian sebastián selina serge sergei sergej sergio shane shannon sharon shaun sheila
shelby shirley sibylle siegfried sigrid silke silvia silvio simon simona simone sofia sofía solveig sonia sonja sophia
sophie stacey stan stanisław stefan stefania stefanie steffen steffi stella stephan stephanie stephen steve steven
stuart stéphane sue susan susana susann susanna susanne suzanne sven svenja swetlana sybille sylvia sylvie sylwia
tamara tania tanja tara tatiana tatjana taylor ted terence teresa terry thea theo theodor theresa thierry thilo thomas
thorsten tiffany till tilo tim timo timothy tina tobias todd tom tomasz tommy tomás toni tony torben torsten tracy
travis trevor tristan tyler udo ulf uli ulla ulrich ulrike ursula urszula ute uwe valentin valentina valerie vanessa
vera verena veronica veronika victor victoria viktor viktoria vincent vincenzo virginia vitali vivian vladimir volker
walter waltraud wanda wendy werner wiebke wilfried wilhelm will willi william wojciech wolfgang xavier yannick yasmin
yolanda yusuf yves yvonne zac zachary zbigniew zoe zofia zuzanna łukasz
"""
GIVEN: Final = frozenset(_GIVEN.split())
