"""Whom figures are about: when participations of a population count, among whom, and on which bases."""

from __future__ import annotations

from pipeline.vocabulary.metrics import Among

POPULATIONS: tuple[Among, ...] = ("finished", "started", "registered")
QUARTERS: dict[Among, str] = {"finished": "exit_quarter", "started": "start_quarter", "registered": "start_quarter"}
CONDITIONS: dict[Among, str] = {
    "finished": "is_finished",
    "started": "is_started",
    "registered": "not is_misregistered",
}
BASES: dict[Among, tuple[str, ...]] = {
    "finished": ("finished", "completed"),
    "started": ("started",),
    "registered": ("registered",),
}
