import Evidence

extension TrainedTagger {
  /// The names that the encoder found, each with the referent that the rules gave its words.
  ///
  /// - Parameters:
  ///   - names: in text order.
  ///   - tokens: the tokens of the whole text.
  ///   - ruled: what the rules found, in text order; what they find and the name head does not
  ///     know, such as laws and events, is kept where no name stands.
  /// - Returns: mentions in text order, not overlapping.
  static func mentions(
    _ names: [NameTagger.Name], over tokens: [Token], beside ruled: [Mention]
  ) -> [Mention] {
    let kinds: Set<Mention.Kind> = [.person, .organisation, .location, .miscellaneous]
    var mentions: [Mention] = []
    var next = 0
    for name in names {
      let span = TextSpan(
        tokens[name.tokens.lowerBound].span.lower, tokens[name.tokens.upperBound - 1].span.upper)
      var referent: Int?
      while next < ruled.count, ruled[next].span.lower < span.upper {
        if ruled[next].span.overlaps(span) {
          referent = referent ?? ruled[next].referent
        } else if !kinds.contains(ruled[next].kind) {
          mentions.append(ruled[next])
        }
        next += 1
      }
      mentions.append(Mention(span: span, kind: name.kind, referent: referent))
    }
    return mentions + ruled[next...].filter { !kinds.contains($0.kind) }
  }
}
