"""The first readers' questions about the trade, each answered in at most four clicks and keys."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.journeys.reader import Reader

MOST = 4


@pytest.fixture
def reader(start) -> Reader:
    """Somebody who has just started the program, and will not take long."""
    made = start()
    yield made
    assert 0 < made.steps <= MOST


def click_words_in_chart(reader: Reader, number: int, words: str) -> None:
    """Click a text that stands in a pane."""
    pane = reader.contents.trade.panes[number]
    labels = {str(label.text): label.box for label in pane.chart().labels}
    assert words in labels, f"{words!r} is not among {sorted(labels)}"
    box = labels[words]
    at = QPoint(round((box.x0 + box.x1) / 2), round((box.y0 + box.y1) / 2))
    reader.click(pane._plot.viewport(), at)


def type_limits(reader: Reader, first: str) -> None:
    """Call for the limits of the view, type one date for both, and confirm."""
    reader.press("T")
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.clear()
    QTest.keyClicks(field, first)
    reader.steps += 1
    dialog = field.window()
    dialog.last.clear()
    QTest.keyClick(field, Qt.Key.Key_Return)
    reader.settle()
    assert QApplication.activeModalWidget() is None, "the dialog is still there"


def test_how_much_did_trade_fall_in_2020_and_who_says_so(reader):
    click_words_in_chart(reader, 0, "539.1 (China Customs)")
    text = reader.text_of_details()
    assert "$539 million 100 thousand dollars\n539.1 million US dollars" in text
    assert "−80.7%" in text
    assert "down 80.7% from the previous year" in text
    assert "China Customs" in text
    assert "Yonhap, 12 February 2021" in text
    assert "paragraph 11" in text
    assert reader.steps == 1


def test_do_imports_and_exports_add_up_to_the_total(reader):
    click_words_in_chart(reader, 0, "539.1 (China Customs)")
    text = reader.text_of_details()
    assert "491.1 + 48 = 539.1\nin million US dollars · adds up" in text
    reader.follow("$48 million")
    assert reader.selection == ("customs-2020-exports",)
    assert "491.1 + 48 = 539.1" in reader.text_of_details()
    assert reader.steps == 2


def test_what_was_the_total_of_2019(reader):
    """A set of claims, not one number."""
    type_limits(reader, "2019")
    click_words_in_chart(reader, 0, "2,789.02 (China Customs)")
    text = reader.text_of_details()
    for said in (
        "KDI\n$2.8 billion\n0.4% more, within rounding",
        "KITA\n$2,805 million\n0.6% more",
        "KITA\n$2.84 billion\n1.8% more",
        "KOTRA\n$3.09 billion\nnot comparable: crude oil estimated against basis not stated",
    ):
        assert said in text
    reader.follow("$3.09 billion")
    assert reader.selection == ("kotra-2019-total",)


def test_which_claims_about_the_share_of_china_disagree(reader):
    assert "not comparable: different bases" in {
        str(label.text) for label in reader.contents.trade.panes[1].chart().labels
    }
    words = "95: no agency named, 2020 if read literally, probably 2019"
    click_words_in_chart(reader, 1, words)
    assert reader.selection == ("article-last-year-share",)
    text = reader.text_of_details()
    assert "Period\nnot stated" in text
    assert "KITA\n95.2%\n0.2 points more, within rounding" in text
    assert (
        "KOTRA\n88.2%\nnot comparable: crude oil estimated, without inter-Korean trade against "
        "basis not stated"
    ) in text
    reader.follow("88.2%")
    assert reader.selection == ("kotra-2020-share",)
    assert reader.steps == 2


def test_which_shares_have_no_year(reader):
    switch = reader.contents.trade.panes[1].switch
    names = [action.text() for action in switch.menu_now().actions()]
    assert names == [
        "95%: no agency named, 2020 if read literally, probably 2019",
        "94.8 percent: KOTRA, 2019 if read literally, probably 2017",
        "growing: no agency named",
    ]
    reader.click_button(switch)
    menu = QApplication.activePopupWidget()
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    reader.steps += 3
    reader.settle()
    assert reader.selection == ("kotra-share-without-year",)
    assert "The only 94.8% found in KOTRA’s reports" in reader.text_of_details()


def test_was_trade_still_falling_while_the_two_praised_their_friendship(reader):
    reader.click_event("kim-visits-volunteers-cemetery")
    text = reader.text_of_details()
    assert "Trade around it, million US dollars\nSep 2020\nOct 2020\nNov 2020" in text
    assert "20.818" in text
    assert "1.66" in text
    assert (
        "Total down 92% from September 2020 to October 2020. "
        "Too few months to judge whether that is unusual."
    ) in text
    reader.follow("1.66")
    assert reader.selection == ("customs-2020-10-total",)
    assert reader.steps == 2


def test_what_else_was_there_that_week(reader):
    reader.click_event("kim-visits-volunteers-cemetery")
    text = reader.text_of_details()
    assert "Within 7 days" in text
    reader.follow("Rodong Sinmun: “bound by fate”")
    assert reader.selection == ("rodong-sinmun-bound-by-fate",)


def test_small_values_and_the_other_side_by_one_key_each(reader):
    chart = reader.pane.chart()
    height = chart.box("customs-2020-10-exports")
    reader.press("Y")
    taller = reader.pane.chart().box("customs-2020-10-exports")
    assert taller.y1 - taller.y0 > 4 * (height.y1 - height.y0)
    reader.press("M")
    assert reader.pane.accessibleName().startswith("China’s trade with North Korea")
    reader.press("Alt+Left")
    assert reader.pane.accessibleName().startswith("North Korea’s trade with China")
