import Evidence

extension Database {
  /// The corrections of an article that hold, in the order in which they were made.
  ///
  /// - Parameters:
  ///   - lineage: the article.
  ///   - time: as of this time, in milliseconds since 1970; nil for now.
  /// - Returns: the corrections.
  /// - Throws: `LedgerError`.
  func corrections(of lineage: Int, at time: Int?) throws(LedgerError) -> [Correction] {
    var condition = "k.lineage = ? AND k.known_to IS NULL"
    var values: [SQLValue] = [.integer(lineage)]
    if let time {
      condition = """
        k.lineage = ? AND k.known_from <= ? AND (k.known_to IS NULL OR k.known_to > ?)
        """
      values += [.integer(time), .integer(time)]
    }
    return try corrections(condition, values)
  }

  /// All corrections, undone ones too, the newest first.
  func corrections(at time: Int?) throws(LedgerError) -> [Correction] {
    guard let time else { return try corrections("k.id > 0", []).reversed() }
    return try corrections(
      "k.known_from <= ? AND (k.known_to IS NULL OR k.known_to > ?)",
      [.integer(time), .integer(time)]
    ).reversed()
  }

  private func corrections(_ condition: String, _ values: [SQLValue]) throws(LedgerError)
    -> [Correction]
  {
    try statement(
      """
      SELECT k.id, a.document, k.kind, k.anchor, k.action, k.who, k.why, k.known_from, k.known_to,
        k.undone_by, k.undone_why
      FROM corrections k JOIN articles a ON a.lineage = k.lineage AND a.known_to IS NULL
      WHERE \(condition) ORDER BY k.id
      """
    ).rows(values) { (row) throws(LedgerError) in
      let document = DocumentID(row.text(1))
      guard let table = RecordTable(rawValue: row.text(2)),
        let anchor = json(row.text(3)).flatMap(RecordAnchor.init(json:)),
        let action = json(row.text(4)).flatMap(Correction.Action.init(json:))
      else { throw damaged("correction \(row.integer(0))", of: document) }
      let undoing = row.optionalInteger(8).map {
        Correction.Undoing(time: $0, who: row.text(9), why: row.text(10))
      }
      return Correction(
        id: row.integer(0), document: document, kind: table.kind, anchor: anchor, action: action,
        who: row.text(5), why: row.text(6), time: row.integer(7), undoing: undoing)
    }
  }

  private func json(_ text: String) -> JSON? {
    do { return try JSON(parsing: text) } catch { return nil }
  }

  /// Corrects a record; to be called inside a transaction.
  func correct(
    _ id: RecordID, _ request: CorrectionRequest, who: String, why: String, now: Int
  ) throws(LedgerError) -> Correction {
    guard !who.isEmpty, !why.isEmpty else {
      throw badRequest("a correction needs who makes it and why", remedy: "say both")
    }
    let (anchor, article) = try anchor(of: id)
    let action: Correction.Action
    switch request {
    case .wrong: action = .wrong
    case .edit(let edits): action = .edit(edits)
    case .split(let parts): action = .split(parts)
    case .merge(let other):
      let (second, same) = try self.anchor(of: other)
      guard other.kind == id.kind, same == article, other != id else {
        throw badRequest(
          "\(id) and \(other) are not two records of one kind in one article",
          remedy: "merge records of one article; copies among articles are found by themselves")
      }
      action = .merge(second)
    }
    let held = try heldArticle(article)
    try lock([held.document])
    let number = try integer("SELECT coalesce(max(id), 0) + 1 FROM corrections")
    try statement(
      """
      INSERT INTO corrections (id, lineage, kind, anchor, action, who, why, known_from)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """
    ).run([
      .integer(number), .integer(held.lineage), .text(RecordTable(id.kind).rawValue),
      .text(anchor.json.line), .text(action.json.line), .text(who), .text(why), .integer(now),
    ])
    let unmet = try derive(article)
    if let reason = unmet[number] {
      throw badRequest(
        "\(id) cannot be corrected so: \(reason)", remedy: "list the records and try again")
    }
    guard let made = try corrections(of: held.lineage, at: nil).last else {
      throw damaged("correction \(number)", of: DocumentID(held.document))
    }
    return made
  }

  /// Takes a correction back; to be called inside a transaction.
  func undo(_ number: Int, who: String, why: String, now: Int) throws(LedgerError) {
    guard !who.isEmpty, !why.isEmpty else {
      throw badRequest("taking a correction back needs who does it and why", remedy: "say both")
    }
    let lineage = try statement(
      "SELECT lineage FROM corrections WHERE id = ? AND known_to IS NULL"
    ).first([.integer(number)]) { (row) throws(LedgerError) in row.integer(0) }
    guard let lineage, let article = try heldVersion(of: lineage) else {
      throw badRequest(
        "there is no correction \(number) that holds",
        remedy: "see `entente ledger corrections` for their numbers")
    }
    try lock([try heldArticle(article).document])
    try statement(
      "UPDATE corrections SET known_to = ?, undone_by = ?, undone_why = ? WHERE id = ?"
    ).run([.integer(now), .text(who), .text(why), .integer(number)])
    _ = try derive(article)
  }

  /// The anchor of a record that is held, and the article version that it belongs to.
  private func anchor(of id: RecordID) throws(LedgerError) -> (RecordAnchor, article: Int) {
    let table = RecordTable(id.kind)
    let found = try statement(
      """
      SELECT r.json, c.article, c.known_to, a.text FROM \(table.rawValue) r
      JOIN codings c ON c.id = r.coding JOIN articles a ON a.id = c.article WHERE r.id = ?
      """
    ).first([.integer(id.row)]) { (row) throws(LedgerError) in
      (
        json: row.optionalText(0), article: row.integer(1), isHeld: row.isNull(2),
        text: row.text(3)
      )
    }
    guard let found, found.isHeld else {
      throw badRequest(
        found == nil ? "there is no record \(id)" : "\(id) was replaced by a later coding",
        remedy: "list the records: each line names its record")
    }
    guard let coded = found.json.flatMap(json) else {
      throw badRequest(
        "\(id) was made by a split", remedy: "undo the split and make another one")
    }
    guard let anchor = RecordAnchor(table, coded, text: found.text, ScalarMap(found.text)) else {
      throw damaged("record \(id)", of: DocumentID(id.description))
    }
    return (anchor, found.article)
  }
}

/// What a person asks to be done to a record.
public enum CorrectionRequest: Sendable, Hashable {
  /// It is no record at all.
  case wrong
  /// Some of its fields were read wrongly.
  case edit([FieldEdit])
  /// Another record of the same article tells the same thing.
  case merge(RecordID)
  /// It is several records, one for each list of edits.
  case split([[FieldEdit]])
}
