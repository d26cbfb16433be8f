import Evidence
import Records

extension JSON {
  /// The value with one of its members changed.
  ///
  /// - Parameters:
  ///   - path: names and indexes with dots between.
  ///   - value: the new value.
  /// - Returns: the changed value.
  /// - Throws: `RecordError` when there is no such member; what there is then is named.
  func setting(_ path: String, to value: JSON) throws(RecordError) -> JSON {
    let parts = path.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    let rest = parts.count > 1 ? String(parts[1]) : nil
    func changed(_ old: JSON) throws(RecordError) -> JSON {
      guard let rest else { return value }
      return try old.setting(rest, to: value)
    }
    switch self {
    case .object(var members):
      guard let index = members.firstIndex(where: { $0.name == name }) else {
        let known = members.map(\.name).joined(separator: ", ")
        throw RecordError(path: name, expected: "one of the fields \(known)")
      }
      members[index] = Member(name, try changed(members[index].value))
      return .object(members)
    case .array(var values):
      guard let index = Int(name), values.indices.contains(index) else {
        throw RecordError(path: name, expected: "an index below \(values.count)")
      }
      values[index] = try changed(values[index])
      return .array(values)
    default:
      throw RecordError(path: name, expected: "a field of an object, but there is none here")
    }
  }

  /// The value with what another of its kind adds to its lists, and where it has nothing.
  func merged(with other: JSON) -> JSON {
    guard case .object(let members) = self else { return self }
    return .object(
      members.map { member in
        guard let added = other[member.name] else { return member }
        switch (member.value, added) {
        case (.null, _): return Member(member.name, added)
        case (.array(let own), .array(let more)) where !JSON.isSpan(own):
          return Member(member.name, .array(own + more.filter { !own.contains($0) }))
        default: return member
        }
      })
  }

  private static func isSpan(_ values: [JSON]) -> Bool {
    values.count == 2 && values.allSatisfy { $0.integer != nil }
  }

  /// The value with who changed it last, and why.
  func marked(by correction: Correction) -> JSON {
    let mark: JSON = ["who": .string(correction.who), "why": .string(correction.why)]
    return .object(members.filter { $0.name != "corrected" } + [Member("corrected", mark)])
  }
}
