CREATE TABLE generations (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  number INTEGER NOT NULL
);
INSERT INTO generations VALUES (1, 0);

CREATE TABLE captures (
  id INTEGER PRIMARY KEY,
  digest TEXT NOT NULL UNIQUE CHECK (digest <> ''),
  url TEXT,
  seen INTEGER NOT NULL
);

CREATE TABLE articles (
  id INTEGER PRIMARY KEY,
  document TEXT NOT NULL CHECK (document <> ''),
  lineage INTEGER NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  capture INTEGER REFERENCES captures (id),
  url TEXT,
  host TEXT,
  site TEXT,
  section TEXT,
  language TEXT,
  title TEXT,
  text TEXT NOT NULL,
  published TEXT,
  day INTEGER NOT NULL,
  json TEXT NOT NULL,
  known_from INTEGER NOT NULL,
  known_to INTEGER,
  UNIQUE (lineage, version)
);
CREATE INDEX articles_document ON articles (document);
CREATE UNIQUE INDEX articles_held ON articles (document) WHERE known_to IS NULL;
CREATE UNIQUE INDEX articles_lineage ON articles (lineage) WHERE known_to IS NULL;
CREATE INDEX articles_url ON articles (url) WHERE url IS NOT NULL;
CREATE INDEX articles_day ON articles (day, id) WHERE known_to IS NULL;
CREATE INDEX articles_host ON articles (host, day, id) WHERE known_to IS NULL;

CREATE TABLE codings (
  id INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES articles (id),
  coder TEXT NOT NULL,
  json TEXT NOT NULL,
  known_from INTEGER NOT NULL,
  known_to INTEGER
);
CREATE UNIQUE INDEX codings_held ON codings (article) WHERE known_to IS NULL;
CREATE INDEX codings_article ON codings (article, known_from);

CREATE TABLE events (
  id INTEGER PRIMARY KEY,
  coding INTEGER NOT NULL REFERENCES codings (id),
  position INTEGER NOT NULL,
  type TEXT NOT NULL,
  quad INTEGER NOT NULL,
  factuality TEXT NOT NULL,
  country TEXT,
  day INTEGER NOT NULL,
  span_start INTEGER NOT NULL CHECK (span_start >= 0),
  span_end INTEGER NOT NULL CHECK (span_end > span_start),
  sentence INTEGER,
  maker TEXT NOT NULL CHECK (maker <> ''),
  score REAL NOT NULL CHECK (score BETWEEN 0 AND 1),
  json TEXT NOT NULL,
  known_to INTEGER,
  UNIQUE (coding, position)
);
CREATE INDEX events_day ON events (day, id) WHERE known_to IS NULL;
CREATE INDEX events_type ON events (type, day, id) WHERE known_to IS NULL;
CREATE TABLE event_actors (
  actor TEXT NOT NULL,
  day INTEGER NOT NULL,
  event INTEGER NOT NULL REFERENCES events (id),
  sides INTEGER NOT NULL CHECK (sides BETWEEN 1 AND 3),
  PRIMARY KEY (actor, day, event)
) WITHOUT ROWID;
CREATE INDEX event_actors_event ON event_actors (event);

CREATE TABLE statements (
  id INTEGER PRIMARY KEY,
  coding INTEGER NOT NULL REFERENCES codings (id),
  position INTEGER NOT NULL,
  speaker TEXT NOT NULL,
  kind TEXT NOT NULL,
  stance TEXT NOT NULL,
  agreement TEXT,
  day INTEGER NOT NULL,
  span_start INTEGER NOT NULL CHECK (span_start >= 0),
  span_end INTEGER NOT NULL CHECK (span_end > span_start),
  sentence INTEGER,
  maker TEXT NOT NULL CHECK (maker <> ''),
  score REAL NOT NULL CHECK (score BETWEEN 0 AND 1),
  json TEXT NOT NULL,
  known_to INTEGER,
  UNIQUE (coding, position)
);
CREATE INDEX statements_day ON statements (day, id) WHERE known_to IS NULL;
CREATE INDEX statements_stance ON statements (stance, day, id) WHERE known_to IS NULL;
CREATE TABLE statement_actors (
  actor TEXT NOT NULL,
  day INTEGER NOT NULL,
  statement INTEGER NOT NULL REFERENCES statements (id),
  sides INTEGER NOT NULL CHECK (sides BETWEEN 1 AND 3),
  PRIMARY KEY (actor, day, statement)
) WITHOUT ROWID;
CREATE INDEX statement_actors_statement ON statement_actors (statement);

CREATE TABLE agreements (
  id INTEGER PRIMARY KEY,
  coding INTEGER NOT NULL REFERENCES codings (id),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  binding INTEGER,
  background INTEGER NOT NULL,
  topics TEXT NOT NULL,
  day INTEGER NOT NULL,
  span_start INTEGER NOT NULL CHECK (span_start >= 0),
  span_end INTEGER NOT NULL CHECK (span_end > span_start),
  sentence INTEGER,
  maker TEXT NOT NULL CHECK (maker <> ''),
  score REAL NOT NULL CHECK (score BETWEEN 0 AND 1),
  json TEXT NOT NULL,
  known_to INTEGER,
  UNIQUE (coding, position)
);
CREATE INDEX agreements_day ON agreements (day, id) WHERE known_to IS NULL;
CREATE TABLE agreement_actors (
  actor TEXT NOT NULL,
  day INTEGER NOT NULL,
  agreement INTEGER NOT NULL REFERENCES agreements (id),
  sides INTEGER NOT NULL CHECK (sides BETWEEN 1 AND 3),
  PRIMARY KEY (actor, day, agreement)
) WITHOUT ROWID;
CREATE INDEX agreement_actors_agreement ON agreement_actors (agreement);

CREATE TABLE article_actors (
  actor TEXT NOT NULL,
  day INTEGER NOT NULL,
  article INTEGER NOT NULL REFERENCES articles (id),
  mentions INTEGER NOT NULL CHECK (mentions > 0),
  PRIMARY KEY (actor, day, article)
) WITHOUT ROWID;
CREATE INDEX article_actors_article ON article_actors (article);

CREATE TABLE copies (
  copy TEXT PRIMARY KEY,
  original TEXT NOT NULL CHECK (original <> copy),
  relation TEXT NOT NULL,
  containment REAL NOT NULL CHECK (containment BETWEEN 0 AND 1)
) WITHOUT ROWID;
CREATE INDEX copies_original ON copies (original);

CREATE VIEW articles_now AS
  SELECT id, title, text FROM articles WHERE known_to IS NULL;
CREATE VIRTUAL TABLE article_search USING fts5 (
  title, text, content = 'articles_now', content_rowid = 'id',
  tokenize = "unicode61 remove_diacritics 2"
);
PRAGMA application_id = 1164866661;
PRAGMA user_version = 1;
