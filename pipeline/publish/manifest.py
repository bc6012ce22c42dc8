"""manifest.json: what the report was made from and what it consists of. No clock, no machine."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from pipeline.vocabulary.release import DeliveryAccount, Release


def manifest_json(release: Release, outputs: Mapping[str, bytes]) -> str:
    """The manifest; `outputs` holds every other file by its path in the report's folder."""
    facts, definitions = release.surroundings, release.definitions
    whole = {
        "association": facts.association,
        "is_sample": facts.is_sample,
        "is_draft": facts.is_draft,
        "period": release.period.name,
        "language": release.language,
        "known_to": facts.known_to.isoformat(),
        "as_of": facts.as_of.isoformat() if facts.as_of else None,
        "commit": facts.commit,
        "versions": dict(facts.versions),
        "inputs": [_input(each) for each in release.deliveries],
        "comments": [{"insats_id": each.insats_id, "file": each.file, "sha256": each.sha256}
                     for each in release.comments],
        "definitions": {
            "files": dict(facts.definition_files),
            "figures_digest": definitions.figures_digest,
            "rows_digest": definitions.rows_digest,
            "metrics": {metric.id: metric.version for metric in definitions.metrics},
        },
        "outputs": {name: hashlib.sha256(content).hexdigest() for name, content in outputs.items()},
    }  # fmt: skip
    return json.dumps(whole, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _input(each: DeliveryAccount) -> dict[str, object]:
    return {
        "file": each.file, "sha256": each.sha256, "received_on": each.received_on.isoformat(), "layout": each.layout,
        "outcome": each.outcome, "refused_rule": each.refused_rule, "rows": each.rows, "accepted": each.accepted,
        "set_aside": each.set_aside, "repeated": each.repeated, "superseded": each.superseded,
    }  # fmt: skip
