"""An outsider's attack on what is about to be published, and on tables that others published."""
