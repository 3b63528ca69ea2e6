"""A batch teaches what its sites repeat: the same whatever the order, and nothing across sites."""

from __future__ import annotations

import random

from convert.clean import BatchContext, clean, learn
from convert.clean.context import LEAST, seen
from convert.read.text import read_text

_FOOT = "The Harbour Post is published by the people of Kiel every day."


def article(number: int, site: str = "Harbour Post") -> str:
    body = (
        f"The river rose by {number} metres overnight, and the town moved its boats to the upper quay.",
        "Ingredients",
        f"Nobody was hurt, but the bakery at number {number} lost its ovens and will stay closed until May.",
        _FOOT,
    )
    return "\n\n".join((f"Storm number {number} is over now | {site}", *body)) + "\n"


def test_what_a_site_repeats_goes_and_a_fixed_subheading_stays() -> None:
    texts = [article(number) for number in range(LEAST)]
    context = learn(seen(read_text(text)) for text in texts)
    document, book = clean(read_text(texts[0]), "a", text=texts[0], context=context)
    fates = {line.text: (line.fate, line.decision.rule if line.decision else "") for line in book.lines}
    assert fates[_FOOT] == ("removed", "recurring.line")
    assert fates["Ingredients"][0] == "kept"
    assert document.meta.title == "Storm number 0 is over now"


def test_the_order_of_a_batch_does_not_matter() -> None:
    documents = [read_text(article(number, site)) for number in range(6) for site in ("Harbour Post", "Lake Post")]
    expected = learn(map(seen, documents))
    random.Random(3).shuffle(documents)
    assert learn(map(seen, documents)) == expected


def test_too_few_documents_and_other_sites_teach_nothing() -> None:
    assert learn(seen(read_text(article(number))) for number in range(LEAST - 1)) == BatchContext({})
    context = learn(seen(read_text(article(number, "Lake Post"))) for number in range(LEAST))
    assert not context.holders(read_text(article(0)))
