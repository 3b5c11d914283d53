-- Annals, format 1: one file is one knowledge base of events, and this is all of its structure.
--
-- Read it with any `sqlite3`. Begin with the views at the end: timeline, relative_date, explanation, claim, saying,
-- disagreement, expectation. Write with the `annals` program or library only: they keep beliefs, order and the text index true
-- to the claims. The triggers at the very end refuse every other write.
--
-- The file's application_id is 0x416E6E6C ("Annl"), its user_version the number of this format.


-- The file -----------------------------------------------------------------------------------------------------

-- This base, in one row: a number that no other has, and how often it was written to. By them the library knows, as it
-- reads or writes, that the file and the log beside it are still those that belong together. The first table, so that it
-- lies on page 2 of the file; and of one size for ever, so that a cut of the power leaves the old row or the new one.
CREATE TABLE base (
  number INTEGER PRIMARY KEY,
  writes TEXT NOT NULL  -- 16 digits
) STRICT;


-- Words --------------------------------------------------------------------------------------------------------

-- The bases that records were first entered in. Row 1 is this base.
CREATE TABLE origin (
  id   INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  zone TEXT  -- the zone of dates that no event and no place gives one: "+09:00"; NULL: UTC
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
  zone      TEXT,  -- the offset of its clocks from UTC: "+09:00"
  standing TEXT CHECK (standing IN ('disputed', 'rejected', 'retracted')), claims INTEGER NOT NULL DEFAULT 0,
  likelihood_low REAL, likelihood_high REAL, likelihood_word TEXT,
  source INTEGER NOT NULL REFERENCES source, speaker INTEGER REFERENCES actor, locator TEXT,
  claim_published TEXT, recorded INTEGER NOT NULL, window TEXT,
  UNIQUE (key, origin)
) STRICT;
CREATE INDEX place_by_container ON place (within) WHERE within IS NOT NULL;

-- Events. The four instants are the inclusive ranges of the start and of the exclusive end, by the event's own date
-- and by all else that is known: the timings, wholes and parts that tie it to other events.
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
  sort_key       INTEGER NOT NULL,  -- earliest start; where unbounded, just before what must follow, or latest
                                    -- start; where that is unbounded too, the greatest integer
  position       INTEGER NOT NULL DEFAULT 0,  -- orders those of one sort_key: microseconds from it to the latest
                                    -- start; where it tells less than is known, whatever must start first
  span_class     INTEGER NOT NULL,  -- bits in latest_end - earliest_start: overlaps are found class by class
  contested      INTEGER NOT NULL DEFAULT 0 CHECK (contested IN (0, 1)),  -- 1: its date cannot hold with what else is
                                    -- known, so nothing follows from it
  zone           TEXT,              -- of its date, where that has none; NULL: its place's, else its origin's
  place          INTEGER REFERENCES place,
  outcome        TEXT NOT NULL CHECK (outcome IN ('occurred', 'open', 'not_occurred', 'void')),
  standing TEXT CHECK (standing IN ('disputed', 'rejected', 'retracted')), claims INTEGER NOT NULL DEFAULT 0,
  likelihood_low REAL, likelihood_high REAL, likelihood_word TEXT,
  source INTEGER NOT NULL REFERENCES source, speaker INTEGER REFERENCES actor, locator TEXT,
  claim_published TEXT, recorded INTEGER NOT NULL, window TEXT,
  UNIQUE (key, origin)
) STRICT;
CREATE INDEX event_by_time ON event (sort_key, position);
CREATE INDEX event_by_span ON event (span_class, earliest_start, latest_end);
CREATE INDEX event_by_kind ON event (kind, sort_key, position);
CREATE INDEX event_by_place ON event (place) WHERE place IS NOT NULL;
CREATE INDEX event_contested ON event (id) WHERE contested = 1;

-- Fields that events of one kind have beside these, a table for each kind. An event of which none is said has no row.
-- A kind of your own gets its table in the same form when its first event is added.
-- generated: kinds

-- Something that parties bind themselves to.
CREATE TABLE "agreement" (
  event     INTEGER PRIMARY KEY REFERENCES event,
  "subject" TEXT,  -- what it settles
  "form"    TEXT  -- treaty, armistice, memorandum, …
) STRICT;
INSERT INTO kind (name, about) VALUES ('agreement', 'Something that parties bind themselves to');
INSERT INTO kind_field (kind, position, name, type, about, words) VALUES
  ('agreement', 1, 'subject', 'text', 'what it settles', NULL),
  ('agreement', 2, 'form', 'text', 'treaty, armistice, memorandum, …', NULL);

-- A state of affairs: something that holds for a time.
CREATE TABLE "condition" (
  event   INTEGER PRIMARY KEY REFERENCES event,
  "trend" TEXT  -- rising, falling, steady, …
) STRICT;
INSERT INTO kind (name, about) VALUES ('condition', 'A state of affairs: something that holds for a time');
INSERT INTO kind_field (kind, position, name, type, about, words) VALUES
  ('condition', 1, 'trend', 'text', 'rising, falling, steady, …', NULL);

-- A formal announcement of intent.
CREATE TABLE "declaration" (
  event     INTEGER PRIMARY KEY REFERENCES event,
  "subject" TEXT,  -- what it declares
  "joint"   INTEGER CHECK ("joint" IN (0, 1))  -- whether several parties made it together
) STRICT;
INSERT INTO kind (name, about) VALUES ('declaration', 'A formal announcement of intent');
INSERT INTO kind_field (kind, position, name, type, about, words) VALUES
  ('declaration', 1, 'subject', 'text', 'what it declares', NULL),
  ('declaration', 2, 'joint', 'boolean', 'whether several parties made it together', NULL);

-- A structure is destroyed on purpose.
CREATE TABLE "demolition" (
  event        INTEGER PRIMARY KEY REFERENCES event,
  "structure"  TEXT,  -- what was destroyed
  "method"     TEXT,  -- explosives, machinery, fire, …
  "casualties" INTEGER  -- people killed or hurt
) STRICT;
INSERT INTO kind (name, about) VALUES ('demolition', 'A structure is destroyed on purpose');
INSERT INTO kind_field (kind, position, name, type, about, words) VALUES
  ('demolition', 1, 'structure', 'text', 'what was destroyed', NULL),
  ('demolition', 2, 'method', 'text', 'explosives, machinery, fire, …', NULL),
  ('demolition', 3, 'casualties', 'integer', 'people killed or hurt', NULL);

-- An open disagreement between parties.
CREATE TABLE "dispute" (
  event      INTEGER PRIMARY KEY REFERENCES event,
  "subject"  TEXT,  -- what it is about
  "resolved" INTEGER CHECK ("resolved" IN (0, 1))  -- whether it has been settled
) STRICT;
INSERT INTO kind (name, about) VALUES ('dispute', 'An open disagreement between parties');
INSERT INTO kind_field (kind, position, name, type, about, words) VALUES
  ('dispute', 1, 'subject', 'text', 'what it is about', NULL),
  ('dispute', 2, 'resolved', 'boolean', 'whether it has been settled', NULL);

-- A military drill.
CREATE TABLE "exercise" (
  event       INTEGER PRIMARY KEY REFERENCES event,
  "joint"     INTEGER CHECK ("joint" IN (0, 1)),  -- whether forces of several states take part
  "live_fire" INTEGER CHECK ("live_fire" IN (0, 1)),  -- whether live ammunition is used
  "troops"    INTEGER  -- how many people take part
) STRICT;
INSERT INTO kind (name, about) VALUES ('exercise', 'A military drill');
INSERT INTO kind_field (kind, position, name, type, about, words) VALUES
  ('exercise', 1, 'joint', 'boolean', 'whether forces of several states take part', NULL),
  ('exercise', 2, 'live_fire', 'boolean', 'whether live ammunition is used', NULL),
  ('exercise', 3, 'troops', 'integer', 'how many people take part', NULL);

-- A facility or institution begins its work.
CREATE TABLE "opening" (
  event      INTEGER PRIMARY KEY REFERENCES event,
  "facility" TEXT,  -- what opened
  "purpose"  TEXT  -- what it is for
) STRICT;
INSERT INTO kind (name, about) VALUES ('opening', 'A facility or institution begins its work');
INSERT INTO kind_field (kind, position, name, type, about, words) VALUES
  ('opening', 1, 'facility', 'text', 'what opened', NULL),
  ('opening', 2, 'purpose', 'text', 'what it is for', NULL);

-- A penalty that one party puts on another.
CREATE TABLE "sanction" (
  event         INTEGER PRIMARY KEY REFERENCES event,
  "measure"     TEXT,  -- what is forbidden, frozen or withheld
  "legal_basis" TEXT  -- the resolution, law or order behind it
) STRICT;
INSERT INTO kind (name, about) VALUES ('sanction', 'A penalty that one party puts on another');
INSERT INTO kind_field (kind, position, name, type, about, words) VALUES
  ('sanction', 1, 'measure', 'text', 'what is forbidden, frozen or withheld', NULL),
  ('sanction', 2, 'legal_basis', 'text', 'the resolution, law or order behind it', NULL);

-- Something that an actor said in public.
CREATE TABLE "statement" (
  event  INTEGER PRIMARY KEY REFERENCES event,
  "form" TEXT,  -- speech, press release, interview, broadcast, …
  "tone" TEXT  -- criticism, praise, threat, offer, …
) STRICT;
INSERT INTO kind (name, about) VALUES ('statement', 'Something that an actor said in public');
INSERT INTO kind_field (kind, position, name, type, about, words) VALUES
  ('statement', 1, 'form', 'text', 'speech, press release, interview, broadcast, …', NULL),
  ('statement', 2, 'tone', 'text', 'criticism, praise, threat, offer, …', NULL);

-- A meeting of heads of state or government.
CREATE TABLE "summit" (
  event    INTEGER PRIMARY KEY REFERENCES event,
  "agreed" INTEGER CHECK ("agreed" IN (0, 1)),  -- whether it ended with an agreed text
  "format" TEXT  -- who sat together: bilateral, trilateral, …
) STRICT;
INSERT INTO kind (name, about) VALUES ('summit', 'A meeting of heads of state or government');
INSERT INTO kind_field (kind, position, name, type, about, words) VALUES
  ('summit', 1, 'agreed', 'boolean', 'whether it ended with an agreed text', NULL),
  ('summit', 2, 'format', 'text', 'who sat together: bilateral, trilateral, …', NULL);

-- A test of a weapon or of what carries it.
CREATE TABLE "weapon_test" (
  event        INTEGER PRIMARY KEY REFERENCES event,
  "weapon"     TEXT,  -- what was tested: ICBM, nuclear device, satellite launcher, …
  "range_km"   REAL,  -- distance flown, or the class's range, kilometres
  "apogee_km"  REAL,  -- greatest height, kilometres
  "yield_kt"   REAL,  -- explosive yield, kilotons of TNT
  "successful" INTEGER CHECK ("successful" IN (0, 1))  -- whether it worked as meant
) STRICT;
INSERT INTO kind (name, about) VALUES ('weapon_test', 'A test of a weapon or of what carries it');
INSERT INTO kind_field (kind, position, name, type, about, words) VALUES
  ('weapon_test', 1, 'weapon', 'text', 'what was tested: ICBM, nuclear device, satellite launcher, …', NULL),
  ('weapon_test', 2, 'range_km', 'number', 'distance flown, or the class''s range, kilometres', NULL),
  ('weapon_test', 3, 'apogee_km', 'number', 'greatest height, kilometres', NULL),
  ('weapon_test', 4, 'yield_kt', 'number', 'explosive yield, kilotons of TNT', NULL),
  ('weapon_test', 5, 'successful', 'boolean', 'whether it worked as meant', NULL);

-- What the kinds' tables say of each event, as JSON.
CREATE VIEW detail (event, says) AS
  SELECT event, json_patch('{}', json_object('subject', "subject", 'form', "form")) FROM "agreement"
  UNION ALL SELECT event, json_patch('{}', json_object('trend', "trend")) FROM "condition"
  UNION ALL SELECT event, json_patch('{}', json_object('subject', "subject", 'joint', json(CASE "joint" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END))) FROM "declaration"
  UNION ALL SELECT event, json_patch('{}', json_object('structure', "structure", 'method', "method", 'casualties', "casualties")) FROM "demolition"
  UNION ALL SELECT event, json_patch('{}', json_object('subject', "subject", 'resolved', json(CASE "resolved" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END))) FROM "dispute"
  UNION ALL SELECT event, json_patch('{}', json_object('joint', json(CASE "joint" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), 'live_fire', json(CASE "live_fire" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), 'troops', "troops")) FROM "exercise"
  UNION ALL SELECT event, json_patch('{}', json_object('facility', "facility", 'purpose', "purpose")) FROM "opening"
  UNION ALL SELECT event, json_patch('{}', json_object('measure', "measure", 'legal_basis', "legal_basis")) FROM "sanction"
  UNION ALL SELECT event, json_patch('{}', json_object('form', "form", 'tone', "tone")) FROM "statement"
  UNION ALL SELECT event, json_patch('{}', json_object('agreed', json(CASE "agreed" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), 'format', "format")) FROM "summit"
  UNION ALL SELECT event, json_patch('{}', json_object('weapon', "weapon", 'range_km', "range_km", 'apogee_km', "apogee_km", 'yield_kt', "yield_kt", 'successful', json(CASE "successful" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END))) FROM "weapon_test";
-- end of kinds

-- Who took part in an event, and as what. An empty role: just involved.
CREATE TABLE participant (
  event INTEGER NOT NULL REFERENCES event,
  actor INTEGER NOT NULL REFERENCES actor,
  role  TEXT NOT NULL,
  PRIMARY KEY (event, actor, role)
) STRICT, WITHOUT ROWID;
CREATE INDEX participant_by_actor ON participant (actor, role);

-- Events that are parts of other events, and so lie within them.
CREATE TABLE part (
  event     INTEGER NOT NULL REFERENCES event,
  whole     INTEGER NOT NULL REFERENCES event,
  contested INTEGER NOT NULL DEFAULT 0 CHECK (contested IN (0, 1)),  -- 1: cannot hold with what else is known
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

-- Relative dates: event GAP anchor, "the opening 21 months before the demolition". Without more words a gap lies between
-- the starts, and "before" and "after" alone keep the whole events apart.
CREATE TABLE timing (
  id        INTEGER PRIMARY KEY,
  event     INTEGER NOT NULL REFERENCES event,
  gap       TEXT NOT NULL,  -- "21 months before", "ends before the end of"
  anchor    INTEGER NOT NULL REFERENCES event,
  words     TEXT,           -- as the source put it: "21 months ago"
  contested INTEGER NOT NULL DEFAULT 0 CHECK (contested IN (0, 1)),  -- 1: cannot hold with what else is known
  standing TEXT CHECK (standing IN ('disputed', 'rejected', 'retracted')), claims INTEGER NOT NULL DEFAULT 0,
  likelihood_low REAL, likelihood_high REAL, likelihood_word TEXT,
  source INTEGER NOT NULL REFERENCES source, speaker INTEGER REFERENCES actor, locator TEXT,
  claim_published TEXT, recorded INTEGER NOT NULL, window TEXT,
  UNIQUE (event, gap, anchor)
) STRICT;
CREATE INDEX timing_by_anchor ON timing (anchor, event);


-- Claims -------------------------------------------------------------------------------------------------------
--
-- The claims on every record that more than one claim, or a verdict, speaks of. The first claim on a record has the
-- record's id as its own. The view `claim` shows these and the claims that are rows of their own alike.

CREATE TABLE claim_entry (
  id          INTEGER PRIMARY KEY,
  record      INTEGER NOT NULL,
  record_type TEXT NOT NULL CHECK (record_type IN ('event', 'actor', 'place', 'source', 'link', 'timing')),
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


-- Views for reading --------------------------------------------------------------------------------------------

-- What happened, in order: by the earliest start, and never against what is known of the order. Events of which
-- nothing is known come last.
CREATE VIEW timeline (date, kind, title, place, participants, outcome, standing, earliest, latest, key, id) AS
  SELECT coalesce(e.date || coalesce(' (' || e.date_words || ')', ''), 'undated'), e.kind, coalesce(e.title, e.key),
         coalesce(p.title, p.key),
         (SELECT group_concat(coalesce(a.title, a.key) || coalesce(' (' || nullif(w.role, '') || ')', ''), ', ')
            FROM participant AS w JOIN actor AS a ON a.id = w.actor WHERE w.event = e.id),
         e.outcome, coalesce(e.standing, 'accepted'),
         -- As dates where SQLite can write them: within the years 0 to 9999. Division goes toward zero, so it counts
         -- from the year 0.
         CASE WHEN e.earliest_start BETWEEN -62167219200000000 AND 253402300799999999
              THEN strftime('%Y-%m-%d', (e.earliest_start + 62167219200000000) / 1000000 - 62167219200, 'unixepoch') END,
         CASE WHEN e.latest_end BETWEEN -62167219199999999 AND 253402300799999999
              THEN strftime('%Y-%m-%d', (e.latest_end - 1 + 62167219200000000) / 1000000 - 62167219200, 'unixepoch') END,
         e.key, e.id
    FROM event AS e LEFT JOIN place AS p ON p.id = e.place
   ORDER BY e.sort_key, e.position, e.id;

-- What dates what, and who says so: a row for each claim on a timing.
CREATE VIEW relative_date (event, gap, anchor, words, stance, speaker, locator, standing, contested, event_key,
                           anchor_key, timing, claim) AS
  WITH one AS (
    SELECT id AS timing, id AS claim, 'asserts' AS stance, words, source, speaker, locator FROM timing WHERE claims = 0
    UNION ALL
    SELECT c.record, c.id, c.stance, (SELECT f.value FROM claim_field AS f WHERE f.claim = c.id AND f.field = 'words'),
           c.source, c.speaker, c.locator
      FROM claim_entry AS c
     WHERE c.record_type = 'timing'
       AND NOT EXISTS (SELECT 1 FROM verdict AS v WHERE v.claim = c.id AND v.verdict = 'retracted')
  )
  SELECT coalesce(e.title, e.key), t.gap, coalesce(b.title, b.key), one.words, one.stance,
         coalesce(a.title, s.title, s.key), one.locator, coalesce(t.standing, 'accepted'), t.contested, e.key, b.key,
         t.id, one.claim
    FROM timing AS t
    JOIN one ON one.timing = t.id
    JOIN event AS e ON e.id = t.event
    JOIN event AS b ON b.id = t.anchor
    JOIN source AS s ON s.id = one.source
    LEFT JOIN actor AS a ON a.id = one.speaker;

-- What explains what, and who says so: a row for each claim on a link that explains.
CREATE VIEW explanation (cause, kind, effect, stance, likelihood, mechanism, speaker, locator, standing, cause_key,
                         effect_key, link, claim) AS
  WITH one AS (
    SELECT id AS link, id AS claim, 'asserts' AS stance, likelihood_low, likelihood_high, likelihood_word, mechanism,
           source, speaker, locator
      FROM link WHERE claims = 0
    UNION ALL
    SELECT c.record, c.id, c.stance, c.likelihood_low, c.likelihood_high, c.likelihood_word,
           (SELECT f.value FROM claim_field AS f WHERE f.claim = c.id AND f.field = 'mechanism'),
           c.source, c.speaker, c.locator
      FROM claim_entry AS c
     WHERE c.record_type = 'link'
       AND NOT EXISTS (SELECT 1 FROM verdict AS v WHERE v.claim = c.id AND v.verdict = 'retracted')
  )
  SELECT coalesce(c.title, c.key), l.kind, coalesce(e.title, e.key), one.stance,
         coalesce(one.likelihood_word, one.likelihood_low || ' to ' || one.likelihood_high), one.mechanism,
         coalesce(a.title, s.title, s.key), one.locator, coalesce(l.standing, 'accepted'), c.key, e.key, l.id, one.claim
    FROM link AS l
    JOIN one ON one.link = l.id
    JOIN link_kind AS k ON k.name = l.kind AND k.explains IS NOT NULL
    JOIN event AS c ON c.id = CASE k.explains WHEN 'to_by_from' THEN l.from_event ELSE l.to_event END
    JOIN event AS e ON e.id = CASE k.explains WHEN 'to_by_from' THEN l.to_event ELSE l.from_event END
    JOIN source AS s ON s.id = one.source
    LEFT JOIN actor AS a ON a.id = one.speaker;

-- Every claim: who says what about which record, when and how surely. `says` is a JSON object of the fields stated.
CREATE VIEW claim (id, record, record_type, key, stance, says, likelihood_low, likelihood_high, likelihood_word, window,
                   source, speaker, locator, published, recorded, rank, retracted, source_id, speaker_id) AS
  WITH names_of (record, names) AS (
    SELECT record, json_group_array(json_object('text', text, 'language', nullif(language, ''))) FROM name GROUP BY record
  ), one AS (
    SELECT id, id AS record, 'source' AS record_type, key, 'asserts' AS stance,
           json_patch('{}', json_object('title', title, 'summary', summary, 'type', type, 'author', author,
                                        'publisher', publisher, 'url', url, 'published', published,
                                        'names', json((SELECT names FROM names_of WHERE record = source.id)))) AS says,
           likelihood_low, likelihood_high, likelihood_word, window, source, speaker, locator, claim_published, recorded
      FROM source WHERE claims = 0
    UNION ALL
    SELECT id, id, 'actor', key, 'asserts',
           json_patch('{}', json_object('title', title, 'type', type, 'summary', summary,
                                        'part_of', (SELECT w.key FROM actor AS w WHERE w.id = actor.part_of),
                                        'names', json((SELECT names FROM names_of WHERE record = actor.id)))),
           likelihood_low, likelihood_high, likelihood_word, window, source, speaker, locator, claim_published, recorded
      FROM actor WHERE claims = 0
    UNION ALL
    SELECT id, id, 'place', key, 'asserts',
           json_patch('{}', json_object('title', title, 'summary', summary, 'latitude', latitude, 'longitude', longitude,
                                        'zone', zone,
                                        'within', (SELECT w.key FROM place AS w WHERE w.id = place.within),
                                        'names', json((SELECT names FROM names_of WHERE record = place.id)))),
           likelihood_low, likelihood_high, likelihood_word, window, source, speaker, locator, claim_published, recorded
      FROM place WHERE claims = 0
    UNION ALL
    SELECT id, id, 'event', key, 'asserts',
           json_patch(json_patch('{}', json_object(
               'title', title, 'summary', summary, 'when', date, 'when_words', date_words, 'zone', zone, 'outcome', outcome,
               'place', (SELECT w.key FROM place AS w WHERE w.id = event.place),
               'with', json((SELECT nullif(json_group_array(json_object('actor', a.key, 'role', nullif(w.role, ''))), '[]')
                               FROM participant AS w JOIN actor AS a ON a.id = w.actor WHERE w.event = event.id)),
               'names', json((SELECT names FROM names_of WHERE record = event.id)),
               'part_of', json((SELECT nullif(json_group_array(w.key), '[]')
                                  FROM part JOIN event AS w ON w.id = part.whole WHERE part.event = event.id)))),
             coalesce((SELECT d.says FROM detail AS d WHERE d.event = event.id), '{}')),
           likelihood_low, likelihood_high, likelihood_word, window, source, speaker, locator, claim_published, recorded
      FROM event WHERE claims = 0
    UNION ALL
    SELECT l.id, l.id, 'link', f.key || ' ' || l.kind || ' ' || t.key, 'asserts',
           json_patch('{}', json_object('mechanism', l.mechanism)),
           l.likelihood_low, l.likelihood_high, l.likelihood_word, l.window, l.source, l.speaker, l.locator,
           l.claim_published, l.recorded
      FROM link AS l JOIN event AS f ON f.id = l.from_event JOIN event AS t ON t.id = l.to_event WHERE l.claims = 0
    UNION ALL
    SELECT t.id, t.id, 'timing', e.key || ' ' || t.gap || ' ' || b.key, 'asserts',
           json_patch('{}', json_object('words', t.words)),
           t.likelihood_low, t.likelihood_high, t.likelihood_word, t.window, t.source, t.speaker, t.locator,
           t.claim_published, t.recorded
      FROM timing AS t JOIN event AS e ON e.id = t.event JOIN event AS b ON b.id = t.anchor WHERE t.claims = 0
    UNION ALL
    SELECT c.id, c.record, c.record_type,
           CASE c.record_type
             WHEN 'source' THEN (SELECT key FROM source WHERE id = c.record)
             WHEN 'actor' THEN (SELECT key FROM actor WHERE id = c.record)
             WHEN 'place' THEN (SELECT key FROM place WHERE id = c.record)
             WHEN 'event' THEN (SELECT key FROM event WHERE id = c.record)
             WHEN 'link' THEN (SELECT f.key || ' ' || l.kind || ' ' || t.key FROM link AS l
                                 JOIN event AS f ON f.id = l.from_event JOIN event AS t ON t.id = l.to_event
                                WHERE l.id = c.record)
             ELSE (SELECT e.key || ' ' || t.gap || ' ' || b.key FROM timing AS t JOIN event AS e ON e.id = t.event
                     JOIN event AS b ON b.id = t.anchor WHERE t.id = c.record)
           END,
           c.stance, (SELECT json_group_object(field, json(value)) FROM claim_value AS v WHERE v.claim = c.id),
           c.likelihood_low, c.likelihood_high, c.likelihood_word, c.window, c.source, c.speaker, c.locator,
           c.claim_published, c.recorded
      FROM claim_entry AS c
  )
  SELECT one.id, one.record, one.record_type, one.key, one.stance, one.says, one.likelihood_low, one.likelihood_high,
         one.likelihood_word, one.window, s.key, a.key, one.locator, coalesce(one.claim_published, s.published),
         strftime('%Y-%m-%dT%H:%M:%SZ', one.recorded / 1000000, 'unixepoch'),
         coalesce((SELECT v.verdict FROM verdict AS v WHERE v.claim = one.id AND v.verdict <> 'retracted'
                    ORDER BY v.id DESC LIMIT 1), 'normal'),
         EXISTS (SELECT 1 FROM verdict AS v WHERE v.claim = one.id AND v.verdict = 'retracted'),
         one.source, one.speaker
    FROM one JOIN source AS s ON s.id = one.source LEFT JOIN actor AS a ON a.id = one.speaker;

-- The fields of claims in claim_entry, as JSON values: references by key, lists as arrays.
CREATE VIEW claim_value (claim, field, value) AS
  SELECT f.claim, f.field, json_group_array(json_object('actor', (SELECT key FROM actor WHERE id = f.value), 'role', f.detail))
    FROM claim_field AS f WHERE f.field = 'with' GROUP BY f.claim, f.field
  UNION ALL
  SELECT f.claim, f.field, json_group_array(json_object('text', f.value, 'language', f.detail))
    FROM claim_field AS f WHERE f.field = 'names' GROUP BY f.claim, f.field
  UNION ALL
  SELECT f.claim, f.field, json_group_array((SELECT key FROM event WHERE id = f.value))
    FROM claim_field AS f JOIN claim_entry AS c ON c.id = f.claim
   WHERE f.field = 'part_of' AND c.record_type = 'event' GROUP BY f.claim, f.field
  UNION ALL
  SELECT f.claim, f.field,
         CASE WHEN t.type = 'boolean' THEN iif(f.value, 'true', 'false') ELSE json_quote(CASE
           WHEN c.record_type = 'actor' AND f.field = 'part_of' THEN (SELECT key FROM actor WHERE id = f.value)
           WHEN c.record_type = 'event' AND f.field = 'place' OR c.record_type = 'place' AND f.field = 'within'
             THEN (SELECT key FROM place WHERE id = f.value)
           WHEN t.type = 'actor' THEN (SELECT key FROM actor WHERE id = f.value)
           WHEN t.type = 'place' THEN (SELECT key FROM place WHERE id = f.value)
           WHEN t.type = 'event' THEN (SELECT key FROM event WHERE id = f.value)
           WHEN f.detail IS NOT NULL AND f.field <> 'when' THEN f.value || ' (' || f.detail || ')'
           ELSE f.value
         END) END
    FROM claim_field AS f
    JOIN claim_entry AS c ON c.id = f.claim
    LEFT JOIN event AS e ON e.id = c.record AND c.record_type = 'event'
    LEFT JOIN kind_field AS t ON t.kind = e.kind AND t.name = f.field
   WHERE f.field NOT IN ('with', 'names', 'part_of') OR c.record_type = 'actor' AND f.field = 'part_of'
  UNION ALL
  SELECT f.claim, 'when_words', json_quote(f.detail)
    FROM claim_field AS f WHERE f.field = 'when' AND f.detail IS NOT NULL;

-- Who says what, field by field.
CREATE VIEW saying (key, field, value, stance, speaker, locator, retracted, claim, record) AS
  SELECT c.key, j.key, j.value, c.stance, coalesce(a.title, s.title, s.key), c.locator, c.retracted, c.id, c.record
    FROM claim AS c
    JOIN json_each(c.says) AS j
    JOIN source AS s ON s.id = c.source_id
    LEFT JOIN actor AS a ON a.id = c.speaker_id;

-- Fields for which claims that stand state more than one value.
CREATE VIEW disagreement (key, field, value, stance, speaker, locator, claim) AS
  WITH stated AS (
    SELECT * FROM saying
     WHERE NOT retracted AND field NOT IN ('with', 'names', 'when_words')
       AND NOT (field = 'part_of' AND value LIKE '[%')  -- the wholes of an event; an actor has one
       AND NOT (field = 'outcome' AND value = 'open'))  -- what is not known yet denies nothing
  SELECT key, field, value, stance, speaker, locator, claim
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
    JOIN source AS s ON s.id = c.source_id
    LEFT JOIN actor AS a ON a.id = c.speaker_id
   WHERE NOT c.retracted
     AND (c.window IS NOT NULL
          OR ((c.likelihood_low IS NOT NULL OR c.likelihood_word IS NOT NULL)
              AND (e.outcome = 'open' OR EXISTS (SELECT 1 FROM claim_field AS f
                                                  WHERE f.claim = c.id AND f.field = 'outcome' AND f.value = 'open'))))
   ORDER BY e.sort_key, e.key;


-- Guards -------------------------------------------------------------------------------------------------------
--
-- A write from outside the library would make answers silently wrong. INSERT OR REPLACE fires no DELETE trigger, so all
-- three are needed.
-- generated: guards
CREATE TRIGGER "base_insert" BEFORE INSERT ON "base" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "base_update" BEFORE UPDATE ON "base" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "base_delete" BEFORE DELETE ON "base" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "origin_insert" BEFORE INSERT ON "origin" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "origin_update" BEFORE UPDATE ON "origin" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "origin_delete" BEFORE DELETE ON "origin" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "kind_insert" BEFORE INSERT ON "kind" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "kind_update" BEFORE UPDATE ON "kind" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "kind_delete" BEFORE DELETE ON "kind" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "kind_field_insert" BEFORE INSERT ON "kind_field" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "kind_field_update" BEFORE UPDATE ON "kind_field" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "kind_field_delete" BEFORE DELETE ON "kind_field" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "link_kind_insert" BEFORE INSERT ON "link_kind" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "link_kind_update" BEFORE UPDATE ON "link_kind" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "link_kind_delete" BEFORE DELETE ON "link_kind" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "source_insert" BEFORE INSERT ON "source" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "source_update" BEFORE UPDATE ON "source" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "source_delete" BEFORE DELETE ON "source" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "actor_insert" BEFORE INSERT ON "actor" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "actor_update" BEFORE UPDATE ON "actor" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "actor_delete" BEFORE DELETE ON "actor" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "place_insert" BEFORE INSERT ON "place" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "place_update" BEFORE UPDATE ON "place" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "place_delete" BEFORE DELETE ON "place" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "event_insert" BEFORE INSERT ON "event" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "event_update" BEFORE UPDATE ON "event" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "event_delete" BEFORE DELETE ON "event" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "agreement_insert" BEFORE INSERT ON "agreement" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "agreement_update" BEFORE UPDATE ON "agreement" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "agreement_delete" BEFORE DELETE ON "agreement" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "condition_insert" BEFORE INSERT ON "condition" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "condition_update" BEFORE UPDATE ON "condition" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "condition_delete" BEFORE DELETE ON "condition" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "declaration_insert" BEFORE INSERT ON "declaration" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "declaration_update" BEFORE UPDATE ON "declaration" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "declaration_delete" BEFORE DELETE ON "declaration" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "demolition_insert" BEFORE INSERT ON "demolition" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "demolition_update" BEFORE UPDATE ON "demolition" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "demolition_delete" BEFORE DELETE ON "demolition" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "dispute_insert" BEFORE INSERT ON "dispute" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "dispute_update" BEFORE UPDATE ON "dispute" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "dispute_delete" BEFORE DELETE ON "dispute" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "exercise_insert" BEFORE INSERT ON "exercise" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "exercise_update" BEFORE UPDATE ON "exercise" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "exercise_delete" BEFORE DELETE ON "exercise" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "opening_insert" BEFORE INSERT ON "opening" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "opening_update" BEFORE UPDATE ON "opening" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "opening_delete" BEFORE DELETE ON "opening" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "sanction_insert" BEFORE INSERT ON "sanction" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "sanction_update" BEFORE UPDATE ON "sanction" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "sanction_delete" BEFORE DELETE ON "sanction" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "statement_insert" BEFORE INSERT ON "statement" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "statement_update" BEFORE UPDATE ON "statement" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "statement_delete" BEFORE DELETE ON "statement" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "summit_insert" BEFORE INSERT ON "summit" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "summit_update" BEFORE UPDATE ON "summit" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "summit_delete" BEFORE DELETE ON "summit" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "weapon_test_insert" BEFORE INSERT ON "weapon_test" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "weapon_test_update" BEFORE UPDATE ON "weapon_test" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "weapon_test_delete" BEFORE DELETE ON "weapon_test" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "participant_insert" BEFORE INSERT ON "participant" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "participant_update" BEFORE UPDATE ON "participant" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "participant_delete" BEFORE DELETE ON "participant" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "part_insert" BEFORE INSERT ON "part" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "part_update" BEFORE UPDATE ON "part" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "part_delete" BEFORE DELETE ON "part" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "name_insert" BEFORE INSERT ON "name" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "name_update" BEFORE UPDATE ON "name" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "name_delete" BEFORE DELETE ON "name" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "link_insert" BEFORE INSERT ON "link" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "link_update" BEFORE UPDATE ON "link" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "link_delete" BEFORE DELETE ON "link" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "timing_insert" BEFORE INSERT ON "timing" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "timing_update" BEFORE UPDATE ON "timing" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "timing_delete" BEFORE DELETE ON "timing" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "claim_entry_insert" BEFORE INSERT ON "claim_entry" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "claim_entry_update" BEFORE UPDATE ON "claim_entry" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "claim_entry_delete" BEFORE DELETE ON "claim_entry" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "claim_field_insert" BEFORE INSERT ON "claim_field" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "claim_field_update" BEFORE UPDATE ON "claim_field" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "claim_field_delete" BEFORE DELETE ON "claim_field" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "verdict_insert" BEFORE INSERT ON "verdict" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "verdict_update" BEFORE UPDATE ON "verdict" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "verdict_delete" BEFORE DELETE ON "verdict" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "search_data_insert" BEFORE INSERT ON "search_data" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "search_data_update" BEFORE UPDATE ON "search_data" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
CREATE TRIGGER "search_data_delete" BEFORE DELETE ON "search_data" BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with "annals import BASE FILE"'); END;
-- end of guards

PRAGMA application_id = 0x416E6E6C;
PRAGMA user_version = 1;
