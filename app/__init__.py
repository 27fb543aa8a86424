"""What a person touches: the command line, the desk's work, checking, reports and the web app."""
