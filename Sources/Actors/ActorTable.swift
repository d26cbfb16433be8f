public import Evidence
public import Ontology

/// Why the tables could not be loaded.
public struct ActorTableError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file.
  public let file: String
  /// The line, counted from 1; 0 for the file as a whole.
  public let line: Int
  /// What was expected and found.
  public let message: String

  /// Makes an error.
  ///
  /// - Parameters:
  ///   - file: the file.
  ///   - line: the line, counted from 1.
  ///   - message: what was expected and found.
  public init(file: String, line: Int, message: String) {
    self.file = file
    self.line = line
    self.message = message
  }

  /// One line: where, what, and what to do.
  public var description: String {
    "\(file):\(line): \(message); reinstall the data files or set ENTENTE_DATA to their folder"
  }
}

/// What a name can stand for at a place in a text.
public enum NameSense: String, Sendable, Hashable, CaseIterable {
  /// The name of a state, in any of its forms.
  case state
  /// A word for its people or an adjective: `Albanian`, `Serbs`.
  case demonym
  /// A capital; it stands for the government only where it acts or speaks.
  case capital
  /// A building or seat that stands for a government or ministry.
  case seat
  /// A part of a state: a place, and nobody who acts.
  case region
  /// An organisation of states, or a mission of one.
  case organisation
}

/// A place in a text where a known name stands.
public struct NameMatch: Sendable, Hashable {
  /// UTF-8 offsets into the text.
  public let span: TextSpan
  /// Who it is.
  public let actor: ActorID
  /// In which sense.
  public let sense: NameSense

  /// Makes a match.
  ///
  /// - Parameters:
  ///   - span: UTF-8 offsets into the text.
  ///   - actor: who it is.
  ///   - sense: in which sense.
  public init(span: TextSpan, actor: ActorID, sense: NameSense) {
    self.span = span
    self.actor = actor
    self.sense = sense
  }
}

/// The states and organisations of the world, with their names, codes and memberships.
///
/// A code is not a recognition: `Docs/Vocabulary-actors.md` tells how disputed names are treated.
public struct ActorTable: Sendable {
  /// The states and territories, by code.
  public let states: [StateRecord]
  /// The organisations, in file order.
  public let organisations: [OrganisationRecord]
  /// The spells of membership, in file order.
  public let memberships: [Membership]
  /// What membership of an organisation obliges to in defence.
  public let alliances: [AllianceRecord]
  /// The titles of offices.
  public let offices: OfficeTable
  /// The holders of offices.
  public let leaders: LeaderTable

  /// The cities that no two states share.
  public let cities: CityTable

  private let names: NameIndex
  private let records: [ActorID: Int]

  /// Loads the tables.
  ///
  /// - Parameter folder: the folder that holds `states.tsv`, `organisations.tsv`, `memberships.tsv`,
  ///   `metonyms.tsv`, `offices.tsv`, `leaders.tsv` and `cities.tsv`.
  /// - Throws: `ActorTableError` with file and line.
  public init(folder: String) throws(ActorTableError) {
    var index = NameIndex()
    states = try ActorTable.states(folder + "/states.tsv", into: &index)
    organisations = try ActorTable.organisations(folder + "/organisations.tsv", into: &index)
    try index.addMetonyms(folder + "/metonyms.tsv")
    memberships = try ActorTable.memberships(folder + "/memberships.tsv")
    alliances = try ActorTable.alliances(folder + "/alliances.tsv")
    offices = try OfficeTable(path: folder + "/offices.tsv")
    leaders = try LeaderTable(path: folder + "/leaders.tsv")
    cities = try CityTable(path: folder + "/cities.tsv")
    names = index
    var records: [ActorID: Int] = [:]
    for (position, state) in states.enumerated() { records[state.id] = position }
    for (position, organisation) in organisations.enumerated() {
      records[organisation.id] = -1 - position
    }
    self.records = records
  }

  /// All known names in a text, longest match first, in text order, not overlapping.
  ///
  /// A name that is part of a longer one (`Washington Post`, `Brussels Agreement`,
  /// `Jordan Peterson`) is left out. Whether a capital or seat stands for the government is for
  /// the caller to judge; the table only says that it can.
  ///
  /// - Parameter text: any text.
  /// - Returns: the matches.
  /// - Complexity: O(n) in bytes.
  public func names(in text: String) -> [NameMatch] { names.matches(in: Array(text.utf8)) }

  /// What an actor is.
  public func kind(of actor: ActorID) -> ActorKind {
    if actor.isPerson { return .person }
    guard let position = records[actor] else { return actor.looksLikeState ? .state : .body }
    return position >= 0 ? .state : .organisation
  }

  /// The usual name of an actor; the part after the colon for persons and bodies, the code for
  /// an actor that no table knows.
  public func name(of actor: ActorID) -> String {
    if let position = records[actor] {
      return position >= 0 ? states[position].name : organisations[-1 - position].name
    }
    let code = actor.rawValue
    guard let colon = code.utf8.firstIndex(of: 0x3A) else { return code }
    return String(code[code.index(after: colon)...])
  }

  /// The state with a code.
  public func state(_ actor: ActorID) -> StateRecord? {
    guard let position = records[actor], position >= 0 else { return nil }
    return states[position]
  }

  /// The organisation with a code.
  public func organisation(_ actor: ActorID) -> OrganisationRecord? {
    guard let position = records[actor], position < 0 else { return nil }
    return organisations[-1 - position]
  }

  /// The actor that some words name: a name, alias, word for a people, capital, seat, or an ISO,
  /// COW or CAMEO code, whatever their case.
  ///
  /// - Parameter words: such as `kosovo`, `the Serbs`, `ALB` or `ROM`.
  /// - Returns: the actor, or nil where the tables know none.
  public func actor(named words: String) -> ActorID? {
    let code = ActorID(words.uppercased())
    if records[code] != nil { return code }
    if records[ActorID(words)] != nil { return ActorID(words) }
    if let actor = names.actor(named: words) { return actor }
    return states.first { $0.cameo == code.rawValue || $0.cow == code.rawValue }?.id
  }
}
