import os
import signal
import subprocess
import sys

import pytest

from fourfold.config.postgres.processes import command_line, deferred_signals, end, running

DEAF = """
import signal, time
signal.signal(signal.SIGINT, signal.SIG_IGN)
print("up", flush=True)
time.sleep(60)
"""
NEGLIGENT = """
import subprocess, time
child = subprocess.Popen(["sleep", "60"])
print(child.pid, flush=True)
time.sleep(60)
"""


def test_a_process_that_ended_and_was_not_collected_does_not_run():
    with subprocess.Popen([sys.executable, "-c", NEGLIGENT], stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout
        pid = int(child.stdout.readline())
        try:
            end(pid, (signal.SIGKILL, 2.0))
            os.kill(pid, 0)  # the number is still given out
            assert not running(pid)
            assert running(child.pid)
        finally:
            child.kill()


def test_a_process_that_ignores_a_polite_request_is_ended_by_the_next_step():
    with subprocess.Popen([sys.executable, "-c", DEAF], stdout=subprocess.PIPE) as child:
        assert child.stdout
        child.stdout.readline()
        assert "SIG_IGN" in command_line(child.pid)
        end(child.pid, (signal.SIGINT, 0.1), (signal.SIGKILL, 5.0))
        assert not running(child.pid)


def test_ending_a_process_that_has_gone_does_nothing():
    with subprocess.Popen(["true"]) as child:
        child.wait()
        end(child.pid, (signal.SIGKILL, 1.0))


@pytest.fixture
def heard():
    """Ctrl-C is heard, also where the tests were started in the background, which leaves it unheard."""
    former = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, former)


def test_ctrl_c_waits_until_the_block_is_over(heard):
    done = []
    with pytest.raises(KeyboardInterrupt):
        with deferred_signals():
            signal.raise_signal(signal.SIGINT)
            done.append("the block went on")
        done.append("never")
    assert done == ["the block went on"]
