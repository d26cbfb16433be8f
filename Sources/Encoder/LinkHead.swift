import CKernels

/// A head that finds words of one sort (cues) and tells what every other word is to one of them.
///
/// Both come from projections of the words' vectors, so it costs a few columns of the heads' matrix:
/// a word's own, or a cue's plus a word's plus a row of a table for each feature of the word as seen
/// from the cue, through GELU; then one layer that also sees the neighbours. What the labels and
/// features mean is up to whoever asks.
public struct LinkHead: @unchecked Sendable {
  /// Its name.
  public let name: String
  /// Its labels; the place of a label is its class.
  public let labels: [String]
  /// How many classes each feature has.
  public let featureSizes: [Int]
  /// Width of the hidden layers.
  let width: Int
  /// The columns of its projections among the scores of a word: cue to be found, word, cue.
  let columns: Range<Int>
  private let tables: [UnsafePointer<Float>]
  private let cues: Layer
  private let roles: Layer
  private let mapping: Mapping

  /// A window over three rows through GELU, and a matrix over the middle row and the window's.
  private struct Layer {
    /// [width, 3 · width].
    let window: UnsafePointer<Float>
    let windowBias: UnsafePointer<Float>
    /// [labels, 2 · width].
    let out: UnsafePointer<Float>
    let outBias: UnsafePointer<Float>
    let labels: Int
  }

  /// Reads the head that the file's settings describe, from a column on.
  init(
    _ file: ModelFile, name: String, labels: [String], first: Int
  ) throws(EncoderError) {
    let (width, count) = (
      try file.setting("links.\(name).width"), try file.setting("links.\(name).tables")
    )
    guard width % 16 == 0, width <= 1024, count <= 64 else {
      throw file.malformed(
        "link head \(name) has a width that is no multiple of 16, or too many tables")
    }
    func layer(_ part: String, _ labels: Int) throws(EncoderError) -> Layer {
      Layer(
        window: try file.floats("links.\(name).\(part).window.weight", [width, 3 * width]),
        windowBias: try file.floats("links.\(name).\(part).window.bias", [width]),
        out: try file.floats("links.\(name).\(part).out.weight", [labels, 2 * width]),
        outBias: try file.floats("links.\(name).\(part).out.bias", [labels]), labels: labels)
    }
    var tables: [UnsafePointer<Float>] = []
    var sizes: [Int] = []
    for number in 0..<count {
      let table = "links.\(name).table.\(number)"
      let size = file.tensors[table]?.shape.first ?? 0
      tables.append(try file.floats(table, [size, width]))
      sizes.append(size)
    }
    (self.name, self.labels, self.width, self.tables) = (name, labels, width, tables)
    featureSizes = sizes
    cues = try layer("cue", 1)
    roles = try layer("role", labels.count)
    columns = first..<first + 3 * width
    mapping = file.mapping
  }

  /// How well each word of a sequence suits as a cue.
  ///
  /// - Parameter encoding: of the sequence.
  /// - Returns: a log odds for each word.
  /// - Complexity: O(n) in words.
  public func cueScores(in encoding: Encoding) -> [Float] {
    var hidden = [Float](repeating: 0, count: (encoding.wordCount + 2) * width)
    for word in 0..<encoding.wordCount {
      add(encoding, word, part: 0, to: &hidden, row: word)
    }
    return scores(of: &hidden, cues)
  }

  /// How well each label suits each word of a sequence, as seen from a cue.
  ///
  /// - Parameters:
  ///   - cue: number of the cue within the sequence, from 0.
  ///   - features: for each word the class of each feature.
  ///   - encoding: of the sequence.
  /// - Returns: for each word a row of `labels.count` unnormalised log probabilities.
  /// - Precondition: the cue is a word of the sequence; each class is below its feature's size.
  /// - Complexity: O(n) in words.
  public func roleScores(
    of cue: Int, features: [[Int]], in encoding: Encoding
  ) -> [ArraySlice<Float>] {
    precondition(features.count == encoding.wordCount, "features for each word")
    var hidden = [Float](repeating: 0, count: (encoding.wordCount + 2) * width)
    for (word, classes) in features.enumerated() {
      precondition(classes.count == tables.count, "a class for each feature")
      add(encoding, word, part: 1, to: &hidden, row: word)
      add(encoding, cue, part: 2, to: &hidden, row: word)
      for (number, place) in classes.enumerated() {
        precondition((0..<featureSizes[number]).contains(place), "a class of the feature")
        let row = tables[number] + place * width
        for i in 0..<width { hidden[(word + 1) * width + i] += row[i] }
      }
    }
    let flat = scores(of: &hidden, roles)
    return features.indices.map { flat[$0 * labels.count..<($0 + 1) * labels.count] }
  }

  /// Adds one of a word's projections to a hidden row; an empty row stands before the first.
  private func add(
    _ encoding: Encoding, _ word: Int, part: Int, to hidden: inout [Float], row: Int
  ) {
    let start = (word + 1) * encoding.columns + columns.lowerBound + part * width
    for i in 0..<width { hidden[(row + 1) * width + i] += encoding.scores[start + i] }
  }

  /// What a layer makes of hidden rows that stand between two empty ones.
  private func scores(of hidden: inout [Float], _ layer: Layer) -> [Float] {
    let words = hidden.count / width - 2
    let ones = [Float](repeating: 1, count: width)
    let zeros = [Float](repeating: 0, count: width)
    var seen = [Float](repeating: 0, count: 2 * width)
    var result: [Float] = []
    result.reserveCapacity(words * layer.labels)
    hidden.withUnsafeMutableBufferPointer { hidden in
      seen.withUnsafeMutableBufferPointer { seen in
        guard let rows = hidden.baseAddress, let seen = seen.baseAddress else { return }
        for row in 1..<words + 1 {
          loops.activate(
            rows + row * width, 1, ones, zeros, Int32(width), rows + row * width)
        }
        for row in 0..<words {
          seen.update(from: rows + (row + 1) * width, count: width)
          for i in 0..<width {
            seen[width + i] =
              loops.dot(layer.window + i * 3 * width, rows + row * width, Int32(3 * width))
              + layer.windowBias[i]
          }
          loops.activate(seen + width, 1, ones, zeros, Int32(width), seen + width)
          for label in 0..<layer.labels {
            result.append(
              loops.dot(layer.out + label * 2 * width, seen, Int32(2 * width))
                + layer.outBias[label])
          }
        }
      }
    }
    return result
  }
}

extension EncoderModel {
  /// The link head of a name.
  public func linkHead(_ name: String) -> LinkHead? {
    linkHeads.first { $0.name == name }
  }
}
