"""The Jinja2 environment of every page."""

from __future__ import annotations

from typing import Any

import jinja2
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation

from . import cells, choices, formats, frame, tags

FILTERS = {
    "day": formats.day,
    "short_day": formats.short_day,
    "weekday": formats.weekday,
    "clock": formats.clock,
    "moment": formats.moment,
    "audit_moment": formats.audit_moment,
    "as_known": formats.as_known,
    "due": formats.due,
    "number": formats.number,
    "money": formats.money,
    "known": formats.known,
    "in_cell": cells.in_cell,
}


class Missing(jinja2.Undefined):
    """A name the view forgot: it may be asked about (`{% if x %}`), but printing it is an error."""

    __slots__ = ()

    def __str__(self) -> str:
        self._fail_with_undefined_error()


def environment(**options: Any) -> jinja2.Environment:
    """The environment that settings.TEMPLATES names under OPTIONS["environment"]."""
    options |= {"loader": _loader(options["loader"]), "autoescape": True}
    found = jinja2.Environment(**options)  # noqa: S701 - autoescape is set in the line above
    found.undefined = Missing
    found.trim_blocks = found.lstrip_blocks = True
    found.policies["ext.i18n.trimmed"] = True
    _speak(found)
    found.filters.update(FILTERS)
    found.tests["day_input"] = choices.is_day_input
    found.globals.update(url=url, plain_url=plain_url, static=static, share=formats.share, tag=tags.tag)
    found.globals.update(choices=choices.choices, control_attributes=choices.attributes)
    found.globals.update(calendar_words=choices.calendar_words)
    return found


@jinja2.pass_context
def url(context: jinja2.runtime.Context, name: str, /, *args: object, **kwargs: object) -> str:
    """The address of a named page, carrying the page's `?as_of=` so that every link stays in the past."""
    return frame.keep_as_of(context.get("request"), plain_url(name, *args, **kwargs))


def plain_url(name: str, /, *args: object, **kwargs: object) -> str:
    """The address of a named page without `?as_of=`."""
    return reverse(name, args=args, kwargs=kwargs)


def _loader(own: jinja2.BaseLoader) -> jinja2.BaseLoader:
    components = jinja2.PackageLoader("govuk_frontend_jinja")
    return jinja2.ChoiceLoader([own, jinja2.PrefixLoader({"govuk_frontend_jinja": components})])


def _speak(found: jinja2.Environment) -> None:
    found.add_extension("jinja2.ext.i18n")
    found.install_gettext_callables(  # type: ignore[attr-defined]
        translation.gettext,
        translation.ngettext,
        newstyle=True,
        pgettext=translation.pgettext,
        npgettext=translation.npgettext,
    )
