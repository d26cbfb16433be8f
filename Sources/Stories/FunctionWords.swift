/// English words that say nothing about what a report is about.
enum FunctionWords {
  /// Whether a word in lower case is one.
  static func contains(_ word: [UInt8]) -> Bool {
    word.count <= 7 && table.contains(word)
  }

  private static let table: Set<[UInt8]> = Set(
    ("the a an of in on at to for and or but is are was were be been being by with from as that"
      + " this these those it its he she they we you i his her their our your my them him us me who"
      + " which what when where how why have has had having not no will would can could may might"
      + " shall should must do does did s t d m re ve ll if than then there here so also such into"
      + " onto over under about after before between during against up down out off only own same"
      + " too very just said says say more most other some any all both each because while until")
      .split(separator: " ").map { Array($0.utf8) })
}
