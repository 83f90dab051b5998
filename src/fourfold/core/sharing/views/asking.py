"""What may I share of this record with this partner, for this purpose? And sharing it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from fourfold.core.access.doors import door
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock
from fourfold.core.sharing import agreements, choices, copies, edition_words, policy, presenters
from fourfold.core.sharing import answer as answers
from fourfold.core.sharing.actions import sharing
from fourfold.core.sharing.answer import Answer
from fourfold.core.sharing.forms.sharing import AskForm, ShareForm
from fourfold.core.sharing.models import Disclosure
from fourfold.core.sharing.policy import Permission
from fourfold.core.sharing.rules import editions, judging
from fourfold.core.sharing.rules.agreements import Broken
from fourfold.core.sharing.rules.editions import State, Way
from fourfold.core.ui import pages
from fourfold.core.ui.frame import Link
from fourfold.core.ui.saving import save


@door(Permission.OFFER)
def share(request: Any, reference: str) -> HttpResponse:
    """The answer first, then what may go and what may not and why, a preview, and the form that lets it go."""
    found = answers.offered(reference, request.viewer, request.at)
    if found is None or not policy.can_offer(request.viewer, found.owner_id):
        raise Http404
    audit.consulted("share.ask", by=request.viewer, kind=found.kind, target=found.reference)
    words = presenters.Words.on(clock.day_of(request.at))
    older = _older(request, found)
    ask = AskForm(
        _asked(request, older),
        partners=choices.partners(request.viewer, words.day),
        purposes=list(words.lists["sharing_purpose"].items()),
    )
    context: dict[str, Any] = {
        "ask": ask,
        "offered": found,
        "older": older,
        "trail": (Link(found.reference, found.url),),
    }
    if ask.is_bound and ask.is_valid():
        answer = answers.answer(found, **ask.cleaned_data, at=request.at, words=words)
        form = _form(request, answer, words, older)
        if request.method == "POST" and form.is_valid():
            made = _made(request, form, answer, older)
            if made is not None:
                return _on(request, made)
        agreement = agreements.agreement(answer.terms.number) if answer.terms else None
        context |= {
            "form": form,
            "answer": answer,
            "sentence": edition_words.sentence(answer),
            "basis": edition_words.basis(answer, agreement) if not answer.why_nothing else "",
            "conditions": agreement.conditions if agreement else "",
            "preview": edition_words.preview(answer),
            "partner": words.agency(answer.asked.partner),
            "purpose": words.one("sharing_purpose", answer.asked.purpose),
            "second": judging.needs_second(judging.may_go(answer.verdicts), answer.needs),
            "query": f"?partner={answer.asked.partner}&purpose={answer.asked.purpose}"
            + (f"&instead={older.copy}" if older else ""),
        }
    context["forms"] = [one for one in (context.pop("form", None), ask) if one is not None]
    context["form_of_sharing"] = context["forms"][0] if len(context["forms"]) > 1 else None
    h1 = _("Share %(reference)s") % {"reference": found.reference}
    return pages.render(request, "sharing/share.jinja", context, h1=h1)


def _asked(request: Any, older: Disclosure | None) -> dict[str, Any] | None:
    """With whom and what for, as the address says; for a correction, as the older copy says."""
    if older is not None:
        return {"partner": older.partner_id, "purpose": older.purpose}
    return request.GET if "partner" in request.GET or "purpose" in request.GET else None


def _older(request: Any, found: Any) -> Disclosure | None:
    """The copy that a new one takes the place of, where the address names one of this record."""
    written = request.GET.get("instead", "")
    went = {one.copy: one for one in copies.of_record(found.kind, found.record)} if written else {}
    return went.get(written.upper())


def _form(request: Any, answer: Answer, words: presenters.Words, older: Disclosure | None) -> ShareForm:
    keys = [(one.part.key, one.part.label) for one in answer.may]
    ends = answer.terms.ends_on if answer.terms else None
    filled = {
        "parts": [key for key, _label in keys],
        "use_until": editions.default_until(words.day, answer.needs.lasts, ends),
        "way": Way.WRITTEN.value,
        "recipients": "\n".join(older.recipients) if older else "",
        "shown": answer.digest,
    }
    return ShareForm(
        request.POST if request.method == "POST" else None,
        initial=filled,
        parts=keys,
        corrects=older is not None,
    )


def _made(request: Any, form: ShareForm, answer: Answer, older: Disclosure | None) -> Any:
    def act() -> Any:
        return sharing.share(
            answer=answer,
            shown=form.cleaned_data["shown"],
            said=form.said(),
            by=request.viewer,
            at=request.at,
            instead_of=older,
            correction=form.cleaned_data.get("correction", ""),
        )

    return save(request, form, act, broken=(Broken,)).gave


def _on(request: Any, made: Any) -> HttpResponse:
    """Where the sharer goes on: to the copy that went, or to the edition that waits for a second person."""
    if made.state == State.GONE:
        messages.success(request, _("Shared and recorded."))
        return redirect(reverse("sharing:copy", args=[made.standing.disclosure.copy]))
    messages.success(request, _("A second person reads it before it goes."))
    return redirect("sharing:edition", made.pk)
