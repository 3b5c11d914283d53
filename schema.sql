-- Annals, format 1: one file is one knowledge base of events, and this is all of its structure.
--
-- Read it with any `sqlite3`. Begin with the views: timeline, relative_date, explanation, citation, statement,
-- disagreement, expectation. Write with the `annals` program or library only: they keep beliefs, order and the text
-- index true to the claims. Triggers refuse every other write.
--
-- The file's application_id is 0x416E6E6C ("Annl"), its user_version the number of this format.


-- The file -----------------------------------------------------------------------------------------------------

-- This base, in one row: a number that no other has, and how often it was written to. By them the library knows, as it
-- reads or writes, that the file and the log beside it are still those that belong together. The first table, so that
-- it lies on page 2 of the file; and of one size for ever, so that a cut of the power leaves the old row or the new.
CREATE TABLE base (
  number INTEGER PRIMARY KEY,
  writes TEXT NOT NULL  -- 16 digits
) STRICT;


-- What this base decides otherwise than others, one rule a row.
--
--   ties   later, earlier: between values that nothing else decides between, the later or the earlier publication decides
--   circa  how far "about" reaches, where not as far as in other bases: year=10y,day=5d
--   calendar  the first Gregorian day of dates in words, where not 1582-10-15: julian until 1752-09-14
CREATE TABLE rule (
  name   TEXT PRIMARY KEY,
  value  TEXT NOT NULL,
  digest INTEGER NOT NULL  -- of the rest of the row: so `annals check` sees what was changed by hand
) STRICT, WITHOUT ROWID;


-- Words --------------------------------------------------------------------------------------------------------

-- The bases that records were first entered in. Row 1 is this base.
CREATE TABLE origin (
  id   INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  zone TEXT  -- the zone of dates that no event and no place gives one: "Asia/Seoul" or "+09:00"; NULL: UTC
) STRICT;

-- The kinds of event in this base, and those types of actor that have fields. A kind with fields has a table of its
-- own, event_KIND or actor_TYPE; one without is just a word.
CREATE TABLE kind (
  record_type TEXT NOT NULL,  -- event, actor
  name        TEXT NOT NULL,
  about       TEXT,
  PRIMARY KEY (record_type, name)
) STRICT, WITHOUT ROWID;

-- The fields of each kind: enough for a program that has never heard of the kind to read, show and export it.
CREATE TABLE kind_field (
  record_type TEXT NOT NULL,
  kind        TEXT NOT NULL,
  name        TEXT NOT NULL,
  position    INTEGER NOT NULL,
  type        TEXT NOT NULL,  -- boolean, integer, number, text, date, actor, place, event
  about       TEXT,
  words       TEXT,  -- the only words allowed, as a JSON array
  is_indexed  INTEGER NOT NULL,  -- 1: the table of the kind has an index on it
  PRIMARY KEY (record_type, kind, name),
  FOREIGN KEY (record_type, kind) REFERENCES kind
) STRICT, WITHOUT ROWID;

-- The named steps by which kinds have changed beyond growing, field by field; a base takes each step once. A name that
-- a field had is not given again.
CREATE TABLE kind_change (
  step        TEXT NOT NULL,
  record_type TEXT NOT NULL,
  kind        TEXT NOT NULL,  -- as it was called before
  field       TEXT NOT NULL,  -- likewise; empty: the kind itself
  became      TEXT,           -- what it is called since; NULL: it was dropped
  recorded    INTEGER NOT NULL,
  PRIMARY KEY (step, field)
) STRICT, WITHOUT ROWID;

-- The kinds of link. "A causes B" explains B by A; "A aims at B" explains A by B. A cause does not start after its
-- effect: `first` says which of the two must not start after the other, where the kind says so at all.
CREATE TABLE link_kind (
  name     TEXT PRIMARY KEY,
  inverse  TEXT NOT NULL,  -- how to read it backwards
  explains TEXT CHECK (explains IN ('to_by_from', 'from_by_to')),
  first    TEXT CHECK (first IN ('from', 'to'))
) STRICT, WITHOUT ROWID;

INSERT INTO link_kind (name, inverse, explains, first) VALUES
  ('causes', 'is caused by', 'to_by_from', 'from'),
  ('triggers', 'is triggered by', 'to_by_from', 'from'),
  ('enables', 'is enabled by', 'to_by_from', 'from'),
  ('contributes_to', 'is partly due to', 'to_by_from', 'from'),
  ('prevents', 'is prevented by', 'to_by_from', 'from'),
  ('responds_to', 'is answered by', 'from_by_to', 'to'),
  ('aims_at', 'is the aim of', 'from_by_to', NULL),
  ('is_about', 'is the subject of', NULL, NULL),
  ('violates', 'is violated by', NULL, 'to'),
  ('implements', 'is implemented by', 'from_by_to', 'to'),
  ('supersedes', 'is superseded by', NULL, 'to');


-- Records ------------------------------------------------------------------------------------------------------
--
-- Ids are small numbers without meaning, unique over all records, links and claims of this file; outside the file
-- a record is known by its key. A row holds what the base believes, and nothing else: who says so is in the claims.
--
--   standing      NULL: nobody disputes it. disputed: someone does, but those who assert it are the stronger.
--                 rejected: those who dispute it are. retracted: every claim was withdrawn; the row still has what
--                 these said.
--   likelihood_*  how likely it is held to be that it is so at all: a range of probabilities, the word used, or both; how
--                 likely a single field is held to be so is in the table candidate
--
-- Instants are whole microseconds since 1970-01-01T00:00Z. Beyond the years ±200000 they are whole years, in the same
-- order; the smallest and the greatest integer stand for unbounded past and future. A date is EDTF in one column, and
-- the words of its source, where they say it otherwise ("21 months ago"), in the next, NAME_words.

CREATE TABLE source (
  id              INTEGER PRIMARY KEY,
  key             TEXT NOT NULL,
  origin          INTEGER NOT NULL REFERENCES origin,
  title           TEXT,
  summary         TEXT,
  type            TEXT,  -- article, book, report, interview, …
  author          TEXT,
  publisher       TEXT,
  url             TEXT,
  published       TEXT,
  published_words TEXT,
  calendar        TEXT,  -- of its dates in words, where not that of the base: julian until 1752-09-14, gregorian
  reliability     REAL CHECK (reliability BETWEEN 0 AND 1),  -- the latest rating; NULL weighs as 0.5
  standing TEXT, likelihood_low REAL, likelihood_high REAL, likelihood_word TEXT,
  UNIQUE (key, origin)
) STRICT;

-- How reliable the owner has held each source to be, the latest last.
CREATE TABLE rating (
  id          INTEGER PRIMARY KEY,
  source      INTEGER NOT NULL REFERENCES source,
  reliability REAL CHECK (reliability BETWEEN 0 AND 1),  -- NULL: unrated again
  recorded    INTEGER NOT NULL,
  digest      INTEGER NOT NULL
) STRICT;
CREATE INDEX rating_by_source ON rating (source, recorded, id);

-- Which sources have what they say from which others: reprints, wire copies, translations.
CREATE TABLE derivation (
  source       INTEGER NOT NULL REFERENCES source,
  derived_from INTEGER NOT NULL REFERENCES source,
  PRIMARY KEY (source, derived_from)
) STRICT, WITHOUT ROWID;
CREATE INDEX derivation_by_original ON derivation (derived_from);

-- People, states, organizations and offices.
CREATE TABLE actor (
  id       INTEGER PRIMARY KEY,
  key      TEXT NOT NULL,
  origin   INTEGER NOT NULL REFERENCES origin,
  title    TEXT,
  type     TEXT,  -- person, state, organization, office, or any word
  summary  TEXT,
  part_of  INTEGER REFERENCES actor,
  standing TEXT, likelihood_low REAL, likelihood_high REAL, likelihood_word TEXT,
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
  zone      TEXT,  -- of its clocks: "Asia/Seoul" or "+09:00"
  standing TEXT, likelihood_low REAL, likelihood_high REAL, likelihood_word TEXT,
  UNIQUE (key, origin)
) STRICT;
CREATE INDEX place_by_container ON place (within) WHERE within IS NOT NULL;
CREATE INDEX place_by_zone ON place (zone) WHERE zone IS NOT NULL;

-- Events. The four instants are the inclusive ranges of the start and of the exclusive end, by the event's own date
-- and by all else that is known: by when it was reported, and by the relative dates, wholes and parts that relate it to
-- other events. They rest on what somebody says firmly; the table estimate has what comes of the rest.
CREATE TABLE event (
  id             INTEGER PRIMARY KEY,
  key            TEXT NOT NULL,
  origin         INTEGER NOT NULL REFERENCES origin,
  kind           TEXT NOT NULL,     -- event: nobody says which
  title          TEXT,
  summary        TEXT,
  date           TEXT,              -- NULL: undated
  date_words     TEXT,
  undated        TEXT,              -- what is said of its date where that names no time: "Edo period"
  earliest_start INTEGER NOT NULL,
  latest_start   INTEGER NOT NULL,
  earliest_end   INTEGER NOT NULL,
  latest_end     INTEGER NOT NULL,
  sort_key       INTEGER NOT NULL,  -- by the estimate the earliest start; where unbounded, just before what
                                    -- must follow, or latest start; where that is unbounded too, the greatest integer
  position       INTEGER NOT NULL DEFAULT 0,  -- orders those of one sort_key: microseconds from it to the latest
                                    -- start; where it tells less than is known, whatever must start first
  span_class     INTEGER NOT NULL,  -- bits in latest_end - earliest_start: overlaps are found class by class
  -- How vague the start is: by less than 2 days NULL; than 40, 400, 4,000, 40,000 days, or more.
  start_class    INTEGER AS (CASE WHEN earliest_start = -9223372036854775808 THEN 5
                                  WHEN latest_start - earliest_start < 172800000000 THEN NULL
                                  WHEN latest_start - earliest_start < 3456000000000 THEN 1
                                  WHEN latest_start - earliest_start < 34560000000000 THEN 2
                                  WHEN latest_start - earliest_start < 345600000000000 THEN 3
                                  WHEN latest_start - earliest_start < 3456000000000000 THEN 4 ELSE 5 END),
  reported       INTEGER,           -- it had started then, as it was reported; NULL: no report has a date
  zone           TEXT,              -- of its date, where that has none; NULL: its place's, else its origin's
  place          INTEGER REFERENCES place,
  outcome        TEXT NOT NULL,     -- occurred, open, not_occurred, void
  standing TEXT, likelihood_low REAL, likelihood_high REAL, likelihood_word TEXT,
  UNIQUE (key, origin)
) STRICT;
CREATE INDEX events_by_time ON event (sort_key, position, id, outcome, standing);
CREATE INDEX events_by_vague_start ON event (start_class, sort_key, position) WHERE start_class IS NOT NULL;
CREATE INDEX events_by_span ON event (span_class, earliest_start, latest_end, sort_key, position, outcome, standing);
CREATE INDEX events_by_kind ON event (kind, sort_key, position);
CREATE INDEX events_by_place ON event (place) WHERE place IS NOT NULL;
CREATE INDEX events_by_zone ON event (zone) WHERE zone IS NOT NULL;

-- Where events were by the best estimate: if what is said with a reservation holds, as far as it fits what is firm. Only
-- of events of which that says more.
CREATE TABLE estimate (
  event          INTEGER PRIMARY KEY REFERENCES event,
  earliest_start INTEGER NOT NULL,
  latest_start   INTEGER NOT NULL,
  earliest_end   INTEGER NOT NULL,
  latest_end     INTEGER NOT NULL
) STRICT;

-- What is said of the time of events and does not hold: nothing follows from it. Either it is firm, and cannot hold with
-- what else is firm without being the stronger; or it is doubted, and does not fit.
CREATE TABLE set_aside (
  record  INTEGER NOT NULL,  -- the relative date, else the event
  fact    TEXT NOT NULL,     -- date, report, part, relative_date
  whole   INTEGER NOT NULL,  -- of a part; else 0
  doubted INTEGER NOT NULL,  -- 0: firm; 1: said with a reservation, or marked as uncertain in the date itself
  PRIMARY KEY (record, fact, whole, doubted)
) STRICT, WITHOUT ROWID;

-- Who took part in an event, and as what. An empty role: just involved.
CREATE TABLE participant (
  event INTEGER NOT NULL REFERENCES event,
  actor INTEGER NOT NULL REFERENCES actor,
  role  TEXT NOT NULL,
  -- Those of the event, so that an index has in the order of time what an actor took part in.
  kind        TEXT NOT NULL,
  start_class INTEGER,
  sort_key    INTEGER NOT NULL,
  PRIMARY KEY (event, actor, role)
) STRICT, WITHOUT ROWID;
CREATE INDEX participant_by_actor ON participant (actor, start_class, sort_key, kind, role);

-- Events that are parts of other events, and so lie within them.
CREATE TABLE part (
  event     INTEGER NOT NULL REFERENCES event,
  whole     INTEGER NOT NULL REFERENCES event,
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

-- Values of fields that are in doubt: where nothing decides between several, each of them, and where a value is only said
-- with a reservation, or foreseen, that one; of a list, its elements. The record has the first in its own row.
CREATE TABLE candidate (
  record          INTEGER NOT NULL,
  field           TEXT NOT NULL,
  position        INTEGER NOT NULL,
  states          TEXT NOT NULL,     -- the field with this value, as in a claim: states ->> field
  firm            INTEGER NOT NULL,  -- 1: somebody says it without reservation
  likelihood_low  REAL,
  likelihood_high REAL,
  likelihood_word TEXT,
  PRIMARY KEY (record, field, position)
) STRICT, WITHOUT ROWID;

-- Edges between events: from_event KIND to_event. The likelihood of a link is its credence.
CREATE TABLE link (
  id         INTEGER PRIMARY KEY,
  from_event INTEGER NOT NULL REFERENCES event,
  kind       TEXT NOT NULL REFERENCES link_kind,
  to_event   INTEGER NOT NULL REFERENCES event,
  mechanism  TEXT,  -- how the one leads to the other
  standing TEXT, likelihood_low REAL, likelihood_high REAL, likelihood_word TEXT,
  UNIQUE (from_event, kind, to_event)
) STRICT;
CREATE INDEX link_by_end ON link (to_event, kind, from_event);

-- A copy of the links of a base that has many, for walks: numbered arrays in a few pieces each, their integers with the
-- lowest byte first. What was written since is looked up by the events that it bears on. A base has none while empty.
CREATE TABLE adjacency (
  id       INTEGER PRIMARY KEY,
  array    INTEGER NOT NULL,  -- -1: what links are alike in, which one array refers to
  kind     TEXT,
  standing TEXT,
  credence REAL,
  data     BLOB
) STRICT;
CREATE TABLE adjacency_change (
  number INTEGER PRIMARY KEY,
  event  INTEGER NOT NULL
) STRICT;

-- Relative dates: event OFFSET anchor, "the opening 21 months before the demolition". Without more words an offset lies between
-- the starts, and "before" and "after" alone keep the whole events apart.
CREATE TABLE relative_date (
  id        INTEGER PRIMARY KEY,
  event     INTEGER NOT NULL REFERENCES event,
  time_offset       TEXT NOT NULL,  -- "21 months before", "ends before the end of"
  anchor    INTEGER NOT NULL REFERENCES event,
  words     TEXT,           -- as the source put it: "21 months ago"
  standing TEXT, likelihood_low REAL, likelihood_high REAL, likelihood_word TEXT,
  UNIQUE (event, time_offset, anchor)
) STRICT;
CREATE INDEX relative_date_by_anchor ON relative_date (anchor, event);


-- Claims -------------------------------------------------------------------------------------------------------
--
-- What one source says of one record: the fields that it states, and only those, and where it says so. The base
-- believes what follows from all claims on a record. The claim that entered a record has the record's id.

CREATE TABLE claim (
  id              INTEGER PRIMARY KEY,
  record_type     TEXT NOT NULL,  -- event, actor, place, source, link, relative_date
  record          INTEGER NOT NULL,
  stance          TEXT NOT NULL,  -- asserts, disputes
  states          TEXT NOT NULL,  -- a JSON object of fields, other records in it by id; the view `statement` has keys
  likelihood_low  REAL,           -- how likely the source holds it to be
  likelihood_high REAL,
  likelihood_word TEXT,
  source          INTEGER NOT NULL REFERENCES source,
  speaker         INTEGER REFERENCES actor,  -- NULL: the source itself speaks
  locator         TEXT,           -- the place in the source: "par. 3"
  published       TEXT,           -- NULL: when the source was
  published_words TEXT,
  window          TEXT,           -- of a forecast: the time that it speaks of
  window_words    TEXT,
  recorded        INTEGER NOT NULL,  -- when it was entered here
  digest          INTEGER NOT NULL   -- of the rest of the row, and of what the record is known by that it enters
) STRICT;
CREATE INDEX claim_by_record ON claim (record);
CREATE INDEX claim_by_source ON claim (source);
CREATE INDEX claim_by_speaker ON claim (speaker) WHERE speaker IS NOT NULL;

-- Acts on claims, in order: of the owner, or by a new edition of a source. Of acts that undo each other the last counts.
--
--   retracted, reinstated               the owner takes a claim back, and takes that back
--   superseded, restated                an edition of its source no longer says so, and a later one does again
--   deprecated, normal, preferred       the owner ranks it
CREATE TABLE review (
  id       INTEGER PRIMARY KEY,
  claim    INTEGER NOT NULL REFERENCES claim,
  review   TEXT NOT NULL,
  reason   TEXT,
  recorded INTEGER NOT NULL,
  digest   INTEGER NOT NULL
) STRICT;
CREATE INDEX review_by_claim ON review (claim);

-- Claims that count no more, and why: retracted, superseded, or both.
CREATE VIEW withdrawn (claim, review) AS
  SELECT claim, review FROM review AS v
   WHERE review IN ('retracted', 'superseded')
     AND id = (SELECT max(id) FROM review AS o
                WHERE o.claim = v.claim
                  AND o.review IN (v.review, CASE v.review WHEN 'retracted' THEN 'reinstated' ELSE 'restated' END));

-- The files that were read into the base, and when. All claims that came with one have this `recorded`, unless it said
-- when they were recorded.
CREATE TABLE import (
  file     TEXT NOT NULL,  -- its name without folders
  recorded INTEGER NOT NULL,
  PRIMARY KEY (file, recorded)
) STRICT, WITHOUT ROWID;

-- What was removed for good, without its text: a row for each record, which took all claims on it along, and for each
-- claim on a record that stays. Ids are never given twice.
CREATE TABLE tombstone (
  id          INTEGER PRIMARY KEY,
  record_type TEXT NOT NULL,
  record      INTEGER NOT NULL,  -- the id that it has, or had
  claim       INTEGER,           -- the claim that is gone; NULL: the record is
  went_with   INTEGER REFERENCES tombstone,  -- what was asked for, where that took this along
  reason      TEXT,              -- of what was asked for
  recorded    INTEGER NOT NULL
) STRICT;

-- What was written into this file: a row for each transaction, with its last id. All that it wrote has ids from `first`
-- to that one; by them `annals undo` takes it back. Of this file alone: an export leaves it out.
CREATE TABLE log (
  id        INTEGER PRIMARY KEY,
  first     INTEGER NOT NULL,
  recorded  INTEGER NOT NULL,
  author    TEXT,     -- who wrote it; NULL: the program did not say
  command   TEXT,     -- as it was typed; NULL: likewise, or something was purged since
  kinds     TEXT,     -- those that it made or gave fields, as they were, as JSON; NULL: none
  lasting   INTEGER NOT NULL,  -- 1: it changed more than that, and cannot be taken back
  undone_by INTEGER REFERENCES log DEFERRABLE INITIALLY DEFERRED  -- NULL: it was not taken back
) STRICT;

CREATE INDEX log_undone ON log (undone_by) WHERE undone_by IS NOT NULL;


-- Text ---------------------------------------------------------------------------------------------------------

-- Texts as the text index takes them, where that is otherwise than the records have them: those that are not plain
-- ASCII are folded, word by word, to letters without case and accents (straße: strasse), each character of Chinese and
-- Japanese writing a word (会談: 会 談). `details` is all else that a record says in words, always folded: the text fields
-- of its kind, the words of its dates, who wrote and published a source, the mechanism of a link. `locator`: the place
-- in its source of the claim with this id.
CREATE TABLE index_text (
  id      INTEGER PRIMARY KEY,
  title   TEXT,
  summary TEXT,
  names   TEXT,
  details TEXT,
  locator TEXT
) STRICT;

-- What can be searched: records, and further claims on them that say where in their sources they stand.
CREATE VIEW searchable (id, title, summary, names, details, locator) AS
  SELECT r.id, coalesce(t.title, r.title), coalesce(t.summary, r.summary),
         coalesce(t.names, (SELECT group_concat(text, '; ') FROM name WHERE record = r.id)),
         t.details, coalesce(t.locator, c.locator)
    FROM (SELECT id, title, summary FROM source UNION ALL SELECT id, title, summary FROM actor UNION ALL
          SELECT id, title, summary FROM place UNION ALL SELECT id, title, summary FROM event) AS r
    LEFT JOIN index_text AS t ON t.id = r.id
    LEFT JOIN claim AS c ON c.id = r.id
  UNION ALL
  SELECT r.id, NULL, NULL, NULL, t.details, coalesce(t.locator, c.locator)
    FROM (SELECT id FROM link UNION ALL SELECT id FROM relative_date) AS r
    LEFT JOIN index_text AS t ON t.id = r.id
    LEFT JOIN claim AS c ON c.id = r.id
   WHERE t.details IS NOT NULL OR c.locator IS NOT NULL
  UNION ALL
  SELECT c.id, NULL, NULL, NULL, NULL, coalesce(t.locator, c.locator)
    FROM claim AS c LEFT JOIN index_text AS t ON t.id = c.id
   WHERE c.id <> c.record AND c.locator IS NOT NULL;

-- The text index over it: SELECT rowid, title FROM search WHERE search MATCH '"liaison"*';
CREATE VIRTUAL TABLE search USING fts5 (
  title, summary, names, details, locator,
  content = 'searchable', content_rowid = 'id',
  tokenize = "unicode61 remove_diacritics 2 categories 'L* N* M* Co'"
);


-- Views for reading --------------------------------------------------------------------------------------------

-- The clocks by which dates of events are read that name no zone: the event's own, else those of its place or of the
-- nearest around it, else those of its origin.
CREATE VIEW clock (event, zone) AS
  SELECT e.id, coalesce(e.zone,
                        (WITH RECURSIVE around (id, zone, within) AS (
                           SELECT id, zone, within FROM place WHERE id = e.place
                           UNION
                           SELECT p.id, p.zone, p.within FROM around AS a JOIN place AS p ON p.id = a.within
                            WHERE a.zone IS NULL)
                         SELECT zone FROM around WHERE zone IS NOT NULL),
                        o.zone, 'Z')
    FROM event AS e JOIN origin AS o ON o.id = e.origin;

-- What happened, in order: by the earliest start as it is estimated, and never against what is known of the order.
-- Events of which nothing is known come last. `date` is by the clocks of `zone`, where it names none itself; `earliest`
-- and `latest` are its first and last second in UTC, `sort_key` the former in microseconds from 1970: by that an index
-- finds events of a time. `doubt` says what is not sure of the date, and which other values nothing decides between.
CREATE VIEW timeline (date, zone, doubt, kind, title, place, participants, outcome, standing, earliest, latest, key, id,
                      sort_key) AS
  SELECT coalesce(e.date || coalesce(' (' || e.date_words || ')', ''),
                  'undated' || coalesce(' (' || e.undated || ')', '')),
         c.zone,
         (SELECT group_concat(doubt, '; ') FROM (
            SELECT iif(count(*) > 1, 'undecided, ' || group_concat(states ->> 'when', ' or '),
                       coalesce(likelihood_word, likelihood_low || ' to ' || likelihood_high, 'foreseen')) AS doubt
              FROM (SELECT * FROM candidate WHERE record = e.id AND field = 'when' ORDER BY position) HAVING count(*) > 0
            UNION ALL
            SELECT DISTINCT iif(doubted, 'set aside', 'inconsistent') FROM set_aside
             WHERE record = e.id AND fact = 'date'
            UNION ALL
            SELECT field || ' undecided' FROM candidate
             WHERE record = e.id AND field IN ('kind', 'title', 'place', 'outcome')
             GROUP BY field HAVING count(*) > 1)),
         e.kind, coalesce(e.title, e.key), coalesce(p.title, p.key),
         (SELECT group_concat(coalesce(a.title, a.key) || coalesce(' (' || nullif(w.role, '') || ')', ''), ', ')
            FROM participant AS w JOIN actor AS a ON a.id = w.actor WHERE w.event = e.id),
         e.outcome, coalesce(e.standing, 'accepted'),
         -- As times where SQLite can write them: within the years 0 to 9999. Division goes toward zero, so it counts
         -- from the year 0.
         CASE WHEN coalesce(m.earliest_start, e.earliest_start) BETWEEN -62167219200000000 AND 253402300799999999
              THEN strftime('%Y-%m-%dT%H:%M:%SZ', (coalesce(m.earliest_start, e.earliest_start) + 62167219200000000) / 1000000
                                        - 62167219200, 'unixepoch') END,
         CASE WHEN coalesce(m.latest_end, e.latest_end) BETWEEN -62167219199999999 AND 253402300799999999
              THEN strftime('%Y-%m-%dT%H:%M:%SZ', (coalesce(m.latest_end, e.latest_end) - 1 + 62167219200000000) / 1000000
                                        - 62167219200, 'unixepoch') END,
         e.key, e.id, e.sort_key
    FROM event AS e JOIN clock AS c ON c.event = e.id LEFT JOIN place AS p ON p.id = e.place LEFT JOIN estimate AS m ON m.event = e.id
   ORDER BY e.sort_key, e.position, e.id;

-- What dates what, and who says so: a row for each claim on a relative date that stands.
CREATE VIEW temporal_relation (event, time_offset, anchor, words, stance, speaker, locator, standing, set_aside, event_key,
                                anchor_key, relative_date, claim) AS
  SELECT coalesce(e.title, e.key), t.time_offset, coalesce(b.title, b.key), c.states ->> 'words', c.stance,
         coalesce(a.title, s.title, s.key), c.locator, coalesce(t.standing, 'accepted'), 
         EXISTS (SELECT 1 FROM set_aside AS o WHERE o.record = t.id), e.key, b.key, t.id, c.id
    FROM relative_date AS t
    JOIN claim AS c ON c.record = t.id
    JOIN event AS e ON e.id = t.event
    JOIN event AS b ON b.id = t.anchor
    JOIN source AS s ON s.id = c.source
    LEFT JOIN actor AS a ON a.id = c.speaker
   WHERE NOT EXISTS (SELECT 1 FROM withdrawn AS w WHERE w.claim = c.id);

-- What joins which events, and who says so: a row for each claim that stands on a link.
CREATE VIEW link_statement (link, from_event, kind, to_event, stance, likelihood, mechanism, speaker, locator, standing,
                            claim) AS
  SELECT l.id, l.from_event, l.kind, l.to_event, c.stance,
         coalesce(c.likelihood_word, c.likelihood_low || ' to ' || c.likelihood_high), c.states ->> 'mechanism',
         coalesce(a.title, s.title, s.key), c.locator, coalesce(l.standing, 'accepted'), c.id
    FROM link AS l
    JOIN claim AS c ON c.record = l.id
    JOIN source AS s ON s.id = c.source
    LEFT JOIN actor AS a ON a.id = c.speaker
   WHERE NOT EXISTS (SELECT 1 FROM withdrawn AS w WHERE w.claim = c.id);

-- What explains what, and who says so: link_statement of the kinds that explain, those that explain backwards turned.
CREATE VIEW explanation (cause, kind, effect, stance, likelihood, mechanism, speaker, locator, standing, cause_key,
                         effect_key, link, claim) AS
  SELECT coalesce(f.title, f.key), l.kind, coalesce(t.title, t.key), l.stance, l.likelihood, l.mechanism, l.speaker,
         l.locator, l.standing, f.key, t.key, l.link, l.claim
    FROM link_statement AS l
    JOIN link_kind AS k ON k.name = l.kind AND k.explains = 'to_by_from'
    JOIN event AS f ON f.id = l.from_event JOIN event AS t ON t.id = l.to_event
  UNION ALL
  SELECT coalesce(t.title, t.key), l.kind, coalesce(f.title, f.key), l.stance, l.likelihood, l.mechanism, l.speaker,
         l.locator, l.standing, t.key, f.key, l.link, l.claim
    FROM link_statement AS l
    JOIN link_kind AS k ON k.name = l.kind AND k.explains = 'from_by_to'
    JOIN event AS f ON f.id = l.from_event JOIN event AS t ON t.id = l.to_event;

-- What every record is known by: its key, or of a link and a relative date what it joins.
CREATE VIEW record (id, type, key, title) AS
  SELECT id, 'source', key, title FROM source
  UNION ALL SELECT id, 'actor', key, title FROM actor
  UNION ALL SELECT id, 'place', key, title FROM place
  UNION ALL SELECT id, 'event', key, title FROM event
  UNION ALL SELECT l.id, 'link', f.key || ' ' || l.kind || ' ' || t.key, NULL
              FROM link AS l JOIN event AS f ON f.id = l.from_event JOIN event AS t ON t.id = l.to_event
  UNION ALL SELECT t.id, 'relative_date', e.key || ' ' || t.time_offset || ' ' || a.key, NULL
              FROM relative_date AS t JOIN event AS e ON e.id = t.event JOIN event AS a ON a.id = t.anchor;

-- What the record of each claim is known by, as in `record`, looked up claim by claim.
CREATE VIEW subject (claim, key) AS
  SELECT c.id,
         CASE c.record_type
           WHEN 'event' THEN (SELECT key FROM event WHERE id = c.record)
           WHEN 'actor' THEN (SELECT key FROM actor WHERE id = c.record)
           WHEN 'place' THEN (SELECT key FROM place WHERE id = c.record)
           WHEN 'source' THEN (SELECT key FROM source WHERE id = c.record)
           WHEN 'link' THEN (SELECT f.key || ' ' || l.kind || ' ' || t.key
                               FROM link AS l JOIN event AS f ON f.id = l.from_event JOIN event AS t ON t.id = l.to_event
                              WHERE l.id = c.record)
           ELSE (SELECT e.key || ' ' || t.time_offset || ' ' || a.key
                   FROM relative_date AS t JOIN event AS e ON e.id = t.event JOIN event AS a ON a.id = t.anchor
                  WHERE t.id = c.record)
         END
    FROM claim AS c;

-- Who says what, field by field: other records by their keys, lists as JSON; `type` is that of JSON.
CREATE VIEW statement (key, field, value, stance, speaker, locator, withdrawn, claim, record, type) AS
  SELECT u.key, j.key,
         CASE
           WHEN j.key = 'with' THEN
             (SELECT json_group_array(json_set(o.value, '$.actor', (SELECT key FROM actor WHERE id = o.value ->> 'actor')))
                FROM json_each(j.value) AS o)
           WHEN j.key = 'part_of' AND j.type = 'array' THEN
             (SELECT json_group_array((SELECT key FROM event WHERE id = o.value)) FROM json_each(j.value) AS o)
           WHEN j.key = 'derived_from' AND j.type = 'array' THEN
             (SELECT json_group_array((SELECT key FROM source WHERE id = o.value)) FROM json_each(j.value) AS o)
           WHEN j.type = 'integer' AND (t.type IN ('actor', 'place', 'event')
                                        OR t.type IS NULL AND j.key IN ('place', 'within', 'part_of')) THEN
              coalesce((SELECT key FROM actor WHERE id = j.value), (SELECT key FROM place WHERE id = j.value),
                       (SELECT key FROM event WHERE id = j.value))
           WHEN j.type IN ('true', 'false') THEN j.type
           ELSE j.value
         END,
         c.stance, coalesce(a.title, s.title, s.key), c.locator,
         (SELECT group_concat(review, ', ') FROM withdrawn AS w WHERE w.claim = c.id), c.id, c.record,
         j.type
    FROM claim AS c
    JOIN subject AS u ON u.claim = c.id
    JOIN json_each(c.states) AS j
    JOIN source AS s ON s.id = c.source
    LEFT JOIN actor AS a ON a.id = c.speaker
    LEFT JOIN kind_field AS t
      ON t.record_type = c.record_type AND t.name = j.key
         AND t.kind = c.states ->> CASE c.record_type WHEN 'event' THEN 'kind' ELSE 'type' END;

-- Every claim with its source: who says what about which record, when and how surely. `states` is a JSON object of the
-- fields, other records in it by their keys.
CREATE VIEW citation (id, record, record_type, key, stance, states, likelihood_low, likelihood_high, likelihood_word,
                      window, source, speaker, locator, published, recorded, rank, withdrawn) AS
  SELECT c.id, c.record, c.record_type, u.key, c.stance,
         (SELECT json_group_object(field, iif(type IN ('true', 'false', 'array'), json(value), value))
            FROM statement AS o WHERE o.claim = c.id),
         c.likelihood_low, c.likelihood_high, c.likelihood_word, c.window, s.key, a.key, c.locator,
         coalesce(c.published, s.published), strftime('%Y-%m-%dT%H:%M:%SZ', c.recorded / 1000000, 'unixepoch'),
         coalesce((SELECT v.review FROM review AS v
                    WHERE v.claim = c.id AND v.review IN ('deprecated', 'normal', 'preferred')
                    ORDER BY v.id DESC LIMIT 1), 'normal'),
         (SELECT group_concat(review, ', ') FROM withdrawn AS w WHERE w.claim = c.id)
    FROM claim AS c
    JOIN subject AS u ON u.claim = c.id
    JOIN source AS s ON s.id = c.source
    LEFT JOIN actor AS a ON a.id = c.speaker;

-- Fields for which claims that stand state more than one value; undecided: 1 where nothing decides between them.
CREATE VIEW disagreement (key, field, value, stance, speaker, locator, undecided, claim) AS
  WITH stated AS (
    SELECT * FROM statement
     WHERE withdrawn IS NULL
       -- A denial of other fields only says of which kind they are.
       AND NOT (stance = 'disputes' AND field = CASE WHEN record IN (SELECT id FROM event) THEN 'kind' ELSE 'type' END
                AND (SELECT count(*) > 1 FROM claim AS c, json_each(c.states) WHERE c.id = statement.claim))
       AND field NOT IN ('with', 'names', 'derived_from') AND field NOT LIKE '%\_words' ESCAPE '\'
       AND NOT (field = 'part_of' AND value LIKE '[%')  -- the wholes of an event; an actor has one
       AND NOT (field = 'outcome' AND value = 'open'))  -- what is not known yet denies nothing
  SELECT key, field, value, stance, speaker, locator,
         (SELECT count(*) > 1 FROM candidate AS u WHERE u.record = stated.record AND u.field = stated.field), claim
    FROM stated
   WHERE (record, field) IN (SELECT record, field FROM stated GROUP BY record, field
                             HAVING count(DISTINCT value) > 1 OR count(DISTINCT stance) > 1)
   ORDER BY key, field, claim;

-- What was expected, by whom, how surely and for when; and what became of it.
CREATE VIEW expectation (title, likelihood, low, high, window, speaker, locator, outcome, key, claim) AS
  SELECT coalesce(e.title, e.key), c.likelihood_word, c.likelihood_low, c.likelihood_high, c.window,
         coalesce(a.title, s.title, s.key), c.locator, e.outcome, e.key, c.id
    FROM claim AS c
    JOIN event AS e ON e.id = c.record AND c.record_type = 'event'
    JOIN source AS s ON s.id = c.source
    LEFT JOIN actor AS a ON a.id = c.speaker
   WHERE NOT EXISTS (SELECT 1 FROM withdrawn AS w WHERE w.claim = c.id)
     AND (c.window IS NOT NULL
          OR ((c.likelihood_low IS NOT NULL OR c.likelihood_word IS NOT NULL)
              AND (e.outcome = 'open' OR c.states ->> 'outcome' = 'open')))
   ORDER BY e.sort_key, e.key;


-- Kinds --------------------------------------------------------------------------------------------------------
--
-- Fields that events of one kind have beside those of every event, a table for each kind; an event of which none is said
-- has no row. A base makes a table, with its description and its guards, when the first event of the kind is entered:
-- these, which come with the library, as any of your own.
-- generated: kinds

-- Something that parties bind themselves to.
CREATE TABLE "event_agreement" (
  id        INTEGER PRIMARY KEY REFERENCES event,
  "subject" TEXT,  -- what it settles
  "form"    TEXT  -- treaty, armistice, memorandum, …
) STRICT;
INSERT INTO kind (record_type, name, about) VALUES ('event', 'agreement', 'Something that parties bind themselves to');
INSERT INTO kind_field (record_type, kind, name, position, type, about, words, is_indexed) VALUES
  ('event', 'agreement', 'subject', 1, 'text', 'what it settles', NULL, 0),
  ('event', 'agreement', 'form', 2, 'text', 'treaty, armistice, memorandum, …', NULL, 0);

-- A state of affairs: something that holds for a time.
CREATE TABLE "event_condition" (
  id      INTEGER PRIMARY KEY REFERENCES event,
  "trend" TEXT  -- rising, falling, steady, …
) STRICT;
INSERT INTO kind (record_type, name, about) VALUES ('event', 'condition', 'A state of affairs: something that holds for a time');
INSERT INTO kind_field (record_type, kind, name, position, type, about, words, is_indexed) VALUES
  ('event', 'condition', 'trend', 1, 'text', 'rising, falling, steady, …', NULL, 0);

-- A formal announcement of intent.
CREATE TABLE "event_declaration" (
  id        INTEGER PRIMARY KEY REFERENCES event,
  "subject" TEXT,  -- what it declares
  "joint"   INTEGER CHECK ("joint" IN (0, 1))  -- whether several parties made it together
) STRICT;
INSERT INTO kind (record_type, name, about) VALUES ('event', 'declaration', 'A formal announcement of intent');
INSERT INTO kind_field (record_type, kind, name, position, type, about, words, is_indexed) VALUES
  ('event', 'declaration', 'subject', 1, 'text', 'what it declares', NULL, 0),
  ('event', 'declaration', 'joint', 2, 'boolean', 'whether several parties made it together', NULL, 0);

-- A structure is destroyed on purpose.
CREATE TABLE "event_demolition" (
  id           INTEGER PRIMARY KEY REFERENCES event,
  "structure"  TEXT,  -- what was destroyed
  "method"     TEXT,  -- explosives, machinery, fire, …
  "casualties" INTEGER  -- people killed or hurt
) STRICT;
INSERT INTO kind (record_type, name, about) VALUES ('event', 'demolition', 'A structure is destroyed on purpose');
INSERT INTO kind_field (record_type, kind, name, position, type, about, words, is_indexed) VALUES
  ('event', 'demolition', 'structure', 1, 'text', 'what was destroyed', NULL, 0),
  ('event', 'demolition', 'method', 2, 'text', 'explosives, machinery, fire, …', NULL, 0),
  ('event', 'demolition', 'casualties', 3, 'integer', 'people killed or hurt', NULL, 0);

-- An open disagreement between parties.
CREATE TABLE "event_dispute" (
  id         INTEGER PRIMARY KEY REFERENCES event,
  "subject"  TEXT,  -- what it is about
  "resolved" INTEGER CHECK ("resolved" IN (0, 1))  -- whether it has been settled
) STRICT;
INSERT INTO kind (record_type, name, about) VALUES ('event', 'dispute', 'An open disagreement between parties');
INSERT INTO kind_field (record_type, kind, name, position, type, about, words, is_indexed) VALUES
  ('event', 'dispute', 'subject', 1, 'text', 'what it is about', NULL, 0),
  ('event', 'dispute', 'resolved', 2, 'boolean', 'whether it has been settled', NULL, 0);

-- A military drill.
CREATE TABLE "event_exercise" (
  id          INTEGER PRIMARY KEY REFERENCES event,
  "joint"     INTEGER CHECK ("joint" IN (0, 1)),  -- whether forces of several states take part
  "live_fire" INTEGER CHECK ("live_fire" IN (0, 1)),  -- whether live ammunition is used
  "troops"    INTEGER  -- how many people take part
) STRICT;
INSERT INTO kind (record_type, name, about) VALUES ('event', 'exercise', 'A military drill');
INSERT INTO kind_field (record_type, kind, name, position, type, about, words, is_indexed) VALUES
  ('event', 'exercise', 'joint', 1, 'boolean', 'whether forces of several states take part', NULL, 0),
  ('event', 'exercise', 'live_fire', 2, 'boolean', 'whether live ammunition is used', NULL, 0),
  ('event', 'exercise', 'troops', 3, 'integer', 'how many people take part', NULL, 0);

-- A facility or institution begins its work.
CREATE TABLE "event_opening" (
  id         INTEGER PRIMARY KEY REFERENCES event,
  "facility" TEXT,  -- what opened
  "purpose"  TEXT  -- what it is for
) STRICT;
INSERT INTO kind (record_type, name, about) VALUES ('event', 'opening', 'A facility or institution begins its work');
INSERT INTO kind_field (record_type, kind, name, position, type, about, words, is_indexed) VALUES
  ('event', 'opening', 'facility', 1, 'text', 'what opened', NULL, 0),
  ('event', 'opening', 'purpose', 2, 'text', 'what it is for', NULL, 0);

-- A penalty that one party puts on another.
CREATE TABLE "event_sanction" (
  id            INTEGER PRIMARY KEY REFERENCES event,
  "measure"     TEXT,  -- what is forbidden, frozen or withheld
  "legal_basis" TEXT  -- the resolution, law or order behind it
) STRICT;
INSERT INTO kind (record_type, name, about) VALUES ('event', 'sanction', 'A penalty that one party puts on another');
INSERT INTO kind_field (record_type, kind, name, position, type, about, words, is_indexed) VALUES
  ('event', 'sanction', 'measure', 1, 'text', 'what is forbidden, frozen or withheld', NULL, 0),
  ('event', 'sanction', 'legal_basis', 2, 'text', 'the resolution, law or order behind it', NULL, 0);

-- Something that an actor said in public.
CREATE TABLE "event_statement" (
  id     INTEGER PRIMARY KEY REFERENCES event,
  "form" TEXT,  -- speech, press release, interview, broadcast, …
  "tone" TEXT  -- criticism, praise, threat, offer, …
) STRICT;
INSERT INTO kind (record_type, name, about) VALUES ('event', 'statement', 'Something that an actor said in public');
INSERT INTO kind_field (record_type, kind, name, position, type, about, words, is_indexed) VALUES
  ('event', 'statement', 'form', 1, 'text', 'speech, press release, interview, broadcast, …', NULL, 0),
  ('event', 'statement', 'tone', 2, 'text', 'criticism, praise, threat, offer, …', NULL, 0);

-- A meeting of heads of state or government.
CREATE TABLE "event_summit" (
  id       INTEGER PRIMARY KEY REFERENCES event,
  "agreed" INTEGER CHECK ("agreed" IN (0, 1)),  -- whether it ended with an agreed text
  "format" TEXT  -- who sat together: bilateral, trilateral, …
) STRICT;
INSERT INTO kind (record_type, name, about) VALUES ('event', 'summit', 'A meeting of heads of state or government');
INSERT INTO kind_field (record_type, kind, name, position, type, about, words, is_indexed) VALUES
  ('event', 'summit', 'agreed', 1, 'boolean', 'whether it ended with an agreed text', NULL, 0),
  ('event', 'summit', 'format', 2, 'text', 'who sat together: bilateral, trilateral, …', NULL, 0);

-- A test of a weapon or of what carries it.
CREATE TABLE "event_weapon_test" (
  id           INTEGER PRIMARY KEY REFERENCES event,
  "weapon"     TEXT,  -- what was tested: ICBM, nuclear device, satellite launcher, …
  "range_km"   REAL,  -- distance flown, or the class's range, kilometres
  "apogee_km"  REAL,  -- greatest height, kilometres
  "yield_kt"   REAL,  -- explosive yield, kilotons of TNT
  "successful" INTEGER CHECK ("successful" IN (0, 1))  -- whether it worked as meant
) STRICT;
INSERT INTO kind (record_type, name, about) VALUES ('event', 'weapon_test', 'A test of a weapon or of what carries it');
INSERT INTO kind_field (record_type, kind, name, position, type, about, words, is_indexed) VALUES
  ('event', 'weapon_test', 'weapon', 1, 'text', 'what was tested: ICBM, nuclear device, satellite launcher, …', NULL, 0),
  ('event', 'weapon_test', 'range_km', 2, 'number', 'distance flown, or the class''s range, kilometres', NULL, 0),
  ('event', 'weapon_test', 'apogee_km', 3, 'number', 'greatest height, kilometres', NULL, 0),
  ('event', 'weapon_test', 'yield_kt', 4, 'number', 'explosive yield, kilotons of TNT', NULL, 0),
  ('event', 'weapon_test', 'successful', 5, 'boolean', 'whether it worked as meant', NULL, 0);
-- end of kinds


-- Guards -------------------------------------------------------------------------------------------------------
--
-- A write from outside the library would make answers silently wrong. INSERT OR REPLACE fires no DELETE trigger, so all
-- three are needed.
-- generated: guards
CREATE TRIGGER "base_insert" BEFORE INSERT ON "base" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "base_update" BEFORE UPDATE ON "base" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "base_delete" BEFORE DELETE ON "base" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "rule_insert" BEFORE INSERT ON "rule" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "rule_update" BEFORE UPDATE ON "rule" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "rule_delete" BEFORE DELETE ON "rule" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "origin_insert" BEFORE INSERT ON "origin" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "origin_update" BEFORE UPDATE ON "origin" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "origin_delete" BEFORE DELETE ON "origin" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "kind_insert" BEFORE INSERT ON "kind" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "kind_update" BEFORE UPDATE ON "kind" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "kind_delete" BEFORE DELETE ON "kind" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "kind_field_insert" BEFORE INSERT ON "kind_field" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "kind_field_update" BEFORE UPDATE ON "kind_field" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "kind_field_delete" BEFORE DELETE ON "kind_field" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "kind_change_insert" BEFORE INSERT ON "kind_change" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "kind_change_update" BEFORE UPDATE ON "kind_change" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "kind_change_delete" BEFORE DELETE ON "kind_change" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "link_kind_insert" BEFORE INSERT ON "link_kind" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "link_kind_update" BEFORE UPDATE ON "link_kind" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "link_kind_delete" BEFORE DELETE ON "link_kind" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "source_insert" BEFORE INSERT ON "source" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "source_update" BEFORE UPDATE ON "source" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "source_delete" BEFORE DELETE ON "source" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "rating_insert" BEFORE INSERT ON "rating" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "rating_update" BEFORE UPDATE ON "rating" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "rating_delete" BEFORE DELETE ON "rating" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "derivation_insert" BEFORE INSERT ON "derivation" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "derivation_update" BEFORE UPDATE ON "derivation" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "derivation_delete" BEFORE DELETE ON "derivation" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "actor_insert" BEFORE INSERT ON "actor" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "actor_update" BEFORE UPDATE ON "actor" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "actor_delete" BEFORE DELETE ON "actor" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "place_insert" BEFORE INSERT ON "place" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "place_update" BEFORE UPDATE ON "place" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "place_delete" BEFORE DELETE ON "place" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "event_insert" BEFORE INSERT ON "event" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "event_update" BEFORE UPDATE ON "event" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "event_delete" BEFORE DELETE ON "event" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "estimate_insert" BEFORE INSERT ON "estimate" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "estimate_update" BEFORE UPDATE ON "estimate" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "estimate_delete" BEFORE DELETE ON "estimate" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "set_aside_insert" BEFORE INSERT ON "set_aside" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "set_aside_update" BEFORE UPDATE ON "set_aside" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "set_aside_delete" BEFORE DELETE ON "set_aside" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "participant_insert" BEFORE INSERT ON "participant" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "participant_update" BEFORE UPDATE ON "participant" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "participant_delete" BEFORE DELETE ON "participant" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "part_insert" BEFORE INSERT ON "part" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "part_update" BEFORE UPDATE ON "part" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "part_delete" BEFORE DELETE ON "part" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "name_insert" BEFORE INSERT ON "name" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "name_update" BEFORE UPDATE ON "name" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "name_delete" BEFORE DELETE ON "name" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "candidate_insert" BEFORE INSERT ON "candidate" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "candidate_update" BEFORE UPDATE ON "candidate" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "candidate_delete" BEFORE DELETE ON "candidate" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "link_insert" BEFORE INSERT ON "link" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "link_update" BEFORE UPDATE ON "link" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "link_delete" BEFORE DELETE ON "link" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "adjacency_insert" BEFORE INSERT ON "adjacency" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "adjacency_update" BEFORE UPDATE ON "adjacency" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "adjacency_delete" BEFORE DELETE ON "adjacency" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "adjacency_change_insert" BEFORE INSERT ON "adjacency_change" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "adjacency_change_update" BEFORE UPDATE ON "adjacency_change" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "adjacency_change_delete" BEFORE DELETE ON "adjacency_change" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "relative_date_insert" BEFORE INSERT ON "relative_date" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "relative_date_update" BEFORE UPDATE ON "relative_date" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "relative_date_delete" BEFORE DELETE ON "relative_date" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "claim_insert" BEFORE INSERT ON "claim" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "claim_update" BEFORE UPDATE ON "claim" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "claim_delete" BEFORE DELETE ON "claim" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "review_insert" BEFORE INSERT ON "review" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "review_update" BEFORE UPDATE ON "review" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "review_delete" BEFORE DELETE ON "review" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "import_insert" BEFORE INSERT ON "import" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "import_update" BEFORE UPDATE ON "import" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "import_delete" BEFORE DELETE ON "import" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "tombstone_insert" BEFORE INSERT ON "tombstone" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "tombstone_update" BEFORE UPDATE ON "tombstone" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "tombstone_delete" BEFORE DELETE ON "tombstone" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "log_insert" BEFORE INSERT ON "log" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "log_update" BEFORE UPDATE ON "log" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "log_delete" BEFORE DELETE ON "log" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "index_text_insert" BEFORE INSERT ON "index_text" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "index_text_update" BEFORE UPDATE ON "index_text" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "index_text_delete" BEFORE DELETE ON "index_text" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "search_data_insert" BEFORE INSERT ON "search_data" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "search_data_update" BEFORE UPDATE ON "search_data" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "search_data_delete" BEFORE DELETE ON "search_data" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
-- end of guards

PRAGMA application_id = 0x416E6E6C;
PRAGMA user_version = 1;
