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
public struct ActorTable: Sendable {
  /// Loads the tables.
  ///
  /// - Parameter folder: the folder that holds `states.tsv`, `organisations.tsv`, `memberships.tsv`
  ///   and `metonyms.tsv`.
  /// - Throws: `ActorTableError` with file and line.
  public init(folder: String) throws(ActorTableError) {}

  /// All known names in a text, longest match first, in text order, not overlapping.
  ///
  /// - Parameter text: any text.
  /// - Returns: the matches.
  /// - Complexity: O(n) in bytes.
  public func names(in text: String) -> [NameMatch] { [] }
}
