import Actors
import Coding
import Evidence
import Language
import Ontology
import TestSupport
import Testing

@Suite struct CastTests {
  /// A mention as one line of a case file: `words = actors (office) kind`.
  private static func line(_ mention: CastMention) -> String {
    let actors = mention.actors.map(\.rawValue).joined(separator: "+")
    let office = mention.office.map { " (\($0))" } ?? ""
    return "\(mention.text) = \(actors)\(office) \(mention.kind.rawValue)"
  }

  @Test(arguments: TextCase.all(in: "cast"))
  func findsTheMentions(_ sample: TextCase) {
    let found = CodingSample.cast(sample.text).mentions.map { CastTests.line($0) }
    for line in sample.expected {
      if line.hasPrefix("not ") {
        let words = line.dropFirst(4)
        #expect(!found.contains { $0.hasPrefix(words + " = ") }, "\(found)")
      } else {
        #expect(found.contains(line), "\(found)")
      }
    }
  }

  @Test func mentionsAreInOrderAndFoundByOffset() throws {
    for page in CaseFile.all("txt", in: "pages") {
      let text = try page.text()
      let cast = CodingSample.cast(text)
      for (left, right) in zip(cast.mentions, cast.mentions.dropFirst()) {
        #expect(left.span.upper <= right.span.lower)
      }
      for mention in cast.mentions {
        #expect(cast.mention(at: mention.span.lower) == mention)
        #expect(cast.mention(at: mention.span.upper - 1) == mention)
        #expect(cast.mentions(in: mention.span).first == mention)
        #expect(mention.span.contains(mention.head))
        #expect(mention.persons.allSatisfy(cast.persons.indices.contains))
      }
    }
  }

  @Test func anEmptyTextHasNobody() {
    let cast = CodingSample.cast("")
    #expect(cast.mentions.isEmpty && cast.persons.isEmpty && cast.entities.isEmpty)
    #expect(cast.mention(at: 0) == nil)
  }
}
