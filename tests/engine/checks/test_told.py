"""Findings in words: headings, lines, a table to take away, links from the details."""

from tests.engine.checks.made import change, checked, claim, series, told
from viewer.engine.checks.blocks import check_blocks, led_to
from viewer.engine.checks.finding import Verdict
from viewer.engine.checks.told import COLUMNS, findings_sheet, outline, sentence
from viewer.engine.details.sheet import Fact, Section
from viewer.model.clean import Clean
from viewer.model.dataset import Dataset
from viewer.model.records import Evidence, Source

NOBODY = Dataset(Clean("Nothing"))
WRONG = (
    claim("in", "1.0", flow="import", multiplier=1e6),
    claim("out", "2.0", flow="export", multiplier=1e6),
    claim("all", "4.0", multiplier=1e6, subject=Clean("Trade")),
)


def test_each_verdict_has_one_heading_with_its_count():
    found = checked(*WRONG, claim("all2", "3.0", multiplier=1e6), claim("all3", "5.0"))
    lines = outline(found)
    headings = [(line.verdict, line.count) for line in lines if line.finding is None]
    assert headings == [(Verdict.DIFFERS, 2), (Verdict.ADDS_UP, 1)]
    assert [line.number for line in lines if line.finding] == [0, 1, 2]
    assert len(outline(found, doubtful=True)) == 3


def test_a_finding_as_a_sentence():
    (finding,) = checked(*WRONG).findings
    assert str(sentence(NOBODY, finding)) == (
        "does not add up: 1.0 + 2.0 = 3.0; stated: 4.0, differs by 1."
        " Trade, 2019, million US dollars. Imports and exports · office"
    )


def test_a_row_of_the_table_has_exact_numbers_and_all_sources():
    there = Dataset(
        Clean("Sums"),
        sources=Dataset.index(
            [Source("report", Clean("The report")), Source("other", Clean("Another"))]
        ),
        claims=Dataset.index(
            [*WRONG[:2], claim("all", "4.0", multiplier=1e6, evidence=(Evidence("other"),))]
        ),
    )
    (finding,) = checked(*WRONG).findings
    sheet = findings_sheet(there, [finding])
    (row,) = list(sheet)
    cells = {str(title): cell for title, cell in zip(sheet.columns, row, strict=True)}
    assert (cells["Worked out"], cells["Stated"]) == (3.0, 4.0)
    assert round(cells["Tolerance of rounding"], 9) == 0.15
    assert str(cells["Unit"]) == "million US dollars"
    assert str(cells["Source"]) == "The report | Another"
    assert str(cells["Figures (ids)"]) == "in out all"
    assert len(row) == len(COLUMNS)


def test_bounds_and_words_leave_numbers_empty():
    found = checked(
        claim("before", 700, "2018", comparator=">"),
        claim("now", 1600, comparator=">", change=(change("0", "before", kind="none"),)),
    )
    (finding,) = found.findings
    assert told(finding).endswith("both are limits: no exact ratio exists")
    row = next(iter(findings_sheet(NOBODY, [finding])))
    assert row[7] is None


def test_a_figure_leads_to_its_checks():
    found = checked(*WRONG)
    title, fact = check_blocks(found, "out")
    assert isinstance(title, Section)
    assert isinstance(fact, Fact)
    assert str(fact.text) == "1.0 + 2.0 = 3.0; stated: 4.0"
    assert str(fact.note) == "does not add up · differs by 1"
    assert led_to(found, fact.target) == ("in", "out", "all")
    assert check_blocks(found, "elsewhere") == ()


def test_before_the_checks_a_figure_leads_to_where_they_are_made():
    _, fact = check_blocks(None, "out")
    assert str(fact.text) == "Check the sums"
    assert led_to(None, fact.target) == ()
    assert led_to(None, "some-event") is None
    assert led_to(checked(), "checks 7") == ()


def test_a_figure_of_very_many_checks_shows_some_and_tells_how_many_more():
    changes = tuple(change(f"-{number}.0", "2018") for number in range(1, 31))
    found = checked(claim("before", "2.0", "2018"), claim("now", "1.0", change=changes))
    blocks = check_blocks(found, "now")
    assert len(blocks) == 14
    assert str(blocks[-1].text).endswith("more")


def test_very_long_series_are_left_out_and_counted(monkeypatch):
    monkeypatch.setattr("viewer.engine.checks.figures.MOST_VALUES", 5)
    found = checked(series("short", "import", [1.0] * 5), series("long", "import", [1.0] * 6))
    assert (found.figures, found.left_out) == (5, 6)
