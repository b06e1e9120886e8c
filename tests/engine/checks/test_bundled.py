"""What is known to add up in the bundled dataset, and what is known not to, to the digit."""

import pytest

from tests.engine.checks.made import about, told
from viewer.engine.checks.finding import Kind, Verdict

DIFFERS, WITHIN = Verdict.DIFFERS, Verdict.WITHIN_ROUNDING
ADDS_UP, CANNOT_SAY, ONE = Verdict.ADDS_UP, Verdict.CANNOT_SAY, Verdict.ONE_READING

KNOWN = [
    ("C01", Kind.PARTS, "customs-2020-total", ADDS_UP, "491.1 + 48 = 539.1"),
    ("C02", Kind.BALANCE, "customs-2020-balance", ADDS_UP,
     "48 − 491.1 = −443.1 | the sum itself was calculated from its parts"),
    ("C03", Kind.SHARE, "customs-2020-import-share", ADDS_UP,
     "491.1 / 539.1 = 91.10%; stated: 91.1% | the share itself was calculated from them"),
    ("C03", Kind.SHARE, "customs-2020-export-share", ADDS_UP,
     "48 / 539.1 = 8.90%; stated: 8.9% | the share itself was calculated from them"),
    ("C04, C08", Kind.CHANGE, "customs-2020-total", ADDS_UP,
     ("from 2,789.02 to 539.1: −80.67%; stated: −80.7%"
     " | implies a base of 2,793 (2,786 to 2,801) million")),
    ("C05", Kind.CHANGE, "customs-2020-imports", ADDS_UP,
     ("from ~2,571 to 491.1: −80.90%; stated: −80.9%"
     " | one was calculated from the other · implies a base of 2,571 (2,564 to 2,578) million")),
    ("C06", Kind.CHANGE, "customs-2020-exports", ADDS_UP,
     ("from ~215 to 48: −77.67%; stated: −77.7%"
     " | one was calculated from the other · implies a base of 215 (213 to 218) million")),
    ("C07", Kind.PARTS, "customs-2019-total-implied", WITHIN,
     ("~2,571 + ~215 = 2,786; stated: ~2,793 | differs by 7"
     " | ~2,571 million was calculated, not published")),
    ("C08", Kind.RENDERING, "customs-2020-total-january", WITHIN,
     "539.1 and 539.06 | differs by 0.04"),
    ("C09", Kind.CHANGE, "customs-2020-imports", CANNOT_SAY,
     ("from 2,589 to 491.1: −81.03%; stated: −80.9% | differs by 0.13 points"
     " | not comparable: the base is of KITA")),
    ("C09", Kind.CHANGE, "customs-2020-exports", WITHIN,
     "from 216 to 48: −77.78%; stated: −77.7% | with the base of KITA"),
    ("C10", Kind.BOUND, "kdi-2019-total", ADDS_UP,
     "from 5.8 to 2.8: 0.483 times; stated: <0.5 times"),
    ("C11", Kind.BOUND, "kdi-2019-total", DIFFERS,
     "from 6.05 to 3.09: 0.511 times; stated: <0.5 times | in the figures of KOTRA"),
    ("C12", Kind.CHANGE, "customs-2020-total", WITHIN,
     "from 2.8 billion to 539.1: −80.75%; stated: −80.7% | with the base of KDI"),
    ("C13", Kind.CHANGE, "article-2014-share", ADDS_UP,
     "from 17% to 90%: 5.29 times, +73 points"),
    ("C13", Kind.CHANGE, "kita-2018-share", ADDS_UP,
     "from 17.3% to 91.8%: 5.306 times; stated: 5.3 times | implies a base of 17.3 (17.1 to 17.5)"),
    ("C14", Kind.RENDERING, "kotra-share-without-year", WITHIN,
     ("95% and 94.8% | differs by 0.2"
     " | one source, one period: perhaps one figure told twice")),
    ("C15", Kind.IMPLIED, "mixed-2019-world-implied", WITHIN,
     "2.8 / 94.8% = 2.95 (2.90 to 3.01); KITA states 2.95 | KOTRA states 3.24 billion"),
    ("C16", Kind.IMPLIED, "mixed-2020-world-implied", DIFFERS,
     ("539.1 / 95% = 567 (564 to 571); KOTRA states 863.0 | differs by 296"
     " | its basis: crude oil estimated, without inter korean")),
    ("C16", Kind.READING, "article-last-year-share", ONE,
     ("95%, of 2020: 88.2% (KOTRA); 2019: 95.2% (KITA), 95.4% (KOTRA), 94.9% (KOTRA)"
     " | only 2019 fits")),
    ("C17", Kind.CHANGE, "xinhua-hall-area-after", ADDS_UP,
     "from 5,400 to 23,845: 4.42 times, +341.6%"),
    ("C18", Kind.CHANGE, "xinhua-hall-exhibits-after", CANNOT_SAY,
     "from >700 to >1,600: about 2.29 times, +129% | both are limits: no exact ratio exists"),
    ("C20", Kind.PERIODS, "customs-2020-total", WITHIN,
     ("484.52 + 25.83 + 20.818 + 1.66 + 1.27 + 5.0 = 539.098; stated: 539.1 | differs by 0.002"
     " | 25.83 million was calculated, not published")),
    ("I04", Kind.READING, "kotra-share-without-year", ONE,
     "2019: from 95.8% to 94.8%; 2017: from 92.5% to 94.8%; stated: up | only 2017 fits"),
    ("I04", Kind.READING, "kotra-share-without-year", ONE,
     "94.8%, of 2019: 95.4%, 94.9%; 2017: 94.8% | only 2017 fits"),
    ("AN01", Kind.PARTS, "kita-2004-total", WITHIN,
     "799 + 585 = 1,384; stated: 1.38 billion | differs by 4"),
    ("AN04", Kind.BALANCE, "crs-2007-balance", WITHIN,
     "580 − ~1.4 billion = −820; stated: −811 | differs by 9"),
    ("AN10", Kind.MAGNITUDE, "statkorea-2011-world", DIFFERS,
     ("printed as “$80.1 billion”; in the dataset: 8.01 billion | 10 times too large"
     " | by part and share it would be 8.03 (8.02 to 8.04) billion")),
    ("AN10", Kind.SHARE, "statkorea-2011-share", DIFFERS,
     ("5.63 / 8.01 = 70.29%; stated: 70.1% | differs by 0.19 points"
     " | 70.1% would make the whole 8.03 (8.02 to 8.04) billion")),
    ("AN12", Kind.RENDERING, "kotra-2012-share-headline", WITHIN,
     "88.3% and ~90% | differs by 1.7 | only if the zeros at the end are rounded"),
    ("AN23", Kind.CHANGE, "customs-2018-total", DIFFERS,
     ("from 5.06 to 2.43: −51.98%; stated: −51.2% | differs by 0.78 points"
     " | would fit 4,976 million (UN Comtrade) · implies a base of 4.98 (4.96 to 4.99) billion")),
    ("AN29", Kind.PARTS, "kita-2019-total-may", DIFFERS,
     "2.59 billion + 215 = 2,805; stated: 2.84 billion | differs by 35"),
    ("AN29", Kind.SHARE, "kita-2019-share", DIFFERS,
     ("2.84 / 2.95 = 96.27%; stated: 95.2% | differs by 1.07 points"
     " | 95.2% would make the whole 2.983 (2.976 to 2.990) billion")),
    ("AN41", Kind.CHANGE, "customs-2023-total", DIFFERS,
     ("from 1,027.72 to 2,295.38: +123.3%; stated: +137% | differs by 13.65 points"
     " | implies a base of 969 (966 to 971) million")),
    ("MO03", Kind.CHANGES, "kita-2019-h1-total", DIFFERS,
     "1,250 million: +15.3% (KITA), +15.5% (KITA) | differs by 0.2 points"),
    ("MO07", Kind.RENDERING, "customs-2019-jan-jul-total-yonhap", DIFFERS,
     "1.47 and 1.4 | differs by 0.07 | cut off, not rounded"),
    ("MO11", Kind.PERIODS, "customs-2020-q1-imports", DIFFERS,
     ("198 + 18.0 = 216.0; stated: 215.3 | differs by 0.7"
     " | 18.0 million was calculated, not published")),
    ("MO11", Kind.MAGNITUDE, "hankyung-2020-03-total-slip", DIFFERS,
     "18 thousand beside 18.647 million | 1,000 times too small"),
    ("MO14", Kind.MAGNITUDE, "hankyung-2020-06-total-slip", DIFFERS,
     "96 thousand beside 96.802 million | 1,000 times too small"),
    ("MO15", Kind.RENDERING, "customs-2020-07-imports-reuters", DIFFERS,
     "65.868 and 65.865 | differs by 0.003"),
    ("MO15", Kind.CHANGE, "customs-2020-07-imports", DIFFERS,
     ("from 87.7 to 65.868: −24.89%; stated: −24.8% | differs by 0.09 points"
     " | cut off, not rounded · 87.7 million was calculated, not published"
     " · implies a base of 87.59 (87.53 to 87.65) million")),
    ("MO19", Kind.PARTS, "kita-2020-jan-sep-total", WITHIN,
     "490 + 46 = 536; stated: 530 | differs by 6 | only if the zeros at the end are rounded"),
    ("MO20", Kind.CHANGES, "customs-2020-10-total", DIFFERS,
     "1.66 million: −99.4% (KITA), 0.008 times (China Customs) | differs by 0.2 points"),
    ("MO27", Kind.CHANGE, "customs-2021-04-imports", DIFFERS,
     ("from ~21.8 to 28.751: +31.89%; stated: −82.4% | differs by 114.29 points"
     " | would fit from 237.1 to 41.76, Jan to Apr 2021"
     " · implies a base of 163.4 (162.9 to 163.8) million")),
    ("MO32", Kind.PARTS, "customs-2021-09-total", DIFFERS,
     "55.628 + 14.272 = 69.900; stated: 69.99 | differs by 0.09"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "some_id", "verdict", "text"),
    [row[1:] for row in KNOWN],
    ids=[f"{row[0]} {row[1]} {row[2]}" for row in KNOWN],
)
def test_what_the_inventory_knows_is_found(bundled, kind, some_id, verdict, text):
    found = {told(one): one.verdict for one in about(bundled, some_id, kind)}
    assert text in found
    assert found[text] is verdict


def test_nothing_else_is_said_not_to_add_up(bundled):
    known = {(kind, some_id) for _, kind, some_id, verdict, _ in KNOWN if verdict is DIFFERS}
    slips = {(Kind.MAGNITUDE, f"hankyung-2020-0{month}-total-slip") for month in (4, 5)}
    found = {
        (one.kind, one.inputs[-1]) for one in bundled.findings if one.verdict is Verdict.DIFFERS
    }
    assert found == known | slips


def test_what_does_not_add_up_comes_first(bundled):
    verdicts = [one.verdict for one in bundled.findings]
    assert verdicts == sorted(verdicts)
    assert verdicts[0] is Verdict.DIFFERS
    assert (bundled.count(DIFFERS), bundled.count(ONE)) == (20, 3)


def test_every_figure_of_a_finding_is_there(bundled):
    for number, finding in enumerate(bundled.findings):
        for some_id in finding.inputs:
            assert number in bundled.of[some_id]


def test_a_fall_said_of_april_fits_january_to_april(bundled):
    (wrong,) = [one for one in about(bundled, "customs-2021-04-imports") if one.verdict is DIFFERS]
    assert wrong.expected.value == pytest.approx(31.885, abs=0.001)
    assert wrong.found.value == -82.4
    assert wrong.inputs == ("customs-2020-04-imports", "customs-2021-04-imports")


def test_how_far_the_total_of_september_2021_is_off(bundled):
    (wrong,) = about(bundled, "customs-2021-09-total", Kind.PARTS)
    assert wrong.off == pytest.approx(90_000)
    assert wrong.tolerance == pytest.approx(6_000)
    assert wrong.beyond == pytest.approx(84_000)
