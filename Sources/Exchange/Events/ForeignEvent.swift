public import Evidence

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
  /// The intensity there, by the scale of that set, where given.
  public let intensity: Double?
  /// Where, as written there.
  public let place: String?
  /// The article, where given.
  public let url: String?
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

  private func event(_ row: [String]) -> ForeignEvent? {
    switch layout {
    case .gdelt:
      make(
        id: row[0], day: ForeignReader.compactDay(row[1]), code: row[26], source: row[5],
        target: row[15], intensity: row[30], place: row[52], url: row[60])
    case .gdeltMentions: nil
    case .icews:
      make(
        id: row[0], day: CalendarDate(iso: row[1]), code: row[6], source: row[2], target: row[8],
        intensity: row[7], place: row[17], url: "")
    case .polecat:
      make(
        id: row[0], day: CalendarDate(iso: row[1]), code: row[2], source: row[8], target: row[16],
        intensity: row[4], place: row[27], url: "")
    }
  }

  private func make(
    id: String, day: CalendarDate?, code: String, source: String, target: String,
    intensity: String, place: String, url: String
  ) -> ForeignEvent? {
    guard let day, !code.isEmpty, !id.isEmpty else { return nil }
    func parts(_ text: String) -> [String] { text.split(separator: ";").map(String.init) }
    return ForeignEvent(
      layout: layout, id: id, day: day, code: code, source: parts(source), target: parts(target),
      intensity: Double(intensity), place: place.isEmpty ? nil : place,
      url: url.isEmpty ? nil : url)
  }

  private static func compactDay(_ text: String) -> CalendarDate? {
    guard text.utf8.count == 8, let number = Int(text) else { return nil }
    return CalendarDate(year: number / 10_000, month: number / 100 % 100, day: number % 100)
  }
}
