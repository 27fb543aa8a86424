"""Where articles come from: the catalogue of publishers and the collectors."""
