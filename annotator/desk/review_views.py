"""An article, and the acts of reviewing it: complete without JavaScript.

An act is a POST to the article's own address. What is done leads back to its card, by a redirect;
what is refused shows the page again, with the reason beside the form and what was typed in it.
"""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from annotator.corpus.models import Document
from annotator.desk.article import Told, article_page
from annotator.desk.gathered import Gathered
from annotator.desk.offers import Problem
from annotator.desk.reads import language_name
from annotator.desk.review_acts import ACTS, Asked, NotFilledIn
from annotator.desk.review_forms import focus_first_fault
from annotator.desk.review_offers import problem_of
from annotator.kernel.errors import DomainError, Forbidden
from annotator.people.permits import Verb, demand
from annotator.people.web import MemberRequest, viewer

WEB = ("http://", "https://")
DONE = "done"
UNREADABLE = 400


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def article(request: MemberRequest, project: str, pk: UUID) -> HttpResponse:
    """`/p/<project>/documents/<id>/`: a text with what is suggested on it, and deciding on it."""
    visible = Document.objects.visible_to(viewer(request)).select_related("project")
    document = get_object_or_404(visible, pk=pk, project__slug=project)
    if request.method == "POST":
        return _act(request, document)
    said, others = {}, []
    for message in messages.get_messages(request):
        if message.extra_tags and message.extra_tags.startswith(f"{DONE} "):
            said[message.extra_tags.removeprefix(f"{DONE} ")] = message.message
        else:
            others.append(message)
    sentence = request.GET.get("sentence", "")
    told = Told(said=said, sentence=int(sentence) if sentence.isdecimal() else None)
    return _shown(request, document, told, others)


def _act(request: MemberRequest, document: Document) -> HttpResponse:
    who = viewer(request)
    act = request.POST.get("act", "")
    if act not in ACTS:
        raise BadRequest("There is no such act.")
    try:
        demand(who, Verb.REVIEW, document.project)
    except Forbidden as error:
        raise PermissionDenied from error
    asked = Asked(at=Gathered(who, document), data=request.POST)
    try:
        done = ACTS[act](asked)
    except NotFilledIn:
        problem = Problem(key=asked.key, act=act, message="", status=UNREADABLE, form=asked.form)
    except DomainError as error:
        problem = problem_of(
            error, key=asked.key, act=act, form=asked.form, codebooks=asked.at.codebooks
        )
    else:
        messages.success(request, done.said, extra_tags=f"{DONE} {done.key}")
        page = reverse("article", args=[document.project.slug, document.pk])
        return redirect(f"{page}#a-{done.key}")
    if problem.form is not None and not problem.message:
        focus_first_fault(problem.form)
    return _shown(request, document, Told(problem=problem), [], status=problem.status)


def _shown(
    request: MemberRequest, document: Document, told: Told, others: list[object], status: int = 200
) -> HttpResponse:
    page = article_page(viewer(request), document, told)
    return render(
        request,
        "desk/article.html",
        {
            "project": document.project,
            "page": page,
            "scheme": page.scheme,
            "document": document,
            "language": language_name(document.language),
            "source": document.address if document.address.startswith(WEB) else "",
            "style_sheets": page.style_sheets,
            "messages": others,
        },
        status=status,
    )
