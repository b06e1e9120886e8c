"""What the article and the news reports print, written out by hand.

Amounts are millions of US dollars, shares per cent. ``world`` is trade with all countries.
"""

from typing import NamedTuple


class Printed(NamedTuple):
    """One value of a row, as the inventory of the sources has it."""

    row: str
    period: str
    what: str
    value: float


def _table(text: str) -> list[Printed]:
    rows = (line.split() for line in text.strip().splitlines())
    return [
        Printed(row, period, what, float(value))
        for row, period, *pairs in rows
        for what, value in zip(pairs[::2], pairs[1::2], strict=True)
    ]


ANNUAL = _table("""
AN01 2004 import 799 export 585 total 1380
AN02 2006 total 1700 share 56.7
AN03 2007 total 1974 share 67.1 world 2941
AN04 2007 import 1400 export 580 total 1900 balance -811
AN05 2008 total 2790
AN06 2009 total 2700
AN07 2010 import 2300 export 1200 total 3500
AN08 2010 total 3470 share 83 world 4170
AN09 2010 total 3466 share 56.9 world 6085
AN10 2011 total 5630 share 70.1 world 8010
AN11 2011 share 89.1 world 6300
AN12 2012 import 3500 export 2400 share 88.3 share 90 world 6800
AN13 2013 total 6540 share 89.1 world 7340
AN14 2014 total 6390 crude 0
AN15 2014 total 6860 share 90.1 world 7610
AN16 2015 total 5710 share 91.3 world 6250
AN17 2016 import 3420 export 2630 total 6050 share 92.5 world 6550
AN18 2016 total 5510 share 91.5 world 6020
AN19 2016 total 5800
AN20 2017 export 1720 total 5060
AN20 2016 total 5654
AN21 2017 import 3245 export 1731 total 4976
AN22 2017 import 3610 export 1650 total 5260 share 94.8 world 5550
AN23 2018 import 2220 export 213.15 total 2430
AN24 2018 import 2218 export 213 total 2431 share 93.8 world 2590
AN25 2018 total 2720 share 95.8 world 2840
AN26 2018 share 91.8 share 91.7
AN26 2001 share 17.3
AN26 2010 share 45.3
AN27 2019 total 2789.02
AN28 2019 import 2589 export 216 total 2805
AN29 2019 import 2590 export 215 total 2840 share 95.2 world 2950
AN30 2019 world 2945 world-export 261 world-import 2684
AN31 2019 import 2880 export 220 total 3090 share 95.4 share 94.9 world 3240 crude 290
AN32 2019 total 2800
AN33 2019 import 2740
AN34 2020 import 491.1 export 48 total 539.1
AN35 2020 total 539.06
AN36 2020 import 712.8 export 48 total 760.8 share 88.2 world 863
AN37 2021 total 318.04
AN38 2021 import 623.55 export 58.11 total 681.66 share 95.6 world 713
AN39 2022 total 1027.72
AN40 2022 import 1390 export 134 total 1530 share 96.7
AN41 2023 import 2003.5 export 291.89 total 2295.38
""")

MONTHLY = _table("""
MO01 2019-02 export 17.96
MO02 2019-05 total 275
MO03 2019-01/2019-06 import 1145 export 105 total 1250
MO04 2019-07 import 207.7
MO05 2019-09 import 227.52 export 16.2 total 243.719
MO06 2019-12 export 22.582
MO07 2019-01/2019-07 total 1470 total 1400
MO08 2020-01 export 1.306
MO09 2020-01/2020-02 import 198 export 10 total 207.9 total 210
MO10 2020-01/2020-03 import 215.3
MO11 2020-03 import 18 export 0.6 total 18.647 total 0.018
MO12 2020-04 import 21.8 export 2.2 total 24
MO13 2020-05 import 58.6 import 58 export 4.7 total 63.3
MO14 2020-06 import 87.7 export 9.12 total 96.802 total 0.096
MO15 2020-07 import 65.868 import 65.865 export 7.97 total 73.843
MO16 2020-01/2020-07 total 484.52
MO17 2020-08 import 19.3 export 6.6 total 25.83
MO18 2020-09 import 18.882 export 1.936 total 20.818
MO19 2020-01/2020-09 import 490 export 46 total 530
MO20 2020-10 import 0.3 export 1.4 total 1.66
MO21 2020-11 total 1.27
MO22 2020-12 total 5 total 4.9
MO23 2021-01 import 0.03 export 1.49 total 1.52
MO24 2021-02 import 0.003 export 1.75 total 1.753
MO25 2021-01/2021-02 import 0.033 total 3.27
MO26 2021-03 import 12.978 export 1.308 total 14.28
MO27 2021-04 import 28.751 export 1.848 total 30.6
MO27 2021-01/2021-04 import 41.76
MO27 2020-01/2020-04 import 237.1
MO28 2021-05 import 2.71
MO29 2021-06 import 12.32 export 1.82 total 14.14
MO30 2021-07 import 16.8 export 4.12 total 20.9
MO31 2021-08 import 22.5 export 6.24 total 28.7
MO32 2021-09 import 55.628 export 14.272 total 69.99
MO33 2021-10 import 39.9 export 2 total 42
MO34 2021-11 import 34.7 export 6.5 total 41.2
""")

CALCULATED = {
    "MO02": ["total"], "MO03": ["total"], "MO05": ["export"], "MO11": ["export", "import"],
    "MO14": ["import"], "MO17": ["total"], "MO23": ["export", "import", "total"],
    "MO24": ["total"], "MO29": ["total"], "MO30": ["total"], "MO31": ["total"],
    "MO33": ["import", "total"], "MO34": ["export", "import", "total"],
}  # fmt: skip
"""Flows of monthly rows that nobody printed and that were worked out from others."""

CHANGES = {
    "AN01": [35.4], "AN06": [-4], "AN14": [-2.4], "AN16": [-16.8], "AN20": [-10.5],
    "AN23": [-51.2], "AN26": [5.3], "AN28": [16.3], "AN32": [0.5], "AN34": [-80.9, -80.7, -77.7],
    "AN36": [-75.4], "AN37": [-90, -88.6, -41], "AN41": [137], "MO03": [15.3, 15.5],
    "MO09": [-74, -34, -24], "MO13": [-77], "MO15": [-24.8], "MO17": [-70.7, -17.6],
    "MO18": [-19.4, -1.9], "MO19": [-73, -70], "MO20": [-99.4, 0.008], "MO21": [-23],
    "MO25": [-98.4], "MO27": [-82.4], "MO33": [-40],
}  # fmt: skip
"""Changes said of a row's values: per cent, but 5.3 times, less than 0.5 and 0.008 of it."""

ARTICLE = {
    "Q01": (539.1e6, "=", "USD", "2020", "L11"),
    "Q03": (491.1e6, "=", "USD", "2020", "L11"),
    "Q05": (48e6, "=", "USD", "2020", "L11"),
    "Q07": (17, "=", "PERCENT", "2001", "L18"),
    "Q08": (90, "=", "PERCENT", "2014", "L18"),
    "Q09": (95, "=", "PERCENT", None, "L18"),
    "Q10": (2.8e9, "=", "USD", "2019", "L19"),
    "Q11": (5.8e9, "=", "USD", "2016", "L19"),
    "Q13": (94.8, "=", "PERCENT", None, "L19"),
    "Q14": (5400, "=", "M2", "/2020-09-19", "L5"),
    "Q15": (23845, "=", "M2", "2020-09-19", "L5"),
    "Q16": (700, ">", "ITEMS", "/2020-09-19", "L5"),
    "Q17": (1600, ">", "ITEMS", "2020-09-19", "L5"),
    "Q18": (28, "=", "PERSONS", "[..2021-02-03]", "L9"),
    "Q19": (75, "=", "YEARS", "2020-10-10", "L2"),
    "Q20": (70, "=", "YEARS", "2020-10", "L3"),
    "Q21": (71, "=", "YEARS", "2020", "L6"),
    "Q22": (1, ">=", "ITEMS", "2020-10-10", "L16"),
    "Q23": (1, "=", "RANK", None, "L10"),
}
"""Inventory number: amount, comparator, unit, period, paragraph."""

IN_WORDS = {
    "Q24": ("virtually no truck or train traffic", "2020-22/..", "L12"),
    "Q25": ("for months", None, "L13"),
    "Q26": ("largely suspended", "2020-22/..", "L14"),
    "Q27": ("cessation", None, "L17"),
    "Q28": ("in small quantities did not stop", None, "L17"),
    "Q29": ("suspended", None, "L17"),
    "Q30": ("continued in small quantities", None, "L17"),
    "Q31": ("growing", None, "L11"),
    "Q32": ("has decreased significantly", None, "L11"),
    "Q33": ("more damage … than international sanctions", None, "L1"),
    "Q34": ("since 2010", "2010/2021~", "L10"),
}
"""Claims of the article without a number: its words, period, paragraph."""

CHANGES_SAID = {
    "Q02": ("customs-2020-total", -80.7, "percent", "down 80.7% from the previous year"),
    "Q04": ("customs-2020-imports", -80.9, "percent", "down 80.9 percent from 2019"),
    "Q06": ("customs-2020-exports", -77.7, "percent", "down 77.7% from a year earlier"),
    "Q12": ("kdi-2019-total", 0.5, "ratio", "less than half the $5.8 billion in 2016"),
}
"""Claims of the article that are changes of others: of which, how much, in which words."""
