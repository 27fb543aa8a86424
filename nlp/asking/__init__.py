"""From words to a question for the statistics: what is counted, between whom, when, and how it is measured."""
