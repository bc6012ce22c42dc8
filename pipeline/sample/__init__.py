"""Invented sample data of any size: sound deliveries for measuring speed, messy ones for everything else."""

from __future__ import annotations

from pathlib import Path

from pipeline.sample.planted import PlantedFault

__all__ = ["SAMPLE_PARTICIPATIONS", "SAMPLE_SEED", "PlantedFault", "planted_faults", "write_sample"]

# What data/sample holds.
SAMPLE_PARTICIPATIONS = 1500
SAMPLE_SEED = 6


def write_sample(participations: int, seed: int, folder: Path, messy: bool) -> None:
    """Write invented deliveries into dated folders: the same bytes for the same participations and seed.

    Raises WrongUsage for a messy sample of too few participations.
    """
    if messy:
        from pipeline.sample.written import write_messy

        write_messy(participations, seed, folder)
    else:
        from pipeline.sample.written import write_sound

        write_sound(participations, seed, folder)


def planted_faults(seed: int = SAMPLE_SEED, participations: int = SAMPLE_PARTICIPATIONS) -> tuple[PlantedFault, ...]:
    """The faults that the messy sample of this seed holds, with their places."""
    from pipeline.sample.assumptions import read_assumptions
    from pipeline.sample.messy import messy_files

    files = messy_files(read_assumptions(), participations, seed)
    return tuple(place for file in files for place, _ in file.placed())
