"""The sections of the report. Each makes blocks of the document; none knows how they are set."""
