"""From words to actors: what the lexicon knows, roles, names of people and organisations, and who is who."""
