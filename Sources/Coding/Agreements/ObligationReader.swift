import Evidence
import Ontology
import Records

/// Reads the five obligations of ATOP 4.01 from the sentences that speak of an instrument.
struct ObligationReader: Sendable {
  let scene: AgreementScene

  /// What a sentence says of one obligation.
  struct Finding: Sendable {
    let obligation: Obligation
    let isDenied: Bool
    /// Whether the sentence itself tells it as hearsay, without having seen the words.
    let isHearsay: Bool
    let span: TextSpan
  }

  /// Everything that one sentence says of obligations.
  func findings(in index: Int) -> [Finding] {
    let sentence = scene.sentences[index]
    guard !isForeignWish(sentence), !isOfOtherMatters(sentence) else { return [] }
    var found: [Finding] = []
    let isHearsay = ObligationPhrases.hearsay.first(in: sentence) != nil
    func add(_ obligation: Obligation, _ isDenied: Bool = false) {
      found.append(
        Finding(
          obligation: obligation, isDenied: isDenied, isHearsay: isHearsay, span: sentence.span))
    }
    if deniesDefence(sentence) {
      add(.defence, true)
    } else {
      if isDefence(sentence) || goesOnFromAttack(index) { add(.defence) }
      if isOffence(sentence) { add(.offence) }
    }
    if matches(ObligationPhrases.neutrality, sentence) { add(.neutrality) }
    if isNonAggression(sentence) { add(.nonAggression) }
    if isConsultation(sentence) { add(.consultation) }
    return found
  }

  /// Matters of justice and of the sea; ships that are attacked by arms are a matter of defence.
  private func isOfOtherMatters(_ sentence: SentenceWords) -> Bool {
    guard sentence.has(ObligationPhrases.otherMatters) else { return false }
    let isShipsAlone = sentence.words.allSatisfy {
      !ObligationPhrases.otherMatters.contains($0.norm)
        || ["ships", "vessels"].contains($0.norm)
    }
    return !isShipsAlone || ObligationPhrases.armedAttack.first(in: sentence) == nil
  }

  /// Denials hold for the duty of aid; what is denied to a third matter is no denial.
  func deniesDefence(_ sentence: SentenceWords) -> Bool {
    guard let denial = DenialPhrases.defence.first(in: sentence) else { return false }
    if DenialPhrases.otherMatter.first(in: sentence) != nil { return false }
    if denial.count <= 4,
      sentence.words[denial].contains(where: { $0.norm == "oblige" || $0.norm == "bind" }),
      !speaksOfAid(sentence)
    {
      return false
    }
    return !isDouble(denial, sentence)
  }

  private func speaksOfAid(_ sentence: SentenceWords) -> Bool {
    sentence.has([
      "defend", "defence", "defense", "aid", "assistance", "help", "fight", "assist", "protect",
    ])
  }

  /// "Not only", "no longer", "without delay" deny nothing.
  private func isDouble(_ range: Range<Int>, _ sentence: SentenceWords) -> Bool {
    let words = sentence.words
    let next = range.lowerBound + 1 < words.count ? words[range.lowerBound + 1].norm : ""
    return ["only", "longer", "delay", "later", "doubt", "just"].contains(next)
  }

  private func isDefence(_ sentence: SentenceWords) -> Bool {
    if isHypothesis(sentence) { return false }
    if matches(ObligationPhrases.attackOnAll, sentence) { return true }
    if givesMutualAid(sentence) {
      return isMilitary(sentence) && (hasDuty(sentence) || isClause(sentence))
    }
    return promisesAid(sentence) && !isMaterial(sentence) && hasDuty(sentence)
      && speaksOfAttack(sentence)
      && ObligationPhrases.condition.first(in: sentence) != nil
  }

  /// "Then the others have to come to its help": a duty for the attack of the sentence before.
  private func goesOnFromAttack(_ index: Int) -> Bool {
    guard index > 0 else { return false }
    let sentence = scene.sentences[index]
    return matches(ObligationPhrases.othersMust, sentence) && promisesAid(sentence)
      && !isMaterial(sentence) && !isHypothesis(sentence)
      && speaksOfAttack(scene.sentences[index - 1])
  }

  /// Help for one another that is not refused: "the other must not help the aggressor".
  private func givesMutualAid(_ sentence: SentenceWords) -> Bool {
    ObligationPhrases.mutualAid.all(in: sentence).contains { range in
      !sentence.words[max(0, range.lowerBound - 4)..<range.upperBound].contains {
        ["not", "no", "neither", "nor", "never"].contains($0.norm)
      }
    }
  }

  /// An attack by arms; one on computers, or by terrorists, is none.
  private func speaksOfAttack(_ sentence: SentenceWords) -> Bool {
    ObligationPhrases.attack.all(in: sentence).contains { range in
      let before = range.lowerBound > 0 ? sentence.words[range.lowerBound - 1].norm : ""
      return !["cyber", "terrorist", "terror", "hacker", "hybrid", "ransomware"].contains(before)
    }
  }

  /// Whether help is of arms: neighbours also assist each other in crime, quakes and floods.
  private func isMilitary(_ sentence: SentenceWords) -> Bool {
    speaksOfAttack(sentence)
      || sentence.words.contains { word in
        ObligationReader.militaryWords.contains { word.norm.hasPrefix($0) }
      } && !sentence.has(ObligationReader.otherHelp)
  }

  private static let militaryWords = [
    "militar", "defen", "fight", "war", "armed", "threat", "hostil", "troop", "arms", "fought",
  ]
  private static let otherHelp: Set<String> = [
    "earthquake", "earthquakes", "flood", "floods", "fire", "fires", "crime", "police", "cyber",
    "disaster", "disasters", "logistic", "logistics", "lists", "candidates", "accident", "epidemic",
  ]

  /// Help that is neither refused ("in no manner lend its support") nor of words alone
  /// ("political and diplomatic support").
  private func promisesAid(_ sentence: SentenceWords) -> Bool {
    ObligationPhrases.aid.all(in: sentence).contains { range in
      let before = sentence.words[max(0, range.lowerBound - 5)..<range.lowerBound].map(\.norm)
      let isRefused = before.contains { ["neither", "no", "not", "nor", "never"].contains($0) }
      let words = sentence.words[range].map(\.norm)
      let isOfWords =
        words.contains { $0 == "diplomatic" || $0 == "political" }
        && !words.contains { ["military", "all", "economic"].contains($0) }
      return !isRefused && !isOfWords
    }
  }

  /// Whether the help is of goods, money and lessons alone.
  private func isMaterial(_ sentence: SentenceWords) -> Bool {
    matches(ObligationPhrases.materialHelp, sentence)
      && !matches(ObligationPhrases.fightingHelp, sentence)
  }

  private func isClause(_ sentence: SentenceWords) -> Bool {
    sentence.has(["clause", "duty", "obligation", "pact", "guarantee"])
  }

  private func isOffence(_ sentence: SentenceWords) -> Bool {
    matches(ObligationPhrases.offence, sentence) && hasDuty(sentence) && !isHypothesis(sentence)
      && (sentence.has(["assistance", "support", "help", "aid", "together", "jointly", "war"]))
  }

  private func isNonAggression(_ sentence: SentenceWords) -> Bool {
    ObligationPhrases.nonAggression.first(in: sentence) != nil && !isHypothesis(sentence)
  }

  private func isConsultation(_ sentence: SentenceWords) -> Bool {
    let hits = ObligationPhrases.consultation.all(in: sentence)
    if isHypothesis(sentence) { return false }
    let isConcert =
      matches(ObligationPhrases.concert, sentence)
      && matches(ObligationPhrases.plainCrisis, sentence) && hasDuty(sentence)
    if isConcert || hits.isEmpty { return isConcert }
    let isCrisis = matches(ObligationPhrases.crisis, sentence) && !sentence.has(["hybrid"])
    return hits.contains { range in
      let before = sentence.words[max(0, range.lowerBound - 5)..<range.lowerBound].map(\.norm)
      let isNegated = before.suffix(3).contains {
        ["no", "not", "without", "after", "never"].contains($0)
      }
      let isDuty = before.contains {
        ["shall", "will", "must", "undertake", "would", "to"].contains($0)
      }
      return !isNegated && (isCrisis && hasDuty(sentence) || isDuty && !isRoutine(sentence))
    }
  }

  /// Talks of ministries about everyday matters.
  private func isRoutine(_ sentence: SentenceWords) -> Bool {
    sentence.has(["regular", "regularly", "annual", "annually", "industry", "trade", "yearly"])
  }

  private func matches(_ phrases: PhraseSet, _ sentence: SentenceWords) -> Bool {
    phrases.first(in: sentence) != nil
  }

  private func hasDuty(_ sentence: SentenceWords) -> Bool {
    ObligationPhrases.duty.first(in: sentence) != nil
  }

  private func isHypothesis(_ sentence: SentenceWords) -> Bool {
    ObligationPhrases.hypothesis.first(in: sentence) != nil
      && !sentence.has(["shall", "clause", "article", "obliges", "assurances", "undertake"])
  }

  /// What a speaker wishes that others did.
  private func isForeignWish(_ sentence: SentenceWords) -> Bool {
    let words = sentence.words
    return words.indices.contains { index in
      words[index].norm == "should" && index > 1
        && ["that", "states", "countries", "sides", "said", "parties"].contains(
          words[index - 1].norm)
        && index + 1 < words.count && ["refrain", "not", "stop"].contains(words[index + 1].norm)
    }
  }
}
