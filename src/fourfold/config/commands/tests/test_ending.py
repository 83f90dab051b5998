import signal

import pytest

from fourfold.config.commands.ending import clean_ending


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_the_first_signal_ends_the_work_and_the_second_does_not_disturb_the_clean_up(number):
    cleaned = []
    before = signal.getsignal(number)
    with pytest.raises(KeyboardInterrupt), clean_ending():
        try:
            signal.raise_signal(number)
        finally:
            signal.raise_signal(number)
            cleaned.append("to the end")
    assert cleaned == ["to the end"]
    assert signal.getsignal(number) is before
