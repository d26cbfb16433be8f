import Evidence

/// CoNLL-U, the exchange format of Universal Dependencies (v2).
///
/// MISC carries `NER=` in IOB2 with the kinds of `Mention.Kind`, `Ref=` with the number of the
/// mention's referent on its first word, `Attr=` with the part of an attribution in BIO where a
/// trained encoder tells, and `SpaceAfter=No`.
public enum CoNLLU {
  /// Writes a text.
  ///
  /// - Parameter text: the annotated text.
  /// - Returns: its sentences in CoNLL-U, with `newdoc id`, `newpar`, `sent_id` and `text` comments.
  /// - Complexity: O(n) in tokens and bytes.
  public static func write(_ text: AnnotatedText) -> String {
    var out = "# newdoc id = \(singleLine(text.article.id.rawValue))\n"
    var block: Int?
    var mention = 0
    var attribution = 0
    for (number, sentence) in text.sentences.enumerated() {
      if block != nil, block != sentence.block { out += "# newpar\n" }
      block = sentence.block
      out += "# sent_id = \(singleLine(text.article.id.rawValue))-\(number + 1)\n"
      out += "# text = \(singleLine(text.article.text[sentence.span]))\n"
      let firstTold = attribution
      while attribution < text.attributions.count,
        sentence.tokens.contains(text.attributions[attribution].cue.lowerBound)
      {
        attribution += 1
      }
      let told = text.attributions[firstTold..<attribution]
      for index in sentence.tokens {
        let token = text.tokens[index]
        while mention < text.mentions.count,
          text.mentions[mention].span.upper <= token.span.lower
        {
          mention += 1
        }
        let holder = mention < text.mentions.count ? text.mentions[mention] : nil
        line(
          of: token, attribution: told.lazy.compactMap { $0.label(of: index) }.first,
          number: index - sentence.tokens.lowerBound + 1,
          hasSpaceAfter: hasSpace(after: index, in: sentence, text),
          mention: holder.flatMap { $0.span.overlaps(token.span) ? $0 : nil }, into: &out)
      }
      out += "\n"
    }
    return out
  }

  private static func hasSpace(after index: Int, in sentence: Sentence, _ text: AnnotatedText)
    -> Bool
  {
    guard index + 1 < text.tokens.count else { return true }
    return text.tokens[index].span.upper < text.tokens[index + 1].span.lower
  }

  private static func line(
    of token: Token, attribution: String?, number: Int, hasSpaceAfter: Bool,
    mention: Mention?, into out: inout String
  ) {
    out += "\(number)\t\(field(token.form))\t\(field(token.lemma))\t"
    out += "\(token.upos?.rawValue ?? "_")\t\(field(token.xpos))\t\(field(token.features))\t"
    out += token.head.map { "\($0 + 1)" } ?? "_"
    out += "\t\(field(token.relation))\t_\t"
    var misc: [String] = []
    if let mention {
      let begins = token.span.lower <= mention.span.lower
      misc.append("NER=\(begins ? "B" : "I")-\(mention.kind.rawValue)")
      if begins, let referent = mention.referent { misc.append("Ref=\(referent)") }
    }
    if let attribution { misc.append("Attr=\(attribution)") }
    if !hasSpaceAfter { misc.append("SpaceAfter=No") }
    out += misc.isEmpty ? "_" : misc.joined(separator: "|")
    out += "\n"
  }

  private static func field(_ value: String?) -> String {
    guard let value, !value.isEmpty else { return "_" }
    return singleLine(value)
  }

  /// The value without tabs and line breaks, which the format cannot hold.
  private static func singleLine(_ value: String) -> String {
    guard value.utf8.contains(where: { $0 < 0x20 }) else { return value }
    return String(decoding: value.utf8.map { $0 < 0x20 ? 0x20 : $0 }, as: UTF8.self)
  }
}
