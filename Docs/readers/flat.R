# Counts the events of a flat export by type: entente ledger export --format flat | Rscript flat.R
# Needs the package jsonlite.
lines <- readLines(file("stdin"))
records <- lapply(lines, jsonlite::fromJSON)
events <- Filter(function(record) record$kind == "event", records)
counts <- table(vapply(events, function(record) record$type, ""))
for (name in names(counts)) cat(name, counts[[name]], sep = "\t", fill = TRUE)
