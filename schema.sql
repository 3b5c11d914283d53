-- Annals, format 1: one file is one knowledge base of events, and this is all of its structure.
--
-- Read it with any `sqlite3`. Begin with the views at the end: timeline, explanation, claim, saying, disagreement,
-- expectation. Write with the `annals` program or library only: they keep beliefs, order and the text index true
-- to the claims. The triggers at the very end refuse every other write.
--
-- The file's application_id is 0x416E6E6C ("Annl"), its user_version the number of this format.


-- Words --------------------------------------------------------------------------------------------------------

-- The bases that records were first entered in. Row 1 is this base.
CREATE TABLE origin (
  id   INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;

-- The kinds of event. A kind with fields of its own has a table of its own name; one without is just a word.
CREATE TABLE kind (
  name  TEXT PRIMARY KEY,
  about TEXT
) STRICT, WITHOUT ROWID;

-- The fields of each kind: enough for a program that has never heard of the kind to read, show and export it.
CREATE TABLE kind_field (
  kind     TEXT NOT NULL REFERENCES kind,
  position INTEGER NOT NULL,
  name     TEXT NOT NULL,
  type     TEXT NOT NULL CHECK (type IN ('boolean', 'integer', 'number', 'text', 'date', 'actor', 'place', 'event')),
  about    TEXT,
  words    TEXT,  -- the only words allowed, as a JSON array
  PRIMARY KEY (kind, position),
  UNIQUE (kind, name)
) STRICT, WITHOUT ROWID;

-- The kinds of link. "A causes B" explains B by A; "A aims at B" explains A by B.
CREATE TABLE link_kind (
  name     TEXT PRIMARY KEY,
  inverse  TEXT NOT NULL,  -- how to read it backwards
  explains TEXT CHECK (explains IN ('to_by_from', 'from_by_to'))
) STRICT, WITHOUT ROWID;

INSERT INTO link_kind (name, inverse, explains) VALUES
  ('causes', 'is caused by', 'to_by_from'),
  ('triggers', 'is triggered by', 'to_by_from'),
  ('enables', 'is enabled by', 'to_by_from'),
  ('contributes_to', 'is partly due to', 'to_by_from'),
  ('prevents', 'is prevented by', 'to_by_from'),
  ('responds_to', 'is answered by', 'from_by_to'),
  ('aims_at', 'is the aim of', 'from_by_to'),
  ('is_about', 'is the subject of', NULL),
  ('violates', 'is violated by', NULL),
  ('implements', 'is implemented by', 'from_by_to'),
  ('supersedes', 'is superseded by', NULL);


-- Records ------------------------------------------------------------------------------------------------------
--
-- Ids are small numbers without meaning, unique over all records, links and claims of this file; outside the file
-- a record is known by its key. A row holds what the base believes. It ends in the columns of a claim:
--
--   standing         NULL: nobody disputes it. disputed: someone does, but those who assert it are the stronger.
--                    rejected: those who dispute it are. retracted: every claim was taken back.
--   claims           0: this row is the only claim on the record, and says just what its columns say.
--                    n: the n claims on it stand in claim_entry, and the row is derived from them.
--   likelihood_*     how likely it is held to be: a range of probabilities, the word used, or both
--   source …         who entered it: the source, the speaker in it, the place in it; when that was published,
--                    if not with the source; when it was recorded here
--   window           of a forecast: the time that it speaks of
--
-- Instants are whole microseconds since 1970-01-01T00:00Z. Beyond the years ±200000 they are whole years, in the same
-- order; the smallest and the greatest integer stand for unbounded past and future. Dates in words stand in
-- parentheses behind the date they give: "2018-09 (21 months ago)".

CREATE TABLE source (
  id          INTEGER PRIMARY KEY,
  key         TEXT NOT NULL,
  origin      INTEGER NOT NULL REFERENCES origin,
  title       TEXT,
  summary     TEXT,
  type        TEXT,  -- article, book, report, interview, …
  author      TEXT,
  publisher   TEXT,
  url         TEXT,
  published   TEXT,  -- EDTF
  reliability REAL CHECK (reliability BETWEEN 0 AND 1),  -- vouched for by the base's owner; NULL weighs as 0.5
  standing TEXT CHECK (standing IN ('disputed', 'rejected', 'retracted')), claims INTEGER NOT NULL DEFAULT 0,
  likelihood_low REAL, likelihood_high REAL, likelihood_word TEXT,
  source INTEGER NOT NULL REFERENCES source, speaker INTEGER REFERENCES actor, locator TEXT,
  claim_published TEXT, recorded INTEGER NOT NULL, window TEXT,
  UNIQUE (key, origin)
) STRICT;

-- People, states, organizations and offices.
CREATE TABLE actor (
  id       INTEGER PRIMARY KEY,
  key      TEXT NOT NULL,
  origin   INTEGER NOT NULL REFERENCES origin,
  title    TEXT,
  type     TEXT CHECK (type IN ('person', 'state', 'organization', 'office')),
  summary  TEXT,
  part_of  INTEGER REFERENCES actor,
  standing TEXT CHECK (standing IN ('disputed', 'rejected', 'retracted')), claims INTEGER NOT NULL DEFAULT 0,
  likelihood_low REAL, likelihood_high REAL, likelihood_word TEXT,
  source INTEGER NOT NULL REFERENCES source, speaker INTEGER REFERENCES actor, locator TEXT,
  claim_published TEXT, recorded INTEGER NOT NULL, window TEXT,
  UNIQUE (key, origin)
) STRICT;

CREATE TABLE place (
  id        INTEGER PRIMARY KEY,
  key       TEXT NOT NULL,
  origin    INTEGER NOT NULL REFERENCES origin,
  title     TEXT,
  summary   TEXT,
  within    INTEGER REFERENCES place,
  latitude  REAL CHECK (latitude BETWEEN -90 AND 90),      -- degrees north, WGS 84
  longitude REAL CHECK (longitude BETWEEN -180 AND 180),   -- degrees east, WGS 84
  standing TEXT CHECK (standing IN ('disputed', 'rejected', 'retracted')), claims INTEGER NOT NULL DEFAULT 0,
  likelihood_low REAL, likelihood_high REAL, likelihood_word TEXT,
  source INTEGER NOT NULL REFERENCES source, speaker INTEGER REFERENCES actor, locator TEXT,
  claim_published TEXT, recorded INTEGER NOT NULL, window TEXT,
  UNIQUE (key, origin)
) STRICT;
CREATE INDEX place_by_container ON place (within) WHERE within IS NOT NULL;

-- Events. The four instants are the inclusive ranges of the start and of the exclusive end.
CREATE TABLE event (
  id             INTEGER PRIMARY KEY,
  key            TEXT NOT NULL,
  origin         INTEGER NOT NULL REFERENCES origin,
  kind           TEXT NOT NULL REFERENCES kind,
  title          TEXT,
  summary        TEXT,
  date           TEXT,              -- EDTF, as given; NULL: undated
  date_words     TEXT,              -- as the source put it: "21 months ago"
  earliest_start INTEGER NOT NULL,
  latest_start   INTEGER NOT NULL,
  earliest_end   INTEGER NOT NULL,
  latest_end     INTEGER NOT NULL,
  sort_key       INTEGER NOT NULL,  -- earliest start; where unbounded, latest start; undated events come last
  span_class     INTEGER NOT NULL,  -- bits in latest_end - earliest_start: overlaps are found class by class
  place          INTEGER REFERENCES place,
  outcome        TEXT NOT NULL CHECK (outcome IN ('occurred', 'open', 'not_occurred', 'void')),
  standing TEXT CHECK (standing IN ('disputed', 'rejected', 'retracted')), claims INTEGER NOT NULL DEFAULT 0,
  likelihood_low REAL, likelihood_high REAL, likelihood_word TEXT,
  source INTEGER NOT NULL REFERENCES source, speaker INTEGER REFERENCES actor, locator TEXT,
  claim_published TEXT, recorded INTEGER NOT NULL, window TEXT,
  UNIQUE (key, origin)
) STRICT;
CREATE INDEX event_by_time ON event (sort_key);
CREATE INDEX event_by_span ON event (span_class, earliest_start, latest_end);
CREATE INDEX event_by_kind ON event (kind, sort_key);
CREATE INDEX event_by_place ON event (place) WHERE place IS NOT NULL;

-- Who took part in an event, and as what. An empty role: just involved.
CREATE TABLE participant (
  event INTEGER NOT NULL REFERENCES event,
  actor INTEGER NOT NULL REFERENCES actor,
  role  TEXT NOT NULL,
  PRIMARY KEY (event, actor, role)
) STRICT, WITHOUT ROWID;
CREATE INDEX participant_by_actor ON participant (actor, role);

-- Events that are parts of other events.
CREATE TABLE part (
  event INTEGER NOT NULL REFERENCES event,
  whole INTEGER NOT NULL REFERENCES event,
  PRIMARY KEY (event, whole)
) STRICT, WITHOUT ROWID;
CREATE INDEX part_by_whole ON part (whole);

-- Other names of records of any type. An empty language: not said; otherwise a BCP 47 tag.
CREATE TABLE name (
  record   INTEGER NOT NULL,
  text     TEXT NOT NULL,
  language TEXT NOT NULL,
  PRIMARY KEY (record, text, language)
) STRICT, WITHOUT ROWID;

-- Ties between events: from_event KIND to_event. The likelihood of a link is its credence.
CREATE TABLE link (
  id         INTEGER PRIMARY KEY,
  from_event INTEGER NOT NULL REFERENCES event,
  kind       TEXT NOT NULL REFERENCES link_kind,
  to_event   INTEGER NOT NULL REFERENCES event,
  mechanism  TEXT,  -- how the one leads to the other
  standing TEXT CHECK (standing IN ('disputed', 'rejected', 'retracted')), claims INTEGER NOT NULL DEFAULT 0,
  likelihood_low REAL, likelihood_high REAL, likelihood_word TEXT,
  source INTEGER NOT NULL REFERENCES source, speaker INTEGER REFERENCES actor, locator TEXT,
  claim_published TEXT, recorded INTEGER NOT NULL, window TEXT,
  UNIQUE (from_event, kind, to_event)
) STRICT;
CREATE INDEX link_by_end ON link (to_event, kind, from_event);


-- Claims -------------------------------------------------------------------------------------------------------
--
-- The claims on every record that more than one claim, or a verdict, speaks of. The first claim on a record has the
-- record's id as its own. The view `claim` shows these and the claims that are rows of their own alike.

CREATE TABLE claim_entry (
  id          INTEGER PRIMARY KEY,
  record      INTEGER NOT NULL,
  record_type TEXT NOT NULL CHECK (record_type IN ('event', 'actor', 'place', 'source', 'link')),
  stance      TEXT NOT NULL CHECK (stance IN ('asserts', 'disputes')),
  likelihood_low REAL, likelihood_high REAL, likelihood_word TEXT,
  source INTEGER NOT NULL REFERENCES source, speaker INTEGER REFERENCES actor, locator TEXT,
  claim_published TEXT, recorded INTEGER NOT NULL, window TEXT
) STRICT;
CREATE INDEX claim_entry_by_record ON claim_entry (record);
CREATE INDEX claim_entry_by_source ON claim_entry (source);

-- The fields that such a claim states. Detail: the role of a participant ('with'), the language of a name ('names'),
-- the words of a date.
CREATE TABLE claim_field (
  claim    INTEGER NOT NULL REFERENCES claim_entry,
  field    TEXT NOT NULL,
  position INTEGER NOT NULL,
  value    ANY NOT NULL,
  detail   TEXT,
  PRIMARY KEY (claim, field, position)
) STRICT, WITHOUT ROWID;

-- The owner's acts on claims, in order. The last retraction and the last rank count.
CREATE TABLE verdict (
  id       INTEGER PRIMARY KEY,
  claim    INTEGER NOT NULL REFERENCES claim_entry,
  verdict  TEXT NOT NULL CHECK (verdict IN ('retracted', 'deprecated', 'normal', 'preferred')),
  reason   TEXT,
  recorded INTEGER NOT NULL
) STRICT;
CREATE INDEX verdict_by_claim ON verdict (claim);


-- Text ---------------------------------------------------------------------------------------------------------

-- What can be searched: titles, summaries and names of all records.
CREATE VIEW searchable (id, title, summary, names) AS
  SELECT id, title, summary, (SELECT group_concat(text, ' · ') FROM name WHERE record = source.id) FROM source
  UNION ALL
  SELECT id, title, summary, (SELECT group_concat(text, ' · ') FROM name WHERE record = actor.id) FROM actor
  UNION ALL
  SELECT id, title, summary, (SELECT group_concat(text, ' · ') FROM name WHERE record = place.id) FROM place
  UNION ALL
  SELECT id, title, summary, (SELECT group_concat(text, ' · ') FROM name WHERE record = event.id) FROM event;

-- The text index over it: SELECT rowid, title FROM search WHERE search MATCH '"liaison"*';
CREATE VIRTUAL TABLE search USING fts5 (
  title, summary, names,
  content = 'searchable', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
