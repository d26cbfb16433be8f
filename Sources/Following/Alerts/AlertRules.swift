import Evidence
import LedgerStore
public import Ontology

/// What the user wants to be told, and where: the file that `--alerts` names.
public struct AlertRules: Sendable, Hashable {
  /// A standing question.
  public enum Question: Sendable, Hashable {
    /// Whether an article that came in matches a search, in the search box's language.
    case search(String)
    /// Whether the rung of a group of states changes.
    case rung([ActorID])
    /// Whether a further agreement has two or more of these states as parties.
    case agreements([ActorID])
  }

  /// A standing question with the name that its alerts carry.
  public struct Rule: Sendable, Hashable {
    /// The name.
    public let name: String
    /// The question.
    public let question: Question

    /// What the rule is known by from one run to the next: the same question is the same rule.
    var id: String {
      switch question {
      case .search(let query): "search:\(query)"
      case .rung(let states): "rung:\(states.map(\.rawValue).joined(separator: "+"))"
      case .agreements(let states): "agreements:\(states.map(\.rawValue).joined(separator: "+"))"
      }
    }
  }

  /// A way to the user.
  public enum Channel: Sendable, Hashable {
    /// An address that the alert is posted to as JSON.
    case webhook(String)
    /// A mail address.
    case mail(String)
    /// An Atom file that holds the latest alerts.
    case feed(String)
    /// A command of the shell; the alert is its standard input.
    case command(String)

    /// What the channel is known by from one run to the next.
    var id: String {
      switch self {
      case .webhook(let url): "webhook:\(url)"
      case .mail(let address): "mail:\(address)"
      case .feed(let path): "feed:\(path)"
      case .command(let command): "command:\(command)"
      }
    }
  }

  /// The standing questions.
  public var rules: [Rule]
  /// The ways to the user.
  public var channels: [Channel]

  /// Makes rules.
  ///
  /// - Parameters:
  ///   - rules: the standing questions.
  ///   - channels: the ways to the user.
  public init(rules: [Rule], channels: [Channel]) {
    self.rules = rules
    self.channels = channels
  }

  /// Reads `{"searches": [{"name", "query"}], "rungs": [{"name", "states"}], "agreements":
  /// [{"name", "states"}], "deliver": {"webhook", "mail", "feed", "command"}}`.
  ///
  /// - Parameter bytes: the file.
  /// - Throws: `FollowError` that names the member at fault.
  public init(parsing bytes: [UInt8]) throws(FollowError) {
    let json: JSON
    do {
      json = try JSON(parsing: bytes)
    } catch {
      throw FollowError("the alerts are no JSON: \(error)")
    }
    rules = try AlertRules.rules("searches", "query", in: json) { value in
      value.string.flatMap { $0.isEmpty ? nil : .search($0) }
    }
    rules += try AlertRules.rules("rungs", "states", in: json) { value in
      AlertRules.states(value).map { .rung($0) }
    }
    rules += try AlertRules.rules("agreements", "states", in: json) { value in
      AlertRules.states(value).map { .agreements($0) }
    }
    channels = try AlertRules.channels(json["deliver"])
    if !rules.isEmpty, channels.isEmpty {
      throw FollowError(
        "the alerts have no \"deliver\"; name a webhook, mail, feed or command to be told by")
    }
  }

  /// Looks whether the searches are understood.
  ///
  /// - Parameter today: the day that periods count back from.
  /// - Throws: `FollowError` that names the search at fault.
  func check(today: CalendarDate) throws(FollowError) {
    for rule in rules {
      guard case .search(let text) = rule.question else { continue }
      do {
        _ = try SearchQuery(parsing: text, today: today)
      } catch {
        throw FollowError("the search '\(text)' is not understood: \(error)")
      }
    }
  }

  private static func rules(
    _ list: String, _ member: String, in json: JSON, _ question: (JSON) -> Question?
  ) throws(FollowError) -> [Rule] {
    guard let value = json[list] else { return [] }
    guard let items = value.array else { throw FollowError("\"\(list)\" must be a list") }
    var rules: [Rule] = []
    for (index, item) in items.enumerated() {
      guard let asked = item[member].flatMap(question) else {
        let wanted = member == "query" ? "a search" : "two or more codes such as ALB"
        throw FollowError("\(list)[\(index)] needs \"\(member)\": \(wanted)")
      }
      let rule = Rule(name: item["name"]?.string ?? "", question: asked)
      rules.append(rule.name.isEmpty ? Rule(name: rule.id, question: asked) : rule)
    }
    return rules
  }

  private static func states(_ value: JSON) -> [ActorID]? {
    let codes = (value.array ?? []).compactMap(\.string)
    guard codes.count == value.array?.count, Set(codes).count >= 2 else { return nil }
    return Set(codes).sorted().map { ActorID($0) }
  }

  private static func channels(_ json: JSON?) throws(FollowError) -> [Channel] {
    guard let json, json != .null else { return [] }
    guard case .object(let members) = json else {
      throw FollowError("\"deliver\" must be an object")
    }
    var channels: [Channel] = []
    for member in members {
      guard let text = member.value.string, !text.isEmpty else {
        throw FollowError("deliver.\(member.name) must be a string")
      }
      switch member.name {
      case "webhook": channels.append(.webhook(text))
      case "mail": channels.append(.mail(text))
      case "feed": channels.append(.feed(text))
      case "command": channels.append(.command(text))
      default:
        throw FollowError(
          "\"deliver\" knows webhook, mail, feed and command, not \"\(member.name)\"")
      }
    }
    return channels
  }
}
