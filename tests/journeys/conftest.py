"""What the journeys in a browser stand on."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.journeys.browser import a_chromium, a_site


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A Chromium; without one, the tests that need it are skipped and say why.

    Its loop runs in this thread for as long as it lives, and Django takes that for asynchronous
    code; hence the variable, and hence no longer than a module.
    """
    with pytest.MonkeyPatch.context() as patch, a_chromium() as found:
        if found is None:
            pytest.skip(
                "There is no Chromium: set CHROMIUM to its path, or run `playwright install chromium`."
            )
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield found


@pytest.fixture
def site(browser: Browser, seeded: None) -> Iterator[str]:
    """The address of the product, running on the five articles."""
    with a_site() as address:
        yield address
