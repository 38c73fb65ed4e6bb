# What the service is asked, with the limits that keep every answer quick.
#
# The recovered people of day 0 are called `recovered`, never R0: that is the basic reproduction
# number, beta / gamma.

MOST_PEOPLE <- 1e10
MOST_DAYS <- 3650
MOST_STEPS <- 10000
MOST_BYTES <- 10000

# The fields that are numbers: what must be there has no default, and a limit that is left out does not bind.
NUMBERS <- list(
  susceptible = list(from = 0, to = MOST_PEOPLE),
  infected = list(above = 0, to = MOST_PEOPLE),
  recovered = list(default = 0, from = 0, to = MOST_PEOPLE),
  beta = list(above = 0, to = 10),
  gamma = list(from = 0.001, to = 10),
  days = list(default = 200, above = 0, to = MOST_DAYS),
  step = list(default = 0.5, above = 0)
)
METHODS <- c("rk4", "euler")

# Reads the body of a request. Gives list(question = …), or list(problems = …) with one for each field that is wrong.
read_question <- function(bytes) {
  body <- parse_body(bytes)
  if (!is.null(body$problems)) {
    return(body)
  }
  given <- body$fields
  problems <- list()
  question <- list()
  for (name in names(NUMBERS)) {
    checked <- check_number(given, name, NUMBERS[[name]])
    if (is.null(checked$problem)) question[[name]] <- checked$value else problems <- c(problems, list(checked$problem))
  }
  if (all(c("beta", "gamma", "days", "step") %in% names(question))) {
    problems <- c(problems, check_step(question))
  }
  question$method <- if ("method" %in% names(given)) given[["method"]] else "rk4"
  if (!(is.character(question$method) && question$method %in% METHODS)) {
    problems <- c(problems, list(problem("method", "literal_error", "Input should be 'rk4' or 'euler'")))
  }
  for (name in setdiff(names(given), c(names(NUMBERS), "method"))) {
    problems <- c(problems, list(problem(name, "extra_forbidden", "Extra inputs are not permitted")))
  }
  if (length(problems) > 0) list(problems = problems) else list(question = question)
}

# One thing that is wrong, in the form in which sir-api says it too.
problem <- function(name, type, message) {
  list(loc = as.list(c("body", name)), msg = message, type = type)
}

NOT_AN_OBJECT <- problem(NULL, "model_attributes_type", "The body should be an object")

parse_body <- function(bytes) {
  refuse <- function(type, message) list(problems = list(problem(NULL, type, message)))
  if (length(bytes) == 0) {
    return(refuse("missing", "Field required"))
  }
  text <- if (any(bytes == 0)) NA else rawToChar(bytes)
  if (is.na(text) || !validUTF8(text)) {
    return(refuse("json_invalid", "The body is not text in UTF-8"))
  }
  Encoding(text) <- "UTF-8"
  fields <- tryCatch(
    jsonlite::parse_json(text, bigint_as_char = FALSE),
    error = function(problem) structure(list(), class = "unreadable")
  )
  if (inherits(fields, "unreadable")) {
    return(refuse("json_invalid", "The body is not JSON"))
  }
  if (!is.list(fields) || is.null(names(fields))) {
    if (is.list(fields) && length(fields) == 0 && grepl("^\\s*\\{", text)) {
      return(list(fields = list()))
    }
    return(list(problems = list(NOT_AN_OBJECT)))
  }
  list(fields = fields[!duplicated(names(fields), fromLast = TRUE)])
}

# Gives list(value = …) or list(problem = …).
check_number <- function(given, name, limits) {
  refuse <- function(type, message) list(problem = problem(name, type, message))
  if (!name %in% names(given)) {
    if (is.null(limits$default)) {
      return(refuse("missing", "Field required"))
    }
    return(list(value = limits$default))
  }
  value <- given[[name]]
  if (!is.numeric(value) || length(value) != 1) {
    return(refuse("float_type", "Input should be a valid number"))
  }
  if (!is.finite(value)) {
    return(refuse("finite_number", "Input should be a finite number"))
  }
  if (!is.null(limits$above) && value <= limits$above) {
    return(refuse("greater_than", sprintf("Input should be greater than %g", limits$above)))
  }
  if (!is.null(limits$from) && value < limits$from) {
    return(refuse("greater_than_equal", sprintf("Input should be greater than or equal to %g", limits$from)))
  }
  if (!is.null(limits$to) && value > limits$to) {
    return(refuse("less_than_equal", sprintf("Input should be less than or equal to %.0f", limits$to)))
  }
  list(value = as.numeric(value))
}

# A step that is too long for the rates, or too short for the days, is refused.
check_step <- function(question) {
  longest <- longest_step(question$beta, question$gamma)
  if (question$step > longest) {
    message <- sprintf("Value error, too long for these rates: at most %g days", longest)
    return(list(problem("step", "value_error", message)))
  }
  if (question$days / question$step > MOST_STEPS) {
    message <- sprintf("Value error, too short for %g days: at least %g days", question$days, question$days / MOST_STEPS)
    return(list(problem("step", "value_error", message)))
  }
  list()
}
