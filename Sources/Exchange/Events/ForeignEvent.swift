public import Evidence
public import Ontology

/// An event that another data set coded: kept apart from our own, never counted with them.
public struct ForeignEvent: Sendable, Hashable {
  /// The layout that it was read from.
  public let layout: ForeignLayout
  /// Its number or name there.
  public let id: String
  /// Its day.
  public let day: CalendarDate
  /// What it is: a CAMEO code (GDELT, ICEWS) or a PLOVER type (POLECAT), as written there.
  public let code: String
  /// The codes or names of the source, as written there; empty where it has none.
  public let source: [String]
  /// The codes or names of the target, as written there.
  public let target: [String]
  /// The countries of the source as written there: codes (GDELT, POLECAT) or names (ICEWS).
  public let sourceCountries: [String]
  /// The countries of the target as written there.
  public let targetCountries: [String]
  /// The intensity there, by the scale of that set, where given.
  public let intensity: Double?
  /// Where, as written there.
  public let place: String?
  /// The article, where given.
  public let url: String?
  /// The whole row, in the layout's order of columns.
  public let row: [String]

  /// Its PLOVER type; nil for what PLOVER has no type for, and for codes that are none.
  public var type: EventType? {
    layout == .polecat ? EventType(rawValue: code) : CAMEOCode(code)?.eventType
  }

  /// The whole row by column.
  public var fields: JSON {
    .object(zip(layout.columns, row).map { JSON.Member($0, .string($1)) })
  }
}

/// A line of a foreign file that could not be read.
public struct ForeignLineError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The line, counted from 1.
  public let line: Int
  /// What was expected and what was found.
  public let message: String

  /// One line: where and what.
  public var description: String { "line \(line): \(message)" }
}

/// Reads the event files of other data sets.
public struct ForeignReader: Sendable {
  private let layout: ForeignLayout

  /// Makes a reader; a mentions table holds no events and gives an error for every line.
  public init(layout: ForeignLayout) {
    self.layout = layout
  }

  /// Reads a whole file.
  ///
  /// Several published files have rows with too many or too few columns: those are told, not
  /// guessed at.
  ///
  /// - Parameter bytes: tab-separated lines of UTF-8, with the header that the layout has.
  /// - Returns: the events, and the lines that could not be read.
  /// - Complexity: O(n) in bytes.
  public func events(_ bytes: [UInt8]) -> (events: [ForeignEvent], errors: [ForeignLineError]) {
    var events: [ForeignEvent] = []
    var errors: [ForeignLineError] = []
    var number = 0
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      let line = line.last == 0x0D ? line.dropLast() : line
      if line.isEmpty || number == 1 && layout.hasHeader { continue }
      let fields = line.split(separator: 0x09, omittingEmptySubsequences: false)
      guard fields.count == layout.columnCount else {
        errors.append(
          ForeignLineError(
            line: number,
            message: "expected \(layout.columnCount) columns, found \(fields.count)"))
        continue
      }
      let row = fields.map { String(decoding: $0, as: UTF8.self) }
      if let event = event(row) {
        events.append(event)
      } else {
        errors.append(ForeignLineError(line: number, message: "expected a day and an event code"))
      }
    }
    return (events, errors)
  }

  /// Reads one row.
  ///
  /// - Parameter row: its columns, as many as the layout has.
  /// - Returns: the event; nil where the row names no day or no code, or holds no event.
  public func event(_ row: [String]) -> ForeignEvent? {
    guard row.count == layout.columnCount else { return nil }
    switch layout {
    case .gdelt:
      return make(
        row, day: ForeignReader.compactDay(row[1]), code: 26, source: (5, 7), target: (15, 17),
        intensity: 30, place: 52, url: row[60])
    case .gdeltMentions: return nil
    case .icews:
      return make(
        row, day: CalendarDate(iso: row[1]), code: 6, source: (2, 4), target: (8, 10),
        intensity: 7, place: 17, url: "")
    case .polecat:
      return make(
        row, day: CalendarDate(iso: row[1]), code: 2, source: (7, 8), target: (15, 16),
        intensity: 4, place: 27, url: "")
    }
  }

  /// Takes the columns at given places; a side's are its names or codes, and its countries.
  private func make(
    _ row: [String], day: CalendarDate?, code: Int, source: (Int, Int), target: (Int, Int),
    intensity: Int, place: Int, url: String
  ) -> ForeignEvent? {
    guard let day, !row[code].isEmpty, !row[0].isEmpty else { return nil }
    func parts(_ column: Int) -> [String] { row[column].split(separator: ";").map(String.init) }
    return ForeignEvent(
      layout: layout, id: row[0], day: day, code: row[code], source: parts(source.0),
      target: parts(target.0), sourceCountries: parts(source.1),
      targetCountries: parts(target.1), intensity: Double(row[intensity]),
      place: row[place].isEmpty ? nil : row[place], url: url.isEmpty ? nil : url, row: row)
  }

  private static func compactDay(_ text: String) -> CalendarDate? {
    guard text.utf8.count == 8, let number = Int(text) else { return nil }
    return CalendarDate(year: number / 10_000, month: number / 100 % 100, day: number % 100)
  }
}
