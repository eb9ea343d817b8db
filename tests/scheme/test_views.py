"""The pages of a codebook version."""

import re
from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse

from annotator.scheme.actions import take_in_scheme
from annotator.scheme.models import Label, Layer, Scheme
from annotator.scheme.style_sheet import style_address, style_sheet
from tests.desk.pages import html_of, signed_in
from tests.factories import SCHEME, a_member, a_project

pytestmark = pytest.mark.django_db


def of_scheme(name: str, project, version: int = 1) -> str:
    return reverse(name, args=[project.slug, version])


def a_label(key: str = "east", colour: str = "blue", layer: str = "framing") -> Label:
    return Label(key=key, colour=colour, layer=Layer(key=layer))


def test_every_label_and_every_rule_has_its_anchor() -> None:
    project = a_project()
    html = html_of(signed_in(a_member(project, "reader")).get(of_scheme("scheme", project)))

    for layer in SCHEME.layers:
        for label in layer.labels:
            assert f'id="{label.anchor}"' in html
            assert label.text in html
    assert 'id="rule-1"' in html
    assert "Naming decides." in re.sub("<[^>]+>", "", html)
    assert "<code>endorsed</code>" in html
    assert "claim → claim" in html


def test_each_label_is_shown_suggested_and_confirmed() -> None:
    project = a_project()
    html = html_of(signed_in(a_member(project, "reader")).get(of_scheme("scheme", project)))

    assert 'class="g k0-framing-east k0s" data-g="E">suggested<' in html
    assert 'class="g k0-framing-east k0c f-framing-east" data-g="E">confirmed<' in html
    assert 'class="g k0-framing-west k0s"' in html


def test_an_older_version_keeps_its_page() -> None:
    project = a_project()
    newer = replace(SCHEME, version=2, title="Better wells")
    take_in_scheme(spec=newer, project=project, by=None)
    client = signed_in(a_member(project, "reader"))

    assert "Framing of wells" in html_of(client.get(of_scheme("scheme", project)))
    assert "Better wells" in html_of(client.get(of_scheme("scheme", project, 2)))
    assert client.get(of_scheme("scheme", project, 3)).status_code == 404


def test_the_style_sheet_gives_each_label_its_slot_and_may_be_kept() -> None:
    project = a_project()
    answer = signed_in(a_member(project, "reader")).get(of_scheme("labels_css", project))
    css = answer.content.decode()

    assert answer["Content-Type"] == "text/css; charset=utf-8"
    assert answer["Cache-Control"] == "private, max-age=31536000, immutable"
    assert ".k0-framing-east{--c0:var(--blue-line)}" in css
    assert ".f-framing-east{background-color:var(--blue-fill)}" in css
    assert ".l-argument-claim{--line:var(--blue-line)" in css


@pytest.mark.parametrize("name", ["scheme", "labels_css"])
def test_only_members_see_it(name: str) -> None:
    project = a_project()
    stranger = a_member(a_project(), "manager")

    assert signed_in(stranger).get(of_scheme(name, project)).status_code == 404
    assert Client().get(of_scheme(name, project)).status_code == 302


def test_the_address_of_a_style_sheet_changes_with_what_it_says() -> None:
    project = a_project()
    scheme = Scheme.objects.get(project=project)

    blue = style_address(project, scheme, [a_label()])
    green = style_address(project, scheme, [a_label(colour="green")])

    assert blue.startswith(f"{of_scheme('labels_css', project)}?v=")
    assert blue != green


@pytest.mark.parametrize(
    "label",
    [
        a_label(key="x}body{display:none"),
        a_label(layer="a b"),
        a_label(colour="red;background:url(//x)"),
    ],
)
def test_what_cannot_be_a_class_or_a_slot_is_left_out(label: Label) -> None:
    assert style_sheet([label]) == ""


def test_queries_do_not_grow_with_the_scheme(django_assert_max_num_queries) -> None:
    project = a_project()
    client = signed_in(a_member(project, "reader"))

    with django_assert_max_num_queries(8):
        html_of(client.get(of_scheme("scheme", project)))
