import Ontology

/// A noun that tells an act by itself: clashes, talks, an invasion.
private struct ActNoun {
  let code: String
  /// Whether the act can stand `between` its parties.
  let isJoint: Bool

  static let table: [String: ActNoun] = {
    var table: [String: ActNoun] = [:]
    for (code, isJoint, words) in lists {
      for word in words.split(separator: " ") {
        table[String(word)] = ActNoun(code: code, isJoint: isJoint)
      }
    }
    return table
  }()

  private static let lists: [(String, Bool, String)] = [
    (
      "190", true,
      "clashes clash fighting skirmishes skirmish battles firefight hostilities gunfire war"
    ),
    (
      "190", false,
      "attack attacks offensive assault raid raids incursion ambush operation bombing bombings strike"
        + " strikes"
    ),
    ("195", false, "airstrike airstrikes bombardment shelling"),
    ("192", false, "invasion occupation annexation"),
    ("046", true, "talks negotiations summit dialogue"),
    ("040", true, "meeting meetings consultations discussions"),
    ("062", true, "exercise exercises drills manoeuvres maneuvers"),
    ("060", true, "cooperation collaboration"), ("042", false, "visit"),
    ("175", false, "crackdown"),
  ]
}

extension SentenceCoder {
  /// The event that the subject of a sentence tells as a noun, where no verb tells one: `clashes
  /// between Turkish and Syrian forces continued`, `the annexation of Crimea by Russia`.
  func nominal() -> EventDraft? {
    guard !words.contains(where: { $0.isA([.negation, .condition, .future, .possible, .duty]) })
    else { return nil }
    let limit = words.firstIndex { word in
      word.actor < 0 && (word.isOtherVerb || word.isA([.have, .be, .do, .reporting, .stop]))
    }
    let end = limit ?? words.count
    guard
      let index = words[..<min(end, 9)].firstIndex(where: {
        $0.actor < 0 && !$0.isQuoted && ActNoun.table[$0.low] != nil
      }), let noun = ActNoun.table[words[index].low], let code = CAMEOCode(noun.code),
      let type = code.eventType, opensSentence(index)
    else { return nil }
    let behind = reach(after: index, to: words.count)
    guard
      let (source, target, last) = noun.isJoint
        ? joint(at: index, to: behind) : directed(at: index, to: behind),
      (source + target).contains(where: { isState($0, isStrict: true) }),
      noun.code != "042" || !target.isEmpty
    else { return nil }
    return EventDraft(
      type: type, code: code, source: source, target: target, isReciprocal: noun.isJoint,
      factuality: .happened, isPluperfect: false, words: index..<last,
      clause: 0..<max(last, end))
  }

  /// Whether only names, articles and describing words stand before a noun.
  private func opensSentence(_ index: Int) -> Bool {
    words[..<index].allSatisfy {
      $0.actor >= 0 || $0.isPlain || $0.isCapital
        || $0.isA([.determiner, .dash, .possessive, .comma])
    }
  }

  /// Where the noun's own phrases end: at the verb or a mark after it.
  private func reach(after index: Int, to end: Int) -> Int {
    words[(index + 1)..<end].firstIndex { word in
      word.actor < 0
        && (word.isOtherVerb || word.isA([.have, .be, .do, .reporting, .stop, .comma, .relative]))
    } ?? end
  }

  /// `talks between A and B`, `A-B talks`, `talks with B`.
  private func joint(at index: Int, to end: Int) -> (source: [Int], target: [Int], last: Int)? {
    if index + 1 < end, words[index + 1].low == "between",
      let group = reading.group(from: index + 2, to: end, where: isTarget), isSeveral(group.actors)
    {
      return (group.actors, [], group.words.upperBound)
    }
    guard index >= 3, words[index - 1].actor >= 0, words[index - 2].isA(.dash),
      words[index - 3].actor >= 0, isTarget(index - 1), isTarget(index - 3)
    else { return nil }
    return ([words[index - 3].actor, words[index - 1].actor], [], index + 1)
  }

  /// `A's attack on B`, `an attack on B by A`, `the annexation of B by A`.
  private func directed(at index: Int, to end: Int) -> (source: [Int], target: [Int], last: Int)? {
    var source: [Int] = []
    var target: [Int] = []
    var last = index + 1
    if let group = reading.group(from: 0, to: index, where: isActor) { source = group.actors }
    var position = index + 1
    while position < end {
      let word = words[position]
      guard word.isA(.preposition),
        let group = reading.group(from: position + 1, to: min(end, position + 10), where: isTarget)
      else {
        position += 1
        continue
      }
      if word.isBy, source.isEmpty {
        source = group.actors
      } else if SentenceCoder.directions.contains(word.low), target.isEmpty {
        target = group.actors
      }
      last = max(last, group.words.upperBound)
      position = group.words.upperBound
    }
    target.removeAll { source.contains($0) }
    guard !source.isEmpty, !target.isEmpty || isMadeBy(source, before: index) else { return nil }
    return (source, target, last)
  }

  /// Whether an act of force follows its maker's name at once: `Israeli air strikes`.
  private func isMadeBy(_ source: [Int], before index: Int) -> Bool {
    guard ["190", "195"].contains(ActNoun.table[words[index].low]?.code) else { return false }
    return words[max(0, index - 3)..<index].contains {
      $0.actor >= 0 && source.contains($0.actor)
        && (cast.actors[$0.actor].isDemonym || words[index - 1].isA(.possessive))
    }
  }

  private static let directions: Set<String> = ["on", "against", "of", "in", "into", "to", "at"]
}
