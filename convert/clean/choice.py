"""What a person chooses of the cleaner: a policy, and rules to leave out or to run all the same.

A publishing workflow keeps its choice in ``convert.toml``, in the folder that it runs convert from:

    [clean]
    policy = "careful"
    without = ["standfirst", "related.link"]
    with = ["related.heading"]

``policy`` is careful, balanced or thorough; ``without`` names rules or families that stay out of it, ``with`` rules
that run though their family is out. The command line adds to both lists, and its policy counts.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from convert.clean.rule import BALANCED, POLICIES, Policy, Rule
from convert.errors import ConvertError

_KEYS: Final = ("policy", "without", "with")


@dataclass(frozen=True, slots=True)
class Choice:
    """``policy``: a policy's name, or None where nothing is said; ``without``, ``also``: names of rules or families."""

    policy: str | None = None
    without: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


def loads(text: str) -> Choice:
    """The choice in a settings file. Raises ConvertError, with a one-line reason, when it is not one."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConvertError(f"not TOML: {error}") from error
    for key in data:
        if key != "clean":
            raise ConvertError(f"[{key}] is unknown; settings are in [clean]")
    table = data.get("clean", {})
    if not isinstance(table, dict):
        raise ConvertError("clean must be a table: [clean]")
    for key in table:
        if key not in _KEYS:
            raise ConvertError(f"clean.{key} is unknown; there are {', '.join(_KEYS)}")
    policy = table.get("policy")
    if policy is not None and policy not in POLICIES:
        raise ConvertError(f"clean.policy: {policy!r} is none of {', '.join(POLICIES)}")
    return Choice(policy, _names(table, "without"), _names(table, "with"))


def _names(table: dict[str, object], key: str) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise ConvertError(f"clean.{key} must be a list of names of rules")
    return tuple(value)


def split(words: str | None) -> tuple[str, ...]:
    """The names in an option's value, which joins them by commas."""
    return tuple(word.strip() for word in (words or "").split(",") if word.strip())


def policy_of(choice: Choice, rules: Iterable[Rule]) -> Policy:
    """The policy that is chosen. Raises ConvertError when a name is neither a rule's nor a family's."""
    known = {name for rule in rules for name in (rule.id, rule.family)}
    for name in (*choice.without, *choice.also):
        if name not in known:
            raise ConvertError(f"there is no cleaning rule or family called {name!r}; docs/rules.md lists them")
    policy = POLICIES[choice.policy or BALANCED.name]
    return replace(policy, disabled=frozenset(choice.without), enabled=frozenset(choice.also))
