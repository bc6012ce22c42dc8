"""Files and folders that are not there, in the way, or not to be written; and why the operating system says so."""

from __future__ import annotations

import errno
from pathlib import Path

from pipeline.vocabulary.errors.message import Reason, UserError


class FolderMissing(UserError):
    exit_code = 2
    sv = "Mappen {path} finns inte. Kontrollera {option}, eller skapa mappen och lägg filerna i den."
    en = "The folder {path} does not exist. Check {option}, or create the folder and put the files in it."


class FolderNotEmpty(UserError):
    exit_code = 2
    sv = "Mappen {path} är inte tom. Välj en ny mapp, så att inget skrivs över."
    en = "The folder {path} is not empty. Choose a new one, so that nothing is overwritten."


class NotWritable(UserError):
    exit_code = 2
    sv = "Det går inte att skriva till {path} ({reason}). Välj en annan plats med {option}, eller ge skrivrätt."
    en = "Cannot write to {path} ({reason}). Choose another place with {option}, or grant write access."


class FileLocked(UserError):
    exit_code = 2
    sv = "Filen {path} går inte att läsa ({reason}). Stäng den i andra program, eller ge läsrätt, och kör igen."
    en = "The file {path} cannot be read ({reason}). Close it in other programs, or grant read access, and run again."


class FileMissing(UserError):
    exit_code = 2
    sv = "{path} finns inte. Kontrollera sökvägen, och att du står i rätt mapp."
    en = "{path} does not exist. Check the path, and that you are in the right folder."


class ManifestUnreadable(UserError):
    exit_code = 2
    sv = "{path} är inte en rapports manifest ({reason}). Peka ut en rapports mapp, som reports/2026-Q3."
    en = "{path} is no report's manifest ({reason}). Name a report's folder, as reports/2026-Q3."


class FileInTheWay(UserError):
    exit_code = 2
    sv = "Filen {path} finns redan och skrivs inte över. Välj ett annat namn med --out."
    en = "The file {path} exists and is not overwritten. Choose another name with --out."


class NoRoom(UserError):
    exit_code = 6
    sv = "Det finns inte plats för {path} ({reason}). Frigör utrymme och kör igen; det som redan var klart finns kvar."
    en = "There is no room for {path} ({reason}). Free some space and run again; what was already done is kept."


_NO_ROOM = (errno.ENOSPC, errno.EFBIG, errno.EDQUOT)


_REASONS = {
    errno.ENOSPC: Reason("disken är full", "the disk is full"),
    errno.EDQUOT: Reason("utrymmet som är tilldelat dig är slut", "your quota is used up"),
    errno.EFBIG: Reason("filen får inte bli så stor", "the file may not grow so large"),
    errno.EACCES: Reason("åtkomst nekad", "permission denied"),
    errno.EPERM: Reason("åtkomst nekad", "permission denied"),
    errno.EROFS: Reason("skrivskyddat", "read-only"),
    errno.EEXIST: Reason("en fil ligger i vägen", "a file is in the way"),
    errno.ENOTDIR: Reason("en fil ligger i vägen", "a file is in the way"),
    errno.EISDIR: Reason("där ligger en mapp", "a folder is in the way"),
}


def reason_of(error: OSError) -> Reason:
    """Why the operating system said no, in both languages where it is a usual reason."""
    said = error.strerror or type(error).__name__
    return _REASONS.get(error.errno or 0, Reason(said, said))


def writing_fault(error: OSError, path: Path, option: str) -> UserError:
    """What to tell about a file or folder that could not be written: NoRoom, else NotWritable with the option."""
    if error.errno in _NO_ROOM:
        return NoRoom(path=path, reason=reason_of(error))
    return NotWritable(path=path, reason=reason_of(error), option=option)
