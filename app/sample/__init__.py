"""Two invented publishers for the demonstration: their words are made up, the figures in them real or wrong on purpose."""
