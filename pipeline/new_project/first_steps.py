"""The texts that lie in a new folder and say what to do in it."""

from __future__ import annotations

from pipeline.new_project.project_file import DELIVERIES, FORMS, LAYOUTS, METRICS, OUTSIDE

README = f"""\
# {{association}}: uppföljning med utfall

Den här mappen är förbundets egen. Kommandona körs här, i en terminal.

## De första stegen

1. **Se vad som är på plats:** `utfall doctor`. Det säger vad som saknas och vad du gör åt det.
2. **Läs igenom `utfall.toml`.** Varje inställning är förklarad i filen.
3. **Fyll i registren** i `{FORMS}/`: `insatser.xlsx`, `medlemskap.xlsx` och `budget.xlsx`. Skriv under rubrikerna.
   Raderna ovanför förklarar kolumnerna och visar ett exempel; de räknas aldrig.
4. **Lägg de ifyllda filerna i en mapp med dagens datum:** `{DELIVERIES}/2026-10-05/`. Kopiera, så är mallarna kvar.
5. **Be insatserna om deras deltaganden.** De kan använda `{FORMS}/deltaganden.xlsx` eller ett uttag ur sitt eget
   system (CSV, Excel eller Parquet). Inga personnummer, bara pseudonymer. Lägg filerna i mappen för dagen de kom.
6. **Kontrollera:** `utfall load`. Varje fil får ett kvitto i `data/receipts/`. Skicka det till den som levererade.
7. **Gör ett utkast:** `utfall report --draft`. Läs hela. Rätta det som kvittona säger, och gör om.
8. **Gör rapporten:** `utfall report`. Nu är den utgiven och binder dem som kommer efter.

Nästa kvartal: en ny dagsmapp med nya filer, och steg 6 till 8 igen. Ändra aldrig i en fil som redan har lästs.

## Vad som ligger var

| plats | innehåll | får spridas |
|---|---|---|
| `utfall.toml` | inställningarna | ja |
| `{FORMS}/` | tomma register att fylla i | ja, så länge de är tomma |
| `{DELIVERIES}/` | det som har levererats, en mapp per dag | nej: handlar om personer |
| `{LAYOUTS}/` | egna layouter, för filer som ser annorlunda ut | ja |
| `{METRICS}/` | egna mått, om ni vill ha några: gör mappen då | ja |
| `data/` | databas, kvitton och anmärkningar; skapas vid första körningen | nej: handlar om personer |
| `reports/` | rapporterna; skapas vid första rapporten | ja, när de är utgivna |

Använder ni git: `.gitignore` släpper bara igenom det som inte kan handla om personer.

Säkerhetskopiera `{DELIVERIES}/` och `data/`. Liggaren över det som har givits ut finns bara i databasen.

Varje kommando förklarar sig: `utfall --help`, `utfall report --help`.
"""

IN_DELIVERIES = """\
# Leveranser

En mapp för varje dag då något kom, med datumet som namn:

    2026-10-05/deltaganden.xlsx
    2026-10-05/insatser.xlsx

Datumet avgör vad som ersätter vad. CSV, Excel, Parquet och zip med sådana filer läses. Filer som slutar på `.md`, som
den här, lämnas i fred. Ändra aldrig i en fil som redan har lästs: lägg rättningen i en ny dagsmapp.
"""

IN_LAYOUTS = """\
# Egna layouter

Här ligger en YAML-fil för varje slags fil som ser annorlunda ut än mallarna. Låt programmet föreslå den:

    utfall layout leveranser/2026-10-05/filen.csv

Läs igenom förslaget och ersätt det som är märkt "?". Sedan läses filen av `utfall load`.
"""

GIT_IGNORE = f"""\
# Uppgifter om personer hamnar aldrig i git: allt utelämnas utom det som räknas upp här.
/*
!/.gitignore
!/README.md
!/utfall.toml
!/kapitel.yaml
!/grupper.yaml
!/{LAYOUTS}/
/{LAYOUTS}/*
!/{LAYOUTS}/README.md
!/{LAYOUTS}/*.yaml
!/{OUTSIDE}/
/{OUTSIDE}/*
!/{OUTSIDE}/*.yaml
!/{METRICS}/
/{METRICS}/*
!/{METRICS}/*.yaml
"""
