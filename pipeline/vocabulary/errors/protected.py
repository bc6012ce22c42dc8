"""Nothing is published, because small groups would not be safe."""

from __future__ import annotations

from pipeline.vocabulary.errors.message import UserError


class ProtectionNotProved(UserError):
    exit_code = 5
    sv = (
        "Skyddet av små grupper kunde inte bevisas för {what}. Inget har publicerats. Slå ihop åldersgrupper eller "
        "kommuner (groups i utfall.toml) och kör igen. ”utfall merging” prövar vad det ger."
    )
    en = (
        "The protection of small groups could not be proved for {what}. Nothing has been published. "
        "Merge age bands or municipalities (groups in utfall.toml) and run again. “utfall merging” tries what it gives."
    )


class ProtectionNotFound(ProtectionNotProved):
    sv = (
        "Går inte att skydda, vad som än döljs: {cells}. Inget har publicerats. "
        "Ändra i schemas/ i den här ordningen och kör igen: {steps}. ”utfall merging” prövar vad stegen ger."
    )
    en = (
        "Cannot be protected, whatever is hidden: {cells}. Nothing has been published. "
        "Change schemas/ in this order and run again: {steps}. “utfall merging” tries what the steps give."
    )


class AlreadyGivenAway(ProtectionNotFound):
    sv = (
        "Det som redan är utgivet bestämmer små grupper tillsammans med den här rapporten, vad som än döljs: "
        "{cells}. Inget har publicerats. Ge ut rapporter i tidsordning; låt bli att ge ut den här, eller utelämna "
        "tabellerna den lägger till (schemas/disclosure.yaml). Har ingen utanför sett den senaste utgåvan kan den "
        "dras tillbaka: utfall releases --withdraw NR."
    )
    en = (
        "What has been given out already tells of small groups together with this report, whatever is hidden: "
        "{cells}. Nothing has been published. Give reports out in the order of time; do not give this one out, or "
        "leave out the tables that it adds (schemas/disclosure.yaml). If nobody outside has seen the latest release "
        "it can be withdrawn: utfall releases --withdraw NO."
    )


class SaidOtherwiseBefore(ProtectionNotProved):
    sv = (
        "Rapporten skulle säga annat än utgåva {release} om {what}: antingen är talet ett annat eller grupperna "
        "delade på annat sätt. Inget har publicerats. Ge en ändrad definition en ny version, och vänta med en ny "
        "indelning i grupper till ett nytt år. Har ingen utanför sett den senaste utgåvan kan den dras tillbaka: "
        "utfall releases --withdraw NR."
    )
    en = (
        "The report would say otherwise than release {release} of {what}: either the number is another or the groups "
        "are divided otherwise. Nothing has been published. Give a changed definition a new version, and leave a new "
        "division into groups to a new year. If nobody outside has seen the latest release it can be withdrawn: "
        "utfall releases --withdraw NO."
    )


class OwnMetricChanged(ProtectionNotProved):
    sv = (
        "Måttet {metric} läser {column} på ett annat sätt än {earlier} i utgåva {release}: skillnaden mellan dem "
        "skulle visa små grupper. Inget har publicerats. Låt definitionen vara som den var, eller skriv ”published: "
        "false” så att måttet finns lokalt. Har ingen utanför sett den senaste utgåvan kan den dras tillbaka: utfall "
        "releases --withdraw NR."
    )
    en = (
        "The metric {metric} reads {column} otherwise than {earlier} in release {release}: the difference between them "
        "would show small groups. Nothing has been published. Leave the definition as it was, or write “published: "
        "false” to have the metric locally. If nobody outside has seen the latest release it can be withdrawn: utfall "
        "releases --withdraw NO."
    )


class RevisionNotProved(ProtectionNotProved):
    sv = (
        "Revideringen skulle säga för mycket om dem som kom efteråt: {faults}. Inget har publicerats. Det som är "
        "utgivet gäller. Vänta tills fler rader har kommit, och kör igen."
    )
    en = (
        "The revision would tell too much of those who came later: {faults}. Nothing has been published. What was "
        "given out holds. Wait until more rows have come, and run again."
    )


class ProtectionTooSlow(ProtectionNotProved):
    sv = (
        "Skyddet av små grupper blev inte klart på {seconds} sekunder. Inget har publicerats. "
        "Ändra i schemas/ i den här ordningen och kör igen: {steps}. ”utfall merging” prövar vad stegen ger."
    )
    en = (
        "The protection of small groups was not done in {seconds} seconds. Nothing has been published. "
        "Change schemas/ in this order and run again: {steps}. “utfall merging” tries what the steps give."
    )


class AuditFailed(ProtectionNotProved):
    sv = (
        "Granskningen av den färdiga rapporten hittade {number} sätt att komma åt det som är dolt. "
        "Inget har publicerats.\n"
        "{faults}\nÄndra i schemas/ i den här ordningen och kör igen: {steps}. ”utfall merging” prövar vad stegen ger."
    )
    en = (
        "The audit of the finished report found {number} ways to what is hidden. Nothing has been published.\n"
        "{faults}\nChange schemas/ in this order and run again: {steps}. “utfall merging” tries what the steps give."
    )


class CommentsTellTooMuch(ProtectionNotProved):
    """Free text with numbers that the report does not show."""

    sv = (
        "Kommentarerna har tal som rapporten inte visar (antal ställen: {number}). Inget har publicerats.\n"
        "{faults}\nEtt sådant tal kan röja en dold grupp. Skriv om utan tal, eller med tal som rapporten visar. Antal "
        "människor under tio skrivs aldrig. Årtal, datum, veckor, timmar, kronor och liknande går bra."
    )
    en = (
        "The comments have numbers that the report does not show (places: {number}). Nothing has been published.\n"
        "{faults}\nSuch a number may give away a hidden group. Write without numbers, or with numbers that the report "
        "shows. Fewer than ten people are never counted. Years, dates, weeks, hours, kronor and the like are fine."
    )


class TableNotProved(ProtectionNotProved):
    """An open table that gives away a small group, by itself or beside what has been given out."""

    sv = (
        "Tabellen visar för mycket, {beside}: {number} uppgifter om små grupper går att räkna ut. "
        "Inget har skrivits.\n"
        "{faults}\nGör något av detta: färre indelningar (--by), en annan period (--period), "
        "eller en annan bas (rounding i schemas/disclosure.yaml)."
    )
    en = (
        "The table tells too much, {beside}: {number} facts about small groups can be worked out. "
        "Nothing has been written.\n"
        "{faults}\nDo one of these: fewer breakdowns (--by), another period (--period), "
        "or another base (rounding in schemas/disclosure.yaml)."
    )


class AuditNotPossible(UserError):
    exit_code = 5
    sv = (
        "{path} går inte att granska ({reason}). Peka ut en rapports mapp med figures.csv, eller en CSV-fil med "
        "rubriker och minst en kolumn av antal."
    )
    en = (
        "{path} cannot be audited ({reason}). Name a report's folder with figures.csv, or a CSV file with "
        "headings and at least one column of counts."
    )
