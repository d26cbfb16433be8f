/// What a model folder tells of words beside its encoder: for a word and a label another word.
///
/// `lemmas.tsv`, where the folder has it: a word, a label and, where it is not the word itself, what they
/// give, parted by tabs; lines in the order of their bytes. Looked up in the file as it lies.
struct WordTable: Sendable {
  private let file: Mapping?
  private let lines: [UInt32]

  /// Reads the table of a folder; empty where there is none.
  ///
  /// - Throws: `EncoderError` when the file is damaged, or missing though it has a checksum.
  init(folder: String, sums: ModelSums) throws(EncoderError) {
    let path = folder + "/lemmas.tsv"
    let file: Mapping
    do throws(EncoderError) {
      file = try Mapping(path: path)
    } catch  where error.problem == .unreadable && !sums.tell(of: "lemmas.tsv") {
      (self.file, lines) = (nil, [])
      return
    }
    try sums.verify(file.bytes, of: "lemmas.tsv", in: path)
    guard file.bytes.count < Int(UInt32.max), file.bytes.last == UInt8(ascii: "\n") else {
      throw EncoderError(problem: .malformed("expected lines, less than 4 GB of them"), path: path)
    }
    var lines: [UInt32] = []
    var start = 0
    for (place, byte) in file.bytes.enumerated() where byte == UInt8(ascii: "\n") {
      lines.append(UInt32(start))
      start = place + 1
    }
    (self.file, self.lines) = (file, lines)
  }

  /// What a word and a label give; nil where the table does not say.
  ///
  /// - Complexity: O(log n) in lines.
  func value(of word: String, label: String) -> String? {
    guard let bytes = file?.bytes else { return nil }
    let newline = UInt8(ascii: "\n")
    var key = word + "\t" + label
    return key.withUTF8 { key in
      var (low, high) = (0, lines.count)
      while low < high {
        let middle = (low + high) / 2
        let start = Int(lines[middle])
        var place = 0
        while place < key.count, bytes[start + place] == key[place], key[place] != newline {
          place += 1
        }
        let next = bytes[start + place]
        if place == key.count, next <= newline {
          guard next == UInt8(ascii: "\t") else { return word }
          let rest = bytes[(start + place + 1)...].prefix { $0 != newline }
          return String(decoding: rest, as: UTF8.self)
        }
        if place < key.count, next < key[place] { low = middle + 1 } else { high = middle }
      }
      return nil
    }
  }
}
