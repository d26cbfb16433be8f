import Ontology

/// Members of a group spoken of before, and holders of the same office elsewhere.
extension ReferenceResolver {
  /// `One of them`, `several note`: of the people named last by what they are.
  mutating func copyMember(to index: Int, isPlural: Bool) {
    let found = nearest(before: index, reach: 2) {
      $0.isPlural && $0.isHuman && $0.office != nil && $0.persons.isEmpty
    }
    guard let found else { return }
    copy(found, to: index)
    drafts[index].isPlural = isPlural
    drafts[index].number = nil
  }

  /// `his Finnish counterpart`: the office of whoever `his` stands for.
  mutating func resolveCounterpart(_ index: Int) {
    guard let office = officeBefore(index, except: nil) else { return }
    drafts[index].office = office.text
    drafts[index].roles = office.roles
  }

  /// `His Greek counterpart, Nikos Panagiotopoulos`.
  mutating func takeCounterpartOffice(_ index: Int) {
    guard drafts[index].persons.count == 1 else { return }
    let person = drafts[index].persons[0]
    guard persons[person].office == "counterpart" else { return }
    let office = officeBefore(index, except: person)
    persons[person].office = office?.text
    persons[person].roles = office?.roles ?? []
  }

  /// The office of the holder spoken of before a mention.
  private func officeBefore(_ index: Int, except person: Int?) -> (text: String, roles: [Role])? {
    let found = nearest(before: index) { draft in
      draft.isHuman && !draft.isPlural && draft.office != nil && draft.office != "counterpart"
        && (person.map { draft.persons != [$0] } ?? true)
    }
    guard let found, let text = drafts[found].office else { return nil }
    return (text, drafts[found].roles)
  }
}

extension ReferenceResolver {
  /// `Its spokesman` after `the foreign ministry` is a foreign ministry spokesman.
  mutating func prefixOffice(of index: Int, with owner: CastDraft) {
    guard !owner.isHuman, let body = owner.office else { return }
    for person in drafts[index].persons {
      guard let office = persons[person].office, office.hasPrefix("spokes") else { continue }
      persons[person].office = body + " " + office
    }
    if drafts[index].persons.isEmpty, let office = drafts[index].office,
      office.hasPrefix("spokes")
    {
      drafts[index].office = body + " " + office
    }
  }
}

extension ReferenceResolver {
  /// `…, he said.`, `…, she told journalists, …`: set off by a comma from the words that are his.
  func isParenthetic(_ index: Int) -> Bool {
    let pronoun = drafts[index].tokens
    guard columns.word(pronoun.lowerBound - 1) == ",", precedesCue(index) else { return false }
    let end = min(columns.sentenceTokens(of: pronoun.lowerBound).upperBound, pronoun.upperBound + 6)
    for token in pronoun.upperBound..<max(pronoun.upperBound, end) {
      let word = columns.words[token]
      if word == "that" { return false }
      if word == "." || word == "," { return true }
    }
    return false
  }
}

extension ReferenceResolver {
  /// `…, the statement said. It charged …`: a document goes on, nobody of the cast.
  func followsDocument(_ index: Int) -> Bool {
    let start = columns.sentenceTokens(of: drafts[index].head).lowerBound
    guard start > 0, !columns.startsParagraph(start) else { return false }
    let documents: Set = ["statement", "report", "communique", "communiqué", "letter", "memo"]
    return columns.sentenceTokens(of: start - 1).contains {
      documents.contains(columns.words[$0])
        && CueLexicon.english.verb(columns.word($0 + 1)).map { $0.form != .participle } ?? false
    }
  }
}
