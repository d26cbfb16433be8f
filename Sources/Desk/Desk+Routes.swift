import Analysis
import Evidence
import LedgerStore
import Ontology

extension Desk {
  /// Every place of the desk; the API's description is written from this table.
  static let routes: [Route] = readingRoutes + relationRoutes + upkeepRoutes

  private static let readingRoutes: [Route] = [
    Route("/", lists, "The day's edition", answer: Desk.frontPage),
    Route(
      "/stories", [.html, .json, .csv, .atom], "Stories, the one with the latest report first",
      [
        Parameter("origins", .integer(0...1000), "at least so many independent origins"),
        Parameter("since", .date, "with a report on or after this day"),
        Parameter("until", .date, "with a report on or before this day"),
        Parameter("from", .integer(0...Int(Int32.max)), "leave out so many"), limit,
      ], answer: Desk.storyList),
    Route(
      "/story", [.html, .json], "One story: its reports in order of time, and its origins",
      [Parameter("id", .text, "the id of any of its reports", isRequired: true)],
      answer: Desk.storyPage),
    Route(
      "/articles", [.html, .json, .csv, .atom], "Articles, the newest first", [after, limit],
      answer: Desk.articleList),
    Route(
      "/article", [.html, .json], "An article with all that was read from it",
      [Parameter("id", .text, "its id", isRequired: true)], answer: Desk.articlePage),
    Route(
      "/like", [.html, .json, .csv], "Articles like one, the most alike first",
      [Parameter("id", .text, "the article's id", isRequired: true)], answer: Desk.likePage),
    Route(
      "/events", lists, "Events, the newest first",
      [actors, target, code("type", EventType.self), code("factuality", Factuality.self)]
        + [Parameter("country", .text, "the country in which it took place")] + scope,
      answer: Desk.eventList),
    Route("/event", [.html, .json], "One event with its sentence", [at], answer: Desk.eventPage),
    Route(
      "/statements", lists, "Statements, the newest first",
      [
        Parameter(
          "speaker", .text, "words of the speaker's name, a code, or a state, body or capital"),
        actors, target,
        Parameter("role", .text, "words of the speaker's role"),
        Parameter("state", .text, "the state or body that speaks or that the speaker belongs to"),
        code("stance", Stance.self), code("kind", StatementKind.self),
      ] + scope, answer: Desk.statementList),
    Route(
      "/statement", [.html, .json], "One statement with its words", [at], answer: Desk.statementPage
    ),
    Route(
      "/agreements", lists, "Agreements, the newest first",
      [
        actors, Parameter("name", .text, "words of its name"), code("kind", AgreementKind.self),
        code("topic", AgreementTopic.self),
        code("background", Background.self),
      ] + scope, answer: Desk.agreementList),
    Route("/agreement", [.html, .json], "One agreement", [at], answer: Desk.agreementPage),
    Route(
      "/ask", [.html, .json], "The answer to a question, with its evidence",
      [
        Parameter("q", .text, "the question"),
        Parameter("until", .date, "as of this day"),
        code("rendered", AnswerForm.self),
      ], answer: Desk.questionPage),
    Route(
      "/search", [.html, .json], "Articles that match",
      [Parameter("q", .text, "words, phrases and fields"), limit], answer: Desk.searchPage),
  ]

  private static let relationRoutes: [Route] = [
    Route(
      "/actors", [.html, .json, .csv], "Actors and how often they appear",
      [Parameter("limit", .integer(1...100_000), "at most so many")], answer: Desk.actorList),
    Route(
      "/actor", [.html, .json], "One actor: who they are, what they did and said",
      [Parameter("id", .text, "a code or a name", isRequired: true)], answer: Desk.actorPage),
    Route(
      "/dyad", [.html, .json, .csv], "Two actors: cooperation and conflict by month",
      [
        Parameter("a", .text, "a code or a name", isRequired: true),
        Parameter("b", .text, "a code or a name", isRequired: true),
      ], answer: Desk.dyadPage),
    Route(
      "/network", [.html, .json, .csv], "Who stands with whom and against whom",
      [
        Parameter("since", .date, "nothing before this day"),
        Parameter("until", .date, "nothing after this day"),
      ], answer: Desk.networkPage),
  ]

  private static let upkeepRoutes: [Route] = [
    Route(
      "/feeds", [.html, .json, .csv], "How the followed feeds do", freshness: .always,
      answer: Desk.feedPage),
    Route(
      "/feeds.opml", [.html], "The feeds as OPML", freshness: .always, answer: Desk.feedDocument),
    Route(
      "/follow", [.html, .json], "Follow a feed, or the one that a page names",
      [Parameter("url", .text, "the address of the feed or page", isRequired: true)],
      method: "POST", scope: .correct, answer: Desk.follow),
    Route(
      "/unfollow", [.html, .json], "Stop following a feed",
      [Parameter("url", .text, "the feed's address", isRequired: true)],
      method: "POST", scope: .correct, answer: Desk.unfollow),
    Route(
      "/follow-list", [.html, .json], "Follow the feeds of a list",
      [Parameter("opml", .text, "the text of an OPML document", isRequired: true)],
      method: "POST", scope: .correct, answer: Desk.followList),
    Route(
      "/review", [.html, .json], "The least sure records, and corrections by people",
      [Parameter("score", .number, "only records less sure than this, 0 to 1")],
      answer: Desk.reviewPage),
    Route(
      "/correct", [.html, .json], "Correct a record",
      [
        Parameter("record", .text, "its name, such as e12", isRequired: true),
        code("do", CorrectionForm.Action.self),
        Parameter("edit", .text, "FIELD=VALUE, one a line, for do=edit"),
        Parameter("with", .text, "the other record of the article, for do=merge"),
        Parameter(
          "parts", .text, "FIELD=VALUE;FIELD=VALUE, one record a line, two or more, for do=split"),
        Parameter("who", .text, "who corrects, where the desk knows no users"),
        Parameter("why", .text, "the reason", isRequired: true),
      ], method: "POST", scope: .correct, answer: Desk.correct),
    Route(
      "/undo", [.html, .json], "Take a correction back",
      [
        Parameter(
          "number", .integer(1...Int(Int32.max)), "the correction's number", isRequired: true),
        Parameter("who", .text, "who does it, where the desk knows no users"),
        Parameter("why", .text, "the reason", isRequired: true),
      ], method: "POST", scope: .correct, answer: Desk.undo),
    Route(
      "/about", [.html, .json], "Versions, models, and how good the records are",
      answer: Desk.aboutPage),
    Route("/sign-in", [.html], "Sign in", scope: nil, freshness: .always, answer: Desk.signInPage),
    Route("/sign-in", [.html], "Sign in", method: "POST", scope: nil, answer: Desk.signIn),
    Route("/sign-out", [.html], "Sign out", method: "POST", answer: Desk.signOut),
    Route(
      "/healthz", [.html], "Whether the ledger can be read", scope: nil, freshness: .always,
      answer: Desk.health),
    Route("/metrics", [.html], "Counts for Prometheus", freshness: .always, answer: Desk.metrics),
    Route(
      "/openapi", [.json], "This description", scope: nil, freshness: .always,
      answer: Desk.apiDescription),
    Route(
      "/desk.css", [.html], "The style sheet", scope: nil, freshness: .always,
      answer: Desk.styleSheet),
    Route(
      "/progress", [.html], "How the ledger grows, as server-sent events", freshness: .always,
      answer: Desk.progress),
    Route("/map.svg", [.html], "Outlines of countries", freshness: .always, answer: Desk.outlines),
    Route("/icon.svg", [.html], "The icon", scope: nil, freshness: .always, answer: Desk.icon),
    Route(
      "/desk.js", [.html], "The keyboard map", scope: nil, freshness: .always, answer: Desk.keyMap),
  ]

  private static let lists: [Request.Form] = [.html, .json, .csv, .atom]

  private static let actors = Parameter(
    "actor", .text, "codes or names with commas between them: all of them take part")
  private static let target = Parameter("target", .text, "to whom it is done or about whom")
  private static let at = Parameter(
    "at", .position, "its place, as the list gives it", isRequired: true)
  private static let after = Parameter("after", .position, "the place where the part before ended")
  private static let limit = Parameter("limit", .integer(1...1000), "at most so many, 1 to 1000")
  private static let scope = [
    Parameter("since", .date, "nothing before this day"),
    Parameter("until", .date, "nothing after this day"),
    Parameter("score", .number, "nothing less sure than this, 0 to 1"),
    Parameter("article", .text, "only what this article tells"), after, limit,
  ]

  private static func code<Code: RawRepresentable<String> & CaseIterable>(
    _ name: String, _ type: Code.Type
  ) -> Parameter {
    Parameter(name, .code(Code.allCases.map(\.rawValue)), "one of a closed set")
  }

  private func health(_ request: Request) throws(PageError) -> Response {
    _ = try ledger { (reader) throws(LedgerError) in try reader.generation() }
    return .text("ok\n")
  }

  private func metrics(_ request: Request) throws(PageError) -> Response {
    .text(meter.exposition)
  }

  private func apiDescription(_ request: Request) throws(PageError) -> Response {
    .json(OpenAPI.document(Desk.routes))
  }

  private func styleSheet(_ request: Request) throws(PageError) -> Response {
    Response(200, type: "text/css; charset=utf-8", Style.sheet)
  }

  private func outlines(_ request: Request) throws(PageError) -> Response {
    Response(200, type: "image/svg+xml", map.picture)
  }

  private func icon(_ request: Request) throws(PageError) -> Response {
    Response(200, type: "image/svg+xml", Style.icon)
  }

  private func keyMap(_ request: Request) throws(PageError) -> Response {
    Response(200, type: "text/javascript; charset=utf-8", KeyMap.script)
  }
}
