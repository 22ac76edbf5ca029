"""A few hundred hostile inputs; `python -m tests.fuzz` reads ten thousand."""

import os
from pathlib import Path

import pytest

from tests.fuzz.corpus import CANARY
from tests.fuzz.guard import CodeRan, TooSlow, watched
from tests.fuzz.run import run


def test_hostile_inputs_are_read_or_refused():
    tally = run(420, seed=2)
    assert tally.failures == []
    assert tally.count("read") > 20
    assert tally.count("refused") > 200
    assert not Path(CANARY).exists()


@pytest.mark.parametrize(
    "act",
    [
        lambda: eval("1 + 1"),
        lambda: exec("pass"),
        lambda: compile("1", "text", "eval"),
        lambda: os.system("true"),
        lambda: Path("prefixbounds-canary").write_text(""),
        lambda: Path("/etc/hostname").read_text(),
    ],
)
def test_control_the_watch_sees_code(act):
    with pytest.raises(CodeRan), watched():
        act()


def test_control_the_watch_sees_a_hang():
    def hang():
        while True:
            pass

    with pytest.raises(TooSlow), watched(seconds=1):
        hang()
