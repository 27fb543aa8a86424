"""Official statistics: providers, the embedded snapshot and the store of observations."""
