"""What several tests of the PDF writer begin with."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from convert.write.pdf import fonts


@pytest.fixture
def no_eastern_fonts(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine without the extra for Chinese, Japanese and Korean."""
    monkeypatch.setattr(fonts, "_NOTO_EAST", "no_such_package")
    caches = (fonts.family, fonts.stack)
    for cache in caches:
        cache.cache_clear()
    yield
    for cache in caches:
        cache.cache_clear()
