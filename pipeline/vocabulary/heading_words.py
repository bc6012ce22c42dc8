"""What the parts of a heading mean: words and abbreviations of Swedish and English exports, by the idea they stand for.

Only for likening headings to columns: nothing is read under a heading because of these words alone.
Written as `fold_heading` leaves them: lower case, without accents.
"""

from __future__ import annotations

IDEAS: tuple[tuple[str, str], ...] = (
    (
        "start",
        "start startade inskrivning inskriven inskrivnings inskr paborjad paborjade paborjan borjan begin "
        "entry enrollment enrolled fore innan before pre baseline ingang in from fran intrade tidigare "
        "randomisation",
    ),
    (
        "end",
        "slut slutade avslut avslutad avslutade avsluts avslutning avsl utskrivning utskriven "
        "utskrivnings exit end ended efter after post utgang till to uttrade upphorde upphort discharge",
    ),
    (
        "followup",
        "uppfoljning uppfoljnings followup",
    ),
    (
        "date",
        "datum date dat dte dag day dt",
    ),
    (
        "year",
        "ar year arti aret",
    ),
    (
        "birth",
        "fodelse fodd fod fdd birth born yob dob",
    ),
    (
        "gender",
        "kon sex gender genus",
    ),
    (
        "municipality",
        "kommun kommunen hemkommun bostadskommun hemort bostadsort municipality folkbokforing",
    ),
    (
        "insats",
        "insats ins insatsen insatser aktivitet program programme project projekt verksamhet activity",
    ),
    (
        "id",
        "id nr nummer number no beteckning lopnummer lopnr nyckel key identitet",
    ),
    (
        "person",
        "person personen deltagare deltagaren deltagarens klient klienten client individ individen "
        "participant personal pseudonym patient subject",
    ),
    (
        "participation",
        "deltagande deltagandet arende arendet participation case episod episode",
    ),
    (
        "health",
        "halsa halsan halso halsotillstand allmantillstand maende health halsostatus",
    ),
    (
        "work",
        "arbete arb arbetar arbetade jobb jobbar jobbade anstallning anstalld sysselsattning work works "
        "worked working job employment employed forvarvsarbete forvarvsarbetar",
    ),
    (
        "study",
        "studier studie studerar studerade study studies studying student",
    ),
    (
        "extent",
        "omfattning grad procent pct percent extent andel tjanstgoringsgrad timmar",
    ),
    (
        "support",
        "forsorjning forsorjningen forsorjningskalla inkomst inkomstkalla ersattning support income "
        "benefit benefits bidrag",
    ),
    (
        "reason",
        "orsak anledning skal reason cause orsaken anledningen",
    ),
    (
        "registration",
        "registrering registration registreringsform registreringsniva",
    ),
    (
        "seeking",
        "soker sokande arbetssokande seeking jobseeker looking sokte",
    ),
    (
        "time",
        "tid time langd duration manader tiden",
    ),
    (
        "parties",
        "parter part parterna huvudman huvudmannen aktorer aktor myndigheter myndighet parties "
        "samverkansparter samordning",
    ),
    (
        "rehab",
        "rehabilitering rehab rehabilitation rehabiliteringen",
    ),
    (
        "further",
        "ytterligare fortsatt fortsatta further vidare more",
    ),
    (
        "education",
        "utbildning utbildningsniva education skola utbildnings schooling",
    ),
    (
        "type",
        "typ type slag kind sort parttyp",
    ),
    (
        "focus",
        "inriktning focus",
    ),
    (
        "name",
        "namn name benamning",
    ),
    (
        "owner",
        "agare owner utforare",
    ),
    (
        "budget",
        "budget budgeterat budgeterad",
    ),
    (
        "outcome",
        "utfall outcome resultat",
    ),
    (
        "money",
        "kr kronor sek belopp amount tkr",
    ),
    (
        "planned",
        "planerade planerat planned",
    ),
    (
        "count",
        "antal count",
    ),
    (
        "post",
        "post konto",
    ),
)
SILENT = (
    "man kod koden code flg flagga flag i av of the for vid pa at om och and den det s e a ns nuvarande "
    "aktuell aktuellt niva level hogsta sjalvskattad sjalvskattat upplevd upplevt allman allmant uppgift "
    "varde svar forsta sista is has har offentlig public current highest selfrated rated self"
)
"""Words that tell no column from another."""

OPPOSED = ("start", "end")
KINDS = frozenset({"date", "year", "extent", "time", "reason", "id", "seeking", "name", "money", "count"})
"""Ideas that a heading has only where its column has them."""
TOLD_APART = frozenset({"extent", "time", "reason", "seeking", "birth"})
"""Ideas that a column has only where its heading has them."""
