"""Quantities in a text: numbers in digits and words, what they count, and what their wording allows."""
