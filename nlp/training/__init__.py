"""Labelled sentences, and the commands that train the models from them."""
