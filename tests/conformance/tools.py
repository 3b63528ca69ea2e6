"""Where the external checkers are. A missing one skips its test on a workstation and fails it in CI."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Final, NoReturn

import pytest

HERE: Final = Path(__file__).parent
NODE_MODULES: Final = HERE / "node" / "node_modules"


def missing(what: str) -> NoReturn:
    """Skip, or fail where ``CONVERT_REQUIRE_ALL=1`` says that everything must run."""
    reason = f"{what} is not installed (tests/conformance/install.sh installs it)"
    if os.environ.get("CONVERT_REQUIRE_ALL") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


def program(*names: str) -> str:
    """The path of the first of these programs that there is."""
    for name in names:
        found = shutil.which(name)
        if found is not None:
            return found
    missing(names[0])


def node() -> str:
    """Node.js, with the checkers of ``node/package.json`` installed."""
    if not NODE_MODULES.is_dir():
        missing("the set of checkers from npm")
    return program("node")


def chromium() -> str:
    """A Chromium for Ace and axe."""
    return program("chromium", "chromium-browser", "google-chrome")


def soffice() -> str:
    """LibreOffice."""
    return program("soffice", "libreoffice")
