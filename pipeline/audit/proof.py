"""protection.json: what an audit that found nothing has looked at. Same report, same bytes: no clock, no machine."""

from __future__ import annotations

import json
import math

from pipeline.audit.folder import Audit

RULES = ("P1 small group", "P2 everyone or all but one", "left out of completed", "own record", "leaks", "consistency")


def proof_json(audit: Audit) -> str:
    """The proof as text."""
    narrowest = audit.narrowest
    whole = {
        "release": audit.name,
        "passed": audit.passes,
        "rules": list(RULES),
        "least_people": audit.least_people,
        "counts": {"shown": audit.shown, "hidden": audit.hidden, "protected": audit.protected},
        "systems": {"independent": audit.systems, "inner_counts": audit.inner_counts},
        "narrowest_interval_at_least": None if narrowest is None or math.isinf(narrowest) else round(narrowest, 3),
        "earlier_releases": list(audit.earlier),
        "not_checked": [label.en for label in audit.not_checked],
        "files": dict(audit.files),
    }
    return json.dumps(whole, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
