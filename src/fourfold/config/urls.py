"""Every capability brings its own pages; this only puts them together."""

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

from fourfold.config import health
from fourfold.core import capability
from fourfold.core.api import urls as api_urls
from fourfold.core.ui import home, second_step, sign_in, single

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("act-as", home.act_as, name="act-as"),
    path("sign-in", sign_in.sign_in, name="sign-in"),
    path("sign-in/code", second_step.code, name="sign-in-code"),
    path("sign-in/again", second_step.prove, name="prove"),
    path("sign-in/single", single.single, name="single"),
    path("sign-in/single/back", single.back, name="single-back"),
    path("sign-in/persona", sign_in.become, name="become"),
    path("sign-out", sign_in.sign_out, name="sign-out"),
    path("health/live", health.live, name="live"),
    path("health/ready", health.ready, name="ready"),
]
urlpatterns += api_urls.urlpatterns
urlpatterns += [
    path(config.url_prefix, include((f"{config.name}.urls", config.label)))
    for config in capability.every()
    if config.url_prefix is not None and find_spec(f"{config.name}.urls")
]

handler400 = "fourfold.core.ui.wrong_turns.bad_request"
handler403 = "fourfold.core.ui.wrong_turns.forbidden"
handler404 = "fourfold.core.ui.wrong_turns.not_found"
handler500 = "fourfold.core.ui.wrong_turns.broken"
