"""What a reader is told about a date: long for panels and screen readers, short for labels."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from viewer.model import date_months
from viewer.model.date_words import in_words
from viewer.model.edtf import parse
from viewer.model.message import Message

# text | long | short (nothing where both are the same)
WORDS = """
2020-10-26 | 26 October 2020 | 26 Oct 2020
2020-10-10 | 10 October 2020 | 10 Oct 2020
2020-09-19 | 19 September 2020 | 19 Sep 2020
2020-10-01 | 1 October 2020 | 1 Oct 2020
2021-01-12 | 12 January 2021 | 12 Jan 2021
2021-02-03 | 3 February 2021 | 3 Feb 2021
2021-03-21 | 21 March 2021 | 21 Mar 2021
2021-04-18 | 18 April 2021 | 18 Apr 2021
2021-05-18 | 18 May 2021 |
2019-06-20 | 20 June 2019 | 20 Jun 2019
2021-07-19 | 19 July 2021 | 19 Jul 2021
2020-08-13 | 13 August 2020 | 13 Aug 2020
2016-11-30 | 30 November 2016 | 30 Nov 2016
2017-12-22 | 22 December 2017 | 22 Dec 2017
1945-10-10 | 10 October 1945 | 10 Oct 1945
1949-10-01 | 1 October 1949 | 1 Oct 1949
1950-10-25 | 25 October 1950 | 25 Oct 1950
2022-01-16 | 16 January 2022 | 16 Jan 2022
0079-08-24 | 24 August 79 CE | 24 Aug 79 CE
-0043-03-15 | 15 March 44 BCE | 15 Mar 44 BCE
0000-02-29 | 29 February 1 BCE | 29 Feb 1 BCE
9999-12-31 | 31 December 9999 | 31 Dec 9999
2020-01 | January 2020 | Jan 2020
2019-02 | February 2019 | Feb 2019
2020-03 | March 2020 | Mar 2020
2020-04 | April 2020 | Apr 2020
2019-05 | May 2019 |
2020-06 | June 2020 | Jun 2020
2019-07 | July 2019 | Jul 2019
2020-08 | August 2020 | Aug 2020
2019-09 | September 2019 | Sep 2019
2020-10 | October 2020 | Oct 2020
2020-11 | November 2020 | Nov 2020
2019-12 | December 2019 | Dec 2019
1950-10 | October 1950 | Oct 1950
-0043-03 | March 44 BCE | Mar 44 BCE
2020 | 2020 |
2019 | 2019 |
2008 | 2008 |
1949 | 1949 |
1000 | 1000 |
0999 | 999 CE |
0001 | 1 CE |
0000 | 1 BCE |
-0001 | 2 BCE |
-0043 | 44 BCE |
-4712 | 4713 BCE |
-9999 | 10,000 BCE |
Y10000 | 10,000 CE |
Y12020 | 12,020 CE |
Y1000000 | 1,000,000 CE |
Y-11999 | 12,000 BCE |
Y-1000000 | 1,000,001 BCE |
2020-21 | spring 2020, March to May | spring 2020
2020-22 | summer 2020, June to August | summer 2020
2020-23 | autumn 2020, September to November | autumn 2020
2020-24 | winter 2020, December 2020 to February 2021 | winter 2020
-0001-24 | winter 2 BCE, December 2 BCE to February 1 BCE | winter 2 BCE
-0043-22 | summer 44 BCE, June to August | summer 44 BCE
199X | 1990s |
201X | 2010s |
200X | 2000s, 2000 to 2009 | 2000s
190X | 1900s, 1900 to 1909 | 1900s
098X | decade 980 to 989 CE |
000X | decade 1 BCE to 9 CE |
-000X | decade 10 to 1 BCE |
-010X | decade 110 to 101 BCE |
19XX | 20th century |
20XX | 21st century |
10XX | 11th century |
11XX | 12th century |
12XX | 13th century |
01XX | 2nd century |
02XX | 3rd century |
00XX | 1st century |
-00XX | 1st century BCE |
-01XX | 2nd century BCE |
-20XX | 21st century BCE |
2004-XX | some month in 2004 | 2004
1985-XX-XX | some day in 1985 | 1985
1985-04-XX | some day in April 1985 | Apr 1985
1985-04-12T23:20:30 | 12 April 1985, 23:20:30 | 12 Apr 1985, 23:20:30
1985-04-12T23:20:30Z | 12 April 1985, 23:20:30 UTC | 12 Apr 1985, 23:20:30 UTC
1985-04-12T23:20:30+00:00 | 12 April 1985, 23:20:30 UTC | 12 Apr 1985, 23:20:30 UTC
1985-04-12T23:20:30-04 | 12 April 1985, 23:20:30 UTC-04:00 | 12 Apr 1985, 23:20:30 UTC-04:00
1985-04-12T04:05:06+04:30 | 12 April 1985, 04:05:06 UTC+04:30 | 12 Apr 1985, 04:05:06 UTC+04:30
2021~ | about 2021 |
2020~ | about 2020 |
2020? | 2020, uncertain | 2020?
2020% | about 2020, uncertain | about 2020?
2020-10? | October 2020, uncertain | Oct 2020?
2021-01~ | about January 2021 | about Jan 2021
2020-11-04? | 4 November 2020, uncertain | 4 Nov 2020?
2020-10-01? | 1 October 2020, uncertain | 1 Oct 2020?
2020-10-26~ | about 26 October 2020 | about 26 Oct 2020
2017-08-05~ | about 5 August 2017 | about 5 Aug 2017
2020-10-26% | about 26 October 2020, uncertain | about 26 Oct 2020?
2020-22~ | about summer 2020 (June to August) | about summer 2020
2020-22? | summer 2020 (June to August), uncertain | summer 2020?
199X~ | about the 1990s |
199X? | 1990s, uncertain | 1990s?
200X~ | about the 2000s (2000 to 2009) | about the 2000s
19XX~ | about the 20th century |
2004-XX~ | about some month in 2004 | about 2004
-0043~ | about 44 BCE |
Y12020? | 12,020 CE, uncertain | 12,020 CE?
1950/1953 | 1950 to 1953 |
2008/2016 | 2008 to 2016 |
2010/2021~ | 2010 to about 2021 |
2020~/2021~ | about 2020 to about 2021 |
2001/2020? | 2001 to 2020 (uncertain) | 2001 to 2020?
2001?/2020 | 2001 (uncertain) to 2020 | 2001? to 2020
2001%/2020 | about 2001 (uncertain) to 2020 | about 2001? to 2020
-0043/-0039 | 44 to 40 BCE |
-0043/0014 | 44 BCE to 14 CE |
0044/0079 | 44 to 79 CE |
0979/1016 | 979 CE to 1016 |
Y12000/Y13000 | 12,000 to 13,000 CE |
9000/Y12000 | 9000 to 12,000 CE |
Y-11999/-9999 | 12,000 to 10,000 BCE |
2020/2020 | all of 2020 |
2008/2008 | all of 2008 |
2020-10/2020-10 | all of October 2020 | all of Oct 2020
2020-10-10/2020-10-10 | all of 10 October 2020 | all of 10 Oct 2020
2020-22/2020-22 | all of summer 2020 (June to August) | all of summer 2020
2020~/2020 | all of 2020, approximately |
2020/2020? | all of 2020, uncertain | all of 2020?
2020%/2020 | all of 2020, approximately, uncertain | all of 2020, approximately?
199X/199X | within the 1990s |
2004-XX/2004-XX | within 2004 |
1985-04-XX/1985-04-XX | within April 1985 | within Apr 1985
2020-01/2020-02 | January to February 2020 | Jan to Feb 2020
2020-01/2020-09 | January to September 2020 | Jan to Sep 2020
2019-01/2019-06 | January to June 2019 | Jan to Jun 2019
2021-01/2021-02 | January to February 2021 | Jan to Feb 2021
2019-12/2020-02 | December 2019 to February 2020 | Dec 2019 to Feb 2020
-0043-03/-0043-05 | March to May 44 BCE | Mar to May 44 BCE
2020-10/2021-05? | October 2020 to May 2021 (uncertain) | Oct 2020 to May 2021?
2018-03-25/2018-03-28 | 25 to 28 March 2018 | 25 to 28 Mar 2018
2018-05-07/2018-05-08 | 7 to 8 May 2018 |
2019-06-20/2019-06-21 | 20 to 21 June 2019 | 20 to 21 Jun 2019
2021-02-16/2021-02-19 | 16 to 19 February 2021 | 16 to 19 Feb 2021
2020-07-24/2020-08-13 | 24 July to 13 August 2020 | 24 Jul to 13 Aug 2020
2020-07-24/2020-08-13~ | 24 July 2020 to about 13 August 2020 | 24 Jul 2020 to about 13 Aug 2020
2020-12-30/2021-01-02 | 30 December 2020 to 2 January 2021 | 30 Dec 2020 to 2 Jan 2021
2019-03-25/2020-03-28 | 25 March 2019 to 28 March 2020 | 25 Mar 2019 to 28 Mar 2020
-0043-03-14/-0043-03-16 | 14 to 16 March 44 BCE | 14 to 16 Mar 44 BCE
2020-01/2020 | January 2020 to some time in 2020 | Jan 2020 to some time in 2020
2020/2020-03 | some time in 2020 to March 2020 | some time in 2020 to Mar 2020
2020-10-10/2020-10 | 10 October 2020 to some time in October 2020 | \
10 Oct 2020 to some time in Oct 2020
2020-10/2020-10-26 | some time in October 2020 to 26 October 2020 | \
some time in Oct 2020 to 26 Oct 2020
2010/2010-05~ | some time in 2010 to about May 2010 |
1995/199X | 1995 to some time in the 1990s |
2004-02-01/2005 | 1 February 2004 to 2005 | 1 Feb 2004 to 2005
2005/2006-02 | 2005 to February 2006 | 2005 to Feb 2006
2020-21/2020-23 | spring 2020 to autumn 2020 |
2020-22/2021-05 | summer 2020 to May 2021 |
197X/199X | the 1970s to the 1990s |
18XX/20XX | the 19th century to the 21st century |
1985-04-XX/1985-06 | some day in April 1985 to June 1985 | Apr 1985 to Jun 1985
2020-10-10T09:00:00/2020-10-10T12:30:00 | 10 October 2020, 09:00:00 to 12:30:00 | \
10 Oct 2020, 09:00:00 to 12:30:00
2020-10-10T09:00:00Z/2020-10-10T12:30:00Z | 10 October 2020, 09:00:00 to 12:30:00 UTC | \
10 Oct 2020, 09:00:00 to 12:30:00 UTC
2020-10-10T22:00:00Z/2020-10-11T01:00:00Z | \
10 October 2020, 22:00:00 UTC to 11 October 2020, 01:00:00 UTC | \
10 Oct 2020, 22:00:00 UTC to 11 Oct 2020, 01:00:00 UTC
2020-10-10T09:00:00/2020-10-10 | 10 October 2020, 09:00:00 to 10 October 2020 | \
10 Oct 2020, 09:00:00 to 10 Oct 2020
2010/.. | since 2010 |
2021~/.. | since about 2021 |
2020~/.. | since about 2020 |
2020?/.. | since 2020 (uncertain) | since 2020?
2020-22/.. | since summer 2020 (June to August) | since summer 2020
2020-10/.. | since October 2020 | since Oct 2020
2020-10-10/.. | since 10 October 2020 | since 10 Oct 2020
2021-02-03/.. | since 3 February 2021 | since 3 Feb 2021
2021-02-12/.. | since 12 February 2021 | since 12 Feb 2021
199X/.. | since the 1990s |
-0043/.. | since 44 BCE |
../2016 | until 2016, without an earlier limit | until 2016
../2020-10-26 | until 26 October 2020, without an earlier limit | until 26 Oct 2020
2010/ | from 2010, no later limit known | from 2010
2020-10-10/ | from 10 October 2020, no later limit known | from 10 Oct 2020
2010~/ | from about 2010, no later limit known | from about 2010
/2016 | until 2016, no earlier limit known | until 2016
/2021~ | until about 2021, no earlier limit known | until about 2021
/2020-22 | until summer 2020 (June to August), no earlier limit known | until summer 2020
/2020-09-19 | until 19 September 2020, no earlier limit known | until 19 Sep 2020
/2020-10-10 | until 10 October 2020, no earlier limit known | until 10 Oct 2020
/2020-10-26 | until 26 October 2020, no earlier limit known | until 26 Oct 2020
/2021-01-12 | until 12 January 2021, no earlier limit known | until 12 Jan 2021
/2021-02-03 | until 3 February 2021, no earlier limit known | until 3 Feb 2021
[1950..1953] | between 1950 and 1953 |
[2016..2019] | between 2016 and 2019 |
[1950~..1953?] | between about 1950 and 1953 (uncertain) | between about 1950 and 1953?
[1950-10..1953] | between October 1950 and 1953 | between Oct 1950 and 1953
[2020-10-10..2020-10-19] | between 10 October 2020 and 19 October 2020 | \
between 10 Oct 2020 and 19 Oct 2020
[2020-22..2020-23] | between summer 2020 and autumn 2020 |
[199X..2004] | between the 1990s and 2004 |
[-0043..0014] | between 44 BCE and 14 CE |
[..2020-10-26] | before 26 October 2020, no earlier limit known | before 26 Oct 2020
[..2020-10-10] | before 10 October 2020, no earlier limit known | before 10 Oct 2020
[..2020-09-19] | before 19 September 2020, no earlier limit known | before 19 Sep 2020
[..2020-10-26~] | before about 26 October 2020, no earlier limit known | before about 26 Oct 2020
[..2020-10] | in or before October 2020, no earlier limit known | in or before Oct 2020
[..2016] | in or before 2016, no earlier limit known | in or before 2016
[..2020-22] | in or before summer 2020 (June to August), no earlier limit known | \
in or before summer 2020
[..199X] | in or before the 1990s, no earlier limit known | in or before the 1990s
[2020-10-10..] | on or after 10 October 2020, no later limit known | on or after 10 Oct 2020
[2020-10-26~..] | on or after about 26 October 2020, no later limit known | \
on or after about 26 Oct 2020
[1760-12..] | in or after December 1760, no later limit known | in or after Dec 1760
[2016..] | in or after 2016, no later limit known | in or after 2016
"""
ROWS = [[cell.strip() for cell in row.split("|")] for row in WORDS.strip().splitlines()]


@pytest.mark.parametrize(("text", "long", "short"), ROWS)
def test_a_date_in_words(text: str, long: str, short: str) -> None:
    date = parse(text)
    assert in_words(date).english() == long
    assert in_words(date, short=True).english() == (short or long)


def test_there_are_nearly_two_hundred_rows_and_none_twice() -> None:
    assert len(ROWS) == len({text for text, _, _ in ROWS}) > 190


def templates_of(message: Message) -> set[str]:
    nested = (value for _, value in message.args if isinstance(value, Message))
    return {message.template}.union(*map(templates_of, nested))


def test_every_piece_of_a_sentence_is_marked_for_translation(repo: Path) -> None:
    model = repo / "viewer" / "model"
    source = "".join(path.read_text(encoding="utf-8") for path in sorted(model.glob("date_*.py")))
    marked = set(re.findall(r'QT_TRANSLATE_NOOP\(\s*"Words",\s*"([^"]+)"', source))
    used = set[str]()
    for text, _, _ in ROWS:
        used |= templates_of(in_words(parse(text))) | templates_of(
            in_words(parse(text), short=True)
        )
    assert used <= marked
    assert {date_months.DAYS[10], date_months.MONTHS_SHORT[2]} <= used


def test_another_language_can_put_a_date_in_its_own_order() -> None:
    """The pieces are nested, so Chinese can lead with the year even where days are shared."""
    chinese = {
        "{day} March {year}": "{year}年3月{day}日",
        "{start} to {end}": "{start}至{end}",
    }

    def translated(message: Message) -> str:
        text = chinese[message.template]
        for field, value in message.args:
            said = translated(value) if isinstance(value, Message) else str(value)
            text = text.replace("{" + field + "}", said)
        return text

    assert translated(in_words(parse("2018-03-25/2018-03-28"))) == "2018年3月25至28日"
