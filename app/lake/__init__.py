"""A lake: the archive's own tables as Parquet, written by many machines, partitioned by month.

`LAKE/<table>/month=YYYY-MM/<block>.parquet` for what belongs to an article, `LAKE/<table>/<block>.parquet` for
sources and actors, `LAKE/blocks/<block>.json` once a block of the input is wholly written. A block is read in
an archive of its own that is thrown away, with the functions that read any archive: so the rows are the same
whatever engine ran, and `fulcrum load` puts them into an archive as if they had been read there.
"""
