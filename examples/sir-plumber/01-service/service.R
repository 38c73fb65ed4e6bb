# The service: the model behind two addresses, and pages that describe them at /docs.

source("model.R")
source("question.R")

VERSION <- "1.0.0"

# Numbers with all their digits, and a single value as itself, not as a list of one.
as_json <- plumber::serializer_unboxed_json(digits = NA)

make_service <- function() {
  # The body is read by read_question(), which says what is wrong with it; plumber leaves it as it is.
  plumber::register_parser("untouched", function() function(value, ...) value, regex = ".")
  service <- plumber::pr()
  service <- plumber::pr_get(service, "/", index, serializer = as_json)
  service <- plumber::pr_get(service, "/health", health, serializer = as_json)
  service <- plumber::pr_post(service, "/simulate", run_simulation, serializer = as_json, parsers = "untouched")
  service <- plumber::pr_get(service, "/docs", to_docs, serializer = as_json)
  service <- plumber::pr_set_docs(service, "swagger")
  service <- plumber::pr_set_api_spec(service, function(made) describe())
  service <- plumber::pr_set_404(service, not_found)
  plumber::pr_set_error(service, explain_fault)
}

# What this is and where its documentation is, for somebody who opens the bare address.
index <- function() list(service = "sir-plumber", version = VERSION, docs = "/docs")

# Says that the service is up.
health <- function() list(status = "ok")

# Runs one epidemic and gives its course, its peak and its final size.
run_simulation <- function(req, res) {
  bytes <- req$bodyRaw
  if (length(bytes) > MOST_BYTES) {
    res$status <- 413
    return(list(detail = sprintf("the body is longer than %d bytes", MOST_BYTES)))
  }
  read <- if (length(bytes) == 0 || says_json(req)) read_question(bytes) else list(problems = list(NOT_AN_OBJECT))
  if (!is.null(read$problems)) {
    res$status <- 422
    return(list(detail = read$problems))
  }
  c(list(version = VERSION, method = read$question$method), do.call(simulate, read$question))
}

# Without a content type that says JSON, a body is text and no question.
says_json <- function(req) {
  isTRUE(grepl("^application/([a-z0-9.-]+[+])?json\\b", req$HTTP_CONTENT_TYPE, ignore.case = TRUE))
}

# The pages of the documentation are plumber's, which come with the package and need no other host.
to_docs <- function(res) {
  res$status <- 307
  res$setHeader("Location", "/__docs__/")
  list(docs = "/__docs__/")
}

not_found <- function(req, res) {
  res$status <- 404
  list(detail = jsonlite::unbox("Not Found"))
}

explain_fault <- function(req, res, err) {
  message("A fault while answering ", req$REQUEST_METHOD, " ", req$PATH_INFO, ": ", conditionMessage(err))
  res$status <- 500
  list(detail = jsonlite::unbox("Internal Server Error"))
}

# The service in the words of OpenAPI; the limits are those of question.R.
describe <- function() {
  specification <- jsonlite::read_json("openapi.json")
  specification$info$version <- VERSION
  fields <- specification$components$schemas$Question$properties
  for (name in names(NUMBERS)) {
    limits <- NUMBERS[[name]]
    fields[[name]] <- c(fields[[name]], list(type = "number"),
      if (!is.null(limits$default)) list(default = limits$default),
      if (!is.null(limits$above)) list(exclusiveMinimum = limits$above),
      if (!is.null(limits$from)) list(minimum = limits$from),
      if (!is.null(limits$to)) list(maximum = limits$to)
    )
  }
  specification$components$schemas$Question$properties <- fields
  specification
}
