import Evidence
import Foundation
import Pipeline
import Reading
import Records
import TestSupport
import Testing

/// What must hold of every page, whatever is on it.
@Suite struct LinePropertyTests {
  @Test(arguments: Line.dossier)
  func everyRecordStandsOnWordsOfItsText(page: CaseFile) throws {
    let coded = try Line.code(page.bytes())
    expectSound(coded)
    #expect(coded.statements.allSatisfy { !$0.content.isEmpty })
    #expect(coded.agreements.allSatisfy { !$0.citations.isEmpty })
    for sentence in coded.sentences { #expect(!coded.article.text[sentence].isEmpty) }
  }

  @Test(arguments: Line.dossier)
  func codingTwiceGivesTheSameBytes(page: CaseFile) throws {
    let bytes = try page.bytes()
    #expect(try Line.code(bytes).json.line == Line.code(bytes).json.line)
  }

  @Test(arguments: Line.dossier)
  func theLineOfThePageReadsBackAsTheSameRecord(page: CaseFile) throws {
    let coded = try Line.code(page.bytes())
    #expect(try CodedArticle(json: JSON(parsing: coded.json.line)) == coded)
  }

  @Test(arguments: ["0001-01-01", "9999-12-31", "9999-12-31T23:59:59-14:00"])
  func datesBeyondTheCalendarAreReadBack(published: String) throws {
    let text = """
      Albania and Croatia signed a treaty yesterday. Serbia condemned Kosovo last week. Albania will \
      attack Serbia tomorrow. Croatia condemned Serbia two weeks ago.
      """
    var capture = Capture(bytes: Array(text.utf8), form: .text)
    capture.date = Timestamp(iso: published)
    let coded = try Line.pipeline.get().code(capture)
    #expect(coded.events.contains { $0.date != nil })
    #expect(try CodedArticle(json: JSON(parsing: coded.json.line)) == coded)
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func aDamagedPageGivesARecordOrAClearError(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var bytes = try Line.dossier[Int(seed) % Line.dossier.count].bytes()
    for _ in 0..<20 {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes.removeSubrange(place..<min(place + 40, bytes.count))
      case 2: bytes.insert(contentsOf: Array("“<div></p>&".utf8), at: place)
      default: bytes.insert(contentsOf: bytes[place..<min(place + 30, bytes.count)], at: place)
      }
    }
    do {
      expectSound(try Line.code(bytes))
    } catch let error as ReadingError {
      #expect(!error.message.isEmpty && !error.remedy.isEmpty)
    }
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func randomTextGivesARecordOrAClearError(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let text = random.text(Int.random(in: 0..<300, using: &random))
    for form in Capture.Form.allCases {
      do {
        let coded = try Line.code(Array(text.utf8), form: form)
        expectSound(coded)
        if form == .text { #expect(coded.article.text == text) }
      } catch let error as ReadingError {
        #expect(!error.message.isEmpty && !error.remedy.isEmpty)
      }
    }
  }

  private func expectSound(_ coded: CodedArticle) {
    let length = coded.article.text.utf8.count
    let bytes = Array(coded.article.text.utf8)
    for span in coded.spans {
      #expect(span.upper <= length, "\(span) in \(length) bytes")
      for bound in [span.lower, span.upper] where bound < length {
        #expect(bytes[bound] & 0xC0 != 0x80, "\(span) cuts a scalar")
      }
    }
    for side in coded.events.flatMap({ $0.source + $0.target }) {
      #expect(coded.article.text[side.span] == side.text)
    }
  }
}
