"""Frozen dataclasses that are made by the thousand.

Python's own guard against assigning to a field makes every field cost as much, when an object is made, as a whole
object without it: a twentieth of the time of reading and cleaning a page. So these classes are frozen to the type
checker, which proves that nothing assigns to a field; they are hashed and compared as all frozen ones are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:
    import dataclasses

    def dataclass(*, frozen, slots, eq=True):
        """As :func:`dataclasses.dataclass`, without the guard at run time."""
        assert frozen
        return dataclasses.dataclass(slots=slots, eq=eq, unsafe_hash=eq)
