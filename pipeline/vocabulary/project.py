"""A förbund's own settings: `utfall.toml` in the folder where the command is run."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from pipeline.vocabulary.columns import Label
from pipeline.vocabulary.errors import DefinitionFault, Language
from pipeline.vocabulary.open_data import NOWHERE, OpenDataPlace, address_of, email_of, organisation_number_of
from pipeline.vocabulary.release import Municipality

_OWN_FILES = ("confirmations", "corrections", "chapters", "groups")
KEYS = {
    "association", "municipalities", "deliveries", "layouts", "database", "out", "language", "contact", "comments",
    "references", "metrics", "slides", *_OWN_FILES, "open_data_address", "open_data_email", "organisation_number",
}  # fmt: skip
SAMPLE = Path(__file__).resolve().parents[2] / "data" / "sample"


@dataclass(frozen=True)
class Project:
    """Who reports, and where things lie. Without a project file: the invented sample."""

    association: str
    municipalities: tuple[Municipality, ...]
    deliveries: Path
    layouts: Path | None
    database: Path
    out: Path
    comments: Path
    language: Language
    is_sample: bool
    confirmations: Path | None = None
    corrections: Path | None = None
    chapters: Path | None = None
    groups: Path | None = None
    contact: str | None = None
    open_data: OpenDataPlace = NOWHERE
    slides: bool = False
    references: Path | None = None
    """Where a förbund's own figures from outside lie, if there are any; None without a project file."""
    metrics: Path | None = None
    """Where its own metrics lie, likewise."""


def read_project(folder: Path) -> Project:
    """Read `utfall.toml` in the folder. Raises DefinitionFault with the line where one is known."""
    path = folder / "utfall.toml"
    if not path.exists():
        return Project(
            association="Samordningsförbundet Exempel",
            municipalities=(),
            deliveries=SAMPLE,
            layouts=None,
            database=folder / "data" / "sample.duckdb",
            out=folder / "reports",
            comments=folder / "data" / "comments",
            language="sv",
            is_sample=True,
        )
    return _project(path, folder)


def _project(path: Path, folder: Path) -> Project:
    try:
        text = path.read_text(encoding="utf-8")
        whole = tomllib.loads(text)
    except UnicodeDecodeError:
        _fault(path, 1, "filen är inte UTF-8.", "the file is not UTF-8.")
    except tomllib.TOMLDecodeError as error:
        line = str(error).rpartition("line ")[2].partition(",")[0]
        _fault(path, int(line) if line.isdigit() else 1, "filen är inte giltig TOML.", "the file is not valid TOML.")
    for key in whole.keys() - KEYS:
        _fault(path, _line(text, key), f"nyckeln ”{key}” är okänd.", f"the key “{key}” is unknown.")
    for key in ("contact", "comments", "references", "metrics"):
        if not isinstance(whole.get(key, ""), str):
            _fault(path, _line(text, key), f"”{key}” är ingen text.", f"“{key}” is no text.")
    if not isinstance(whole.get("slides", False), bool):
        _fault(path, _line(text, "slides"), "”slides” ska vara true eller false.", "“slides” must be true or false.")
    for key in ("association", "deliveries"):
        if not isinstance(whole.get(key), str):
            _fault(path, _line(text, key), f"”{key}” saknas eller är ingen text.", f"“{key}” is missing or no text.")
    language = whole.get("language", "sv")
    if language not in ("sv", "en"):
        _fault(path, _line(text, "language"), "”language” ska vara sv eller en.", "“language” must be sv or en.")
    municipalities = whole.get("municipalities", {})
    return Project(
        association=whole["association"],
        municipalities=tuple(Municipality(code, str(name)) for code, name in sorted(municipalities.items())),
        deliveries=folder / whole["deliveries"],
        layouts=folder / whole["layouts"] if "layouts" in whole else None,
        database=folder / whole.get("database", "data/utfall.duckdb"),
        out=folder / whole.get("out", "reports"),
        comments=folder / whole.get("comments", "comments"),
        language=language,
        is_sample=False,
        confirmations=_own_file(path, text, whole, "confirmations"),
        corrections=_own_file(path, text, whole, "corrections"),
        chapters=_own_file(path, text, whole, "chapters"),
        groups=_own_file(path, text, whole, "groups"),
        contact=whole.get("contact", "").strip() or None,
        open_data=OpenDataPlace(
            address=_understood(path, text, whole, "open_data_address", address_of),
            email=_understood(path, text, whole, "open_data_email", email_of),
            organisation_number=_understood(path, text, whole, "organisation_number", organisation_number_of),
        ),
        slides=whole.get("slides", False),
        references=folder / whole.get("references", "siffror-utifran"),
        metrics=folder / whole.get("metrics", "egna-matt"),
    )


_FORMS = {
    "open_data_address": Label("en webbadress som börjar med https://", "a web address that begins with https://"),
    "open_data_email": Label("en e-postadress", "an e-mail address"),
    "organisation_number": Label("tio siffror inom citattecken", "ten digits in quotes"),
}


def _understood(
    path: Path, text: str, whole: dict[str, object], key: str, reader: Callable[[str], str | None]
) -> str | None:
    """What is written under a key, in the form it is used; None where nothing is."""
    if key not in whole:
        return None
    found = reader(str(whole[key]))
    if found is None:
        form = _FORMS[key]
        _fault(path, _line(text, key), f"”{key}” ska vara {form.sv}.", f"“{key}” must be {form.en}.")
    return found


def _own_file(path: Path, text: str, whole: dict[str, object], key: str) -> Path | None:
    """A definition file of the förbund's own, named from the project's folder."""
    if key not in whole:
        return None
    named = path.parent / str(whole[key])
    if not named.is_file():
        line = _line(text, key)
        _fault(path, line, f"filen {whole[key]} (”{key}”) finns inte.", f"the file {whole[key]} (“{key}”) is missing.")
    return named


def _line(text: str, key: str) -> int:
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip().startswith(key):
            return number
    return 1


def _fault(path: Path, line: int, sv: str, en: str) -> NoReturn:
    raise DefinitionFault(file=path.name, line=line, what_sv=sv, what_en=en)
