"""Turns the first cell of every table row into a row header: Typst's own way is not open to the Python package."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pikepdf


def with_row_headers(pdf: bytes) -> bytes:
    """The same PDF where each body row starts with a TH of scope Row that the other cells point to."""
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as document:
        tree = document.Root.StructTreeRoot
        named: list[tuple[bytes, Any]] = list(_named(tree))
        rows = (row for body in _all(tree, "/TBody") for row in _kids(body) if row.get("/S") == "/TR")
        for number, row in enumerate(rows, start=1):
            named += _mark_row(document, row, b"rowhead-%06d" % number)
        _rebuild_names(document, tree, named)
        out = io.BytesIO()
        document.save(out, deterministic_id=True)
    return out.getvalue()


def _kids(element: Any) -> list[Any]:
    import pikepdf

    kids = element.get("/K")
    if kids is None:
        return []
    found = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    return [kid for kid in found if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def _all(element: Any, kind: str) -> Iterator[Any]:
    for kid in _kids(element):
        if kid.get("/S") == kind:
            yield kid
        yield from _all(kid, kind)


def _mark_row(document: pikepdf.Pdf, row: Any, name: bytes) -> list[tuple[bytes, Any]]:
    import pikepdf

    cells = [cell for cell in _kids(row) if cell.get("/S") in ("/TD", "/TH")]
    if not cells or cells[0].get("/S") == "/TH":
        return []
    head, *others = cells
    head.S = pikepdf.Name.TH
    head.ID = pikepdf.String(name)
    attributes = _table_attributes(document, head)
    attributes.Scope = pikepdf.Name.Row
    for cell in others:
        owned = _table_attributes(document, cell)
        before = list(owned.get("/Headers", pikepdf.Array()))
        owned.Headers = pikepdf.Array([*before, pikepdf.String(name)])
    return [(name, head)]


def _table_attributes(document: pikepdf.Pdf, cell: Any) -> Any:
    """The cell's attribute dictionary for tables. `/A` may be missing, one dictionary, or an array of several."""
    import pikepdf

    held = cell.get("/A")
    owned = list(held) if isinstance(held, pikepdf.Array) else [held] if held is not None else []
    for each in owned:
        if isinstance(each, pikepdf.Dictionary) and each.get("/O") == "/Table":
            return each
    fresh = pikepdf.Dictionary(O=pikepdf.Name.Table)
    cell.A = pikepdf.Array([*owned, fresh]) if owned else fresh
    return cell.A[-1] if owned else cell.A


def _named(tree: Any) -> Iterator[tuple[bytes, Any]]:
    """Names already in the ID tree."""
    if "/IDTree" in tree:
        yield from _leaves(tree.IDTree)


def _leaves(node: Any) -> Iterator[tuple[bytes, Any]]:
    names = list(node.get("/Names", []))
    for index in range(0, len(names), 2):
        yield bytes(names[index]), names[index + 1]
    for kid in node.get("/Kids", []):
        yield from _leaves(kid)


def _rebuild_names(document: pikepdf.Pdf, tree: Any, named: list[tuple[bytes, Any]]) -> None:
    """One flat tree, sorted by bytes: an unsorted one is invalid."""
    import pikepdf

    flat = pikepdf.Array()
    for name, element in sorted(named, key=lambda pair: pair[0]):
        flat.append(pikepdf.String(name))
        flat.append(element)
    tree.IDTree = document.make_indirect(pikepdf.Dictionary(Names=flat))
