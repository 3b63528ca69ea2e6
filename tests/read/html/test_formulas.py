"""Formulas as words on one line: what they say aloud is what they say in print."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from convert.model import Image, Paragraph, Sub, Text
from convert.read.html.formulas import formula, of_tex
from convert.walk import inline_text
from tests.read.html.test_constructs import blocks, run


def said(mathml: str) -> str:
    node = LexborHTMLParser(f"<math>{mathml}</math>").css_first("math")
    assert node is not None
    return inline_text(formula(node))


SUM = "<mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow>"
SQUARE = "<msup><mi>x</mi><mn>2</mn></msup>"


@pytest.mark.parametrize(
    ("mathml", "words"),
    [
        (SQUARE, "x²"),
        ("<msup><mn>10</mn><mrow><mo>−</mo><mn>19</mn></mrow></msup>", "10⁻¹⁹"),
        ("<msup><mi>e</mi><mrow><mi>i</mi><mi>π</mi></mrow></msup><mo>=</mo><mn>1</mn>", "e^(iπ) = 1"),
        ("<msup><mi>x</mi><mi>θ</mi></msup>", "x^θ"),
        (f"<msup>{SUM}<mn>2</mn></msup>", "(a + b)²"),
        ("<msup><mi>f</mi><mo>′</mo></msup><mo>(</mo><mi>x</mi><mo>)</mo>", "f′(x)"),
        ("<msub><mi>x</mi><mn>1</mn></msub>", "x₁"),
        ("<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>", "xi²"),
        (f"<mfrac><mi>a</mi>{SUM}</mfrac>", "a/(a + b)"),
        ("<mfrac><mn>1</mn><mn>2</mn></mfrac><mi>x</mi>", "(1/2)x"),
        ("<mn>2</mn><mfrac><mn>1</mn><mn>2</mn></mfrac>", "2 1/2"),
        ("<mfrac><msqrt><mi>π</mi></msqrt><mn>2</mn></mfrac>", "(√π)/2"),
        (f"<msqrt>{SUM}</msqrt><mo>=</mo><mi>c</mi>", "√(a + b) = c"),
        ("<mroot><mi>x</mi><mn>3</mn></mroot>", "³√x"),
        ("<mo>−</mo><mi>x</mi><mo>+</mo><mo>(</mo><mo>−</mo><mi>y</mi><mo>)</mo>", "−x + (−y)"),
        ("<mi>f</mi><mo>\u2061</mo><mo>(</mo><mi>x</mi><mo>,</mo><mi>y</mi><mo>)</mo>", "f (x, y)"),
        ("<mn>2</mn><mo>\u2062</mo><mi>x</mi>", "2x"),
        ("<mi>sin</mi><mi>x</mi><mo>+</mo><mn>2</mn><mi>cos</mi><mo>(</mo><mi>x</mi><mo>)</mo>", "sin x + 2 cos(x)"),
        ("<munderover><mo>∑</mo><mn>1</mn><mi>n</mi></munderover><mi>i</mi>", "∑₁ⁿ i"),
        ("<mover><mi>v</mi><mo>→</mo></mover>", "v⃗"),
        ("<mover><mrow><mi>A</mi><mi>B</mi></mrow><mo>¯</mo></mover>", "A̅B̅"),
        ("<mi mathvariant=double-struck>R</mi>", "ℝ"),
        ("<mo>(</mo><mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>2</mn></mtd></mtr><mtr><mtd><mn>3</mn></mtd><mtd><mn>4</mn>"
         "</mtd></mtr></mtable><mo>)</mo>", "(1, 2; 3, 4)"),
        ("<mtable><mtr><mtd><mi>a</mi></mtd><mtd><mo>=</mo><mi>b</mi></mtd></mtr></mtable>", "a = b"),
        ("<mrow><mo>(</mo><mfrac linethickness=0><mi>n</mi><mi>k</mi></mfrac><mo>)</mo></mrow>", "(n; k)"),
        ("<mfenced open='[' close=']'><mi>a</mi><mi>b</mi></mfenced>", "[a, b]"),
        ("<mmultiscripts><mi>C</mi><mprescripts/><mn>6</mn><mn>14</mn></mmultiscripts>", "₆¹⁴C"),
        (f"<semantics><mrow>{SQUARE}</mrow><annotation>x^2</annotation></semantics>", "x²"),
        ("<mtext>if&nbsp;</mtext><mi>x</mi><mo>&lt;</mo><mn>0</mn>", "if x < 0"),
        ("<mfrac></mfrac>", ""),
        ("<mrow>" * 900 + "<mi>x</mi>", "x"),
    ],
)  # fmt: skip
def test_a_formula_is_said_on_one_line(mathml: str, words: str) -> None:
    assert said(mathml) == words


def test_an_index_that_unicode_has_not_is_set_lower() -> None:
    node = LexborHTMLParser("<math><msub><mi>v</mi><mtext>max</mtext></msub></math>").css_first("math")
    assert node is not None
    assert formula(node) == (Text("v"), Sub((Text("max"),)))


def test_tex_is_read_or_stays_as_it_is_written() -> None:
    assert inline_text(of_tex(r"\frac{a}{b}")) == "a/b"
    assert inline_text(of_tex(r"\no{such")) == r"\no{such"
    assert of_tex(" ") == ()


def test_a_formula_stands_in_its_sentence() -> None:
    assert run(f"The area is <math>{SQUARE}</math>, they said.") == (Text("The area is x², they said."),)


def test_a_hidden_formula_that_a_picture_shows_stands_in_the_picture_s_place() -> None:
    hidden = f"<span style='display: none'><math>{SQUARE}</math></span>"
    shown = "<img src=x.svg class=mwe-math-fallback-image-inline aria-hidden=true alt='x^2'>"
    assert run(f"It is <span>{hidden}{shown}</span> here.") == (Text("It is x² here."),)


def test_a_picture_behind_other_hidden_words_stays() -> None:
    found = blocks("<p>It is <span style='display: none'>x</span><img src=x.png class=math alt='x squared'> here.</p>")
    assert isinstance(found[0], Paragraph)
    assert any(isinstance(inline, Image) for inline in found[0].children)


@pytest.mark.parametrize(
    ("drawn", "words"),
    [
        ("", "It is x² here."),
        ("<span class=MathJax_Preview></span>", "It is x² here."),
        (f"<span class=MathJax><math>{SQUARE}</math></span>", "It is x² here."),
        ("<b>not</b> ", "It is not x² here."),
    ],
)
def test_tex_in_a_script_is_read_where_nothing_was_drawn(drawn: str, words: str) -> None:
    (block,) = blocks(f"<p>It is {drawn}<script type='math/tex'>x^2</script> here.</p>")
    assert isinstance(block, Paragraph)
    assert inline_text(block.children) == words


def test_other_scripts_are_no_words() -> None:
    assert run("It is <script type='text/javascript'>x^2</script>here.") == (Text("It is here."),)
