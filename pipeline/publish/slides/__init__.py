"""The report as slides for a board meeting, with charts that PowerPoint can edit. Needs the extra `slides`."""
