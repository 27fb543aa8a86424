"""Brings things in: feeds, pages and official statistics. Knows nothing of language."""
