"""The figures as the view chooses them: the dataset that charts, lists and details read."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from viewer.engine.trade.chosen import chosen
from viewer.engine.trade.published import (
    Account,
    Publications,
    Release,
    account,
    end_of,
    releases,
)
from viewer.engine.trade.tiers import tier_of
from viewer.model.dataset import Dataset
from viewer.model.view import Choice
from viewer.state.session import Session


class Figures(QObject):
    """Follows a session; whoever shows figures reads ``dataset`` here, events included.

    Worked out when it is first asked for after a change: the same dataset and choice give the
    very same object, so that it may be compared by identity.
    """

    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._made_of: tuple[Dataset | None, Choice] | None = None
        self._made: Dataset | None = None
        self._worked_of: tuple[object, ...] = ()
        self._worked: Dataset | None = None
        self._publications: Publications | None = None
        self._releases: tuple[Release, ...] | None = None
        self._account: Account | None = None
        self._width = 0.0
        session.dataset_changed.connect(self._tell)
        session.choice_changed.connect(self._tell)

    @property
    def dataset(self) -> Dataset | None:
        """The dataset under the choice of the view; None while none is open."""
        self._refresh()
        if self._made is None and self._made_of is not None:
            dataset, choice = self._made_of
            if dataset is not None:
                # Nothing chosen is nearly always so: what was published when is not asked for.
                plain = choice == Choice()
                self._made = dataset if plain else chosen(dataset, choice, self.publications)
        return self._made

    @property
    def worked_out(self) -> Dataset | None:
        """The same with what the recipes of the panes make of it, so that it is found by id."""
        dataset, view = self.dataset, self._session.view
        panes = tuple(pane for pane in view.panes if not pane.recipe.plain)
        if dataset is None or not panes:
            return dataset
        if self._worked_of != (dataset, panes, view.mirrored):
            from viewer.engine.trade.derive import with_derived

            self._worked_of = (dataset, panes, view.mirrored)
            self._worked = with_derived(dataset, panes, view.mirrored)
        return self._worked

    @property
    def tiers(self) -> tuple[int, ...]:
        """For each pane of the view, which of its frequencies its chart draws at the time on
        screen, the finest being 0.
        """
        dataset, view = self.dataset, self._session.view
        if dataset is None or not self._width:
            return (0,) * len(view.panes)
        scale = self._session.scale(self._width).pixels_per_day
        return tuple(tier_of(dataset, pane, scale) for pane in view.panes)

    def resize(self, width: float) -> None:
        """Learn how wide the charts are, in pixels."""
        self._width = width

    @property
    def publications(self) -> Publications | None:
        """When the figures of the open dataset were published."""
        self._refresh()
        whole = self._session.dataset
        if self._publications is None and whole is not None:
            self._publications = Publications(whole)
        return self._publications

    @property
    def releases(self) -> tuple[Release, ...]:
        """The days on which values were published, earliest first."""
        publications, whole = self.publications, self._session.dataset
        if self._releases is None and publications is not None and whole is not None:
            self._releases = releases(whole, publications)
        return self._releases or ()

    @property
    def account(self) -> Account:
        """How much the day of the view leaves out; nothing while it is now."""
        publications, whole = self.publications, self._session.dataset
        known_on = self._session.view.choice.known_on
        if publications is None or whole is None or not known_on:
            return Account()
        if self._account is None:
            self._account = account(whole, publications, end_of(known_on))
        return self._account

    def _refresh(self) -> None:
        """Forget what was made of another dataset or choice."""
        dataset, choice = self._session.dataset, self._session.view.choice
        if self._made_of is not None and self._made_of == (dataset, choice):
            return
        if self._made_of is None or self._made_of[0] is not dataset:
            self._publications = self._releases = None
        self._made_of = (dataset, choice)
        self._made = self._account = None

    def _tell(self) -> None:
        self.changed.emit()
