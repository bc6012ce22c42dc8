"""The document as one HTML file: no scripts, nothing fetched, fonts and charts inside."""
