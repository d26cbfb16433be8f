internal import Evidence

/// Names what a dropped run is and why it was set apart.
struct FurnitureLabels {
  let text: PageText
  let signs: [LineSigns]
  let titleRun: Int
  /// Indexes of the first and last kept run.
  let body: ClosedRange<Int>?

  /// The piece of furniture that a run is.
  func label(_ index: Int) -> Furniture {
    let run = text.runs[index]
    let (kind, reason) = name(index, run)
    return Furniture(kind: kind, text: text.text(run), reason: reason)
  }

  private func name(_ index: Int, _ run: PageText.Run) -> (kind: String, reason: String) {
    if index == titleRun { return ("headline", "is-title") }
    for (cue, kind) in FurnitureLabels.cues where !run.near.isDisjoint(with: cue) {
      return (kind, "markup-near")
    }
    if let kind = FurnitureLabels.phraseKind(signs[index]) { return (kind, "phrase") }
    for (cue, kind) in FurnitureLabels.cues where !run.far.isDisjoint(with: cue) {
      return (kind, "markup-around")
    }
    if run.linkBytes * 2 > run.count { return ("links", "link-density") }
    guard let body else { return ("other", "no-article") }
    if index < body.lowerBound { return ("masthead", "before-article") }
    if index > body.upperBound { return ("tail", "after-article") }
    return ("inset", "unlike-article")
  }

  /// What a line that begins with a set phrase is.
  static func phraseKind(_ line: LineSigns) -> String? {
    guard line.words < 40 else { return nil }
    return phrases.first { !line.start.isDisjoint(with: $0.0) }?.1
  }

  private static let cues: [(Cues, String)] = [
    (.comments, "comments"), (.newsletter, "newsletter"), (.cookie, "cookie"),
    (.weather, "weather"), (.share, "share"), (.paywall, "paywall"), (.related, "related"),
    (.advertisement, "advertisement"), (.biography, "biography"), (.tags, "tags"),
    ([.caption, .captionTag], "caption"), (.byline, "byline"),
    ([.navigation, .navTag], "navigation"), ([.date, .timeTag], "date"), (.media, "media"),
    ([.foot, .footerTag], "footer"), ([.head, .headerTag], "masthead"),
    ([.side, .asideTag, .complementaryRole], "sidebar"), (.overlay, "overlay"),
    ([.formTag, .buttonTag, .tools], "controls"), ([.teaser, .card], "teaser"),
  ]

  private static let phrases: [(PhraseKinds, String)] = [
    (.comments, "comments"), (.newsletter, "newsletter"), (.cookie, "cookie"),
    (.weather, "weather"), (.share, "share"), (.paywall, "paywall"), (.related, "related"),
    (.advertisement, "advertisement"), (.biography, "biography"), (.tags, "tags"),
    (.caption, "caption"), (.byline, "byline"), (.date, "date"), (.copyright, "copyright"),
    (.note, "note"), (.media, "media"), (.navigation, "navigation"),
  ]
}
