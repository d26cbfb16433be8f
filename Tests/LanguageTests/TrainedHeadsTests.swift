import Evidence
import Foundation
import Testing

@testable import Language

@Suite struct TrainedHeadsTests {
  @Test(
    "Lemmas that the head misspells are put right by rule",
    arguments: [
      ("killed", "VBD", "kille", "kill"), ("hoping", "VBG", "hop", "hope"),
      ("studies", "NNS", "studie", "study"), ("stolen", "VBN", "stolen", "steal"),
      ("submitted", "VBN", "submitt", "submit"), ("house", "NN", "house", "house"),
      ("zorbled", "VBD", "zorble", "zorble"), ("Closing", "VBG", "clos", "close"),
      ("blickered", "VBD", "blickere", "blicker"), ("expelled", "VBN", "expell", "expel"),
      ("zorblies", "NNS", "zorbla", "zorbly"), ("regards", "NNS", "regard", "regards"),
      ("closer", "JJR", "clos", "close"), ("Hottest", "JJS", "hottest", "hot"),
      ("earlier", "RBR", "earlie", "early"), ("1,100.5", "CD", "1000", "1100.5"),
      ("1,2", "CD", "1,2", "1,2"), ("i", "PRP", "i", "I"),
      ("timesheet", "NN", "timeshee", "timesheet"), ("PM", "NN", "p.m.", "p.m."),
      ("A.Kos@b.org", "ADD", "a.kos@b.org", "A.Kos@b.org"), ("1960's", "NNS", "1960'", "1960s"),
      ("horsemen", "NNS", "horseme", "horseman"), ("allergies", "NNS", "allergie", "allergy"),
    ])
  func lemmasAreChecked(form: String, xpos: String, suggestion: String, expected: String) {
    let words: Set = [
      "kill", "hope", "hop", "study", "steal", "submit", "house", "close", "regard", "hot", "early",
    ]
    let check = LemmaCheck(isWord: { words.contains($0) }, isVerb: { words.contains($0) })
    #expect(check.lemma(of: form, xpos: xpos, suggestion: suggestion) == expected)
  }

  @Test(
    "What the table of lemmas knows outvotes the head; the rest goes by habit",
    arguments: [
      ("Leaves", UniversalPOS.noun, "NNS", "leave", "leaf"),
      ("zorbles", .noun, "NNS", "zorble", nil),
      ("canada", .properNoun, "NNP", "canada", "Canada"),
      ("states", .properNoun, "NNP", "x", "states"),
      ("kollam", .properNoun, "NNP", "kollam", nil),
      ("Zorble", .properNoun, "NNP", "zorble", "Zorble"),
      ("Jan.", .properNoun, "NNP", "Jan.", "January"),
      ("TIRANA", .properNoun, "NNP", "TIRANA", "Tirana"),
      ("KFOR", .properNoun, "NNP", "kfor", "KFOR"), ("Zorble", .noun, "NN", "zorble", nil),
      ("passing", .noun, "NN", "pass", "passing"), ("french", .adjective, "JJ", "French", nil),
      ("fled", .verb, "VBP", "flee", nil), ("soooo", .adverb, "RB", "soooo", "so"),
      ("Sooo", .properNoun, "NNPS", "Sooo", nil),
    ] as [(String, UniversalPOS, String, String, String?)])
  func lemmasAreKnown(
    form: String, upos: UniversalPOS, xpos: String, suggestion: String, expected: String?
  ) {
    let table = [
      "leaves/NNS": "leaf", "canada/NNP": "Canada", "states/NNP": "States", "states/nnp": "states",
      "jan./NNP": "January", "flee/VB": "flee", "so/RB": "so",
    ]
    let known = KnownLemmas(known: { table["\($0)/\($1)"] })
    #expect(known.lemma(of: form, upos: upos, xpos: xpos, suggestion: suggestion) == expected)
  }

  /// `Serbia said that talks failed .` with its tree; the relations count from 0.
  @Test(
    "A word's place as seen from a cue",
    arguments: [
      // Under the cue itself: `Serbia` by relation 1, before it.
      (1, 0, [2, 0, 10, 4, 4]),
      // Two words on, in the branch of `failed`, which hangs there by relation 2.
      (1, 3, [3, 0, 2, 0, 0]),
      // From `talks` the cue is two steps above; its own branch there is that of `failed`.
      (3, 1, [5, 13, 11, 4, 0]),
      (3, 5, [8, 13, 2, 0, 0]),
    ])
  func featuresOfALink(cue: Int, word: Int, expected: [Int]) {
    let features = LinkFeatures(
      forms: ["Serbia", "said", "that", "talks", "failed", "."], heads: [1, -1, 4, 4, 1, 1],
      relations: [1, 0, 3, 1, 2, 2], relationCount: 4,
      quoted: [false, false, false, false, false, false])
    #expect(features.classes(from: cue)[word] == expected)
  }

  @Test(
    "Quotations end with their mark, or with the paragraph",
    arguments: [
      ("“ a b ” c", "11110"), ("\" a \" b", "1110"), ("a “ b / c", "0110"), ("b ” c", "000"),
    ])
  func quotationsAreFollowed(_ text: String, _ expected: String) {
    var state = QuotationState()
    var begins = true
    var found = ""
    for form in text.split(separator: " ").map(String.init) {
      if form == "/" {
        begins = true
        continue
      }
      found += state.next(form, beginsParagraph: begins) ? "1" : "0"
      begins = false
    }
    #expect(found == expected.replacingOccurrences(of: "/", with: ""))
  }

  @Test(
    "Titles are no part of a name, states are places, and one spelling is of one kind",
    arguments: [
      ("President Putin spoke .", [(0..<2, .person)], ["Putin PER"]),
      ("Minister of Defense Hazem spoke .", [(0..<4, .person)], ["Hazem PER"]),
      ("The President spoke .", [(1..<2, .person)], []),
      ("The US spoke .", [(1..<2, .organisation)], ["US LOC"]),
      ("Tanjug spoke .", [(0..<1, .person)], ["Tanjug ORG"]),
    ] as [(String, [(Range<Int>, Mention.Kind)], [String])])
  func namesAreSettled(_ text: String, _ found: [(Range<Int>, Mention.Kind)], _ expected: [String])
  {
    let tokens = text.split(separator: " ").map { token(String($0)) }
    let names = found.map { range, kind in
      NameTagger.Name(tokens: range, kind: kind, votes: votes(kind, 0.9))
    }
    let settled = NameTagger.settled(names, over: tokens)
    #expect(
      settled.map { name in
        (name.tokens.map { tokens[$0].form } + [name.kind.rawValue]).joined(separator: " ")
      } == expected)
  }

  @Test(
    "Names end where their writing says; a star marks their words, a slash parts word and tag",
    arguments: [
      ("Iraqi/JJ Islamic*/JJ Party*/NNP", "Islamic Party"),
      ("the/DT Iraqi/JJ Islamic*/JJ Party*/NNP", "Iraqi Islamic Party"),
      ("in/IN State/NNP Department*/NNP talks/NNS", "State Department"),
      ("Association*/NN of*/IN Baltic/NNP Scholars/NNP met/VBD", "Association of Baltic Scholars"),
      ("Ministry*/NNP of*/IN defence/NN", "Ministry"),
      ("President/NNP Kos*/NNP Bank/NNP opened/VBD", "Kos Bank"),
      ("American/JJ -/HYPH Arab/JJ Committee*/NNP", "American - Arab Committee"),
      ("Old/JJ banks/NNS", ""),
    ])
  func boundsAreMended(_ marked: String, _ expected: String) {
    let parts = marked.split(separator: " ").map { $0.split(separator: "/").map(String.init) }
    let tokens = parts.map { part in
      var token = token(part[0].replacingOccurrences(of: "*", with: ""))
      token.xpos = part[1]
      return token
    }
    let marks = parts.indices.filter { parts[$0][0].hasSuffix("*") }
    let names =
      marks.isEmpty
      ? []
      : [
        NameTagger.Name(
          tokens: marks[0]..<marks[marks.count - 1] + 1, kind: .organisation,
          votes: votes(.organisation, 0.9))
      ]
    let found = NameBounds(tokens[...]).mended(names)
    #expect(
      found.map { $0.tokens.map { tokens[$0].form }.joined(separator: " ") }
        == (expected.isEmpty ? [] : [expected]))
  }

  @Test func placesThatFollowEachOtherAreOne() {
    let tokens = ["Northern", "France", "Ana", "Kos"].map { form in
      var token = token(form)
      token.xpos = "NNP"
      return token
    }
    let kinds: [Mention.Kind] = [.location, .location, .person, .person]
    let names = kinds.enumerated().map { index, kind in
      NameTagger.Name(tokens: index..<index + 1, kind: kind, votes: votes(kind, 0.9))
    }
    #expect(NameBounds(tokens[...]).mended(names).map(\.tokens) == [0..<2, 2..<3, 3..<4])
  }

  @Test(
    "What is a name twice is one wherever it stands alone",
    arguments: [
      ("Kuto* , Kuto* , Kuto", 3), ("Kuto* , Kuto , Kuto", 1), ("Kuto* , Kuto* , Kuto Bank", 2),
      ("Kuto* , Kuto* , Kuto , Kuto , Kuto , Kuto", 2),
      ("Ana Kuto* , Ana Kuto* , Ana Kuto , Ana", 3),
    ])
  func namesAreRecalled(_ marked: String, _ expected: Int) {
    let forms = marked.split(separator: " ").map(String.init)
    let tokens = forms.map { form in
      var token = token(form.replacingOccurrences(of: "*", with: ""))
      token.xpos = form == "," ? "," : "NNP"
      return token
    }
    let names = forms.indices.filter { forms[$0].hasSuffix("*") }.map { index in
      NameTagger.Name(
        tokens: (index > 0 && forms[index - 1] == "Ana" ? index - 1 : index)..<index + 1,
        kind: .person, votes: votes(.person, 0.9))
    }
    #expect(NameTagger.recalled(names, over: tokens).count == expected)
  }

  @Test func whatMostOfATextSaysDecides() {
    let tokens = "Varda , Varda , Varda".split(separator: " ").map { token(String($0)) }
    let names = [
      NameTagger.Name(tokens: 0..<1, kind: .person, votes: votes(.person, 0.6)),
      NameTagger.Name(tokens: 2..<3, kind: .organisation, votes: votes(.organisation, 0.9)),
      NameTagger.Name(tokens: 4..<5, kind: .organisation, votes: votes(.organisation, 0.5)),
    ]
    #expect(NameTagger.settled(names, over: tokens).allSatisfy { $0.kind == .organisation })
  }

  private func token(_ form: String) -> Token { Token(span: TextSpan(0, 0), form: form) }

  private func votes(_ kind: Mention.Kind, _ share: Float) -> [Float] {
    NameTagger.kinds.map { $0 == kind ? share : 0 }
  }

  @Test func partsAreLabelled() {
    let attribution = Attribution(
      cue: 1..<2, source: 0..<1, contents: [2..<4, 6..<7], probability: 0.9)
    #expect(
      (0..<7).map { attribution.label(of: $0) ?? "O" } == [
        "B-SOURCE", "B-CUE", "B-CONTENT", "I-CONTENT", "O", "O", "B-CONTENT",
      ])
  }

  @Test func probabilitiesSumToOne() {
    let p = softmax([1, 2, 3])
    #expect(abs(p.reduce(0, +) - 1) < 1e-6 && p[2] > p[1] && p[1] > p[0])
    #expect(softmax([Float]()).isEmpty)
  }
}
