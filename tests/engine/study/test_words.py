"""What the panel before and after says of the bundled dataset, and of a long series."""

import numpy as np
import pytest

from tests.engine.study.made import figures, noise, of_event, split
from viewer.engine.details.sheet import Block, Fact, Prose, Section, Table
from viewer.engine.study.amount_words import amount, signed
from viewer.engine.study.study import study
from viewer.engine.study.subjects import Subject, lead_of, subjects_of
from viewer.engine.study.words import headline, sheet_of, subject_blocks
from viewer.engine.timeline.drawn import draw
from viewer.engine.trade.panes import default_panes
from viewer.model.clean import Clean
from viewer.model.dataset import Dataset
from viewer.model.records import Clock
from viewer.model.view import Datings, Window


def text_of(block: Block) -> str:
    if isinstance(block, Fact):
        return " | ".join(str(part) for part in (block.name, block.text, block.note) if part)
    if isinstance(block, Table):
        rows = (" | ".join([str(name), *(str(cell.text) for cell in cells)])
                for name, cells in block.rows)  # fmt: skip
        return "\n".join(rows)
    assert isinstance(block, Section | Prose)
    return str(block.text)


def read(blocks) -> list[str]:
    return "\n".join(map(text_of, blocks)).split("\n")


def said(dataset: Dataset, window: Window, *selection: str) -> list[str]:
    subjects = subjects_of(
        dataset, default_panes(dataset), of_event(dataset, "border-closed"), window
    )
    drawn = draw(dataset, Clock.OCCURRED, Datings.ALL)
    return read(sheet_of(dataset, subjects, lead_of(subjects, selection), drawn))


def test_a_year_before_and_a_year_after_the_border_closure(bundled):
    lines = said(bundled, Window.YEAR)
    assert lines[:3] == [
        "Trade with China, by year: down 88.6%. 2,789.02 (2019), then 318.04 (2021).",
        "Before and after, million US dollars",
        "Trade with China, by year | 2,789.02 | 318.04 | −88.6%",
    ]
    assert (
        "Imports from China, by month | Too few figures before it: 2 of 12; at least 6 are needed."
        in lines
    )
    assert "Change | −2,470.98 (−88.6%)" in lines
    assert any(line.startswith("In the same time | ") for line in lines)
    assert "Sep 2020 | 243.719 | 20.818 | −91.5%" in lines
    assert "10 days before | UN resolution 2397" in lines
    assert "holds the event | 2020" in lines


def test_july_of_both_years_stands_side_by_side(bundled):
    """Imports of July 2019 and 2020, with what they changed by."""
    lines = said(bundled, Window.SAME_MONTHS, "customs-2020-07-imports")
    assert "Jul 2020 | 207.7 | 65.868 | −68.3%" in lines
    assert "Sep 2020 | 227.52 | 18.882 | −91.7%" in lines
    assert "Together | 84.750 instead of 435.2: −80.5%" in lines


def test_calendar_years_take_the_published_years(bundled):
    lines = said(bundled, Window.CALENDAR_YEARS)
    assert lines[2:5] == [
        "Trade with China, by year | 2,789.02 | 539.1 | −80.7%",
        "Imports from China, by year | ~2,571 | 491.1 | −80.9%",
        "Exports to China, by year | ~215 | 48 | −78%",
    ]


@pytest.mark.parametrize("window", Window)
def test_no_word_says_that_one_thing_caused_another(bundled, window):
    lines = said(bundled, window)
    assert lines[-1] == "Figures beside a date; nothing here says that one led to the other."
    assert "caus" not in " ".join(lines).casefold()
    assert "effect" not in " ".join(lines).casefold()


def test_a_selected_figure_chooses_the_series_that_is_told(bundled):
    lines = said(bundled, Window.CALENDAR_YEARS, "border-closed", "customs-2019-07-imports")
    assert "Imports from China, by year, million US dollars" in lines


def test_a_long_series_is_told_with_margin_and_other_dates():
    values = np.round([*noise(1, 60) + 40, *noise(2, 60) + 10], 1)
    made = study(figures(values, "2010"), split("2015-01-01/.."), Window.YEAR)
    assert headline(made).english() == ": down 74%. 40.05 (2014), then 10.34 (2015)."
    lines = read(subject_blocks(Dataset(Clean("D")), Subject(made, made), None))
    assert any(
        line.startswith("Margin | −") and "Newey and West, 2 lags, 24 figures" in line
        for line in lines
    )
    assert any(line.startswith("Step beside slopes | −") for line in lines)
    assert (
        "Compared with other dates | At 0 of 86 other dates the change is as large. | "
        "0% of them; rank 1 of all"
    ) in lines
    assert any(line.startswith("From year to year | a difference of up to ") for line in lines)
    assert "from Jan 2015" in " ".join(lines)


def test_a_series_without_any_figure_says_so():
    made = study(figures([np.nan] * 30, "2018"), split("2019-01-10"), Window.YEAR)
    one = Subject(made, made)
    lines = read(sheet_of(Dataset(Clean("D")), [one], one, None))
    assert lines[0].endswith("The series has no figure that can be compared.")


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [(1566.54, -2, "1,600"), (539.1, 1, "539.1"), (-0.04, 1, "0.0"), (-2470.98, 2, "−2,470.98")],
)
def test_numbers_are_no_more_exact_than_their_figures(value, decimals, text):
    assert amount(value, decimals) == text


def test_a_sign_stands_before_a_rise():
    assert (signed(3.0, 0), signed(-3.0, 0), signed(0.001, 1)) == ("+3", "−3", "0.0")


def test_a_mean_of_counts_has_one_decimal_more_than_counts():
    made = study(figures([1, 0, 0, 0, 9, 0, 0, 2, 1], "2009", "A"), split("2013"), Window.EQUAL)
    lines = read(subject_blocks(Dataset(Clean("D")), Subject(made, made), None))
    assert "Change | +0.5 (+200%)" in lines
    assert headline(made).english() == ": up 200%. 0.2 (2009 to 2012), then 0.8 (2014 to 2017)."
    assert "Sum | 1 before, 3 after | of the figures that are known" in lines
