"""Reads trade-policy text: figures, periods, actors, quotations, claims and leverage."""
