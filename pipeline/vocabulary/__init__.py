"""The nouns that all stations share. Imports nothing but the standard library and a YAML reader."""
