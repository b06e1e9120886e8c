"""How everything looks in either theme, and what panels are made of, for tests of widgets."""

from collections.abc import Iterator

import pytest

from viewer.state.checking import Checking
from viewer.state.figures import Figures
from viewer.state.hover import Hover
from viewer.state.jobs import Jobs
from viewer.state.session import Session
from viewer.state.settings import Settings
from viewer.state.shown import Shown
from viewer.widgets.look import Look
from viewer.widgets.navigation import Navigation
from viewer.widgets.parts import Parts


@pytest.fixture(params=["light", "dark"])
def either_look(request, qapp, repo):
    """The look of both themes, one after the other."""
    made = Look(repo / "resources")
    made.use(qapp, request.param, 100)
    yield made
    made.use(qapp, "light", 100)


@pytest.fixture
def look(qapp, repo):
    """The light look at the usual text size."""
    made = Look(repo / "resources")
    made.use(qapp, "light", 100)
    return made


@pytest.fixture
def parts(qapp, repo) -> Iterator[Parts]:
    look = Look(repo / "resources")
    look.use(qapp, "light", 100)
    session, hover, settings = Session(), Hover(), Settings(None)
    settings.update(animation=False)
    shown = Shown(session)
    navigation = Navigation(session, shown, settings)
    jobs = Jobs()
    checking = Checking(session, jobs)
    yield Parts(session, shown, hover, settings, look, navigation, Figures(session), checking)
    jobs.stop()
