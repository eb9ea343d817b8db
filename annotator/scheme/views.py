"""The pages of a codebook version."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from annotator.people.permits import Verb, projects_where
from annotator.people.web import MemberRequest, viewer
from annotator.scheme.models import Label, Rule, Scheme
from annotator.scheme.style_sheet import style_address, style_sheet

A_YEAR = 365 * 24 * 60 * 60


@dataclass(frozen=True, kw_only=True)
class SetRule:
    """A rule with its title set apart: most texts begin with it, as a run-in heading."""

    rule: Rule
    rest: str


@require_safe
@login_required
def scheme_page(request: MemberRequest, project: str, version: int) -> HttpResponse:
    """`/p/<project>/scheme/v<n>/`: layers, labels, attributes and rules, each with its anchor."""
    scheme = _scheme(request, project, version)
    layers = scheme.layers.prefetch_related("labels", "attributes", "link_types")
    labels = [label for layer in layers for label in layer.labels.all()]
    return render(
        request,
        "scheme/scheme.html",
        {
            "room": "scheme",
            "project": scheme.project,
            "scheme": scheme,
            "layers": layers,
            "rules": [SetRule(rule=rule, rest=_rest(rule)) for rule in scheme.rules.all()],
            "style_sheets": [style_address(scheme.project, scheme, labels)],
        },
    )


@require_safe
@login_required
def labels_css(request: MemberRequest, project: str, version: int) -> HttpResponse:
    """`/p/<project>/scheme/v<n>/labels.css`: its colours; a version never changes, so keep it."""
    scheme = _scheme(request, project, version)
    labels = Label.objects.filter(layer__scheme=scheme).select_related("layer")
    return HttpResponse(
        style_sheet(labels.order_by("layer__position", "position")),
        content_type="text/css; charset=utf-8",
        headers={"Cache-Control": f"private, max-age={A_YEAR}, immutable"},
    )


def _scheme(request: MemberRequest, project: str, version: int) -> Scheme:
    visible = projects_where(viewer(request), Verb.READ)
    return get_object_or_404(
        Scheme.objects.select_related("project"),
        project__in=visible,
        project__slug=project,
        version=version,
    )


def _rest(rule: Rule) -> str:
    return rule.text.removeprefix(rule.title)
