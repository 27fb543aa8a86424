"""Trained models as plain data, each with a card."""
