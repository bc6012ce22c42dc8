"""The charts: first a model of what is drawn, made of protected figures only, then the drawing."""
