/// Closed word classes of English that the rules of this module ask for.
enum WordClasses {
  static let determiners: Set<String> = [
    "the", "a", "an", "this", "that", "these", "those", "some", "any", "every", "each", "no",
    "both",
    "several", "many", "most", "all", "another", "other", "such", "few", "more",
  ]
  static let possessives: Set<String> = [
    "his", "her", "its", "their", "our", "my", "your", "whose",
  ]
  static let subjectPronouns: Set<String> = ["he", "she", "it", "they", "we", "i", "you", "who"]
  static let prepositions: Set<String> = [
    "in", "on", "at", "to", "from", "by", "with", "without", "for", "of", "about", "against",
    "between", "among", "under", "over", "after", "before", "during", "since", "until", "through",
    "into", "near", "amid", "across", "behind", "beyond", "despite", "toward", "towards", "within",
    "outside", "inside", "around", "along", "per", "via", "as", "like", "unlike", "including",
    "regarding", "concerning", "than", "ahead", "following", "alongside",
  ]
  static let places: Set<String> = [
    "in", "at", "near", "to", "from", "outside", "inside", "around", "through", "into", "within",
    "across", "toward", "towards",
  ]
  static let auxiliaries: Set<String> = [
    "has", "have", "had", "do", "does", "did", "will", "would", "may", "might", "can", "could",
    "should", "must", "shall", "is", "are", "was", "were", "am", "be", "been", "being", "'s", "'d",
    "'ll", "'ve", "'re", "'m", "ca", "wo", "having", "cannot",
  ]
  static let copulas: Set<String> = [
    "is", "are", "was", "were", "be", "been", "'s", "'re", "'m", "am", "remain", "remains",
    "remained", "seem", "seems", "seemed", "feel", "feels", "felt", "sound", "sounded", "appear",
    "appears", "appeared", "become", "becomes", "became",
  ]
  static let beForms: Set<String> = [
    "is", "are", "was", "were", "be", "been", "being", "am", "'re", "'m", "get", "gets", "got",
    "getting",
  ]
  static let negations: Set<String> = [
    "not", "n't", "never", "no", "neither", "nor", "nobody", "none", "cannot", "hardly", "nothing",
  ]
  /// Words at the head of a subject that deny what it is said to do.
  static let deniers: Set<String> = negations.union(["few"])
  static let subordinators: Set<String> = [
    "that", "because", "although", "though", "while", "whereas", "when", "if", "unless", "but",
    "since", "where", "which", "whether", "so", "until", "once", "how", "why", "what", "or", "nor",
    "even", "then", "whom", "whose",
  ]
  static let adverbs: Set<String> = [
    "also", "later", "then", "now", "once", "never", "not", "n't", "already", "repeatedly", "even",
    "again", "nevertheless", "however", "thus", "still", "further", "just", "only", "ever", "yet",
    "always", "often", "sometimes", "soon", "earlier", "first", "instead", "too", "simply", "long",
    "therefore", "meanwhile", "moreover", "furthermore", "merely", "rather", "likewise", "once",
    "more", "himself", "herself", "itself", "themselves", "today", "yesterday", "almost", "perhaps",
    "though", "indeed", "seldom", "rarely", "both", "all", "so", "well", "quite", "very", "thereby",
    "additionally", "conversely", "afterwards", "afterward", "previously", "recently",
  ]
  static let questions: Set<String> = [
    "whether", "how", "why", "what", "if", "who", "which", "where", "when",
  ]
  static let calendar: Set<String> = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january",
    "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "jan", "feb", "aug",
    "sept", "oct", "nov", "dec",
  ]
  static let honorifics: Set<String> = [
    "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "sir", "dame", "lord", "lady", "prof",
    "prof.", "gen", "gen.", "col", "col.", "lt", "lt.", "sen", "sen.", "rep", "rep.", "gov", "gov.",
    "president", "premier", "chancellor", "king", "queen", "prince", "princess", "pope", "emperor",
    "capt", "capt.", "adm", "adm.", "maj", "maj.", "sgt", "sgt.", "rev", "rev.",
  ]
  static let numbers: [String: Int] = [
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10,
  ]

  /// Whether a folded word is an adverb by list or by its ending.
  static func isAdverb(_ word: String) -> Bool {
    adverbs.contains(word)
      || (word.hasSuffix("ly") && word.utf8.count > 4 && word != "family" && word != "italy")
  }
}
