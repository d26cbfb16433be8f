import Encoder

/// Reads attributions off the encoder's head for them.
struct AttributionTagger: Sendable {
  private let head: Head
  private let labels: [AttributionTag]
  private let sequence: LabelSequence

  /// Makes a tagger; nil if the model has no such head, or one of other labels.
  init?(_ model: EncoderModel) {
    guard let head = model.head("attribution") else { return nil }
    labels = head.labels.compactMap { AttributionTag(label: $0) }
    guard labels.count == head.labels.count else { return nil }
    self.head = head
    // Content alone runs on over the end of a sentence.
    sequence = LabelSequence(head.labels) { $0.hasSuffix(AttributionTag.Part.content.rawValue) }
  }

  /// The tags of a sequence's words.
  func tags(of encoding: Encoding) -> [AttributionTag] {
    let rows = (0..<encoding.wordCount).map { softmax(encoding.scores(head, word: $0)) }
    return zip(sequence.best(rows), rows).map { label, row in
      AttributionTag(
        part: labels[label].part, begins: labels[label].begins, probability: row[label])
    }
  }
}
