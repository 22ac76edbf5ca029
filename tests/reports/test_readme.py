"""The example of the README is a claim that is proved, and its commands are those that exist."""

import re
from pathlib import Path

from reports.cli import COMMANDS

README = (Path(__file__).resolve().parents[2] / "README.md").read_text(encoding="utf-8")


def test_the_example_is_proved(run, library):
    (example,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    library.write("demo.square", example)
    result = run("verify", "demo.square")
    assert result.exit_code == 0, result.output
    assert "1 claim: 1 proved" in result.output


def test_the_commands_exist():
    named = set(re.findall(r"`prefixbounds ([a-z]+)", README))
    assert named
    assert named <= {path.stem for path in COMMANDS.glob("*.py")}
