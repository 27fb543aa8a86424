"""The commands of `fulcrum`, one file a matter. Heavy imports stay inside: `fulcrum --help` is quick."""
