"""The acts of the review page: what a form asks for, done by the same actions as over the API."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast
from uuid import UUID, uuid4

from django import forms
from django.http import QueryDict

from annotator.desk.annotations import Annotation
from annotator.desk.gathered import Gathered
from annotator.desk.review_forms import AddForm, EditForm, RejectForm
from annotator.desk.review_offers import CHECK, add_key
from annotator.kernel.errors import Invalid, NotFound
from annotator.people.permits import Viewer
from annotator.review.actions.checks import check_sentence, withdraw_check
from annotator.review.actions.marks import add_mark, delete_mark, put_mark
from annotator.review.actions.undo import undo_mark, undo_verdict
from annotator.review.actions.verdicts import Decision, give_verdict
from annotator.review.models import Mark, SentenceCheck, VerdictKind


@dataclass(frozen=True, kw_only=True)
class Done:
    """What was done, in a word, and the element of the page where it is said."""

    key: str
    said: str


class NotFilledIn(Exception):
    """A form has faults, which stand beside its fields."""


@dataclass(kw_only=True)
class Asked:
    """One act that is asked for. `key` and `form` say where to tell what is wrong with it."""

    at: Gathered
    data: QueryDict
    key: str = ""
    form: forms.Form | None = None

    @property
    def who(self) -> Viewer:
        return self.at.viewer

    @property
    def base(self) -> str | None:
        """The version that the page showed."""
        return self.data.get("version") or None

    @property
    def replaces(self) -> dict[str, int]:
        """The marks that shall make way, at the revisions that the page showed."""
        named = (one.rpartition(":") for one in self.data.get("replaces", "").split())
        return {key: int(revision) for key, _, revision in named if revision.isdecimal()}

    def filled_in(self, form: forms.Form | None) -> forms.Form:
        """Return the form if it is without faults. Raises NotFilledIn."""
        if form is None:
            raise NotFound("The codebook has no such layer any more.")
        self.form = form
        if not form.is_valid():
            raise NotFilledIn
        return form

    def annotation(self) -> Annotation:
        """Return what the card showed, as it stands now. Raises NotFound."""
        self.key = self.data.get("card", "")
        for one in self.at.annotations:
            if one.key == self.key:
                return one
        raise NotFound("This annotation is not in the list any more.")


def confirm(asked: Asked) -> Done:
    _decide(asked, asked.annotation(), Decision(kind=VerdictKind.CONFIRM, replaces=asked.replaces))
    return Done(key=asked.key, said="Confirmed.")


def reject(asked: Asked) -> Done:
    one = asked.annotation()
    reason = RejectForm(asked.data)
    if not reason.is_valid():
        raise Invalid("There is no such reason.")
    why = reason.cleaned_data["reason"]
    _decide(asked, one, Decision(kind=VerdictKind.REJECT, reason=why))
    return Done(key=asked.key, said=f"Rejected: {why}." if why else "Rejected.")


def edit(asked: Asked) -> Done:
    one = asked.annotation()
    content = cast(EditForm, asked.filled_in(asked.at.forms.edit(one, asked.data))).content()
    if one.suggestion is None:
        put_mark(
            mark=_mark(one),
            content=content,
            quote=None,
            base=asked.base,
            replaces=asked.replaces,
            by=asked.who,
        )
        return Done(key=asked.key, said="Changed.")
    given = Decision(
        kind=VerdictKind.EDIT,
        label=content.label,
        start=content.start,
        end=content.end,
        attributes=content.attributes,
        replaces=asked.replaces,
    )
    _decide(asked, one, given)
    return Done(key=asked.key, said="Edited.")


def undo(asked: Asked) -> Done:
    one = asked.annotation()
    if one.suggestion is None:
        undo_mark(mark=_mark(one), base=asked.base, replaces=asked.replaces, by=asked.who)
    else:
        undo_verdict(
            suggestion=one.suggestion, base=asked.base, replaces=asked.replaces, by=asked.who
        )
    return Done(key=asked.key, said="Undone.")


def delete(asked: Asked) -> Done:
    delete_mark(mark=_mark(asked.annotation()), base=asked.base, by=asked.who)
    return Done(key=asked.key, said="Deleted.")


def add(asked: Asked) -> Done:
    layer = asked.at.forms.layers.get(asked.data.get("layer", ""))
    if layer is None:
        raise NotFound("The codebook has no such layer any more.")
    asked.key = add_key(layer)
    form = cast(AddForm, asked.filled_in(asked.at.forms.add(layer, asked.data)))
    added = add_mark(
        mark_id=_uuid(asked.data.get("mark")) or uuid4(),
        document=asked.at.document,
        content=form.content(),
        quote=None,
        replaces=asked.replaces,
        by=asked.who,
    )
    return Done(key=str(added.mark.pk), said="Added.")


def check(asked: Asked) -> Done:
    asked.key = CHECK
    given = asked.filled_in(asked.at.forms.check(asked.data)).cleaned_data
    checked = check_sentence(
        document=asked.at.document, sentence=given["sentence"], layer=given["layer"], by=asked.who
    ).check
    return Done(key=f"check-{checked.layer}-{checked.start}", said="Checked.")


def uncheck(asked: Asked) -> Done:
    asked.key = CHECK
    own = SentenceCheck.objects.filter(
        assignment__document=asked.at.document, assignment__reviewer=asked.who.user
    ).select_related("assignment__document__project")
    key = _uuid(asked.data.get("check"))
    found = own.filter(pk=key).first() if key else None
    if found is None:
        raise NotFound("This check is not in the list any more.")
    withdraw_check(check=found, base=asked.base, by=asked.who)
    return Done(key=CHECK, said="Undone: the sentence is open again.")


ACTS: dict[str, Callable[[Asked], Done]] = {
    act.__name__: act for act in (confirm, reject, edit, undo, delete, add, check, uncheck)
}


def _decide(asked: Asked, one: Annotation, given: Decision) -> None:
    if one.suggestion is None:
        raise NotFound("There is no suggestion to decide on.")
    give_verdict(suggestion=one.suggestion, given=given, base=asked.base, by=asked.who)


def _mark(one: Annotation) -> Mark:
    if one.revision is None:
        raise NotFound("There is no mark of yours here.")
    return one.revision.mark


def _uuid(text: str | None) -> UUID | None:
    try:
        return UUID(text or "")
    except ValueError:
        return None
