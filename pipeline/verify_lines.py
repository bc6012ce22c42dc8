"""What came of verifying a report, as lines on a terminal: every file, what has changed since, and the verdict."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.account_lines import aligned
from pipeline.vocabulary.columns import Label
from pipeline.vocabulary.errors import Language
from pipeline.vocabulary.verified import Changed, State, Verified

_HEADS = (Label("fil", "file"), Label("mot manifest.json", "by manifest.json"), Label("byggd igen", "built again"))
_BY_MANIFEST: dict[State, Label] = {
    "same": Label("samma", "same"),
    "differs": Label("skiljer", "differs"),
    "missing": Label("saknas", "missing"),
    "extra": Label("okänd fil", "unknown file"),
    "not_asked": Label("–", "–"),
}
_BUILT: dict[State, Label] = {
    **_BY_MANIFEST,
    "extra": Label("blev inte till", "was not made"),
    "proved_again": Label("gäller mappens filer", "is of the folder's files"),
}
_NAMES = {
    "association": Label("förbundets namn", "the association's name"),
    "is_sample": Label("exempeluppgifter", "sample data"),
    "commit": Label("programmets commit", "the program's commit"),
    "utfall": Label("programmets version", "the program's version"),
    "rows_digest": Label("det som avgör vilka rader som räknas", "what decides which rows count"),
    "figures_digest": Label("det som avgör vad siffrorna räknar", "what decides what figures count"),
}
_HASH = 64
_SHORT = 8
_CHANGED = Label(
    "Inte detsamma nu som när rapporten gjordes (då → nu):",
    "Not the same now as when the report was made (then → now):",
)
_LACKING = Label(
    "Leveranser som rapporten vilar på och som varken finns i databasen eller i leveransmappen:",
    "Deliveries that the report rests on and that are neither in the database nor in the folder of deliveries:",
)
_UNKNOWN = Label(
    "Databasens liggare känner inte till rapporten. Är det samma databas som den gavs ut ur?",
    "The database's ledger does not know the report. Is it the database that it was given out from?",
)
_ERASED = Label(
    "Personer har raderats ur databasen {days}. Rapporter som räknade dem går inte att bygga igen.",
    "People were erased from the database on {days}. Reports that counted them cannot be built again.",
)
_PROOF = Label(
    "protection.json står inte i manifestet: den skrivs sist, om de andra filerna, och på nytt av utfall audit. Den i\n"
    "mappen gäller mappens filer och lika många tal som den som byggdes nu.",
    "protection.json is not in the manifest: it is written last, of the other files, and anew by utfall audit. The\n"
    "one in the folder is of the folder's files and as many numbers as the one built now.",
)
_SAME = Label("Rapporten är densamma, byte för byte.", "The report is the same, byte for byte.")
_NOT_RECORDED = Label(
    "Mappen är inte den som manifest.json beskriver: {files}. Någon har ändrat, tagit bort eller lagt till filer.",
    "The folder is not the one that manifest.json describes: {files}. Somebody has changed, removed or added files.",
)
_NOT_BUILT = Label(
    "Går inte att bygga igen. Filerna är de som manifest.json säger; mer går inte att säga utan leveranserna.",
    "Cannot be built again. The files are those that manifest.json says; no more can be said without the deliveries.",
)
_OTHERWISE = Label(
    "Filerna är de som manifest.json säger. Byggda i dag kan de inte väntas bli desamma, byte för byte, så det här är\n"
    "inget fel i rapporten. Bygg den med samma program och definitioner för att få veta. Samma ändå: {same} av {all}.",
    "The files are those that manifest.json says. Built today they cannot be expected to be the same, byte for byte,\n"
    "so this is no fault of the report. Build it with the same program and definitions to know. The same anyway: "
    "{same} of {all}.",
)
_DIFFERENT = Label(
    "Rapporten är en annan än den som samma leveranser, program och definitioner ger: {files}.",
    "The report is another than the same deliveries, program and definitions give: {files}.",
)


def verify_lines(verified: Verified, language: Language) -> tuple[str, ...]:
    """A row per file below a row of headings; then what has changed or is lacking; the verdict last."""
    rows = [
        (each.path, _BY_MANIFEST[each.by_manifest][language], _BUILT[each.built][language]) for each in verified.files
    ]
    table = aligned([tuple(head[language] for head in _HEADS), *rows], len(_HEADS))
    return (*table, "", *_remarks(verified, language), _verdict(verified, language))


def _remarks(verified: Verified, language: Language) -> Iterator[str]:
    if verified.lacks:
        yield from (_LACKING[language], *(f"  {file}" for file in verified.lacks), "")
    if verified.changed:
        yield from (_CHANGED[language], *(f"  {_change(each, language)}" for each in verified.changed), "")
    if verified.is_known is False:
        yield from (_UNKNOWN[language], "")
    if verified.erased_on and not verified.is_built_the_same:
        yield from (_ERASED[language].format(days=", ".join(map(str, verified.erased_on))), "")
    if any(each.built == "proved_again" for each in verified.files):
        yield from (_PROOF[language], "")


def _change(changed: Changed, language: Language) -> str:
    label = _NAMES.get(changed.name)
    name = label[language] if label else changed.name
    return f"{name}: {_shortened(changed.then)} → {_shortened(changed.now)}"


def _shortened(value: str) -> str:
    """A hash by its beginning."""
    is_hash = len(value) in (40, 41, _HASH) and all(letter in "0123456789abcdef+" for letter in value)
    return value[:_SHORT] + ("+" if value.endswith("+") else "") if is_hash else value


def _verdict(verified: Verified, language: Language) -> str:
    if not verified.is_as_recorded:
        named = [each.path for each in verified.files if not each.is_as_recorded]
        return _NOT_RECORDED[language].format(files=", ".join(named))
    if verified.lacks:
        return _NOT_BUILT[language]
    if verified.changed or (verified.erased_on and not verified.is_built_the_same):
        same = sum(each.built == "same" for each in verified.files)
        return _OTHERWISE[language].format(same=same, all=len(verified.files))
    if verified.is_built_the_same:
        return _SAME[language]
    return _DIFFERENT[language].format(
        files=", ".join(each.path for each in verified.files if not each.is_built_the_same)
    )
