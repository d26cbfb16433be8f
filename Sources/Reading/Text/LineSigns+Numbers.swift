extension LineSigns {
  /// The number of bits of a count: a coarse logarithm.
  static func logarithm(_ value: Int) -> Float {
    Float(Int.bitWidth - max(value, 0).leadingZeroBitCount)
  }

  /// Appends the line's signs as numbers, for the models.
  func write(to row: inout FeatureRow) {
    func flag(_ condition: Bool) -> Float { condition ? 1 : 0 }
    let count = Float(max(words, 1))
    row.append(min(Float(words), 100) / 50)
    row.append(LineSigns.logarithm(words) / 6)
    for limit in [2, 4, 7, 11, 16, 24, 40] { row.append(flag(words < limit)) }
    row.append(flag(endsSentence))
    row.append(flag(endsEllipsis))
    row.append(flag(endsColon))
    row.append(flag(startsSmall))
    row.append(flag(startsDigit))
    row.append(Float(digits) / Float(max(bytes, 1)))
    row.append(Float(capitalWords) / count)
    row.append(min(Float(commas) / count * 4, 1))
    row.append(flag(commas > 0))
    row.append(flag(stops > 1))
    row.append(flag(stops > 3))
    row.append(flag(quotes > 0))
    row.append(flag(bars > 0))
    row.append(Float(letters) / Float(max(bytes, 1)))
    row.append(Float(bytes) / count / 10)
    row.append(min(Float(marks) / Float(max(bytes, 1)) * 10, 1))
    let isShort = words < 25
    for kind in 0..<PhraseKinds.count {
      let phrase = PhraseKinds(bit: kind)
      row.append(flag(start.contains(phrase)))
      row.append(flag(isShort && anywhere.contains(phrase)))
      row.append(flag(!isShort && anywhere.contains(phrase)))
    }
  }
}
