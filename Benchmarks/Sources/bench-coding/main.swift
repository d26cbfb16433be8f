import Actors
import Coding
import Evidence
import Language

/// Measures the coder alone, on text annotated beforehand, on one core.
///
/// usage: bench-coding DATA < sentences.txt      (a sentence a line)

let actors = try ActorTable(folder: CommandLine.arguments.dropFirst().first ?? "Data")
let coder = Coder(actors: actors)
let events = EventCoder()
var annotated: [AnnotatedText] = []
while let line = readLine() {
  let id = DocumentID("s\(annotated.count)")
  let article = Article(id: id, blocks: [(kind: .paragraph, text: line, source: nil)])
  annotated.append(Annotator().annotate(article))
}

func rate(_ label: String, of count: Int, _ work: () -> Int) {
  var found = 0
  let rounds = max(1, 20_000 / max(1, count))
  let time = ContinuousClock().measure { for _ in 0..<rounds { found = work() } }
  let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) * 1e-18
  print(label, Int(Double(rounds * count) / seconds), "sentences/s,", found, "records")
}

print(annotated.count, "sentences")
rate("names and events:", of: annotated.count) {
  annotated.reduce(0) {
    $0 + events.events(in: $1, cast: Cast(text: $1, actors: actors), statements: []).count
  }
}
rate("all coders:", of: annotated.count) {
  annotated.reduce(0) { count, text in
    let coded = coder.code(text)
    return count + coded.events.count + coded.statements.count + coded.agreements.count
  }
}
print(
  "published, this kind of machine: TABARI 6,800 sentences/s, PETRARCH2 2,450,",
  "UniversalPetrarch 500 (Docs/accuracy/events.md)")
