"""Arguments in, exit code out."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from pipeline.arguments import parse
from pipeline.vocabulary.errors import UserError

OUR_OWN_FAULT, INTERRUPTED = 1, 130
NEW_OBJECTS, *OLDER = 50_000, 20, 100
"""How much is made between two looks for what can be thrown away: Python's own numbers cost a tenth of a report."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Exit codes: 0 done, 2 wrong usage, 3 no usable delivery, 4 wrong definition,
    5 protection not proved, 6 database busy or unreadable or no room, 130 interrupted,
    1 our own fault."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    asked = parse(given)
    with _noted_interrupts() as interrupts:
        asked.interrupts = interrupts
        try:
            return int(asked.run(asked))
        except UserError as error:
            print(error.message("en" if asked.lang == "en" else "sv"), file=sys.stderr)
            return error.exit_code
        except KeyboardInterrupt:
            return _interrupted()
        except BrokenPipeError:
            return _unread()
        except Exception as error:
            # In the middle of a query Ctrl-C comes out of DuckDB as another exception.
            return _interrupted() if interrupts else _own_fault(error)


@contextmanager
def _noted_interrupts() -> Iterator[list[int]]:
    """Every Ctrl-C from here on is noted, and does what it always does."""
    interrupts: list[int] = []

    def note(number: int, frame: object) -> None:
        interrupts.append(number)
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, note)
    try:
        yield interrupts
    finally:
        signal.signal(signal.SIGINT, before)


def _interrupted() -> int:
    print("Avbrutet. Inget är halvfärdigt: kör igen när du vill.", file=sys.stderr)
    return INTERRUPTED


def _unread() -> int:
    """Whoever read what is printed has stopped (`| head`). What is printed comes last, so the work is done."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _own_fault(error: Exception) -> int:
    """Say where it broke, never with what values: an exception's text may hold a record."""
    import traceback

    places = [
        f"{frame.filename.rpartition('/')[2]}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)
    ]
    print(
        f"Ett fel i utfall, inte i dina filer ({type(error).__name__}). Inget har publicerats. "
        f"Anmäl det med raden här: {' < '.join(reversed(places[-6:]))}",
        file=sys.stderr,
    )
    return OUR_OWN_FAULT


def run() -> None:
    """The program as a person starts it: ends the process with the exit code."""
    gc.set_threshold(NEW_OBJECTS, *OLDER)
    code = main()
    if code == INTERRUPTED:
        # A thread of the engine may still be on its way out of the query that was broken off. It does not bear that
        # Python takes itself apart around it; everything is closed and said by now.
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    sys.exit(code)


if __name__ == "__main__":
    run()
