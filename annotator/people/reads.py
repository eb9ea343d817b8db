"""Questions about ways in."""

from annotator.kernel.errors import NotFound
from annotator.people.models import SignInLink
from annotator.people.secrets import hashed


def usable_sign_in_link(nonce: str) -> SignInLink:
    """Return the link that still works. Raises NotFound; used, revoked and unknown look the same."""
    links = SignInLink.objects.usable().select_related("user")
    link = links.filter(nonce_sha256=hashed(nonce)).first()
    if link is None:
        raise NotFound("This sign-in link has been used or is too old.", code="link_spent")
    return link
