"""What stays or goes with what stands beside it."""

from __future__ import annotations

from tests.clean.content.deciding import LONG, kept


def test_a_heading_stays_with_its_section_and_goes_with_it() -> None:
    body = f"<article><h2>One</h2><div><p>{LONG}</p></div><h2>Two</h2><p>Gone</p></article>"
    assert kept(body, -2, 3, 1, -3) == ["One", "The"]


def test_a_long_heading_is_a_lead_and_heads_nothing() -> None:
    assert kept(f"<article><h2>{LONG}</h2><p>Gone</p></article>", 1, -3) == ["The"]


def test_a_heading_elsewhere_does_not_stay_for_what_follows_it() -> None:
    body = "<header><div><div><div><h2>One</h2></div></div></div></header><article><p>Text</p></article>"
    assert kept(body, -2, 3) == ["Tex"]


def test_a_list_stays_with_the_words_that_lead_to_it() -> None:
    body = "<article><p>You need:</p><ul><li>Eggs<li>Milk</ul><p>Mix</p></article>"
    assert kept(body, 2, -3, -3) == ["You", "Egg"]


def test_a_list_stays_between_two_texts_that_stay_unless_it_is_one_of_links() -> None:
    plain = f"<article><p>{LONG}</p><ul><li>Eggs<li>Milk</ul><p>Two</p></article>"
    linked = plain.replace("Eggs", "<a href=/e>Eggs</a>").replace("Milk", "<a href=/m>Milk</a>")
    assert kept(plain, 2, -1, 2) == ["The", "Egg", "Two"]
    assert kept(linked, 2, -1, 2) == ["The", "Two"]


def test_a_list_of_contents_stays() -> None:
    contents = "<ul><li><a href=#a>Aim of it</a><li><a href=#b>Bay view</a></ul>"
    text = f"<p>{LONG}</p>"
    body = f"<article>{contents}<h2 id=a>Aim of it</h2>{text}<h2 id=b>Bay view</h2>{text}</article>"
    assert kept(body, -1, 2, 2, 2, 2) == ["Aim", "Aim", "The", "Bay", "The"]
    other = body.replace(">Aim of it</h2>", ">Else</h2>").replace(">Bay view</h2>", ">More</h2>")
    assert kept(other, -1, 2, 2, 2, 2) == ["Els", "The", "Mor", "The"]


def test_a_list_of_links_goes_with_the_few_words_above_it() -> None:
    links = "<ul><li><a href=/a>A boat that sank</a><li><a href=/b>A lock that leaks</a></ul>"
    body = f"<article><p>{LONG}</p><p>More great tales</p>{links}</article>"
    assert kept(body, 3, -2, 0.8) == ["The"]
    assert kept(body, 3, -3, 2) == ["The", "A b"]
    assert kept(body.replace("<a href=/a>", "").replace("<a href=/b>", ""), 3, -3, 0.8) == ["The", "A b"]
    assert kept(body.replace("More great tales", f"{LONG} {LONG}"), 3, -5, 0.8) == ["The", "A b"]
    assert kept(body.replace("<ul>", "<div><ul>"), 3, -3, 0.8) == ["The", "A b"]


def test_a_picture_without_words_goes_with_what_it_stands_in() -> None:
    body = "<article><p>One</p><img src=a.png><p>Two</p></article><footer><img src=b.png><p>Ad</p></footer>"
    assert kept(body, 2, -4, 2, -3, -4) == ["One", "fig", "Two"]


def test_a_picture_with_words_stays_beside_text_that_surely_stays() -> None:
    picture = "<figure><img src=a.png alt=Lock><figcaption>The lock</figcaption></figure>"
    body = f"<article><p>{LONG}</p>{picture}<p>Ad</p></article>"
    assert kept(body, 3, -2, -5) == ["The", "Loc"]
    assert kept(body, 3, -3, -5) == ["The"]
    assert kept(body, 0.5, -2, -5) == ["The"]
    aside = f"<article><p>{LONG}</p></article><section>{picture}</section>"
    assert kept(aside, 3, -2) == ["The"]


def test_a_post_of_a_network_stays_below_text_that_stays() -> None:
    post = '<blockquote class="twitter-tweet"><p>Big news</p></blockquote>'
    body = f"<article><p>{LONG}</p><p>Text</p>{post}<p>Ad</p></article>"
    assert kept(body, 3, 3, -1, -3) == ["The", "Tex", "Big"]
    assert kept(body, 3, -3, -1, -3) == ["The"]
    assert kept(body.replace("twitter-tweet", "teaser"), 3, 3, -1, -3) == ["The", "Tex"]


def test_sources_stay_under_their_heading() -> None:
    sources = "<h2>References</h2><p>All seen in May.</p><ol><li>A. Smith<li>B. Jones</ol>"
    body = f"<article><p>{LONG}</p>{sources}</article>"
    assert kept(body, 3, -4, -2, -4) == ["The", "Ref", "All", "A. "]
    assert kept(body.replace("References", "Partners"), 3, -4, -2, -4) == ["The"]
    assert kept(f"<article><p>{LONG}</p></article><footer>{sources}</footer>", 3, -4, -2, -4) == ["The"]


def test_what_a_recipe_takes_stays_under_its_heading() -> None:
    body = f"<article><p>{LONG}</p><div><h3>Zutaten</h3><ul><li>Eier<li>Milch</ul></div></article>"
    assert kept(body, 3, -2, -2) == ["The", "Zut", "Eie"]
    assert kept(body.replace("Zutaten", "Angebote"), 3, -2, -2) == ["The"]


def test_sources_stay_under_a_line_that_stays_and_names_them() -> None:
    body = f"<article><p>{LONG}</p><p><b>References</b></p><ol><li>A. Smith<li>B. Jones</ol></article>"
    assert kept(body, 3, 1, -4) == ["The", "Ref", "A. "]
    assert kept(body, 3, -1.6, -4) == ["The"]
    assert kept(body.replace("References", "Partners"), 3, 1, -4) == ["The", "Par"]


def test_sources_of_another_part_of_the_page_go() -> None:
    body = "<article><p>Text</p></article><div><div><div><h2>References</h2></div></div></div><nav><ul><li>A</ul></nav>"
    assert kept(body, 3, -4, -4) == ["Tex"]


def test_a_sentence_stays_behind_text_that_stays() -> None:
    body = f"<article><p>{LONG}</p><p>Read more here</p><p>Shares are up by ten.</p><p>Ad</p></article>"
    assert kept(body, 3, -2, -1, -3) == ["The", "Sha"]
    assert kept(body.replace("ten.", "ten"), 3, -2, -1, -3) == ["The"]
    assert kept(body.replace("Shares", "<a href=/s>Shares</a>"), 3, -2, -1, -3) == ["The"]
    assert kept(body, 3, -4, -1, -3) == ["The"]
    other = f"<section><p>{LONG}</p></section>"
    assert kept(other + body, 3, -3, -2, -1, -3, main="section") == ["The"]


def test_text_in_doubt_stays_between_text_that_surely_stays() -> None:
    doubtful = "<h3>Boat for ten</h3><p>By road</p><p><a href=/b>By boat</a></p>"
    body = f"<article><p>{LONG}</p>{doubtful}<p>{LONG}!</p></article>"
    assert kept(body, 3, -1, -1, -0.5, 3) == ["The", "Boa", "By ", "By ", "The"]
    assert kept(body, 3, -1, -1, -1.5, 3) == ["The", "The"]
    assert kept(body, 3, -1, -1, -0.5, 0.5) == ["The", "By ", "The"][::2]


def test_a_sentence_of_the_name_that_an_editor_gives_to_text_stays() -> None:
    named = "".join(f"<p class='post-body x{at}' id=p{at}>{at} {LONG}</p>" for at in range(3))
    body = f"<article>{named}<div><h3>Ad</h3></div><p class=post-body>Bring your own spoon.</p></article>"
    assert kept(body, 3, 3, 3, -4, -2) == ["0 T", "1 T", "2 T", "Bri"]
    assert kept(body, 3, 3, -3, -4, -2) == ["0 T", "1 T"]
    assert kept(body.replace("class=post-body>", "class=promo>"), 3, 3, 3, -4, -2) == ["0 T", "1 T", "2 T"]
    assert kept(body.replace("own spoon", "<a href=/s>spoon</a>"), 3, 3, 3, -4, -2) == ["0 T", "1 T", "2 T"]


def test_a_sentence_in_a_box_of_its_own_stays_between_text_that_surely_stays() -> None:
    body = (
        f"<article><p>{LONG}</p><div><h5>Think</h5><div><p>Where does the water go?</p></div></div><p>Two</p></article>"
    )
    assert kept(body, 3, -2, -0.5, 3) == ["The", "Thi", "Whe", "Two"]
    assert kept(body, 3, -2, -1, 3) == ["The", "Two"]
    assert kept(body, 3, -2, -0.5, 0.5) == ["The", "Two"]


def test_a_heading_stays_though_tools_stand_beside_it() -> None:
    box = "<div class=mw-heading><h2>One</h2><span class=edit><a href=/e>edit</a></span></div>"
    body = f"<article><p>Zero</p>{box}<p>{LONG}</p></article>"
    assert kept(body, 3, -1, -3, 3) == ["Zer", "One", "The"]
    assert kept(body, 3, -1, -3, -3) == ["Zer"]
    assert kept(body.replace("mw-heading", "teaser"), 3, -1, -3, 3) == ["Zer", "The"]
    hint = f"<article><p>Zero</p><h2>One</h2><div class=hatnote>See <a href=/b>boats</a></div><p>{LONG}</p></article>"
    assert kept(hint, 3, -1, -3, 3) == ["Zer", "One", "The"]
    assert kept(hint.replace("hatnote", "hint"), 3, -1, -3, 3) == ["Zer", "The"]


def test_a_headline_that_says_what_the_title_does_not_stays() -> None:
    body = f"<title>{{}}</title><section><h1>The new gate stands</h1><p>{LONG}</p></section>"
    assert kept(body.format("Letter of May"), -1, 3, main="section", head="") == ["The", "The"]
    assert kept(body.format("Letter of May"), -3, 3, main="section", head="") == ["The"]
    assert kept(body.format("The new gate"), -1, 3, main="section", head="") == ["The"]


def test_a_picture_that_opens_the_element_of_the_text_stays_with_it() -> None:
    body = f"<article><h2>Two</h2><div><p><a href=p.jpg><img src=p.jpg></a></p><p>{LONG}</p></div></article>"
    assert kept(body, -5, 0, 3) == ["fig", "The"]
    assert kept(body.replace("<div>", "").replace("</div>", ""), -5, 0, 3) == ["The"]
    assert kept(body, -5, 0, 0.5) == ["The"]
