"""What is told in another language than it was made in: words, figures, and whole sentences of the checking.

The tables lie in `app/drawing/languages`, one file a language; pages and reports share them.
"""
