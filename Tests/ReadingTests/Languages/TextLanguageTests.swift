import Evidence
import Reading
import Testing

@Suite("The language of a text")
struct TextLanguageTests {
  private func article(_ text: String, declared: String? = nil, given: String? = nil) throws
    -> Article
  {
    var capture = Capture(bytes: Array(text.utf8), form: .text)
    capture.declaredLanguage = declared
    capture.language = given
    return try Reader().read(capture)
  }

  private func place(_ article: Article) -> String? {
    article.extras.first { $0.name == "language" }?.foundIn
  }

  @Test(
    "is told from one sentence",
    arguments: [
      ("sq", "Ministrat e Mbrojtjes nënshkruan një deklaratë të përbashkët në Tiranë."),
      ("mk", "Министрите за одбрана потпишаа заедничка декларација во Скопје."),
      ("el", "Οι υπουργοί Άμυνας υπέγραψαν κοινή διακήρυξη στην Αθήνα."),
      ("he", "שרי הביטחון חתמו בשבוע שעבר בירושלים על הצהרה משותפת."),
      ("zh", "国防部长们上周在北京签署了一项联合声明。"),
      ("en", "The defence ministers signed a joint declaration in Tirana last week."),
    ])
  func sentence(code: String, text: String) throws {
    let article = try article(text)
    #expect(article.language == code)
    #expect(place(article) == "text")
  }

  @Test("is told from the text where the page declares another")
  func wrongDeclaration() throws {
    let text = "Ministrat e Mbrojtjes nënshkruan një deklaratë të përbashkët në Tiranë."
    let article = try article(text, declared: "en-US")
    #expect(article.language == "sq")
    #expect(article.diagnostics.map(\.id) == ["language-declared-otherwise"])
  }

  @Test("is the declared one among languages that letters do not tell apart")
  func nearLanguages() throws {
    let text = "Ministri obrane potpisali su zajedničku izjavu u Zagrebu prošlog tjedna."
    let article = try article(text, declared: "bs")
    #expect(article.language == "bs")
    #expect(place(article) == "declared")
    #expect(article.diagnostics.isEmpty)
  }

  @Test("is what the user gives, whatever the text is in")
  func given() throws {
    let article = try article(
      "The defence ministers signed a joint declaration in Tirana.", given: "fr")
    #expect(article.language == "fr")
  }

  @Test(
    "is not told from a few letters, nor from numbers",
    arguments: ["OK.", "12 345 678 90 12 345 678 90 12 345"])
  func unknown(text: String) throws {
    #expect(try article(text).language == nil)
  }

  @Test("is told from the first of very much text, cut inside a character or not", arguments: 0...3)
  func longText(shift: Int) throws {
    let words = """
      министерот за одбрана вчера потпиша договор со соседните држави кој предвидува заеднички
      вежби обука на војници и размена на искуства меѓу армиите а владата соопшти дека собранието
      треба да го одобри пред крајот на годината бидејќи без тоа нема да стапи на сила
      """.split(whereSeparator: \.isWhitespace)
    // The detector passes over what repeats itself, so the words are dealt anew each time.
    var step = 1
    var text = String(repeating: "x", count: shift)
    for index in 0..<6000 {
      text += " " + words[(index * step) % words.count]
      if index % words.count == 0 { step += 1 }
    }
    #expect(try article(text).language == "mk")
  }
}
