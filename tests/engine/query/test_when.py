"""What may have happened in a time, and what surely did."""

import pytest

from tests.engine.query.small import ask, best, dataset_of, event, found
from viewer.model.edtf import parse
from viewer.model.records import Basis, Clock, Dating


def hits(date: str, query: str, uncertain: bool = True) -> bool:
    return found(dataset_of(event("x", "x", date)), query, uncertain) == {"x"}


def test_the_week_of_the_cemetery_visit():
    assert ask("date:2020-10-19..2020-10-25") == {"visit", "thanks", "letter", "trains"}
    assert ask("surely:2020-10-19..2020-10-25") == {"visit"}


def test_without_uncertain_dates_date_means_surely_and_possibly_stays():
    week = "2020-10-19..2020-10-25"
    assert ask(f"date:{week}", uncertain=False) == ask(f"surely:{week}") == {"visit"}
    assert ask(f"possibly:{week}", uncertain=False) == ask(f"date:{week}")


@pytest.mark.parametrize(
    ("date", "period", "possibly", "surely"),
    [
        # a moment known to a precision
        ("2020-10-22", "2020-10-22", True, True),
        ("2020-10-22", "2020-10-23", False, False),
        ("2020-10-22", "2020-10-21", False, False),
        ("2020-10-22", "2020-10", True, True),
        ("2020-10", "2020-10-22", True, False),
        ("2020-10", "2020", True, True),
        ("2020", "2020-10", True, False),
        ("2020-22", "2020-06-01..2020-08-31", True, True),
        ("2020-22", "2020-09", False, False),
        ("2020-10-22T09:00:00", "2020-10-22", True, True),
        # a moment within bounds
        ("[1950..1953]", "1951", True, False),
        ("[1950..1953]", "1950..1953", True, True),
        ("[1950..1953]", "1954", False, False),
        ("[..2020-10-10]", "1900", True, False),
        ("[..2020-10-10]", "..2020-10-10", True, True),
        ("[..2020-10-10]", "2020-10-11", False, False),
        ("[2020-10-10..]", "2020-10-10..", True, True),
        # a state
        ("2010/2021", "2015", True, True),
        ("2010/2021", "2010", True, True),
        ("2010/2021", "2010-05", True, False),
        ("2010/2021", "2021", True, True),
        ("2010/2021", "2021-05", True, False),
        ("2010/2021", "2022", False, False),
        ("2020/2020", "2020-05-05", True, True),
        ("2020-10-10/2020-10-20", "2020-10-10", True, True),
        ("2020-10-10/2020-10-20", "2020-10-09", False, False),
        ("2020-10-10/2020-10-20", "2020-10-20", True, True),
        ("2020-10-10/2020-10-20", "2020-10-21", False, False),
        ("2020-22/..", "2030", True, True),
        ("2020-22/..", "2020-07", True, False),
        ("2020-22/", "2030", True, False),
        ("/2016", "1990", True, False),
        ("/2016", "2017", False, False),
        ("../2016", "1990", True, True),
        # about, and doubtful
        ("2020-10?", "2020-10", True, False),
        ("2020~", "1900..2100", True, False),
        ("2010/2021~", "2015", True, False),
        ("2010/2021~", "2010", True, True),
        ("2010~/2021", "2021", True, True),
        ("2010~/2021", "2015", True, False),
        ("2010~/2021~", "1900..2100", True, False),
        ("[1950~..1953]", "..1953", True, True),
        ("[1950~..1953]", "1950..1953", True, False),
    ],
)
def test_possibly_and_surely(date: str, period: str, possibly: bool, surely: bool):
    assert hits(date, f"possibly:{period}") is hits(date, f"date:{period}") is possibly
    assert hits(date, f"surely:{period}") is surely
    assert hits(date, f"date:{period}", uncertain=False) is surely


def test_a_period_is_the_whole_of_what_is_written():
    for period in ("2020/2021", "2020..2021", "[2020..2021]", '"2020 .. 2021"', '"2020".."2021"'):
        assert hits("2020-01-01", f"date:{period}")
        assert hits("2021-12-31", f"date:{period}")
        assert not hits("2022-01-01", f"date:{period}")
    assert hits("2050", "date:2020/..")
    assert hits("2050", "date:2020..")
    assert not hits("2019", "date:2020..")
    assert hits("-0300", "date:..2020")
    assert hits("-0300", "date:-0301..-0299")
    assert hits("2020-02", "date:2020-21 or date:2019-24")


def test_what_happened_counts_and_what_was_reported_only_in_its_place():
    data = dataset_of(
        event("both", "", "2020-10-01", reported=parse("2020-10-20")),
        event("reported", reported=parse("2020-10-20")),
        event("by-best", datings=(best("2020-10-20", Clock.REPORTED),)),
        event("not-best", datings=(Dating(Clock.OCCURRED, parse("2020-10-20")),)),
    )
    assert found(data, "date:2020-10-20") == {"reported", "by-best"}
    assert found(data, "date:2020-10-01") == {"both"}


def test_main_and_best_date_both_count_but_neither_alone_is_sure():
    assert "visit" in ask("date:2020-10-21")
    assert "visit" in ask("date:2020-10-22")
    assert "visit" not in ask("surely:2020-10-21")
    assert "visit" not in ask("surely:2020-10-22")
    assert "visit" in ask("surely:2020-10-21..2020-10-22")


def test_a_best_date_that_the_main_one_allows_is_sure():
    data = dataset_of(event("a", "", "2020", datings=(best("2020-01-31"),)))
    assert found(data, "surely:2020-01") == {"a"}


def test_a_torn_end_is_taken_as_written():
    data = dataset_of(
        event("a", "", "2008/2008", basis_start=Basis.BOUND, basis_end=Basis.BOUND),
    )
    assert found(data, "surely:2008-05") == {"a"}
    assert found(data, "date:2009") == set()


def test_undated_means_that_the_main_source_gives_no_date():
    assert ask("dated:no") == {"ambassador", "shops"}
    assert "ambassador" in ask("date:2021-02")
    assert "thanks" in ask("dated:yes")


def test_undated_events_are_in_no_time_and_outside_every_time():
    assert "shops" not in ask("date:..2020 or date:2020..")
    assert "shops" in ask("not date:2020")
