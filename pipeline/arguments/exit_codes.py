"""What the number that a command ends with means, as every help text says it."""

EXIT_CODES = """slutkoder:
  0  klart
  1  fel i programmet självt
  2  felaktigt anrop
  3  ingen leverans gick att använda; verify: leveranser som rapporten vilar på saknas
  4  en definition eller layout är fel; verify: program eller definitioner är inte de som rapporten gjordes med
  5  skyddet kunde inte bevisas, inget publicerat; audit: något dolt går att komma åt; verify: en fil är inte densamma
  6  databasen är upptagen eller går inte att läsa, eller utrymmet eller minnet räcker inte
130  avbrutet med Ctrl-C; inget är halvfärdigt"""
