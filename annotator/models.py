"""Every room's tables, for Django to find; nobody imports from here."""

from annotator.assignment.models import Assignment, Submission
from annotator.corpus.models import Document, Entity, Zone, ZoneSet
from annotator.kernel.models import Blob, BlobPiece
from annotator.people.models import Journal, Membership, Project, SignInLink, Token, User
from annotator.review.models import Mark, MarkRevision, SentenceCheck, Verdict
from annotator.scheme.models import Attribute, Label, Layer, LinkType, Rule, Scheme
from annotator.segmentation.models import Segment, SegmentSet
from annotator.suggestion.models import SuggestedSpan, Suggester, SuggestionRun
