"""The wheel, installed where there is no checkout, does the main job."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from tests.support import ROOT
from tests.test_pipeline import ARTICLE


def _run(*words: object, **more: str) -> str:
    done = subprocess.run(
        [str(word) for word in words],
        capture_output=True,
        text=True,
        cwd=more.pop("cwd", None),
        env={**os.environ, **more},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    _run(
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "--wheel-dir",
        folder,
        ROOT,
    )
    (made,) = folder.glob("*.whl")
    return made


def test_the_profiles_are_packed(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "convert/styles/standard.toml" in names
    assert "convert/py.typed" in names
    assert {f"convert/words/{path.name}" for path in (ROOT / "convert" / "words").glob("*.toml")} <= set(names)
    assert "convert/words/ar.toml" in names
    assert not [name for name in names if name.startswith(("tests/", "seeds/", "styles/"))]


def test_a_clean_environment_converts_with_it(wheel: Path, tmp_path: Path) -> None:
    venv = tmp_path / "venv"
    _run(sys.executable, "-m", "venv", venv)
    python = venv / "bin" / "python"
    _run(python, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", wheel)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "ferry.txt").write_text(ARTICLE, encoding="utf-8")
    # the libraries come from the environment that runs the tests; its editable install of convert does not, as
    # .pth files count in site folders only
    libraries = sysconfig.get_path("purelib")
    for command in (["convert"], ["accessible-convert"]):
        words = [venv / "bin" / command[0], "all", "in", "--out", "out"]
        assert "1 converted" in _run(*words, cwd=str(tmp_path), PYTHONPATH=libraries)
    home = _run(python, "-c", "import convert; print(convert.__file__)", cwd=str(tmp_path), PYTHONPATH=libraries)
    assert Path(home.strip()).is_relative_to(venv)
    assert {path.suffix for path in (tmp_path / "out" / "ferry").iterdir()} == {
        ".docx",
        ".pdf",
        ".epub",
        ".md",
        ".json",
    }
