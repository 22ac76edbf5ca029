"""A writer that is killed at random moments leaves the old file or the new one; a plain writer does not."""

import json
import multiprocessing
import random
import time
from hashlib import sha256
from itertools import count

import pytest

from reports import files

_KILLS = 12


def text(number):
    """A document that says whether it is whole."""
    body = f"{number:08d}" * 40_000
    return json.dumps({"number": number, "body": body, "digest": sha256(body.encode()).hexdigest()}) + "\n"


def whole(path):
    try:
        found = json.loads(path.read_text())
    except ValueError:
        return False
    return found["digest"] == sha256(found["body"].encode()).hexdigest()


def plainly(name, new):
    with open(name, "w") as file:
        for start in range(0, len(new), 1000):
            file.write(new[start : start + 1000])
            file.flush()


def _forever(write, name, started):
    for number in count():
        write(name, text(number))
        started.set()


def after_kills(write, path, how, seed):
    """Whether the file was whole after every kill of a process that writes it again and again."""
    rng = random.Random(seed)
    context = multiprocessing.get_context("fork")
    states = []
    for _ in range(_KILLS):
        started = context.Event()
        process = context.Process(target=_forever, args=(write, str(path), started), daemon=True)
        process.start()
        assert started.wait(30)
        time.sleep(rng.uniform(0, 0.05))
        process.terminate() if how == "SIGTERM" else process.kill()
        process.join()
        states.append(whole(path))
    return states


@pytest.mark.parametrize("how", ["SIGKILL", "SIGTERM"])
def test_killed_at_random_moments_a_report_is_the_old_or_the_new_one(tmp_path, how):
    assert all(after_kills(files.write, tmp_path / "report.json", how, seed=1))


def test_control_a_plain_writer_leaves_torn_files(tmp_path):
    assert not all(after_kills(plainly, tmp_path / "report.json", "SIGKILL", seed=1))
