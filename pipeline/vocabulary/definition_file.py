"""Reads a YAML definition into plain values that remember their line, so that an error can name it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import yaml

from pipeline.vocabulary.errors import DefinitionFault

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MISSING = object()


@dataclass(frozen=True)
class Entry:
    """One YAML value with the file and line it stands on."""

    value: object
    file: str
    line: int

    def fault(self, sv: str, en: str) -> NoReturn:
        """Raise the error that names this entry's file and line."""
        raise DefinitionFault(file=self.file, line=self.line, what_sv=sv, what_en=en)

    def has(self, key: str) -> bool:
        return isinstance(self.value, Mapping) and key in self.value

    def get(self, key: str) -> Entry:
        """The value under a required key."""
        found = self.find(key)
        if found is None:
            self.fault(f"”{key}” saknas.", f"“{key}” is missing.")
        return found

    def find(self, key: str) -> Entry | None:
        """The value under a key that may be left out."""
        if not isinstance(self.value, Mapping):
            self.fault("här väntades nycklar med värden.", "keys with values were expected here.")
        found = self.value.get(key, _MISSING)
        return None if found is _MISSING else found

    def allow(self, *keys: str) -> None:
        """Refuse keys that nobody reads: a misspelt key must not be ignored in silence."""
        if not isinstance(self.value, Mapping):
            self.fault("här väntades nycklar med värden.", "keys with values were expected here.")
        for key, entry in self.value.items():
            if key not in keys:
                known = ", ".join(keys)
                entry.fault(
                    f"nyckeln ”{key}” är okänd. Kända nycklar: {known}.",
                    f"the key “{key}” is unknown. Known keys: {known}.",
                )

    def items(self) -> Iterator[tuple[str, Entry]]:
        if not isinstance(self.value, Mapping):
            self.fault("här väntades nycklar med värden.", "keys with values were expected here.")
        yield from self.value.items()

    def entries(self) -> list[Entry]:
        if not isinstance(self.value, list):
            self.fault("här väntades en lista.", "a list was expected here.")
        return self.value

    def text(self) -> str:
        if isinstance(self.value, (Mapping, list)) or self.value is None:
            self.fault("här väntades en text.", "a text was expected here.")
        return str(self.value)

    def texts(self) -> tuple[str, ...]:
        return tuple(entry.text() for entry in self.entries())

    def whole_number(self) -> int:
        if isinstance(self.value, bool) or not isinstance(self.value, int):
            self.fault("här väntades ett heltal.", "a whole number was expected here.")
        return self.value

    def number(self) -> float:
        if isinstance(self.value, bool) or not isinstance(self.value, (int, float)):
            self.fault("här väntades ett tal.", "a number was expected here.")
        return float(self.value)

    def flag(self) -> bool:
        if not isinstance(self.value, bool):
            self.fault("här väntades true eller false.", "true or false was expected here.")
        return self.value

    def one_of(self, *allowed: str) -> str:
        if self.text() not in allowed:
            options = ", ".join(allowed)
            self.fault(
                f"”{self.text()}” är inget tillåtet värde. Tillåtna: {options}.",
                f"“{self.text()}” is not allowed. Allowed: {options}.",
            )
        return self.text()

    def name(self) -> str:
        """A lower-case name that is safe as a column name: a-z, 0-9 and underscore."""
        text = self.text()
        if not (text.isidentifier() and text.isascii() and text == text.lower()):
            self.fault(
                f"”{text}” måste skrivas med små bokstäver a-z, siffror och understreck.",
                f"“{text}” must be written in lower-case a-z, digits and underscores.",
            )
        return text


def read_definition(path: Path) -> Entry:
    """Parse one YAML file. Raises DefinitionFault with file and line for anything unreadable."""
    return parse_definition(read_definition_text(path), path.name)


def read_definition_text(path: Path) -> str:
    """A definition as it is written, line ends and all. Raises DefinitionFault where it is not UTF-8."""
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise DefinitionFault(
            file=path.name, line=1, what_sv="filen är inte UTF-8.", what_en="the file is not UTF-8."
        ) from error


def parse_definition(text: str, file: str) -> Entry:
    """Parse the text of a YAML definition; `file` is what errors call it. Raises DefinitionFault."""
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        problem = getattr(error, "problem", None) or "YAML"
        raise DefinitionFault(
            file=file,
            line=line,
            what_sv=f"filen är inte giltig YAML ({problem}).",
            what_en=f"the file is not valid YAML ({problem}).",
        ) from error
    if node is None:
        raise DefinitionFault(file=file, line=1, what_sv="filen är tom.", what_en="the file is empty.")
    return _entry(node, file)


def digest(paths: list[Path]) -> str:
    """SHA-256 over names and bytes of definition files, in name order: their version as one word."""
    total = hashlib.sha256()
    for path in sorted(paths, key=lambda each: each.name):
        total.update(path.name.encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def _entry(node: yaml.Node, file: str) -> Entry:
    line = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        pairs: dict[str, Entry] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            if key in pairs:
                Entry(None, file, key_node.start_mark.line + 1).fault(
                    f"nyckeln ”{key}” står två gånger.", f"the key “{key}” stands twice."
                )
            pairs[key] = _entry(value_node, file)
        return Entry(pairs, file, line)
    if isinstance(node, yaml.SequenceNode):
        return Entry([_entry(item, file) for item in node.value], file, line)
    return Entry(yaml.constructor.SafeConstructor().construct_object(node, deep=True), file, line)
