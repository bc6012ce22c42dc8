"""The document as PDF that is both PDF/UA-1 and PDF/A-2a."""
