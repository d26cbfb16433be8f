public import Evidence
public import Ontology

/// A place in a text where somebody who can act or speak is mentioned, and who it is.
public struct CastMention: Sendable, Hashable {
  /// How somebody is mentioned.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// By name: a state, an organisation, a person.
    case name
    /// By an adjective or a word for a people: `Serbian`, `the Serbs`.
    case demonym
    /// By an office or body of a state or organisation: `the Bulgarian government`.
    case office
    /// By a pronoun.
    case pronoun
    /// By a description that points back: `the minister`.
    case description
    /// As several: `the three nations`, `both experts`.
    case group
    /// By a capital or building that stands for a government.
    case metonym
  }

  /// The words, with title, office and possessor where they stand together.
  public let span: TextSpan
  /// The words as text.
  public let text: String
  /// The words that carry the reference: the surname, the noun.
  public let head: TextSpan
  /// How it is mentioned.
  public let kind: Kind
  /// Who it is; several for a group, empty where unresolved.
  ///
  /// A person is `PER:…`; an unnamed holder of an office (`a NATO official`) stands for the state
  /// or organisation that it belongs to.
  public let actors: [ActorID]
  /// The states or organisations that the mentioned persons or bodies belong to.
  public let affiliations: [ActorID]
  /// The sectors.
  public let roles: [Role]
  /// The office or trade in the text's words, such as `prime minister`.
  public let office: String?
  /// The indices of the persons in `Cast.persons`.
  public let persons: [Int]
  /// Whether a government acts or speaks here, by its name, its capital or one of its offices.
  public let isGovernmentActing: Bool
  /// The index of the sentence.
  public let sentence: Int

  /// Makes a mention.
  init(
    span: TextSpan, text: String, head: TextSpan, kind: Kind, actors: [ActorID],
    affiliations: [ActorID] = [], roles: [Role] = [], office: String? = nil, persons: [Int] = [],
    isGovernmentActing: Bool = false, sentence: Int
  ) {
    self.span = span
    self.text = text
    self.head = head
    self.kind = kind
    self.actors = actors
    self.affiliations = affiliations
    self.roles = roles
    self.office = office
    self.persons = persons
    self.isGovernmentActing = isGovernmentActing
    self.sentence = sentence
  }

  /// The states and organisations that act when this mention acts: those that persons and bodies
  /// belong to, otherwise the actors themselves.
  public var principals: [ActorID] { affiliations.isEmpty ? actors : affiliations }
}

/// A person as an article presents them.
public struct CastPerson: Sendable, Hashable {
  /// The fullest form of the name, without title.
  public let name: String
  /// The office or trade, such as `prime minister` or `head of research`.
  public let office: String?
  /// The sector of the office.
  public let roles: [Role]
  /// The state or body that the person belongs to.
  public let affiliation: ActorID?
  /// The state of that body, or the state itself.
  public let country: ActorID?
  /// The words that tell office and affiliation.
  public let evidence: TextSpan?

  /// Makes a person.
  init(
    name: String, office: String?, roles: [Role], affiliation: ActorID?, country: ActorID?,
    evidence: TextSpan?
  ) {
    self.name = name
    self.office = office
    self.roles = roles
    self.affiliation = affiliation
    self.country = country
    self.evidence = evidence
  }

  /// The person's identity.
  public var actor: ActorID { .person(name) }
}
