"""Arguments in, exit code out."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from pipeline.arguments import parse
from pipeline.vocabulary.errors import UserError

OUR_OWN_FAULT = 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Exit codes: 0 done, 2 wrong usage, 3 no usable delivery, 4 wrong definition,
    5 protection not proved, 6 database busy or unreadable, 1 our own fault."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    asked = parse(given)
    try:
        return int(asked.run(asked))
    except UserError as error:
        print(error.message("en" if asked.lang == "en" else "sv"), file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print("Avbrutet. Inget är halvfärdigt: kör igen när du vill.", file=sys.stderr)
        return 130
    except Exception as error:
        return _own_fault(error)


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


if __name__ == "__main__":
    sys.exit(main())
