"""Slow work off the thread that paints: one answer, the right one, or why there is none."""

import threading

import pytest
from PySide6.QtCore import QCoreApplication

from viewer.state.jobs import Jobs


@pytest.fixture
def jobs(qtbot):
    made = Jobs()
    yield made
    made.stop()


class Answers:
    """What the jobs have said so far."""

    def __init__(self) -> None:
        self.told: list[object] = []
        self.failed: list[BaseException] = []
        self.thread: threading.Thread | None = None

    def then(self, answer: object) -> None:
        self.thread = threading.current_thread()
        self.told.append(answer)


def test_an_answer_comes_to_the_thread_that_asked(jobs, qtbot):
    answers, worker = Answers(), []

    def work(progress):
        worker.append(threading.current_thread())
        return 42

    jobs.run("open", work, answers.then, answers.failed.append)
    qtbot.waitUntil(lambda: answers.told == [42])
    assert answers.thread is threading.main_thread()
    assert worker[0] is not threading.main_thread()
    assert not answers.failed
    qtbot.waitUntil(lambda: not jobs.busy)


def test_a_late_answer_to_an_older_question_is_dropped(jobs, qtbot):
    answers, go = Answers(), threading.Event()

    def slow(progress):
        go.wait(20)
        return "old"

    jobs.run("open", slow, answers.then, answers.failed.append)
    jobs.run("open", lambda progress: "new", answers.then, answers.failed.append)
    qtbot.waitUntil(lambda: answers.told == ["new"])
    go.set()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert answers.told == ["new"]
    assert not answers.failed


def test_jobs_of_two_kinds_do_not_disturb_each_other(jobs, qtbot):
    answers = Answers()
    jobs.run("open", lambda progress: 1, answers.then, answers.failed.append)
    jobs.run("find", lambda progress: 2, answers.then, answers.failed.append)
    qtbot.waitUntil(lambda: sorted(answers.told) == [1, 2])


@pytest.mark.parametrize("error", [ValueError("no"), MemoryError(), SystemExit(3)])
def test_what_goes_wrong_is_handed_on_and_never_swallowed(jobs, qtbot, error):
    answers = Answers()

    def work(progress):
        raise error

    jobs.run("open", work, answers.then, answers.failed.append)
    qtbot.waitUntil(lambda: answers.failed == [error])
    assert not answers.told


def test_a_job_hears_that_it_is_no_longer_wanted(jobs, qtbot):
    answers, wanted = Answers(), []
    begun, go = threading.Event(), threading.Event()

    def work(progress):
        wanted.append(progress(0.5))
        begun.set()
        go.wait(20)
        wanted.append(progress(0.9))

    jobs.run("open", work, answers.then, answers.failed.append)
    assert begun.wait(20)
    jobs.cancel("open")
    go.set()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert wanted == [True, False]
    assert answers.told == []


def test_progress_is_told_until_the_job_is_not_wanted(jobs, qtbot):
    told, begun, go = [], threading.Event(), threading.Event()
    jobs.progressed.connect(lambda kind, share: told.append((kind, share)))

    def work(progress):
        progress(0.25)
        begun.set()
        go.wait(20)
        progress(0.75)

    jobs.run("open", work, lambda _: None, lambda _: None)
    qtbot.waitUntil(lambda: told == [("open", 0.25)])
    go.set()
    qtbot.waitUntil(lambda: told == [("open", 0.25), ("open", 0.75)])
    begun.clear()
    go.clear()
    jobs.run("open", work, lambda _: None, lambda _: None)
    assert begun.wait(20)
    jobs.cancel("open")  # its first share is on the way and must not arrive
    go.set()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert told == [("open", 0.25), ("open", 0.75)]


def test_each_beginning_has_its_end(jobs, qtbot):
    told = []
    jobs.began.connect(lambda kind: told.append(f"{kind} began"))
    jobs.ended.connect(lambda kind: told.append(f"{kind} ended"))
    jobs.cancel("open")
    assert told == []
    jobs.run("open", lambda progress: 1, lambda _: None, lambda _: None)
    qtbot.waitUntil(lambda: told == ["open began", "open ended"])
    jobs.cancel("open")
    jobs.stop()
    assert told == ["open began", "open ended"]


def test_stopping_waits_for_all_work_and_drops_its_answers(jobs, qtbot):
    answers, finished = Answers(), []
    begun = threading.Barrier(4)

    def work(progress):
        begun.wait(20)
        while progress(0.5):
            pass
        finished.append(True)
        return "late"

    for kind in ("open", "find", "save"):
        jobs.run(kind, work, answers.then, answers.failed.append)
    begun.wait(20)
    jobs.stop()
    assert finished == [True] * 3
    assert not jobs.busy
    QCoreApplication.processEvents()
    assert answers.told == []
