public import Evidence
public import Ontology

/// A question put to the record.
public struct Question: Sendable, Hashable {
  /// What is asked.
  public enum Shape: String, Sendable, Hashable, CaseIterable {
    case formingAlliance = "forming alliance"
    case signed
    case objectors
    case obligations
    case followUp = "what followed"
    case joiners = "who else may join"
    case naming = "what did each side call it"
    case boundElsewhere = "bound elsewhere"
    case alliancesOf = "alliances of"
    case said = "what was said"
  }

  /// The question as it was put.
  public let text: String
  /// What is asked.
  public let shape: Shape
  /// The actors it names, in the order named.
  public let actors: [ActorID]
  /// The agreement it names, where it names one.
  public let agreement: String?
  /// Only what happened on or after this day counts, where stated.
  public let since: CalendarDate?

  /// Makes a question.
  ///
  /// - Parameters:
  ///   - text: the question as it was put.
  ///   - shape: what is asked.
  ///   - actors: the actors it names.
  ///   - agreement: the agreement it names.
  ///   - since: the first day that counts.
  public init(
    text: String, shape: Shape, actors: [ActorID], agreement: String? = nil,
    since: CalendarDate? = nil
  ) {
    self.text = text
    self.shape = shape
    self.actors = actors
    self.agreement = agreement
    self.since = since
  }
}

/// A piece of evidence as an answer quotes it.
public struct QuotedEvidence: Sendable, Hashable {
  /// The exact words, a substring of the article's text.
  public let text: String
  /// What they show, for people.
  public let shows: String
  /// Who says it, where it is somebody's word.
  public let speaker: String?
  /// Where it comes from.
  public let citation: Citation

  /// Makes a quoted piece of evidence.
  ///
  /// - Parameters:
  ///   - text: the exact words.
  ///   - shows: what they show.
  ///   - speaker: who says it.
  ///   - citation: where it comes from.
  public init(text: String, shows: String, speaker: String? = nil, citation: Citation) {
    self.text = text
    self.shows = shows
    self.speaker = speaker
    self.citation = citation
  }
}

/// One criterion of the ladder and how it stands.
public struct Criterion: Sendable, Hashable {
  /// The axis it belongs to.
  public let axis: Axis
  /// The criterion, for people.
  public let criterion: String
  /// How it stands.
  public let state: CriterionState
  /// What it rests on.
  public let evidence: [QuotedEvidence]

  /// Makes a criterion.
  ///
  /// - Parameters:
  ///   - axis: the axis it belongs to.
  ///   - criterion: the criterion, for people.
  ///   - state: how it stands.
  ///   - evidence: what it rests on.
  public init(
    axis: Axis, criterion: String, state: CriterionState, evidence: [QuotedEvidence]
  ) {
    self.axis = axis
    self.criterion = criterion
    self.state = state
    self.evidence = evidence
  }
}

/// A rung with what qualifies it.
public struct RungReading: Sendable, Hashable, CustomStringConvertible {
  /// The rung.
  public let rung: Rung
  /// How far a defence pact has come; nil below R6.
  public let stage: PactStage?
  /// Whether the text of the pact is unpublished.
  public let isUnpublished: Bool
  /// Whether it holds a duty to attack together.
  public let hasOffence: Bool
  /// Whether only one side is bound.
  public let isOneSided: Bool
  /// Whether parts of it are secret.
  public let isSecret: Bool

  /// Makes a reading.
  ///
  /// - Parameters:
  ///   - rung: the rung.
  ///   - stage: how far a defence pact has come.
  ///   - isUnpublished: whether the text is unpublished.
  ///   - hasOffence: whether it holds a duty to attack together.
  ///   - isOneSided: whether only one side is bound.
  ///   - isSecret: whether parts of it are secret.
  public init(
    _ rung: Rung, stage: PactStage? = nil, isUnpublished: Bool = false, hasOffence: Bool = false,
    isOneSided: Bool = false, isSecret: Bool = false
  ) {
    self.rung = rung
    self.stage = stage
    self.isUnpublished = isUnpublished
    self.hasOffence = hasOffence
    self.isOneSided = isOneSided
    self.isSecret = isSecret
  }

  /// The rung with its suffixes, such as `R2`, `R6-f` or `R6-s-u`; flags are not part of it.
  public var description: String {
    rung.rawValue + (stage.map { "-" + $0.rawValue } ?? "") + (isUnpublished ? "-u" : "")
  }

  /// The flags in words, in a stable order.
  public var flags: [String] {
    (hasOffence ? ["offence duty"] : []) + (isOneSided ? ["one-sided"] : [])
      + (isSecret ? ["secret"] : [])
  }
}

/// The answer to a question, with everything it rests on.
public struct Assessment: Sendable, Hashable {
  /// The question.
  public var question: Question
  /// The first day of what was looked at, where known.
  public var windowStart: CalendarDate?
  /// The last day of what was looked at, where known.
  public var windowEnd: CalendarDate?
  /// The rung reached, for questions of alliance.
  public var rung: RungReading?
  /// The answer in the ladder's words, for questions of alliance.
  public var verdict: Verdict?
  /// The answer in a sentence or a few, for people.
  public var answer: String
  /// The criteria, by axis.
  public var criteria: [Criterion]
  /// Evidence that raises the rung.
  public var evidenceFor: [QuotedEvidence]
  /// Evidence against an alliance.
  public var evidenceAgainst: [QuotedEvidence]
  /// What is missing for the next rung up.
  public var missingForNextRung: [String]
  /// What each side says, one entry a voice.
  public var voices: [QuotedEvidence]
  /// How many independent origins stand behind it.
  public var origins: Int
  /// How sure the answer is, 0...1.
  public var confidence: Double
  /// The day the answer holds for.
  public var asOf: CalendarDate?

  /// Makes an answer without evidence.
  ///
  /// - Parameters:
  ///   - question: the question.
  ///   - answer: the answer in words.
  public init(question: Question, answer: String) {
    self.question = question
    self.answer = answer
    criteria = []
    evidenceFor = []
    evidenceAgainst = []
    missingForNextRung = []
    voices = []
    origins = 0
    confidence = 0
  }
}
