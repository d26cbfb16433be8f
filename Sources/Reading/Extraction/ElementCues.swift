/// The cues of every element of a page, own and inherited, and which subtrees nobody sees.
struct ElementCues {
  /// What each node itself says.
  private(set) var own: [Cues]
  /// What each node says together with all elements around it.
  private(set) var inherited: [Cues]
  /// Nodes that are not shown.
  private(set) var isUnseen: [Bool]
  /// Bytes of shown text outside links, per subtree.
  private(set) var textBytes: [Int32]

  /// Judges a page's elements.
  ///
  /// - Complexity: O(nodes + bytes of class and id values).
  init(_ page: Page) {
    let count = page.nodes.count
    own = [Cues](repeating: [], count: count)
    inherited = own
    isUnseen = [Bool](repeating: false, count: count)
    textBytes = [Int32](repeating: 0, count: count)
    for index in 0..<count {
      let node = page.nodes[index]
      let parent = Int(node.parent)
      if node.tag == .text {
        isUnseen[index] = isUnseen[parent]
        continue
      }
      own[index] = ElementCues.cues(of: index, in: page)
      if ElementCues.isHidden(index, page) { own[index].formUnion(.notDisplayed) }
      isUnseen[index] =
        index > 0 && isUnseen[parent] || node.tag.isUnseen
        || node.tag == .span && ElementCues.isHoverCard(index, page)
    }
    sumText(page)
    inherit(page)
  }

  private mutating func sumText(_ page: Page) {
    for index in stride(from: page.nodes.count - 1, to: 0, by: -1) {
      let node = page.nodes[index]
      if node.tag == .text {
        guard !isUnseen[index] else { continue }
        // Short runs are labels and links; they say little about where the article is.
        let bytes = node.upper - node.lower
        textBytes[Int(node.parent)] += bytes >= 40 ? bytes : 0
      } else if node.tag != .a {
        textBytes[Int(node.parent)] += textBytes[index]
      }
    }
  }

  private mutating func inherit(_ page: Page) {
    let total = textBytes[0]
    for index in 1..<max(page.nodes.count, 1) where index < page.nodes.count {
      var cues = own[index]
      if textBytes[index] * 2 > total { cues.subtract(.adverse) }
      inherited[index] = cues.union(inherited[Int(page.nodes[index].parent)])
    }
  }

  private static func cues(of index: Int, in page: Page) -> Cues {
    let node = page.nodes[index]
    var cues = Cues(tag: node.tag)
    let first = Int(node.firstAttribute)
    for attribute in page.attributes[first..<first + Int(node.attributeCount)] {
      let range = Int(attribute.lower)..<Int(attribute.upper)
      switch attribute.name {
      case .class, .id, .dataTestID, .dataComponent, .dataType:
        cues.formUnion(words(page.bytes, range))
      case .role: cues.formUnion(role(page.bytes, range))
      case .itemprop:
        if page.bytes.firstPosition(of: "articlebody", in: range) != nil
          || page.bytes.firstPosition(of: "reviewbody", in: range) != nil
        {
          cues.formUnion(.bodyProperty)
        } else {
          cues.formUnion(words(page.bytes, range))
        }
      default: break
      }
    }
    return cues
  }

  private static func role(_ bytes: [UInt8], _ range: Range<Int>) -> Cues {
    func isRole(_ word: StaticString) -> Bool {
      range.count == word.utf8CodeUnitCount && bytes.holds(word, at: range.lowerBound)
    }
    if isRole("navigation") || isRole("menu") || isRole("menubar") { return .navTag }
    if isRole("complementary") || isRole("search") { return .complementaryRole }
    if isRole("contentinfo") { return .footerTag }
    if isRole("banner") { return .headerTag }
    if isRole("main") { return .mainTag }
    if isRole("article") { return .articleTag }
    if isRole("dialog") || isRole("alertdialog") { return .overlay }
    if isRole("button") { return .buttonTag }
    return []
  }

  /// The cues of the words of a class or id: runs of letters, also split where a capital follows
  /// a small letter, each alone and the whole token together.
  private static func words(_ bytes: [UInt8], _ range: Range<Int>) -> Cues {
    var cues: Cues = []
    var start = range.lowerBound
    var index = start
    // Long generated lists of utility classes say nothing after the first few words.
    let end = min(range.upperBound, range.lowerBound + 400)
    while index <= end {
      let byte = index < end ? bytes[index] : 0x20
      let isBreak = !byte.isLetter
      let isHump = index > start && byte.isCapital && !bytes[index - 1].isCapital
      if isBreak || isHump {
        if index > start { cues.formUnion(Cues.word(NameKey(bytes, start, index))) }
        start = isBreak ? index + 1 : index
      }
      index += 1
    }
    return cues
  }

  /// A card that opens while the pointer rests on a word of the text.
  private static func isHoverCard(_ index: Int, _ page: Page) -> Bool {
    guard let range = page.range(of: .class, in: index) else { return false }
    let names: [StaticString] = [
      "rollover-block", "rollover-people-block", "tooltiptext", "tooltip-text", "tooltip-content",
      "popover-content", "hovercard-content",
    ]
    return names.contains { page.bytes.firstPosition(of: $0, in: range) != nil }
  }

  private static func isHidden(_ index: Int, _ page: Page) -> Bool {
    guard page.nodes[index].attributeCount > 0 else { return false }
    if page.range(of: .hidden, in: index) != nil { return true }
    guard let style = page.range(of: .style, in: index) else { return false }
    guard let display = page.bytes.firstPosition(of: "display", in: style) else { return false }
    var position = display + 7
    while position < style.upperBound, page.bytes[position].isSpace || page.bytes[position] == 0x3A
    {
      position += 1
    }
    return page.bytes.holds("none", at: position)
  }
}
