"""protection.json when a report is verified: in no manifest, since it is written of the files once they are there.

`utfall audit` writes it anew, beside the releases in force then: it may rightly be another than the first one.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any

from pipeline.vocabulary.verified import State

PROOF = "protection.json"
_NUMBER = re.compile(r"\((\d+)\)$")


def beside_releases(proof: bytes | None) -> frozenset[int]:
    """The numbers of the releases that the proof says the report was tried beside; none where it cannot be read."""
    earlier = _read(proof).get("earlier_releases", [])
    found = (_NUMBER.search(str(each)) for each in earlier) if isinstance(earlier, list) else ()
    return frozenset(int(each.group(1)) for each in found if each)


def proof_state(files: Mapping[str, bytes], made: Mapping[str, bytes]) -> State:
    """`proved_again` where the proof is of the very files that lie there, found nothing, and tried the same figures."""
    own, other = _read(files.get(PROOF)), _read(made.get(PROOF))
    hashes = {path: hashlib.sha256(content).hexdigest() for path, content in files.items() if path != PROOF}
    is_sound = own.get("passed") is True and own.get("files") == hashes
    alike = all(own.get(each) == other.get(each) for each in ("counts", "least_people", "rules"))
    return "proved_again" if is_sound and alike else "differs"


def _read(proof: bytes | None) -> dict[str, Any]:
    try:
        whole = json.loads(proof or b"{}")
    except ValueError:
        return {}
    return whole if isinstance(whole, dict) else {}
