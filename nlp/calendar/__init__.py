"""Time as trade texts name it: patterns of months, quarters and years, and what they resolve to."""
