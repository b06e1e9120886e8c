"""How everything looks, in either theme, for tests of widgets."""

import pytest

from viewer.widgets.look import Look


@pytest.fixture(params=["light", "dark"])
def either_look(request, qapp, repo):
    """The look of both themes, one after the other."""
    made = Look(repo / "resources")
    made.use(qapp, request.param, 100)
    yield made
    made.use(qapp, "light", 100)
