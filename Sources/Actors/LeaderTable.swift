public import Evidence
public import Ontology

/// Somebody whom the table of leaders knows.
public struct Leader: Sendable, Hashable {
  /// The usual name.
  public let name: String
  /// The state or organisation that the person acts for, or acted for last.
  public let actor: ActorID
  /// The office held on the day asked about; nil for somebody out of office or of none.
  public let office: String?
}

/// Holders of offices whom news names without their state, with the days they held them.
public struct LeaderTable: Sendable {
  private struct Spell {
    let name: String
    let actor: ActorID
    let office: String
    let from: CalendarDate?
    let to: CalendarDate?
  }

  private struct Form {
    let spell: Int
    /// Whether it is less than the usual name, such as a surname.
    let isShort: Bool
  }

  /// How long before an office a surname alone means its later holder: as a candidate, as elected.
  private static let daysBefore = 2 * 365
  /// How long after it a surname alone still means its former holder.
  private static let daysAfter = 5 * 365

  private var spells: [Spell] = []
  private var forms: [UInt64: [Form]] = [:]

  /// Loads the table.
  ///
  /// - Parameter path: the file `leaders.tsv`.
  /// - Throws: `ActorTableError` with file and line.
  init(path: String) throws(ActorTableError) {
    let table = try TSV(
      path: path, columns: ["name", "forms", "actor", "office", "from", "to", "source"])
    for row in table.rows {
      let dates = [row.text(4), row.text(5)].map { CalendarDate(iso: $0) }
      guard row.fields[4].isEmpty == (dates[0] == nil), row.fields[5].isEmpty == (dates[1] == nil)
      else {
        throw ActorTableError(
          file: path, line: row.line,
          message: "expected ISO dates, found \(row.text(4)) \(row.text(5))")
      }
      spells.append(
        Spell(
          name: row.text(0), actor: ActorID(row.text(2)), office: row.text(3), from: dates[0],
          to: dates[1]))
      for (place, form) in ([row.text(0)] + row.parts(1)).enumerated() {
        let isShort = place > 0 && !form.utf8.contains(0x20)
        forms[LeaderTable.key(form), default: []].append(
          Form(spell: spells.count - 1, isShort: isShort))
      }
    }
  }

  /// The leader that a name means on a day.
  ///
  /// - Parameters:
  ///   - name: a full name or what news uses for it, such as a surname; whatever its case and
  ///     diacritics.
  ///   - day: the day of the article; nil where it is not known.
  /// - Returns: nil where the table knows nobody of the name who could be meant on that day, or
  ///   several who act for different states.
  public func leader(named name: String, on day: CalendarDate?) -> Leader? {
    guard let known = forms[LeaderTable.key(name)] else { return nil }
    let meant = known.filter { canMean($0, on: day) }.map { spells[$0.spell] }
    let holders = meant.filter { holds($0, on: day) }
    let chosen = Set(meant.map(\.actor)).count == 1 ? meant : holders
    guard let first = chosen.first, chosen.allSatisfy({ $0.actor == first.actor }) else {
      return nil
    }
    let isOne = day != nil || chosen.allSatisfy { $0.office == first.office }
    let office = isOne ? holders.first?.office : nil
    return Leader(
      name: holders.first?.name ?? first.name, actor: first.actor,
      office: office.flatMap { $0.isEmpty ? nil : $0 })
  }

  /// Everybody who held an office of a state or organisation, with the days, the latest first.
  ///
  /// - Parameter actor: the state or organisation.
  /// - Returns: name, office, first and last day of each spell.
  public func spells(of actor: ActorID)
    -> [(name: String, office: String, from: CalendarDate?, to: CalendarDate?)]
  {
    LeaderTable.latestFirst(spells.filter { $0.actor == actor })
      .map { ($0.name, $0.office, $0.from, $0.to) }
  }

  /// The offices that somebody held, with the days, the latest first.
  ///
  /// - Parameter name: the usual name, whatever its case and diacritics.
  /// - Returns: the state or organisation, office, first and last day of each spell.
  public func spells(named name: String)
    -> [(actor: ActorID, office: String, from: CalendarDate?, to: CalendarDate?)]
  {
    let wanted = LeaderTable.key(name)
    let places = Set(forms[wanted, default: []].map(\.spell))
    let own = places.map { spells[$0] }.filter { LeaderTable.key($0.name) == wanted }
    return LeaderTable.latestFirst(own)
      .map { ($0.actor, $0.office, $0.from, $0.to) }
  }

  private static func latestFirst(_ spells: [Spell]) -> [Spell] {
    spells.filter { !$0.office.isEmpty }.sorted {
      ($0.from?.daysSinceEpoch ?? .min, $1.office, $1.name)
        > ($1.from?.daysSinceEpoch ?? .min, $0.office, $0.name)
    }
  }

  private func canMean(_ form: Form, on day: CalendarDate?) -> Bool {
    // A full name means the same person whatever the day; only a surname alone is of its time.
    guard form.isShort, let day = day?.daysSinceEpoch else { return true }
    let spell = spells[form.spell]
    if let from = spell.from, day < from.daysSinceEpoch - LeaderTable.daysBefore { return false }
    return spell.to.map { day <= $0.lastDayNumber + LeaderTable.daysAfter } ?? true
  }

  private func holds(_ spell: Spell, on day: CalendarDate?) -> Bool {
    guard let day else { return true }
    return spell.from.map { $0.isOnOrBefore(day) } ?? true
      && spell.to.map { day.isOnOrBefore($0) } ?? true
  }

  private static func key(_ name: String) -> UInt64 {
    var key = FNV1a()
    for word in WordScan.words(of: Array(name.utf8)) {
      for shift in stride(from: UInt64(0), to: 64, by: 8) {
        key.add(UInt8(truncatingIfNeeded: word.hash >> shift))
      }
    }
    return key.value
  }
}
