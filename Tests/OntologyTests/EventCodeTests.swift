import Ontology
import Testing

@Suite("Event codes") struct EventCodeTests {
  @Test(
    "codes need two to four digits under roots 01 to 20",
    arguments: ["", "1", "00", "21", "0a", "05777", "٠٥"])
  func refused(_ digits: String) { #expect(CAMEOCode(digits) == nil) }

  @Test(
    "codes give the PLOVER type of their root",
    arguments: [
      ("057", EventType.support), ("03", .agree), ("0312", .agree), ("046", .consult),
      ("062", .cooperate), ("072", .aid), ("081", .concede), ("0834", .concede), ("0872", .retreat),
      ("085", .retreat), ("090", .accuse), ("112", .accuse), ("1056", .request), ("1241", .reject),
      ("138", .threaten), ("141", .protest), ("154", .mobilize), ("161", .sanction),
      ("163", .coerce), ("173", .coerce), ("190", .assault), ("203", .assault),
    ])
  func types(_ digits: String, _ type: EventType) throws {
    #expect(try #require(CAMEOCode(digits)).eventType == type)
  }

  @Test("statements and appeals are no events", arguments: ["01", "014", "020", "0256"])
  func verbal(_ digits: String) throws {
    #expect(try #require(CAMEOCode(digits)).eventType == nil)
  }

  @Test("every type's root code leads back to it", arguments: EventType.allCases)
  func roots(_ type: EventType) {
    let back = type.cameoRoot.eventType
    #expect(back == type || (type == .retreat && back == .concede))
  }

  @Test("the two schemes differ on CONCEDE and SANCTION only")
  func quads() {
    let differing = EventType.allCases.filter { $0.quad(.plover) != $0.quad(.cameo) }
    #expect(differing == [.concede, .sanction])
  }

  @Test("quad classes follow CAMEO's ranges of roots", arguments: EventType.allCases)
  func quadRanges(_ type: EventType) throws {
    let root = try #require(Int(type.cameoRoot.digits))
    let expected: QuadClass =
      switch root {
      case 3...5: .verbalCooperation
      case 6...8: .materialCooperation
      case 9...13: .verbalConflict
      default: .materialConflict
      }
    #expect(type.quad(.cameo) == expected)
  }
}

@Suite("Goldstein scale") struct GoldsteinScaleTests {
  @Test(
    "values are those of the named table",
    arguments: [("057", 8.0), ("190", -10), ("03", 4), ("112", -2), ("072", 8.3), ("203", -10)])
  func values(_ digits: String, _ value: Double) throws {
    #expect(GoldsteinScale.value(of: try #require(CAMEOCode(digits))) == value)
  }

  @Test("a finer code than the table has takes the value above it")
  func inherits() throws {
    #expect(GoldsteinScale.value(of: try #require(CAMEOCode("0579"))) == 8)
  }

  @Test("every type has a value between -10 and 10 with the sign of its class")
  func signs() throws {
    for type in EventType.allCases {
      let value = try #require(GoldsteinScale.value(of: type.cameoRoot))
      #expect((-10...10).contains(value))
      let isCooperative = [QuadClass.verbalCooperation, .materialCooperation].contains(
        type.quad(.cameo))
      #expect((value > 0) == isCooperative)
    }
  }
}
