"""The checks that a figure takes part in, as blocks for the details."""

from __future__ import annotations

from viewer.engine.checks.finding import Finding
from viewer.engine.checks.run import Checked
from viewer.engine.checks.told import KINDS, VERDICTS, note_words
from viewer.engine.details.sheet import Block, Fact, Section, in_parts
from viewer.model.message import QT_TRANSLATE_NOOP, say, say_count

TARGET = "checks "
"""A link with a number after these letters leads to that finding, without one to the list."""
MOST_SHOWN = 12
TITLE = say(QT_TRANSLATE_NOOP("Words", "Sums checked"))
ASK = say(QT_TRANSLATE_NOOP("Words", "Check the sums"))


def check_blocks(checked: Checked | None, some_id: str) -> tuple[Block, ...]:
    """Return a line for each check of a figure, each leading to it in the list.

    ``checked`` is None while nobody has asked for the checks: then there is a way to ask.
    """
    name = say(QT_TRANSLATE_NOOP("Words", "Sums"))
    if checked is None:
        return (Section(TITLE), Fact(name, ASK, None, TARGET))
    numbers = checked.of.get(some_id, ())
    if not numbers:
        return ()
    lines = [_line(checked.findings[number], number) for number in numbers[:MOST_SHOWN]]
    if len(numbers) > MOST_SHOWN:
        more = say_count(
            QT_TRANSLATE_NOOP("Words", "{n} more"),
            QT_TRANSLATE_NOOP("Words", "{n} more"),
            len(numbers) - MOST_SHOWN,
        )
        lines.append(Fact(name, more, None, TARGET))
    return (Section(TITLE), *lines)


def _line(finding: Finding, number: int) -> Fact:
    note = in_parts(VERDICTS[finding.verdict], finding.apart, note_words(finding))
    return Fact(KINDS[finding.kind], finding.told, note, f"{TARGET}{number}")


def led_to(checked: Checked | None, target: str) -> tuple[str, ...] | None:
    """Return the figures of the finding that a link leads to; none for the list as a whole.

    None where the link leads elsewhere.
    """
    if not target.startswith(TARGET):
        return None
    number = target.removeprefix(TARGET)
    there = checked is not None and number.isdigit() and int(number) < len(checked.findings)
    return checked.findings[int(number)].inputs if checked is not None and there else ()
