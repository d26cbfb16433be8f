import Evidence

/// What alerts were raised, and which wait to be delivered.
struct AlertState: Sendable {
  /// An alert on its way by one channel.
  struct Delivery: Sendable, Hashable {
    let alert: Alert
    /// The channel's id.
    let channel: String
    /// How often it was tried.
    var attempts = 0
    /// When it is tried next, in seconds since 1 January 1970.
    var next = 0
  }

  /// Ids of the alerts that were raised, oldest first.
  private(set) var raised: [String] = []
  private var known: Set<String> = []
  /// The latest alerts, oldest first, for the Atom file.
  private(set) var latest: [Alert] = []
  /// Deliveries that are still to be made.
  var waiting: [Delivery] = []
  /// Articles that no search was put to yet.
  var unjudged: [DocumentID] = []
  /// The rung that each group was last seen on, by rule.
  var rungs: [String: String] = [:]
  /// The agreements that each watch-list is known to have, by rule.
  var agreements: [String: [KnownAgreement]] = [:]
  /// The ledger's generation when it was last judged.
  var generation: Int?

  /// An agreement as far as it can be told from others.
  struct KnownAgreement: Sendable, Hashable {
    /// Codes of the watch-listed parties, in order.
    let parties: [String]
    /// The day of its conclusion, or else of the report, in days since 1970-01-01; 0 when neither
    /// is known.
    let day: Int
  }

  /// Alerts that are remembered, so that none is raised twice.
  private static let memory = 20_000
  /// Deliveries that may wait; of more the oldest are dropped.
  private static let waitingLimit = 2000

  init() {}

  /// Raises an alert, unless it was raised before.
  ///
  /// - Returns: whether it is new.
  @discardableResult
  mutating func raise(_ alert: Alert, by channels: [AlertRules.Channel]) -> Bool {
    guard known.insert(alert.id).inserted else { return false }
    raised.append(alert.id)
    if raised.count > AlertState.memory {
      known.remove(raised.removeFirst())
    }
    latest = Array((latest + [alert]).suffix(100))
    waiting += channels.map { Delivery(alert: alert, channel: $0.id) }
    if waiting.count > AlertState.waitingLimit {
      waiting.removeFirst(waiting.count - AlertState.waitingLimit)
    }
    return true
  }

  /// Whether an alert was raised before.
  func wasRaised(_ id: String) -> Bool { known.contains(id) }
}

extension AlertState {
  /// Reads what `json` wrote; what is not understood is forgotten.
  init(_ json: JSON) {
    raised = (json["raised"]?.array ?? []).compactMap(\.string)
    known = Set(raised)
    latest = (json["latest"]?.array ?? []).compactMap(Alert.init)
    waiting = (json["waiting"]?.array ?? []).compactMap { item in
      guard let alert = item["alert"].flatMap(Alert.init), let channel = item["channel"]?.string
      else { return nil }
      return Delivery(
        alert: alert, channel: channel, attempts: item["attempts"]?.integer ?? 0,
        next: item["next"]?.integer ?? 0)
    }
    unjudged = (json["unjudged"]?.array ?? []).compactMap(\.string).map { DocumentID($0) }
    generation = json["generation"]?.integer
    if case .object(let members)? = json["rungs"] {
      for member in members { rungs[member.name] = member.value.string }
    }
    if case .object(let members)? = json["agreements"] {
      for member in members {
        agreements[member.name] = (member.value.array ?? []).map { item in
          KnownAgreement(
            parties: (item["parties"]?.array ?? []).compactMap(\.string),
            day: item["day"]?.integer ?? 0)
        }
      }
    }
  }

  /// The state as an object.
  var json: JSON {
    [
      "raised": .strings(raised), "latest": .array(latest.map(\.json)),
      "waiting": .array(
        waiting.map {
          [
            "alert": $0.alert.json, "channel": .string($0.channel),
            "attempts": .integer($0.attempts), "next": .integer($0.next),
          ]
        }),
      "unjudged": .strings(unjudged.map(\.rawValue)),
      "generation": generation.map { .integer($0) } ?? nil,
      "rungs": .object(
        rungs.sorted { $0.key < $1.key }.map { JSON.Member($0.key, .string($0.value)) }),
      "agreements": .object(
        agreements.sorted { $0.key < $1.key }.map { rule, known in
          JSON.Member(
            rule,
            .array(
              known.map { ["parties": .strings($0.parties), "day": .integer($0.day)] }))
        }),
    ]
  }
}
