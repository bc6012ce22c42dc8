"""What only the messy sample holds: instruments, days on support, time to work, follow-ups, who referred.

Each answer is drawn from its participation's id and the column alone, so that adding one moves no other.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.sample.styles import as_date
from pipeline.sample.wording import OWN_COLUMNS, Wording
from pipeline.vocabulary.definitions import SCHEMAS
from pipeline.vocabulary.support import read_support

Cells = Mapping[str, str]

AT_EXIT = ("eq_vas_after", "work_ability_after", "activity_known_to")
DAYS_AFTER = {
    "support_days_after": 365, "work_6_months": 184, "study_6_months": 184, "public_support_6_months": 184,
    "work_12_months": 366, "study_12_months": 366, "public_support_12_months": 366,
}  # fmt: skip
"""How long after the exit an answer can be there at the earliest."""

_REFERRED_BY = (("af", 0.34), ("kommun", 0.64), ("fk", 0.86), ("region", 0.92), ("annan", 0.96))
_VAS_OF_HEALTH = (86, 72, 55, 38, 22)
_WHO_ANSWERS = {"eq_vas": 0.9, "work_ability": 0.8, "support_days": 0.8, "6": 0.65, "12": 0.5}


@dataclass(frozen=True)
class Answers:
    """Draws the answers of one spelling of the sample."""

    wording: Wording
    public: frozenset[str]

    def of(self, cells: Cells) -> Cells:
        """The participation with its own answers; an anonymous one has none."""
        blank = dict.fromkeys(OWN_COLUMNS, "")
        if cells["birth_year"] == "":
            return {**cells, **blank}
        return {**cells, **blank, **self._background(cells), **self._scales(cells), **self._support(cells),
                **self._activity(cells), **self._followed_up(cells)}  # fmt: skip

    def _background(self, cells: Cells) -> Cells:
        words = self.wording.words("referred_by")
        drawn = _draw(cells, "referred_by")
        code = next((code for code, up_to in _REFERRED_BY if drawn < up_to), None)
        age = int(cells["start_date"][:4]) - int(cells["birth_year"])
        groups = [
            name
            for name, belongs in (
                ("unga vuxna", age < 30),
                ("psykisk ohälsa", _draw(cells, "psyche") < 0.45),
                ("långvarig smärta", _draw(cells, "pain") < 0.15),
            )
            if belongs
        ]
        return {"referred_by": words[code] if code else "", "target_groups": "|".join(groups)}

    def _scales(self, cells: Cells) -> Cells:
        found: dict[str, str] = {}
        for moment in ("before", "after"):
            rank = self._health_rank(cells[f"health_{moment}"])
            if rank is None:
                continue
            vas = _VAS_OF_HEALTH[rank] + 24 * (_draw(cells, f"vas {moment}") - 0.5)
            ability = vas / 10 - 1 + 3 * (_draw(cells, f"ability {moment}") - 0.5)
            for name, value, step in (("eq_vas", vas, 5), ("work_ability", ability, 1)):
                if _draw(cells, name) < _WHO_ANSWERS[name]:
                    top = 100 if name == "eq_vas" else 10
                    found[f"{name}_{moment}"] = str(min(top, max(0, step * round(value / step))))
        return found

    def _support(self, cells: Cells) -> Cells:
        found: dict[str, str] = {}
        for moment in ("before", "after"):
            text = cells[f"support_{moment}"]
            if text == "" or _draw(cells, "support_days") > _WHO_ANSWERS["support_days"]:
                continue
            part = 0.35 + 0.65 * _draw(cells, f"days {moment}")
            found[f"support_days_{moment}"] = str(round(365 * part * self._degree(text)))
        return found

    def _activity(self, cells: Cells) -> Cells:
        start, left = as_date(cells["start_date"]), as_date(cells["exit_date"])
        if start is None or left is None:
            return {}
        days = (left - start).days
        if self._is_yes(cells["work_after"]) or self._is_yes(cells["study_after"]):
            found = start + timedelta(days=round(days * (0.2 + 0.8 * _draw(cells, "activity"))))
            return {"activity_started_on": found.isoformat()}
        known = left + timedelta(days=round(300 * _draw(cells, "known")))
        if _draw(cells, "later") < 0.2:
            return {"activity_started_on": known.isoformat(), "activity_known_to": known.isoformat()}
        return {"activity_known_to": known.isoformat()}

    def _followed_up(self, cells: Cells) -> Cells:
        if cells["exit_date"] == "":
            return {}
        found: dict[str, str] = {}
        for months in ("6", "12"):
            if _draw(cells, f"answers {months}") > _WHO_ANSWERS[months]:
                continue
            for what, kept, new in (("work", 0.85, 0.15), ("study", 0.7, 0.06)):
                chance = kept if self._is_yes(cells[f"{what}_after"]) else new
                found[f"{what}_{months}_months"] = self._yes_no(_draw(cells, f"{what} {months}") < chance)
            public = self._degree(cells["support_after"]) > 0
            chance = 0.8 if public else 0.12
            found[f"public_support_{months}_months"] = self._yes_no(_draw(cells, f"support {months}") < chance)
        return found

    def _health_rank(self, word: str) -> int | None:
        words = list(self.wording.words("health_before").values())
        return words.index(word) if word in words else None

    def _degree(self, text: str) -> float:
        """The part of a whole public support that a text of sources says, from 0 to 1."""
        parts = (part.partition(":") for part in text.split("|"))
        return min(1.0, sum(float(degree or 100) / 100 for source, _, degree in parts if source in self.public))

    def _is_yes(self, word: str) -> bool:
        return word in ("ja", "yes")

    def _yes_no(self, is_so: bool) -> str:
        said: Sequence[str] = ("nej", "ja") if self.wording.in_swedish else ("no", "yes")
        return said[is_so]


def read_answers(wording: Wording) -> Answers:
    sources = read_support(SCHEMAS / "support.yaml").sources
    words = {code.code: wording.word(code) for code in wording.support}
    return Answers(wording, frozenset(words[each.code] for each in sources if each.public == "yes"))


def known_by(cells: Cells, day: date) -> Cells:
    """What of a participation's own answers was there on a day."""
    left = as_date(cells["exit_date"])
    gone = [column for column in AT_EXIT if left is None]
    gone += [column for column, days in DAYS_AFTER.items() if left is None or left + timedelta(days=days) > day]
    began = as_date(cells["activity_started_on"])
    gone += ["activity_started_on"] if left is None or (began is not None and began > day) else []
    known = as_date(cells["activity_known_to"])
    capped = {"activity_known_to": min(known, day).isoformat()} if known else {}
    return {**cells, **capped, **dict.fromkeys(gone, "")}


def _draw(cells: Cells, what: str) -> float:
    """A number from 0 to below 1 that depends on the participation and the question alone."""
    drawn = hashlib.sha256(f"{cells['participation_id']} {what}".encode()).digest()
    return int.from_bytes(drawn[:6], "big") / 2**48
