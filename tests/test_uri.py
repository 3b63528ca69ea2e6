"""Link targets: what a strict parser accepts, and what no finished file links to."""

from __future__ import annotations

import pytest

from convert.uri import absolute_uri


@pytest.mark.parametrize(
    ("target", "uri"),
    [
        ("https://a.example/b?c=d#e", "https://a.example/b?c=d#e"),
        (" https://a.example ", "https://a.example"),
        ("HTTP://A.example/Path", "http://a.example/Path"),
        ("http://a.example/x y[1]", "http://a.example/x%20y%5B1%5D"),
        ("http://a.example/?q=%zz&r=%20", "http://a.example/?q=%25zz&r=%20"),
        ("http://a.example/#one#two", "http://a.example/#one%23two"),
        ("http://münchen.example/ü", "http://xn--mnchen-3ya.example/%C3%BC"),
        ("https://me:secret@a.example:8080/", "https://me:secret@a.example:8080/"),
        ("http://[::1]:80/x", "http://[::1]:80/x"),
        ("http://a.example/\n b", "http://a.example/b"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("tel:+49 30 1", "tel:+49%2030%201"),
    ],
)
def test_a_target_becomes_a_uri(target: str, uri: str) -> None:
    assert absolute_uri(target) == uri


@pytest.mark.parametrize(
    "target",
    [
        "",
        "page.html",
        "/page.html",
        "//a.example/x",
        "http://",
        "http://a b.example/",
        "http://-a.example/",
        "http://a..b.example/",
        "http://a.example:99999/",
        "http://[::1/",
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/hosts",
        "mailto:",
        "made-up-scheme://x",
    ],
)
def test_a_target_that_leads_nowhere_is_refused(target: str) -> None:
    assert absolute_uri(target) is None
