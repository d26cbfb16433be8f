public import Evidence
public import Ontology

/// One side of an event: an actor as the text names it.
public struct Participant: Sendable, Hashable {
  /// Who it is, where known.
  public let actor: ActorID?
  /// Its sectors.
  public let roles: [Role]
  /// The words that name it.
  public let text: String
  /// Where those words stand.
  public let span: TextSpan

  /// Makes a participant.
  ///
  /// - Parameters:
  ///   - actor: who it is.
  ///   - roles: its sectors.
  ///   - text: the words that name it.
  ///   - span: where those words stand.
  public init(actor: ActorID?, roles: [Role], text: String, span: TextSpan) {
    self.actor = actor
    self.roles = roles
    self.text = text
    self.span = span
  }
}

/// A political event: who did what to whom, when and where, and whether it happened.
public struct Event: Sendable, Hashable {
  /// The PLOVER type.
  public var type: EventType
  /// The PLOVER mode, in the manual's words.
  public var mode: String?
  /// The PLOVER contexts.
  public var contexts: [EventContext]
  /// The CAMEO code, as fine as the evidence bears.
  public var cameo: CAMEOCode
  /// The Goldstein value of the code, -10...10, where the table has one.
  public var goldstein: Double?
  /// Who did it.
  public var source: [Participant]
  /// To whom it was done.
  public var target: [Participant]
  /// Whether all of them did it to one another.
  public var isReciprocal: Bool
  /// When, where stated or resolved.
  public var date: CalendarDate?
  /// Where, where stated.
  public var place: Place?
  /// Whether it happened.
  public var factuality: Factuality
  /// The words that say so.
  public var citation: Citation

  /// Makes an event; optional facts start empty.
  ///
  /// - Parameters:
  ///   - type: the PLOVER type.
  ///   - source: who did it.
  ///   - target: to whom.
  ///   - factuality: whether it happened.
  ///   - citation: the words that say so.
  public init(
    type: EventType, source: [Participant], target: [Participant], factuality: Factuality,
    citation: Citation
  ) {
    self.type = type
    contexts = []
    cameo = type.cameoRoot
    self.source = source
    self.target = target
    isReciprocal = false
    self.factuality = factuality
    self.citation = citation
  }

  /// The quad class, by CAMEO's division.
  public var quad: QuadClass { type.quad(.cameo) }
}

/// A place as the text names it.
public struct Place: Sendable, Hashable {
  /// Its name.
  public let name: String
  /// ISO 3166-1 alpha-3 code of the country it lies in, where known.
  public let country: ActorID?
  /// The words that name it, where it was read from the text.
  public let span: TextSpan?

  /// Makes a place.
  ///
  /// - Parameters:
  ///   - name: its name.
  ///   - country: the country it lies in.
  ///   - span: the words that name it.
  public init(name: String, country: ActorID?, span: TextSpan? = nil) {
    self.name = name
    self.country = country
    self.span = span
  }
}
