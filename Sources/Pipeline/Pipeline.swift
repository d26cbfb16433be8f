public import Actors
import Coding
import Encoder
public import Evidence
public import Language
public import Reading
public import Records

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The straight line from bytes to records: the one place that knows the order of the stages.
public struct Pipeline: Sendable {
  /// How far to go along the line.
  public enum Stage: String, Sendable, Hashable, CaseIterable {
    case article, language, record
  }

  /// The actors that names are resolved against.
  public let actors: ActorTable
  private let reader: Reader
  private let annotator: Annotator
  private let ruleAnnotator = Annotator()
  private let coder: Coder
  private let gate: Gate?

  /// A report of more words is tagged by rule, so that time stays bounded whatever comes in.
  public static let encodedWords = 16_384

  /// What tags words and finds names.
  public enum Tagging: String, Sendable, Hashable, CaseIterable {
    /// Rules alone: quick, and what is used where no model is installed.
    case rules
    /// The trained encoder, where a model is installed: tags, lemmas, trees, names, attributions
    /// and stances.
    case encoder
  }

  /// Loads the stages from the data folder.
  ///
  /// - Parameters:
  ///   - folder: where tables and models lie.
  ///   - tagging: what tags words and finds names.
  ///   - isGated: whether pages in which the rules find nothing between two states or organisations
  ///     of states are spared the encoder.
  /// - Throws: `DataError` when a table or the model cannot be read.
  public init(data folder: DataFolder, tagging: Tagging = .rules, isGated: Bool = false)
    throws(DataError)
  {
    do {
      actors = try ActorTable(folder: folder.tables)
    } catch {
      throw DataError(error.description)
    }
    reader = Reader()
    let model = tagging == .encoder ? try Pipeline.model(in: folder) : nil
    annotator = Annotator(model: model)
    coder = Coder(actors: actors)
    gate = isGated && model != nil ? Gate(actors: actors) : nil
  }

  /// The English encoder, where one is installed.
  private static func model(in folder: DataFolder) throws(DataError) -> EncoderModel? {
    let path = folder.models + "/english"
    guard folder.holdsModel else { return nil }
    do {
      return try EncoderModel(folder: path)
    } catch {
      throw DataError(error.description)
    }
  }

  /// Bytes to article.
  ///
  /// - Parameter capture: the bytes and what is known about them.
  /// - Returns: the article.
  /// - Throws: `ReadingError` when the bytes hold no article.
  public func read(_ capture: Capture) throws(ReadingError) -> Article {
    try reader.read(capture)
  }

  /// Article to annotated text.
  ///
  /// - Parameter article: the article.
  /// - Returns: its sentences, tokens and mentions.
  public func annotate(_ article: Article) -> AnnotatedText {
    annotator.annotate(article)
  }

  /// Article to sentences and words.
  ///
  /// - Parameter article: the article.
  /// - Returns: its sentences and tokens, for `annotate(words:)`.
  public func segment(_ article: Article) -> AnnotatedText {
    annotator.segment(article)
  }

  /// A text whose sentences and words are given to annotated text.
  ///
  /// - Parameter text: sentences and tokens.
  /// - Returns: the same with what the annotator adds.
  public func annotate(words text: AnnotatedText) -> AnnotatedText {
    annotator.annotate(words: text)
  }

  /// Bytes to records: the whole line.
  ///
  /// - Parameters:
  ///   - capture: the bytes and what is known about them.
  ///   - stage: where to stop; what later stages would give stays empty.
  /// - Returns: the article with what the stages found.
  /// - Throws: `ReadingError` when the bytes hold no article.
  public func code(_ capture: Capture, upTo stage: Stage = .record) throws(ReadingError)
    -> CodedArticle
  {
    var article = try reader.read(capture)
    if article.text.utf8.count > Annotator.lengthLimit {
      article.diagnostics.append(
        Diagnostic(
          "long-text", "only the first \(Annotator.lengthLimit >> 20) MiB of the text were coded"))
    }
    if stage == .article {
      return CodedArticle(article: article, sentences: [], version: Coder.version)
    }
    let words = annotator.segment(article)
    let isForeign = !Pipeline.readsLanguage(of: article) && !FunctionWords.areEnglish(in: words)
    let isLong = words.tokens.count > Pipeline.encodedWords
    // A text or an instrument that is given as such was chosen by somebody.
    if stage == .record, isForeign {
      var coded = coder.code(ruleAnnotator.annotate(words: words))
      (coded.events, coded.statements, coded.agreements) = ([], [], [])
      coded.article.diagnostics.append(
        Diagnostic("other-language", "only English is coded; names were looked up, no more"))
      return coded
    }
    if stage == .record, !isLong, let gate, capture.form != .text, capture.form != .treaty {
      let coded = coder.code(ruleAnnotator.annotate(words: words))
      guard gate.passes(coded) else { return coded }
    }
    let text = (isLong ? ruleAnnotator : annotator).annotate(words: words)
    if stage == .language {
      return CodedArticle(
        article: article, sentences: text.sentences.map(\.span), version: Coder.version)
    }
    return coder.code(text, isTreaty: capture.form == .treaty)
  }

  /// Whether the rules and the encoder read the language of an article: English, or one not known.
  private static func readsLanguage(of article: Article) -> Bool {
    article.language.map { $0.lowercased().hasPrefix("en") } ?? true
  }
}
