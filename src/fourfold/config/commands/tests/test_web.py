import socket

import pytest

from fourfold.config.commands.demo import _wished_port
from fourfold.config.commands.web import HOST, WebServerError, free_port


def test_a_port_that_somebody_listens_at_is_passed_over():
    with socket.socket() as somebody:
        somebody.bind((HOST, 0))
        somebody.listen(1)
        taken = somebody.getsockname()[1]
        with free_port(taken) as port:
            assert port > taken


def test_two_demonstrations_at_once_get_two_ports():
    with free_port(18_000) as first, free_port(18_000) as second:
        assert first != second


def test_a_port_is_free_again_after_the_demonstration():
    with free_port(18_000) as first:
        pass
    with free_port(18_000) as second:
        assert second == first


@pytest.mark.parametrize("wish", ["web", "0", "70000", "-1"])
def test_a_port_that_is_none_is_refused_in_words(monkeypatch, wish):
    monkeypatch.setenv("PORT", wish)
    with pytest.raises(WebServerError, match=f'PORT is "{wish}"'):
        _wished_port()
