"""Characters: which font sets them, how they are shaped and ordered, and what comes back out of the file."""

from __future__ import annotations

import subprocess
import sys

import page as page_validation
import pytest

from convert.check.pdf import check_pdf, read_pdf
from convert.model import Attr, CodeBlock, Paragraph, Span, Text
from convert.write.pdf import shape, system
from convert.write.pdf.faces import FaceSpec
from tests.support import document, paragraph, text
from tests.write.pdf.support import fonts, made

SCRIPTS = {
    "Latin": "Zażółć gęślą jaźń, déjà vu, smørrebrød, ŉ, ẞ.",
    "Vietnamese": "Một ngôi làng bên bờ biển giữ thời gian riêng của mình.",
    "Greek": "Ἡ ὥρα τοῦ λιμένος, και η ώρα του λιμανιού.",
    "Cyrillic": "Часы на башне отстают, і ніхто їх не лагодить.",
    "arrows": "← ↑ → ↓ ↔ ⇒ ⇔ ↪",
    "mathematics": "∀x ∈ ℝ: ∑ √ ∞ ≤ ≥ ≠ ∫ ∂ ⊂ ∪ 𝔸𝑥𝕋 x₀ x⁻¹",
    "symbols": "★ ☂ ☎ ✓ ✗ © ® ™ € £ ¥ № § ¶ † ‡ • … ‰ ° ½ ⅓ □ ■ ▲",
    "spaces": "a\u00a0b\u2009c\u202fd\u2003e",
    "combining": "x̂ and n̈ and q̃ and a⃗",
    "emoji": "😀 🎉 👍🏽 👩‍👩‍👧 🇫🇷 ❤️ ☕ ✅",
    "Bengali": "ঘড়িটি এগারো মিনিট দেরিতে চলে।",
    "Telugu": "గడియారం పదకొండు నిమిషాలు ఆలస్యం.",
    "Khmer": "នាឡិកាយឺតដប់មួយនាទី",
    "Hebrew": "שָׁלוֹם עולם",
    "Arabic": "الوقت للجميع، منذ ١٨١٨",
    "Devanagari": "घड़ी की सूइयाँ क्षितिज पर हैं।",
    "Tamil": "கடிகாரம் மெதுவாக ஓடுகிறது.",
    "Thai": "นาฬิกาของเมืองท่าเดินช้ากว่าสิบเอ็ดนาที",
}


@pytest.mark.parametrize("script", SCRIPTS)
def test_scripts_come_out_as_they_went_in(script: str) -> None:
    words = document(paragraph(SCRIPTS[script]))
    output = made(words)
    assert output.findings == ()
    assert check_pdf(output.data, words) == ()
    assert page_validation.is_pdf_compliant_bytes(output.data, profile="2a")


def test_characters_that_share_a_glyph_stay_apart() -> None:
    words = "A-B\u2010C\u2011D µ μ Ω Ω Å Å"
    assert read_pdf(made(document(paragraph(words))).data)[1].text == words


def test_what_no_font_has_is_reported_and_kept_as_text() -> None:
    words = document(paragraph("A letter: \U0001e900\U00016e40 and more."))
    output = made(words)
    assert [finding.code for finding in output.findings] == ["glyph-missing"]
    assert "U+1E900" in output.findings[0].message
    assert page_validation.is_pdf_compliant_bytes(output.data, profile="2a")
    assert read_pdf(output.data)[1].text == "A letter: \U0001e900\U00016e40 and more."


def test_an_english_article_embeds_one_family() -> None:
    assert fonts(made(document(paragraph("Plain words.")))) == {
        "AtkinsonHyperlegible-Regular",
        "AtkinsonHyperlegible-Bold",
    }


def test_an_english_article_opens_no_other_font() -> None:
    code = (
        "from tests.support import document, paragraph; from tests.write.pdf.support import made;"
        "from convert.write.pdf import faces; made(document(paragraph('Plain words, and “quoted” ones.')));"
        "print(faces.load_face.cache_info().currsize)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "2"


def test_a_soft_hyphen_shows_only_where_a_line_ends() -> None:
    word = "\u00ad".join(["Donau", "dampf", "schiff", "fahrts", "gesell", "schafts", "kapitän"])
    whole = document(paragraph(f"{word} " * 30), lang="de")
    output = made(whole)
    assert check_pdf(output.data, whole) == ()
    assert "\u00ad" in read_pdf(output.data)[1].text
    assert "-" not in read_pdf(output.data)[1].text


def test_code_keeps_spaces_tabs_and_lines() -> None:
    value = (
        "def f():\n\tif x:  # two  spaces\n\n        return 'a very long string that has to be wrapped, twice or more, "
        + ("and keeps every one of its words and  spaces when it is'   ")
    )
    words = document(CodeBlock(value), CodeBlock(""), CodeBlock("\n\n"))
    assert [one.text for one in read_pdf(made(words).data) if one.role == "code"] == [value, "", "\n\n"]


# ------------------------------------------------------------------------------------------ direction


def test_levels_of_a_mixed_line() -> None:
    assert shape.levels("ab שג 12", 0) == (0, 0, 0, 1, 1, 1, 2, 2)
    assert shape.levels("ab שג", 1) == (2, 2, 1, 1, 1)


@pytest.mark.parametrize(
    ("levels", "order"),
    [
        ([0, 0, 0], [0, 1, 2]),
        ([1, 1, 1], [2, 1, 0]),
        ([0, 1, 2, 1, 0], [0, 3, 2, 1, 4]),
        ([1, 2, 2, 1], [3, 1, 2, 0]),
        ([], []),
    ],
)
def test_visual_order(levels: list[int], order: list[int]) -> None:
    assert shape.visual_order(levels) == order


def test_a_right_to_left_paragraph_reads_in_logical_order() -> None:
    words = "השעון מאחר ב-11 דקות (כך אומרים) מאז 1818, and so on."
    whole = document(
        Paragraph(text(words), Attr(lang="he", dir="rtl")), Paragraph((Span((Text("שלום"),), "he", "rtl"),))
    )
    assert check_pdf(made(whole).data, whole) == ()


# ------------------------------------------------------------------------------------------ Chinese, Japanese, Korean

EASTERN = (
    ("ja", "時計塔の鐘は、正午より十一分おくれて鳴る。「遅いのではない」と番人は言った。", "JP"),
    ("ko", "시계탑의 종은 정오보다 십일 분 늦게 울린다.", "KR"),
    ("zh-CN", "钟楼的钟比正午晚十一分钟响。“我们不慢”，看守人说。", "SC"),
    ("zh-Hant-TW", "鐘樓的鐘比正午晚十一分鐘響。「我們不慢」，看守人說。", "TC"),
)


@pytest.mark.parametrize(("lang", "words", "region"), EASTERN)
def test_chinese_japanese_and_korean_are_set_in_the_forms_of_their_language(lang: str, words: str, region: str) -> None:
    whole = document(paragraph(words * 8), title=words[:4], lang=lang)
    output = made(whole)
    assert output.findings == ()
    assert check_pdf(output.data, whole) == ()
    assert {name for name in fonts(output) if "Noto" in name} == {
        f"NotoSans{region}-Thin-wght400",
        f"NotoSans{region}-Thin-wght700",
    }


def test_a_quotation_takes_the_forms_of_its_own_language() -> None:
    whole = document(Paragraph((Text("In Japan 直 is written "), Span((Text("直"),), "ja"), Text("."))))
    assert {name[:10] for name in fonts(made(whole)) if "Noto" in name} == {"NotoSansSC", "NotoSansJP"}


@pytest.mark.usefixtures("no_eastern_fonts")
@pytest.mark.parametrize(("lang", "words", "_"), EASTERN)
def test_without_the_extra_a_font_of_the_system_is_used(lang: str, words: str, _: str) -> None:
    spec = system.find(ord(words[0]), lang[:2], bold=False)
    whole = document(paragraph(words * 8), title="A", lang=lang)
    output = made(whole)
    assert check_pdf(output.data, whole) == ()
    if spec is not None:
        assert output.findings == ()
        return
    (finding,) = output.findings
    assert (finding.code, finding.severity) == ("glyph-missing", "warning")
    assert len(finding.message) < 400
    assert finding.message.endswith("the extra 'cjk' of this package brings them")


def test_nothing_is_found_for_what_no_system_font_has() -> None:
    found: FaceSpec | None = system.find(0x0378, "", bold=False)
    assert found is None
