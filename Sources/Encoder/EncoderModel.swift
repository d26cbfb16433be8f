import COneDNN
import Synchronization

/// A pretrained encoder with its heads: word pieces in, vectors and head scores out.
///
/// What the heads mean is up to whoever asks. One model is shared by all threads; each call works
/// in a workspace that no other call holds. The same sequences give the same bytes whatever else
/// is in the call, however many threads run, and in whatever order (on one kind of processor).
public final class EncoderModel: Sendable {
  /// The linear heads, in the order of their columns.
  public let heads: [Head]
  /// The heads that judge spans, in the order of their columns; they stand after the linear ones.
  public let spanHeads: [SpanHead]
  /// The heads that link words, in the order of their columns; they stand last.
  public let linkHeads: [LinkHead]
  /// The heads over hashed features.
  public let sparseHeads: [SparseHead]
  /// The relations that the tree head scores.
  public let relations: [String]
  /// How the matrix products are computed.
  public let precision: Precision

  let shape: ModelShape
  let weights: Weights
  let tokenizer: WordPiece
  private let words: WordTable
  private let engine: Engine
  private let spare = Mutex<[Workspace]>([])

  /// Loads `model.entente`, `vocab.txt` and, where there is one, `lemmas.tsv` from a folder.
  ///
  /// - Parameters:
  ///   - folder: path of the folder.
  ///   - precision: how to compute; by default the fastest way that the processor does right.
  /// - Throws: `EncoderError` if a file is missing, damaged or of another version.
  /// - Complexity: O(n) in the size of the files; well under 100 ms for 25 MB.
  public init(folder: String, precision: Precision = .fastest) throws(EncoderError) {
    let sums = try ModelSums(folder: folder)
    let file = try ModelFile(path: folder + "/model.entente", sums: sums)
    shape = try ModelShape(file)
    engine = try Engine(path: file.path)
    self.precision = precision
    Engine.stayOnThisThread()
    weights = try Weights(file, shape, precision, engine)
    tokenizer = try WordPiece(
      path: folder + "/vocab.txt", pieces: shape.pieces, sums: sums)
    words = try WordTable(folder: folder, sums: sums)
    (heads, spanHeads, linkHeads, relations) = try EncoderModel.heads(file, shape)
    sparseHeads = try EncoderModel.sparseHeads(file)
    // A workspace that cannot be made shows here rather than at the first article.
    do {
      let first = try Workspace(shape, weights.linears, engine)
      spare.withLock { $0.append(first) }
    } catch {
      throw EncoderError(problem: .engine(status: error.status), path: file.path)
    }
  }

  private static func heads(
    _ file: ModelFile, _ shape: ModelShape
  ) throws(EncoderError) -> ([Head], [SpanHead], [LinkHead], [String]) {
    var heads: [Head] = []
    var spanHeads: [SpanHead] = []
    var linkHeads: [LinkHead] = []
    var relations: [String] = []
    var next = 0
    for (name, labels) in file.labels {
      if name == "relation" {
        relations = labels
      } else if file.settings["\(name).features"] != nil {
        continue
      } else if file.settings["links.\(name).width"] != nil {
        linkHeads.append(try LinkHead(file, name: name, labels: labels, first: next))
        next = linkHeads.last?.columns.upperBound ?? next
      } else if !linkHeads.isEmpty {
        throw file.malformed("head \(name) stands after a link head")
      } else if file.settings["spans.\(name).width"] != nil {
        spanHeads.append(try SpanHead(file, name: name, labels: labels, first: next))
        next = spanHeads.last?.columns.upperBound ?? next
      } else if spanHeads.isEmpty {
        heads.append(Head(name: name, labels: labels, columns: next..<next + labels.count))
        next += labels.count
      } else {
        throw file.malformed("linear head \(name) stands after a span head")
      }
    }
    guard relations.count == shape.relations, shape.treeColumns + next <= shape.columns else {
      throw file.malformed("labels do not fit the heads' columns")
    }
    return (heads, spanHeads, linkHeads, relations)
  }

  private static func sparseHeads(_ file: ModelFile) throws(EncoderError) -> [SparseHead] {
    var heads: [SparseHead] = []
    for (name, labels) in file.labels where file.settings["\(name).features"] != nil {
      heads.append(
        try SparseHead(file, name: String(name.dropFirst("sparse.".count)), labels: labels))
    }
    return heads
  }

  /// The linear head of a name.
  public func head(_ name: String) -> Head? {
    heads.first { $0.name == name }
  }

  /// Whether a lower-case spelling is one piece of the vocabulary, which holds the commonest words.
  public func isPiece(_ word: String) -> Bool {
    tokenizer.vocabulary[word] != nil
  }

  /// What the model's table of words gives for a word and a label; nil where it does not say.
  ///
  /// - Parameters:
  ///   - word: the word, in small letters.
  ///   - label: what it is looked up as, such as a tag.
  /// - Returns: what the table has for both.
  public func word(for word: String, as label: String) -> String? {
    words.value(of: word, label: label)
  }

  /// The word pieces of a sentence, in as many sequences as its length needs.
  ///
  /// - Parameter words: the words as they are written.
  /// - Returns: sequences whose `words` follow each other and cover all words.
  public func sequences(of words: [String]) -> [PieceSequence] {
    tokenizer.sequences(of: words, longest: shape.positions)
  }

  /// Encodes sequences, giving one encoding for each, in order.
  ///
  /// - Complexity: O(n · w) in pieces and weights, and O(l²) in the length of each sequence.
  public func encode(_ sequences: [PieceSequence]) -> [Encoding] {
    guard !sequences.isEmpty else { return [] }
    let workspace = borrow()
    defer { spare.withLock { $0.append(workspace) } }
    var encodings: [Encoding] = []
    encodings.reserveCapacity(sequences.count)
    var first = 0
    while first < sequences.count {
      var end = first + 1
      var pieces = sequences[first].pieces.count
      while end < sequences.count, pieces + sequences[end].pieces.count <= Workspace.passLimit {
        pieces += sequences[end].pieces.count
        end += 1
      }
      Pass(shape, weights, workspace, sequences[first..<end]).run(into: &encodings)
      first = end
    }
    return encodings
  }

  /// Scores of all relations for each word under a given head.
  ///
  /// - Parameters:
  ///   - encoding: what `encode` gave for a sequence.
  ///   - heads: for each word its head: 0 for the root, else the head's number from 1.
  /// - Returns: a row of `relations.count` scores for each word.
  /// - Precondition: there is a head for each word, from 0 to the number of words.
  public func relationScores(of encoding: Encoding, heads: [Int]) -> [Float] {
    precondition(heads.count == encoding.wordCount, "one head for each word")
    precondition(heads.allSatisfy { (0...heads.count).contains($0) }, "heads are words or 0")
    let workspace = borrow()
    defer { spare.withLock { $0.append(workspace) } }
    return TreeHead(shape, weights, workspace).relationScores(encoding, heads)
  }

  private func borrow() -> Workspace {
    Engine.stayOnThisThread()
    if let workspace = spare.withLock({ $0.popLast() }) { return workspace }
    do {
      return try Workspace(shape, weights.linears, engine)
    } catch {
      preconditionFailure("oneDNN refused what it granted when the model was loaded")
    }
  }
}

/// One linear head: a name and the labels it tells apart.
public struct Head: Sendable, Hashable {
  /// Its name.
  public let name: String
  /// Its labels; the place of a label is its class.
  public let labels: [String]
  /// Its columns among the scores of a word.
  let columns: Range<Int>
}

extension EncoderModel {
  /// Runs the matrix products that encoding takes and nothing else: the bound of its speed.
  ///
  /// - Parameter pieces: how many pieces' worth of products to run.
  public func multiplyOnly(pieces: Int) {
    let workspace = borrow()
    defer { spare.withLock { $0.append(workspace) } }
    let tile = Tile.fitting(Tile.largest, weights.heads.precision)
    for _ in 0..<pieces / tile.rawValue {
      for linear in weights.linears { workspace.run(tile, by: linear) }
    }
  }
}
