"""Which checks new observations put out of date: those whose cells may have changed, and no others."""

from sqlite_utils import Database

from ingest.archive import transaction

CHANGED = """
    select distinct series.indicator, series.reporter, series.partner from series
    left join checked_series on checked_series.series = series.id
    where series.edition > coalesce(checked_series.edition, 0)
"""
# A share of "GDP:MEX" looks at another indicator. A share, a rank or a record may look at cells of any partner; without a partner a claim is about all of them.
TOUCHED = """
    (changed.indicator = claims.indicator or claims."of" like changed.indicator || ':%')
    and (changed.partner is null or claims.partner is null or claims.measure in ('share', 'rank', 'record', 'ratio')
         or changed.partner in (claims.partner, claims.reporter) or changed.reporter = claims.partner
         or instr(claims.partner, changed.partner))
"""
OUTDATE = f"""
    with changed as materialized ({CHANGED})
    update checks set stamp = '' where claim in (
        select claims.id from claims where exists (select 1 from changed where {TOUCHED})
    )
"""
REMEMBER = """
    insert into checked_series select id, edition from series where edition > 0
    on conflict (series) do update set edition = excluded.edition where edition <> excluded.edition
"""


def outdate_checks(db: Database) -> None:
    """Mark the checks of claims for which series have new observations since this was last asked."""
    with transaction(db):
        db.execute(OUTDATE)
        db.execute(REMEMBER)
