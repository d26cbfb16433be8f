import Evidence
import Ontology
import Records
import Testing

@testable import Analysis

/// A specimen whose article holds everything that could break a format.
private func hostile() -> Assessment {
  var specimen = Specimen(.declaration, names: ["<b>pact</b> & *co*"])
  specimen.topic(.exercises)
  specimen.claim("<script>alert(\"1\")</script>", by: ActorID("HRV"), denied: true)
  return ask([specimen])
}

@Test func htmlIsEscaped() {
  let html = hostile().html()
  #expect(!html.contains("<script"))
  #expect(!html.contains("<b>"))
  #expect(html.contains("&lt;script&gt;"))
}

@Test func markdownIsEscaped() {
  let markdown = hostile().markdown()
  #expect(!markdown.contains(" <b>"))
  #expect(markdown.contains("\\<b\\>pact"))
  #expect(markdown.contains("\\*co\\*"))
}

@Test func everyFormHoldsAnswerAndEvidence() {
  var specimen = Specimen(.declaration)
  specimen.topic(.exercises)
  specimen.duty(.defence, .denied)
  let assessment = ask([specimen])
  let forms = [assessment.plainText(), assessment.html(), assessment.markdown()]
  for form in forms {
    #expect(form.contains("NO, COOPERATION"))
    #expect(form.contains("It says so of defence, denied."))
  }
}

@Test func jsonHasTheContractsMembers() {
  let assessment = hostile()
  let json = assessment.json { _ in nil }
  let names = [
    "question", "shape", "actors", "window", "rung", "answer", "criteria", "for", "against",
    "missing_for_next_rung", "voices", "origins", "confidence", "as_of",
  ]
  for name in names { #expect(json[name] != nil, "\(name) is missing") }
  #expect(json["answer"]?.string == "NO, COOPERATION")
  #expect(json["rung"]?.string == "R2")
  #expect(json["for"]?.array?.first?["text"]?.string?.isEmpty == false)
}
