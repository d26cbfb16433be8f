import CKernels

/// A head that judges spans of words together with their sentence.
///
/// Each word is projected once for each role (the head's columns); a role takes the mean of its
/// words' projections, the last role that of the whole sequence with its mark. Their sum goes
/// through GELU and one matrix. What the roles and labels mean is up to whoever asks.
public struct SpanHead: @unchecked Sendable {
  /// Its name.
  public let name: String
  /// Its labels; the place of a label is its class.
  public let labels: [String]
  /// How many spans it is given, the sequence apart.
  public let spanCount: Int
  /// Width of the hidden layer.
  let width: Int
  /// The columns of its projections among the scores of a word, role by role.
  let columns: Range<Int>
  /// [labels, width].
  private let weights: UnsafePointer<Float>
  private let bias: UnsafePointer<Float>
  private let mapping: Mapping

  /// Reads the head that the file's settings describe, from a column on.
  init(
    _ file: ModelFile, name: String, labels: [String], first: Int
  ) throws(EncoderError) {
    let roles = try file.setting("spans.\(name).roles")
    width = try file.setting("spans.\(name).width")
    guard roles > 1, roles <= 16, width % 16 == 0, width <= 4096 else {
      throw file.malformed("span head \(name) has no span, or a width that is no multiple of 16")
    }
    self.name = name
    self.labels = labels
    spanCount = roles - 1
    columns = first..<first + roles * width
    weights = try file.floats("spans.\(name).weight", [labels.count, width])
    bias = try file.floats("spans.\(name).bias", [labels.count])
    mapping = file.mapping
  }

  /// The scores of its labels for spans of one sequence.
  ///
  /// - Parameters:
  ///   - spans: `spanCount` ranges of words, from 0 within the sequence; an empty one adds nothing.
  ///   - projections: what `Projections` kept of the sequence.
  /// - Returns: unnormalised log probabilities, one for each label.
  /// - Precondition: the ranges lie within the sequence.
  /// - Complexity: O(n) in words.
  public func scores(of spans: [Range<Int>], in projections: Projections) -> [Float] {
    precondition(spans.count == spanCount, "one range for each role")
    var hidden = [Float](repeating: 0, count: width)
    for (role, span) in spans.enumerated() {
      add(span.lowerBound + 1..<span.upperBound + 1, role, of: projections, to: &hidden)
    }
    add(0..<projections.words.count + 1, spanCount, of: projections, to: &hidden)
    return hidden.withUnsafeMutableBufferPointer { hidden in
      guard let values = hidden.baseAddress else { return [] }
      let ones = [Float](repeating: 1, count: width)
      let zeros = [Float](repeating: 0, count: width)
      loops.activate(values, 1, ones, zeros, Int32(width), values)
      return labels.indices.map {
        loops.dot(weights + $0 * width, values, Int32(width)) + bias[$0]
      }
    }
  }

  /// Adds the mean of a role's projections over some rows.
  private func add(
    _ rows: Range<Int>, _ role: Int, of projections: Projections, to hidden: inout [Float]
  ) {
    guard !rows.isEmpty else { return }
    let share = 1 / Float(rows.count)
    let first = columns.lowerBound - projections.first + role * width
    for row in rows {
      let start = row * projections.columns + first
      for i in 0..<width { hidden[i] += projections.values[start + i] * share }
    }
  }
}

/// What the span heads need of one sequence, kept when its encoding is let go.
public struct Projections: Sendable, Hashable {
  /// Which words of the sentence the sequence covers.
  public let words: Range<Int>
  /// A row for the mark and each word.
  let values: [Float]
  /// Numbers in a row.
  let columns: Int
  /// The column among a word's scores that a row begins with.
  let first: Int
}

extension EncoderModel {
  /// The span head of a name.
  public func spanHead(_ name: String) -> SpanHead? {
    spanHeads.first { $0.name == name }
  }

  /// Takes out of an encoding what the span heads need.
  ///
  /// - Returns: nil where the model has no span heads.
  public func projections(of encoding: Encoding) -> Projections? {
    guard let first = spanHeads.first?.columns.lowerBound,
      let end = spanHeads.last?.columns.upperBound
    else { return nil }
    var values: [Float] = []
    values.reserveCapacity((encoding.wordCount + 1) * (end - first))
    for row in 0...encoding.wordCount {
      let start = row * encoding.columns
      values += encoding.scores[start + first..<start + end]
    }
    return Projections(words: encoding.words, values: values, columns: end - first, first: first)
  }
}
