"""The chips over the small dataset of the queries."""

import pytest

from tests.engine.query.small import NORTH_KOREA
from tests.widgets.seeker import Seeker
from viewer.widgets.look import Look


@pytest.fixture
def seek(qtbot, qapp, repo):
    """Opens the window on a dataset, the small one unless another is given."""
    look = Look(repo / "resources")
    look.use(qapp, "light", 100)
    opened = []

    def seek(dataset=NORTH_KOREA) -> Seeker:
        opened.append(Seeker(qtbot, look, dataset))
        return opened[-1]

    yield seek
    for seeker in opened:
        seeker.leave()


@pytest.fixture
def seeker(seek) -> Seeker:
    return seek()
