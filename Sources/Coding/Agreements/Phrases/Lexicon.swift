/// Words of one meaning, for phrases to name at once: `@attack` stands for every word of attack.
enum Lexicon {
  /// The alternatives that a name stands for, in the form that phrases use.
  static let words: [String: String] = [
    "attack":
      "attack*|aggress*|assault*|assail*|invad*|invasion|incursion*|onslaught|strike|strikes|war|raid|raids|belligeren*|hostilit*",
    "aid":
      "aid|assist*|help|helps|helping|support|supports|supporting|defend|defends|defending|defence|defense|reinforce*",
    "forces":
      "troops|forces|force|army|armies|squadron|squadrons|soldiers|arms|materiel|navy|fleet|battalion*|brigade*",
    "send":
      "send|sends|furnish*|provide*|supply|supplies|dispatch*|deploy*|lend|lends|commit*|give|gives",
    "consult":
      "consult*|confer|confers|deliberate*|concert",
    "once":
      "once|immediately|forthwith|delay|hours|urgent*|emergency|promptly|day",
    "danger":
      "danger*|jeopard*|peril*|threat*|menac*|crisis|crises|emergenc*|attack*|aggress*",
    "leaders":
      "leaders|ministers|presidents|governments|officials|chiefs|staffs|sides|parties|they|heads",
    "instrument": "agreement|accord|treaty|pact|deal|memorandum|charter|protocol|declaration",
    "each":
      "each|one|another|other|others|both|all|them|either|every|itself|themselves|own|everyone",
    "enemy": "enemy|enemies|aggressor|attacker|attackers|foe|belligerent|invader|whoever",
  ]

  /// A word of a phrase, its name replaced by what it stands for.
  static func expand(_ word: Substring) -> [Substring] {
    guard word.hasPrefix("@") else { return [word] }
    return (words[String(word.dropFirst())] ?? "").split(separator: "|")
  }
}
