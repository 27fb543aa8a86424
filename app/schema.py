"""The tables of what was read and checked, as named migrations of the set `app`.

They lie in the same file as the archive of `ingest`, whose articles they point into by offsets. What a
page filters by is kept on the claim itself, so that 200,000 claims are filtered in one index.
"""

from sqlite_utils import Database, Migrations

migrations = Migrations("app")

TABLES = """
create table analyses (
  id text primary key,          -- hash of article and revision
  article text not null references articles (id) on delete cascade,
  revision integer not null,
  extractor text not null,      -- name and version of the code that read it
  language text,
  date text,                    -- the day that relative periods were resolved against
  at text not null,             -- when it was read, UTC
  error text,                   -- why it could not be read
  unique (article, revision)
);
create table actors (
  id text primary key,          -- as in nlp/lexicon: one id under whatever name
  name text not null,
  kind text not null,
  country text
);
create table mentions (
  article text not null references articles (id) on delete cascade, revision integer not null,
  actor text not null references actors (id),
  "start" integer not null, "end" integer not null,
  primary key (article, revision, actor, "start", "end")
) without rowid;
create index mentions_actor on mentions (actor);
create table figures (
  article text not null references articles (id) on delete cascade, revision integer not null, number integer not null,
  "start" integer not null, "end" integer not null, text text not null,
  kind text not null, value real, low real, high real, unit text, approximation text not null,
  primary key (article, revision, number)
) without rowid;
create table quotations (
  number integer primary key,
  id text not null unique,
  article text not null references articles (id) on delete cascade, revision integer not null, extractor text not null,
  "start" integer not null, "end" integer not null, text text not null,
  kind text not null, speaker text references actors (id), speaker_text text, cue text, date text
);
create index quotations_article on quotations (article);
create index quotations_speaker on quotations (speaker, date);
create table claims (
  number integer primary key,
  id text not null unique,      -- hash of article, words and place among equal words: reviews hang on it
  article text not null references articles (id) on delete cascade, revision integer not null, extractor text not null,
  current integer not null,     -- 0: no longer in the latest revision, or no longer read there
  "start" integer not null, "end" integer not null, text text not null,
  claimant text references actors (id), checkworthiness real not null,
  kind text not null, assertion text not null, language text,
  date text, publisher text, source text, country text, -- of the claimant, else of the publisher
  indicator text, flow text, reporter text, partner text, commodity text, period text, measure text,
  base_period text, "of" text,
  stated_low real, stated_high real, stated_unit text, approximation text,
  figures text not null,        -- JSON: numbers of figures
  origins text not null,        -- JSON: where each slot of the question came from
  verdict text not null default 'unverifiable'
);
create index claims_article on claims (article);
create index claims_question on claims (indicator, partner, period, measure, flow);
create index claims_claimant on claims (claimant, current, date);
create index claims_by_date on claims (current, date, number);
create index claims_by_worth on claims (current, checkworthiness, number);
create index claims_by_verdict on claims (current, verdict, date, number);
create index claims_facets on claims
  (current, claimant, publisher, country, indicator, partner, verdict, kind, language, period, date, flow,
   assertion, source);
create table stances (
  number integer primary key,
  id text not null unique,
  article text not null references articles (id) on delete cascade, revision integer not null, extractor text not null,
  "start" integer not null, "end" integer not null, text text not null,
  holder text not null, "over" text not null, polarity text not null, assertion text not null,
  source text references actors (id), ground text not null, confidence real not null, date text
);
create index stances_article on stances (article);
create index stances_pair on stances (holder, "over", date);
create table checks (
  claim text primary key references claims (id) on delete cascade,
  stamp text not null,          -- version of the checking code and of the statistics it used
  at text not null,
  verdict text not null, code text not null, reason text not null,
  stated_low real, stated_high real, stated_unit text,
  found_value real, found_unit text, relative_difference real,
  evidence text not null, explanations text not null -- JSON, as in the contract
) without rowid;
create index checks_stamp on checks (stamp);
create table reviews (
  number integer primary key,
  claim text not null,          -- a claim's id; the review stays when the claim goes
  at text not null,
  by text not null,
  decision text not null,       -- confirmed, corrected, rejected, noted
  correction text,              -- JSON: slots of the question that a person corrected
  note text
);
create index reviews_claim on reviews (claim);
"""

# Every wording an article ever had, the present one included.
WORDINGS = """
create view wordings as
select article, revision, title, text, seen from revisions
union all select id, revision, title, text, changed from articles
"""
SEARCHED = ("claims", "quotations", "stances")


def execute_all(db: Database, statements: str) -> None:
    """Run statements one by one, inside the transaction of the migration."""
    for statement in statements.split(";\n"):
        if statement.strip():
            db.execute(statement)


@migrations()
def create_tables(db: Database) -> None:
    """The tables and their indexes."""
    execute_all(db, TABLES)
    db.execute(WORDINGS)


@migrations()
def create_search(db: Database) -> None:
    """A full-text index over the words of claims, quotations and stances, without accents."""
    for table in SEARCHED:
        db.table(table).enable_fts(["text"], create_triggers=True, tokenize="unicode61 remove_diacritics 2")


FACETS = """
create index claims_of_publisher on claims (current, publisher, date, number);
create index claims_of_partner on claims (current, partner, date, number);
create index claims_of_period on claims (current, period, date, number);
create index claims_of_actor on claims (current, claimant, date, number, verdict);
create index claims_of_country on claims (current, country);
create index claims_of_indicator on claims (current, indicator);
create index claims_of_kind on claims (current, kind);
create index claims_of_language on claims (current, language);
drop index claims_claimant;
alter table checks add column vintage text;
create index checks_vintage on checks (vintage);
"""


@migrations()
def index_facets(db: Database) -> None:
    """An index for each facet, so that counting its values needs no sorting; the vintage of each check."""
    execute_all(db, FACETS)


@migrations()
def add_averages(db: Database) -> None:
    """What an average divides its period into: "a day"."""
    db.execute("alter table claims add column per text")


@migrations()
def index_worth(db: Database) -> None:
    """What to check first is found without sorting all claims of a verdict."""
    db.execute("create index claims_to_check on claims (current, verdict, checkworthiness, number)")


@migrations()
def remember_editions(db: Database) -> None:
    """Which edition of each series the claims were last checked against."""
    db.execute(
        "create table checked_series (series text primary key, edition integer not null) without rowid"
    )


# What any selection is counted by: app/columns.py. A piece is dropped with the change of any of its claims.
COLUMNS = """
create table claim_values (
  name text not null, code integer not null, value not null,
  primary key (name, code)
) without rowid;
create table claim_pieces (
  piece integer not null, name text not null,
  codes blob not null,          -- unsigned integers: app/columns.py
  primary key (piece, name)
);
create index claim_pieces_name on claim_pieces (name, piece);
create trigger claim_pieces_inserted after insert on claims begin
  delete from claim_pieces where piece = new.number / 4096; end;
create trigger claim_pieces_deleted after delete on claims begin
  delete from claim_pieces where piece = old.number / 4096; end;
create trigger claim_pieces_updated after update on claims
  when (old.number, old.current, old.verdict, old.claimant, old.publisher, old.source, old.country, old.indicator,
    old.partner, old.flow, old.kind, old.assertion, old.language, old.period, old.date)
  is not (new.number, new.current, new.verdict, new.claimant, new.publisher, new.source, new.country, new.indicator,
    new.partner, new.flow, new.kind, new.assertion, new.language, new.period, new.date) begin
  delete from claim_pieces where piece in (old.number / 4096, new.number / 4096); end;
"""


@migrations()
def keep_columns(db: Database) -> None:
    """The columns that claims are chosen and counted by, as numbers."""
    execute_all(db, COLUMNS)


PAGES = """
drop index claims_article;
create index claims_article on claims (article, current, verdict);
drop index claims_question;
create index claims_question on claims
  (indicator, partner, period, measure, flow, reporter, commodity, base_period, "of", per, stated_unit,
   current, assertion, stated_low, stated_high, article);
create index quotations_by_date on quotations (date);
create index stances_by_date on stances (date);
create index stances_source on stances (source, date);
drop index claims_facets;
drop index claims_of_partner;
drop index claims_of_country;
drop index claims_of_indicator;
drop index claims_of_kind;
drop index claims_of_language
"""


@migrations()
def index_pages(db: Database) -> None:
    """Indexes for comparing questions, for news and for what was said; those of facets are no longer asked."""
    execute_all(db, PAGES)


# Indexed anew when they change, and no more with each new verdict.
WORDS = """
drop trigger claims_au;
create trigger claims_au after update of text on claims when old.text is not new.text begin
  insert into claims_fts (claims_fts, rowid, text) values ('delete', old.number, old.text); insert into claims_fts
  (rowid, text) values (new.number, new.text); end
"""


@migrations()
def keep_words(db: Database) -> None:
    """The words of a claim stay in the full-text index as long as they stay what they are."""
    execute_all(db, WORDS)


@migrations()
def narrow_columns(db: Database) -> None:
    """Codes as narrow as they can be: the pieces are made anew by whoever writes next."""
    db.execute("delete from claim_pieces")


QUESTION = """
    json_array({0}.indicator, {0}.flow, {0}.reporter, {0}.partner, {0}.commodity, {0}.period, {0}.measure,
      {0}.base_period, {0}."of", {0}.per, {0}.stated_unit)
"""
OLD, NEW, REVIEWED = QUESTION.format("old"), QUESTION.format("new"), QUESTION.format("claims")
TOLD = "insert into questions_changed"
# Which questions have answers that cannot all be right: app/disagreeing.py. What changes names its question.
DISAGREEMENTS = f"""
create table disagreements (
  question text primary key,    -- JSON: the slots, and the unit of what is stated
  partner text, period text not null, claims integer not null, documents integer not null
) without rowid;
create index disagreements_most on disagreements (documents desc, claims desc, period desc, question);
create index disagreements_of_partner on disagreements
  (partner, documents desc, claims desc, period desc, question);
create table questions_changed (question text primary key) without rowid;
create trigger questions_inserted after insert on claims when new.indicator is not null begin
  {TOLD} values ({NEW}) on conflict do nothing; end;
create trigger questions_deleted after delete on claims when old.indicator is not null begin
  {TOLD} values ({OLD}) on conflict do nothing; end;
create trigger questions_updated after update of indicator, flow, reporter, partner, commodity, period, measure,
  base_period, "of", per, stated_unit, current, assertion, stated_low, stated_high, article on claims
  when ({OLD}, old.current, old.assertion, old.stated_low, old.stated_high, old.article)
  is not ({NEW}, new.current, new.assertion, new.stated_low, new.stated_high, new.article) begin
  {TOLD} select {OLD} where old.indicator is not null on conflict do nothing; {TOLD}
  select {NEW} where new.indicator is not null on conflict do nothing; end;
create trigger reviews_inserted after insert on reviews begin
  {TOLD} select {REVIEWED} from claims where id = new.claim and indicator is not null on conflict do nothing; end;
create trigger reviews_deleted after delete on reviews begin
  {TOLD} select {REVIEWED} from claims where id = old.claim and indicator is not null on conflict do nothing; end;
create trigger reviews_updated after update on reviews begin
  {TOLD} select {REVIEWED} from claims where id in (old.claim, new.claim) and indicator is not null
  on conflict do nothing; end;
insert into questions_changed select distinct {REVIEWED} from claims where indicator is not null
"""


@migrations()
def keep_disagreements(db: Database) -> None:
    """The questions that claims answer differently; which they are is found by whoever opens the archive to write."""
    execute_all(db, DISAGREEMENTS)
