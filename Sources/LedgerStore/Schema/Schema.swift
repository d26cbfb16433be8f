/// The ledger's schema, written once for both databases.
///
/// Times are milliseconds since 1970 UTC; days are days since 1970-01-01, `Day.unknown` where no
/// date is known; spans are Unicode scalars of `articles.text`. Articles, codings and corrections
/// are history: a row whose `known_to` is null is what is held now. The record tables keep what the
/// coder wrote (`json`) beside what people made of it (`corrected`); `held` marks the rows that
/// count now, and the key tables `*_actors` list only those.
struct Schema {
  /// "Ente" in ASCII: what `PRAGMA application_id` says of a ledger.
  static let applicationID = 0x456E_7465

  /// The version that this code reads and writes.
  static let version = 4

  private let dialect: SQLDialect
  private let integer: String
  private let text: String
  private let real: String

  init(_ dialect: SQLDialect) {
    self.dialect = dialect
    integer = dialect.integer
    text = dialect.text
    real = dialect.real
  }

  /// Everything that a new ledger needs.
  var whole: String {
    histories + RecordTable.allCases.map(records).joined() + keys + additions + stories + grouping
      + search
  }

  /// What version 2 has beside the tables of version 1.
  var additions: String { corrections + foreign + (dialect == .postgres ? queue : "") }

  private var histories: String {
    """
    CREATE TABLE generations (
      id \(integer) PRIMARY KEY CHECK (id = 1),
      number \(integer) NOT NULL
    );
    INSERT INTO generations VALUES (1, 0);

    CREATE TABLE captures (
      id \(integer) PRIMARY KEY,
      digest \(text) NOT NULL UNIQUE CHECK (digest <> ''),
      url \(text),
      seen \(integer) NOT NULL
    );

    CREATE TABLE articles (
      id \(integer) PRIMARY KEY,
      document \(text) NOT NULL CHECK (document <> ''),
      lineage \(integer) NOT NULL,
      version \(integer) NOT NULL CHECK (version > 0),
      capture \(integer)\(dialect.references("captures")),
      url \(text),
      host \(text),
      site \(text),
      section \(text),
      language \(text),
      title \(text),
      text \(text) NOT NULL,
      published \(text),
      day \(integer) NOT NULL,
      json \(text) NOT NULL,
      known_from \(integer) NOT NULL,
      known_to \(integer),
      facts \(text) NOT NULL,
      UNIQUE (lineage, version)
    );
    CREATE INDEX articles_document ON articles (document);
    CREATE UNIQUE INDEX articles_held ON articles (document) WHERE known_to IS NULL;
    CREATE UNIQUE INDEX articles_lineage ON articles (lineage) WHERE known_to IS NULL;
    CREATE INDEX articles_url ON articles (url) WHERE url IS NOT NULL;
    CREATE INDEX articles_day ON articles (day, id) WHERE known_to IS NULL;

    CREATE TABLE codings (
      id \(integer) PRIMARY KEY,
      article \(integer) NOT NULL\(dialect.references("articles")),
      coder \(text) NOT NULL,
      json \(text) NOT NULL,
      known_from \(integer) NOT NULL,
      known_to \(integer)
    );
    CREATE UNIQUE INDEX codings_held ON codings (article) WHERE known_to IS NULL;
    CREATE INDEX codings_article ON codings (article, known_from);

    CREATE TABLE copies (
      copy \(text) PRIMARY KEY,
      original \(text) NOT NULL CHECK (original <> copy),
      relation \(text) NOT NULL,
      containment \(real) NOT NULL CHECK (containment BETWEEN 0 AND 1)
    )\(dialect.keyed);
    CREATE INDEX copies_original ON copies (original);

    """
  }

  /// One of the three record tables, with the table of its actors.
  func records(_ table: RecordTable) -> String {
    let name = table.rawValue
    let facts = table.facts.map { fact in
      let type = fact.isNumber ? integer : text
      return "\n  \(fact.name) \(type)\(fact.isOptional ? "" : " NOT NULL"),"
    }
    let leading = table.leading.map { column in
      "CREATE INDEX \(name)_\(column) ON \(name) (\(column), day, id) WHERE held = 1;\n"
    }
    let own = """
      CREATE TABLE \(name) (
        id \(integer) PRIMARY KEY,
        coding \(integer) NOT NULL\(dialect.references("codings")),
        position \(integer) NOT NULL,\(facts.joined())
        day \(integer) NOT NULL,
        span_start \(integer) NOT NULL CHECK (span_start >= 0),
        span_end \(integer) NOT NULL CHECK (span_end > span_start),
        sentence \(integer),
        maker \(text) NOT NULL CHECK (maker <> ''),
        score \(real) NOT NULL CHECK (score BETWEEN 0 AND 1),
        json \(text),
        corrected \(text),
        held \(integer) NOT NULL CHECK (held IN (0, 1)),
        UNIQUE (coding, position),
        CHECK (coalesce(json, corrected) IS NOT NULL)
      );
      CREATE INDEX \(name)_day ON \(name) (day, id) WHERE held = 1;
      \(leading ?? "")
      """
    return own + actors(table.actors, of: table.singular, in: name, "sides", "BETWEEN 1 AND 3")
  }

  private var keys: String {
    actors("article_actors", of: "article", in: "articles", "mentions", "> 0")
  }

  private func actors(
    _ name: String, of owner: String, in table: String, _ number: String, _ range: String
  ) -> String {
    """
    CREATE TABLE \(name) (
      actor \(text) NOT NULL,
      day \(integer) NOT NULL,
      \(owner) \(integer) NOT NULL\(dialect.references(table)),
      \(number) \(integer) NOT NULL CHECK (\(number) \(range)),
      PRIMARY KEY (actor, day, \(owner))
    )\(dialect.keyed);
    CREATE INDEX \(name)_\(owner) ON \(name) (\(owner));

    """
  }

  private var corrections: String {
    """
    CREATE TABLE corrections (
      id \(integer) PRIMARY KEY,
      lineage \(integer) NOT NULL,
      kind \(text) NOT NULL CHECK (kind IN ('events', 'statements', 'agreements')),
      anchor \(text) NOT NULL,
      action \(text) NOT NULL,
      who \(text) NOT NULL CHECK (who <> ''),
      why \(text) NOT NULL CHECK (why <> ''),
      known_from \(integer) NOT NULL,
      known_to \(integer),
      undone_by \(text),
      undone_why \(text)
    );
    CREATE INDEX corrections_lineage ON corrections (lineage, id);

    """
  }

  private var foreign: String {
    """
    CREATE TABLE foreign_records (
      id \(integer) PRIMARY KEY,
      origin \(text) NOT NULL,
      code \(text) NOT NULL,
      day \(integer) NOT NULL,
      source \(text),
      target \(text),
      type \(text) NOT NULL,
      json \(text) NOT NULL,
      known_from \(integer) NOT NULL,
      UNIQUE (origin, code)
    );
    CREATE INDEX foreign_records_day ON foreign_records (day, id);

    """
  }

  /// What version 3 has beside the tables of version 2.
  ///
  /// The story and the origin of each article, and what lists show of a story. Articles and stories
  /// go by `lineage`, a story by that of its first report; one without any date has no `first_day`.
  var stories: String {
    """
    CREATE TABLE placements (
      lineage \(integer) PRIMARY KEY,
      story \(integer) NOT NULL,
      origin \(integer) NOT NULL,
      place \(integer) NOT NULL
    );
    CREATE INDEX placements_story ON placements (story, place);

    CREATE TABLE stories (
      id \(integer) PRIMARY KEY,
      reports \(integer) NOT NULL CHECK (reports > 0),
      origins \(integer) NOT NULL CHECK (origins BETWEEN 1 AND reports),
      first_day \(integer),
      last_day \(integer) NOT NULL
    );
    CREATE INDEX stories_day ON stories (last_day, id);

    """
  }

  /// What version 4 has beside the tables of version 3.
  ///
  /// The index by which new reports find those near them (`IndexRows` of Stories tells what a row
  /// holds), the articles that wait to be grouped, and what became of stories: one was merged into
  /// another, or some of its reports split from it into another.
  var grouping: String {
    """
    CREATE INDEX placements_origin ON placements (origin);

    CREATE TABLE story_index (
      key \(integer) PRIMARY KEY,
      entries \(dialect.bytes) NOT NULL
    );

    CREATE TABLE story_queue (
      day \(integer) NOT NULL,
      lineage \(integer) NOT NULL,
      PRIMARY KEY (day, lineage)
    )\(dialect.keyed);

    CREATE TABLE story_changes (
      id \(dialect.counted) PRIMARY KEY,
      known_from \(integer) NOT NULL,
      kind \(text) NOT NULL CHECK (kind IN ('merged', 'split')),
      story \(integer) NOT NULL,
      other \(integer) NOT NULL CHECK (other <> story),
      reports \(integer) NOT NULL CHECK (reports > 0)
    );

    """
  }

  /// PostgreSQL alone: numbers for rows of several writers, and the work that waits for workers.
  private var queue: String {
    """
    CREATE SEQUENCE ledger_ids INCREMENT BY 1000;
    CREATE TABLE jobs (
      id BIGSERIAL PRIMARY KEY,
      input \(text) NOT NULL,
      state \(text) NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'failed')),
      failure \(text)
    );
    CREATE INDEX jobs_waiting ON jobs (id) WHERE state = 'waiting';

    """
  }

  /// Full-text search over what is held now; `SearchRow` tells what its rows hold.
  var search: String {
    switch dialect {
    case .sqlite:
      """
      CREATE VIEW articles_now AS
        SELECT day * \(SearchRow.daySize) + \(SearchRow.dayShift * SearchRow.daySize) + id AS row,
          title, text
        FROM articles WHERE known_to IS NULL;
      CREATE VIRTUAL TABLE article_search USING fts5 (
        title, text, content = 'articles_now', content_rowid = 'row',
        tokenize = "unicode61 remove_diacritics 2"
      );
      CREATE VIRTUAL TABLE article_words USING fts5 (
        words, content = '', detail = none, columnsize = 0, prefix = '1 2 3 4 5 6 7 8',
        tokenize = "unicode61 remove_diacritics 2"
      );
      """
    case .postgres:
      """
      CREATE TABLE article_search (
        row BIGINT PRIMARY KEY,
        words TSVECTOR NOT NULL
      );
      CREATE INDEX article_search_words ON article_search USING gin (words);
      """
    }
  }
}

/// Days as the ledger keeps them.
enum Day {
  /// The day of what has no date: before every other.
  static let unknown = -1_000_000
}
