# Entente from R: pages and texts in, data frames out. Needs the package jsonlite and the program on the PATH, or its
# place in ENTENTE_PROGRAM.
#
#   source("Docs/readers/entente.R")
#   records <- entente_read(c("page.html", "crawl.warc.gz"))     # or: entente_texts(c(a = "Albania and …"))
#   events  <- entente_frame(records, "events")                  # or: statements, agreements
#   answer  <- entente_ask("Are Albania, Croatia and Kosovo forming a military alliance?", ledger = "desk.db")
#
# `Rscript Docs/readers/entente.R` reads the bundled example and tells whether all is well.

entente_program <- function() Sys.getenv("ENTENTE_PROGRAM", "entente")

# Runs the program; status 3 means that some inputs were in error, each with a line that says so.
entente_run <- function(words, input = NULL) {
  errors <- tempfile()
  on.exit(unlink(errors))
  lines <- suppressWarnings(system2(
    entente_program(), vapply(words, shQuote, ""), stdout = TRUE, stderr = errors,
    stdin = if (is.null(input)) "" else input))
  status <- attr(lines, "status")
  if (!is.null(status) && !status %in% c(0, 3)) stop(paste(readLines(errors), collapse = "\n"), call. = FALSE)
  Encoding(lines) <- "UTF-8"
  lines
}

entente_parse <- function(lines) lapply(as.character(lines), jsonlite::fromJSON, simplifyVector = FALSE)

# Reads files: one record per article (Docs/batch.md).
entente_read <- function(paths) entente_parse(entente_run(c("read", "--format", "jsonl", "--", path.expand(paths))))

# Reads plain texts; their names are the articles' ids.
entente_texts <- function(texts) {
  ids <- if (is.null(names(texts))) as.character(seq_along(texts)) else names(texts)
  file <- tempfile(fileext = ".jsonl")
  on.exit(unlink(file))
  lines <- Map(function(id, text) jsonlite::toJSON(list(id = id, text = enc2utf8(text)), auto_unbox = TRUE), ids, texts)
  writeLines(unlist(lines), file, useBytes = TRUE)
  entente_read(file)
}

# Answers a question from a ledger or over files.
entente_ask <- function(question, ledger = NULL, paths = NULL) {
  inputs <- unlist(lapply(paths, function(path) c("--input", path)))
  from <- if (is.null(ledger)) inputs else c("--ledger", ledger)
  entente_parse(entente_run(c("ask", "--format", "json", from, "--", question)))[[1]]
}

# One row a record, with the article's id, day and title and the words it rests on.
entente_frame <- function(records, table = c("events", "statements", "agreements")) {
  table <- match.arg(table)
  columns <- list(
    events = c("date", "type", "mode", "cameo", "quad", "goldstein", "factuality", "score"),
    statements = c("kind", "stance", "target", "about", "certainty", "score"),
    agreements = c("kind", "date", "binding", "score"))[[table]]
  cell <- function(value) if (is.null(value) || is.list(value)) NA else value
  joined <- function(values) if (length(values)) paste(unlist(values), collapse = ";") else NA
  actors <- function(mentions) joined(lapply(mentions, function(one) if (is.null(one$actor)) one$text else one$actor))
  rows <- lapply(records, function(record) lapply(record[[table]], function(item) {
    row <- list(article = record$id, published = cell(record$article$published), title = cell(record$article$title))
    row[columns] <- lapply(columns, function(column) cell(item[[column]]))
    if (table == "events") row[c("source", "target")] <- list(actors(item$source), actors(item$target))
    if (table == "statements") row[c("speaker", "actor")] <- list(cell(item$speaker$text), cell(item$speaker$actor))
    if (table == "agreements") row[c("names", "parties", "topics")] <- lapply(item[c("names", "parties", "topics")], joined)
    span <- if (is.null(item$span)) item$evidence[[1]] else item$span
    row$quote <- if (is.null(span)) NA else substr(record$article$text, span[[1]] + 1, span[[2]])
    as.data.frame(row, stringsAsFactors = FALSE)
  }))
  do.call(rbind, unlist(rows, recursive = FALSE))
}

if (sys.nframe() == 0L) {
  records <- entente_read("Examples/tirana/wire.html")
  agreements <- entente_frame(records, "agreements")
  events <- entente_frame(records, "events")
  statements <- entente_frame(records, "statements")
  answer <- entente_ask("Are Albania, Croatia and Kosovo forming a military alliance?", paths = "Examples/tirana/wire.html")
  text <- entente_texts(c(a = "Albania and Croatia signed a defence agreement on Tuesday."))
  stopifnot(
    agreements$parties[1] == "ALB;HRV;XKX", nrow(events) > 0, nrow(statements) > 0,
    all(nchar(statements$quote) > 0), startsWith(answer$rung, "R2"), text[[1]]$id == "a",
    inherits(try(entente_run("raed"), silent = TRUE), "try-error"))
  cat("entente.R: all is well:", nrow(events), "events,", nrow(statements), "statements,", nrow(agreements), "agreements\n")
}
