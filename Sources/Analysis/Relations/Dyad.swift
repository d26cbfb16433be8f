public import Ontology

/// Two actors, the first doing something to the second.
public struct Dyad: Sendable, Hashable, Comparable {
  /// Who acts.
  public let source: ActorID
  /// To whom.
  public let target: ActorID

  /// Makes a dyad.
  ///
  /// - Parameters:
  ///   - source: who acts.
  ///   - target: to whom.
  public init(_ source: ActorID, _ target: ActorID) {
    self.source = source
    self.target = target
  }

  /// The same two, whoever acts: the lesser code first.
  public var undirected: Dyad { source <= target ? self : Dyad(target, source) }

  /// By the code of the source, then of the target.
  public static func < (left: Dyad, right: Dyad) -> Bool {
    (left.source, left.target) < (right.source, right.target)
  }
}
