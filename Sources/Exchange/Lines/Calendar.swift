public import Evidence
import Ontology
public import Records

/// Dates of agreements as a calendar that desk programs subscribe to.
///
/// Source: iCalendar (RFC 5545); lines are folded at 75 bytes (section 3.1), texts escaped (section
/// 3.3.11).
public struct Calendar: Sendable {
  private var lines = [
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Entente//ledger//EN", "CALSCALE:GREGORIAN",
  ]

  /// Begins an empty calendar.
  public init() {}

  /// Adds the days on which an agreement was made, entered into force, or whatever else is dated
  /// to the day.
  ///
  /// - Parameters:
  ///   - agreement: the agreement.
  ///   - text: the text of the article that tells of it.
  ///   - document: the article.
  ///   - stamp: the day from which the entry is known, such as that of the article.
  public mutating func add(
    _ agreement: Agreement, text: String, document: DocumentID, stamp: CalendarDate
  ) {
    let name = agreement.names.first ?? agreement.kind.rawValue
    let parties = agreement.parties.map(\.rawValue).joined(separator: ", ")
    func entry(_ what: String, _ date: CalendarDate?, _ quote: String) {
      guard let date, date.day != nil else { return }
      let day = Calendar.digits(date)
      let identity = "\(document)/\(name)/\(what)/\(day)"
      add([
        "BEGIN:VEVENT", "UID:" + Calendar.escaped(identity),
        "DTSTAMP:\(Calendar.digits(stamp))T000000Z", "DTSTART;VALUE=DATE:\(day)",
        "SUMMARY:"
          + Calendar.escaped("\(name): \(what)" + (parties.isEmpty ? "" : " (\(parties))")),
        "DESCRIPTION:" + Calendar.escaped(quote), "TRANSP:TRANSPARENT", "END:VEVENT",
      ])
    }
    entry("dated", agreement.date, agreement.citations.first.map { text[$0.span] } ?? "")
    for transition in agreement.transitions {
      entry(transition.state.rawValue, transition.date, text[transition.span])
    }
  }

  /// The calendar, its lines ended as the standard wants it.
  public var text: String { (lines + ["END:VCALENDAR"]).map { $0 + "\r\n" }.joined() }

  private mutating func add(_ added: [String]) { lines += added.map(Calendar.folded) }

  private static func digits(_ date: CalendarDate) -> String {
    String(date.description.filter { $0 != "-" })
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ";", ",": escaped.unicodeScalars.append(contentsOf: ["\\", scalar])
      case "\n": escaped += "\\n"
      case "\r": break
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  private static func folded(_ line: String) -> String {
    var folded = ""
    var length = 0
    for scalar in line.unicodeScalars {
      let width = UTF8.width(scalar)
      if length + width > 74 {
        folded += "\r\n "
        length = 1
      }
      folded.unicodeScalars.append(scalar)
      length += width
    }
    return folded
  }
}
