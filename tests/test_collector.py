"""The collector pauses, and is as it was afterwards, whatever happens."""

from __future__ import annotations

import gc

import pytest

from convert import collector


def test_nothing_is_collected_within_and_all_is_as_before_afterwards() -> None:
    with collector.paused():
        with collector.paused():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_failure_within_leaves_it_as_it_was() -> None:
    with pytest.raises(KeyError), collector.paused():
        raise KeyError
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with collector.paused():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
