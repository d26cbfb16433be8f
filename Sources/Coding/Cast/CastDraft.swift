import Ontology

/// A mention while it is being resolved; token indices instead of spans.
struct CastDraft: Sendable {
  /// What still has to be found out.
  enum Reference: Sendable, Hashable {
    case none
    case pronoun(String)
    /// `the official`: an office that points back.
    case office
    /// `his foreign ministry`: an office of whoever the possessive stands for.
    case possessedOffice(String)
    /// `his Greek counterpart`: the same office in another state.
    case counterpart
    case group(GroupPhrase)
    /// `the alliance`, `the organisation`.
    case organisation
  }

  var tokens: Range<Int>
  var head: Int
  var kind: CastMention.Kind
  var actors: [ActorID] = []
  var affiliations: [ActorID] = []
  var roles: [Role] = []
  var office: String?
  var persons: [Int] = []
  var isPlural = false
  var isHuman = false
  var isGovernmentActing = false
  var reference = Reference.none
  /// How many are meant, where the words tell.
  var number: Int?
}

/// A person while the text is being read.
struct PersonDraft: Sendable {
  var name: String
  /// The folded words of the name.
  var words: [String]
  var office: String?
  var roles: [Role] = []
  var affiliation: ActorID?
  var country: ActorID?
  var evidence: Range<Int>?
  /// `true` for he, `false` for she, where the text has told.
  var isMale: Bool?
}
