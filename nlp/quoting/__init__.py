"""How quotations are found: quote marks, turns and cues first, then source and content, then linking.

The stages follow Pareti's attribution relations (cue, source, content) and Citron's order of work; rules and
lexicons stand in for their trained parts.
"""
