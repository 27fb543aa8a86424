"""Reports of checked claims, one file per format."""
