import Actors
import Coding
import Evidence
import Foundation
import Language
import Ontology
import Records
import TestSupport
import Testing

/// Codes one text as the program does.
struct EventLine: Sendable {
  private let actors: ActorTable

  /// The line over the project's tables, loaded once.
  static let current = Result { try EventLine() }

  init(file: String = #filePath) throws {
    var folder = URL(fileURLWithPath: file).deletingLastPathComponent()
    while !FileManager.default.fileExists(
      atPath: folder.appendingPathComponent("Package.swift").path), folder.path != "/"
    { folder.deleteLastPathComponent() }
    actors = try ActorTable(folder: folder.appendingPathComponent("Data").path)
  }

  func code(_ text: String, date: String? = nil, headings: Set<Int> = []) -> CodedArticle {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var article = Article(
      id: DocumentID("test"),
      blocks: lines.enumerated().map { index, line in
        (kind: headings.contains(index) ? .heading : .paragraph, text: String(line), source: nil)
      })
    article.published = date.flatMap { Timestamp(iso: $0) }
    return Coder(actors: actors).code(Annotator().annotate(article))
  }
}

/// One line of `Cases/events/sentences.txt`.
struct EventCase: Sendable, CustomTestStringConvertible {
  let date: String
  let sentence: String
  let expected: [String]
  var testDescription: String { sentence }

  static let all: [EventCase] = {
    let file = casesFolder().appendingPathComponent("events/sentences.txt")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
      let fields = line.split(separator: "|", omittingEmptySubsequences: false)
        .map { $0.trimmingCharacters(in: .whitespaces) }
      let events = fields.count > 2 ? fields[2].split(separator: ";") : []
      return EventCase(
        date: fields[0], sentence: fields.count > 1 ? fields[1] : "",
        expected: events.map { $0.trimmingCharacters(in: .whitespaces) })
    }
  }()
}

func described(_ event: Event) -> String {
  func side(_ participants: [Participant]) -> String {
    participants.isEmpty
      ? "-" : participants.map { $0.actor?.rawValue ?? "?" }.joined(separator: "+")
  }
  return "\(event.type.rawValue) \(event.cameo) \(side(event.source))>\(side(event.target))"
    + " \(event.factuality.rawValue)"
}

@Suite("Events") struct EventsTests {
  @Test("sentences give exactly the events that they tell", arguments: EventCase.all)
  func sentences(_ item: EventCase) throws {
    let coded = try EventLine.current.get().code(item.sentence, date: item.date)
    #expect(coded.events.map(described) == item.expected)
  }

  @Test("the case file is there and covers all sixteen types")
  func coverage() {
    let types = Set(
      EventCase.all.flatMap(\.expected).compactMap {
        $0.split(separator: " ").first.map(String.init)
      })
    #expect(types == Set(EventType.allCases.map(\.rawValue)))
  }

  @Test("a later sentence may speak of the signing without naming its parties")
  func partiesAreRemembered() throws {
    let coded = try EventLine.current.get().code(
      "Albania, Croatia and Kosovo signed a declaration on Tuesday. "
        + "Serbia called the signing an open provocation.", date: "2025-03-19")
    #expect(
      coded.events.map(described) == [
        "SUPPORT 057 ALB+HRV+XKX>ALB+HRV+XKX happened", "ACCUSE 111 SRB>ALB+HRV+XKX happened",
      ])
  }

  @Test("date, place, mode and contexts come from the clause")
  func circumstances() throws {
    let events = try EventLine.current.get().code(
      "Serbia and Hungary signed a plan of military cooperation in Belgrade on 1 April 2025.",
      date: "2025-04-02"
    ).events
    let event = try #require(events.first)
    #expect(event.date == CalendarDate(iso: "2025-04-01"))
    #expect(event.place?.name == "Belgrade")
    #expect(event.place?.country == ActorID("SRB"))
    #expect(event.contexts.contains(.military))
    #expect(event.goldstein == 8)
    #expect(event.quad == .verbalCooperation)
    #expect(event.isReciprocal)
  }

  @Test("headings and captions tell no events")
  func headings() throws {
    let coded = try EventLine.current.get().code(
      "Russia attacks Ukraine\nThe weather was fine in Russia.", headings: [0])
    #expect(coded.events.isEmpty)
  }

  @Test("what a bystander says of an act of words is possible only")
  func bystander() throws {
    let coded = try EventLine.current.get().code(
      "Serbia probably sees the move as a provocation by Croatia, said Vuk Marković, a researcher "
        + "at an institute in Belgrade.")
    #expect(coded.events.allSatisfy { $0.factuality != .happened })
  }

  @Test("every span lies in the text, and coding twice gives the same", arguments: EventCase.all)
  func spans(_ item: EventCase) throws {
    let line = try EventLine.current.get()
    let coded = line.code(item.sentence, date: item.date)
    let whole = TextSpan(0, coded.article.text.utf8.count)
    for event in coded.events {
      #expect(whole.contains(event.citation.span) && !event.citation.span.isEmpty)
      for participant in event.source + event.target {
        #expect(whole.contains(participant.span))
        #expect(coded.article.text[participant.span] == participant.text)
      }
      #expect((0...1).contains(event.citation.score))
      #expect(event.type == event.cameo.eventType)
    }
    #expect(line.code(item.sentence, date: item.date).events == coded.events)
  }

  @Test("a run of words without an end gives no events")
  func endless() throws {
    let text = Array(repeating: "Serbia attacked Croatia and", count: 5_000).joined(separator: " ")
    #expect(try EventLine.current.get().code(text).events.isEmpty)
  }

  @Test("any bytes give events or none, never a trap", arguments: 0..<40)
  func noise(_ seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let pieces = [
      "Serbia", "Croatia", "signed", "to", "by", "—", "-", ",", "and", "if", "not", "“", "”",
      "that",
      "which", "accused", "of", "in", "Tirana", "2009", "\u{0}", "é", "said", "will", "agreement",
      "on Tuesday", ".", "?", "its", "'s", "has", "been", "attacked", "refused",
    ]
    let text = (0..<60).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &generator)] }
      .joined(separator: " ")
    let coded = try EventLine.current.get().code(text, date: "2025-03-18")
    let whole = TextSpan(0, coded.article.text.utf8.count)
    #expect(coded.events.allSatisfy { whole.contains($0.citation.span) })
  }

  @Test(
    "the seed page gives its five events and nothing cooperative between Kosovo and Serbia",
    .enabled(if: SeedBody.current != nil))
  func seed() throws {
    let seed = try #require(SeedBody.current)
    let events = try EventLine.current.get().code(
      seed.text, date: "2025-03-21", headings: seed.headings
    ).events.filter { $0.factuality == .happened }.map(described)
    let parties = "XKX+ALB+HRV"
    #expect(events.contains("SUPPORT 057 \(parties)>\(parties) happened"))
    #expect(events.contains { $0.hasPrefix("AGREE") && $0.contains(parties) })
    #expect(events.contains { $0.hasPrefix("ACCUSE") && $0.contains(" SRB>\(parties)") })
    #expect(events.contains { $0.hasPrefix("REQUEST") && $0.contains("SRB>ALB+HRV") })
    #expect(events.contains { $0.hasPrefix("ACCUSE") && $0.contains("XKX>SRB") })
    #expect(events.count == 5)
  }
}

/// The body of the seed page, where the shared folder is beside the project.
enum SeedBody {
  static let current: (text: String, headings: Set<Int>)? = {
    guard let folder = sharedFolder()?.appendingPathComponent("seed"),
      let page = try? Data(contentsOf: folder.appendingPathComponent("page.txt")),
      let gold = try? Data(contentsOf: folder.appendingPathComponent("seed_gold_page.json")),
      let object = try? JSONSerialization.jsonObject(with: gold) as? [String: Any],
      let body = object["body"] as? [String: Any],
      let paragraphs = body["paragraphs"] as? [[String: Any]]
    else { return nil }
    let scalars = Array(String(decoding: page, as: UTF8.self).unicodeScalars)
    var lines: [String] = []
    var headings: Set<Int> = []
    for paragraph in paragraphs {
      guard let start = paragraph["start"] as? Int, let end = paragraph["end"] as? Int,
        start <= end, end <= scalars.count
      else { return nil }
      if paragraph["heading"] as? Bool == true { headings.insert(lines.count) }
      var line = String.UnicodeScalarView()
      line.append(contentsOf: scalars[start..<end])
      lines.append(String(line))
    }
    return (lines.joined(separator: "\n"), headings)
  }()
}
