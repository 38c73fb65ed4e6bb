# The service, asked without a port.

source("service.R")

service <- suppressMessages(make_service())

ask <- function(method, path, body = "", type = "application/json") {
  request <- new.env()
  request$REQUEST_METHOD <- method
  request$PATH_INFO <- path
  request$QUERY_STRING <- ""
  request$HTTP_CONTENT_TYPE <- request$CONTENT_TYPE <- type
  request$rook.input <- list(
    read = function(...) if (is.raw(body)) body else charToRaw(body),
    rewind = function() NULL,
    read_lines = function() body
  )
  answer <- service$call(request)
  text <- if (is.raw(answer$body)) rawToChar(answer$body) else answer$body
  list(status = answer$status, text = text, json = tryCatch(jsonlite::fromJSON(text), error = function(problem) NULL))
}

QUESTION <- "{\"susceptible\":9900,\"infected\":100,\"beta\":0.3,\"gamma\":0.1}"

check("it is healthy", identical(ask("GET", "/health")$json, list(status = "ok")))
check("it says who it is", ask("GET", "/")$json$version == VERSION)

answer <- ask("POST", "/simulate", QUESTION)
names_of_sir_api <- c(
  "version", "method", "basic_reproduction_number", "peak_day", "peak_infected", "final_size",
  "time", "susceptible", "infected", "recovered"
)
check("the answer has the fields of sir-api in their order", identical(names(answer$json), names_of_sir_api))
check("it is the model's", near(answer$json$infected, simulate(9900, 100)$infected, 1e-14))
check("single values are no lists", grepl("\"peak_day\":26.5,", answer$text, fixed = TRUE))

refused <- ask("POST", "/simulate", sub("0.3", "-0.3", QUESTION))
check("a negative rate is refused", refused$status == 422)
check("the field is named", identical(refused$json$detail$loc[[1]], c("body", "beta")))
check("an empty body is refused", ask("POST", "/simulate")$status == 422)
check("bytes that are no text are refused", ask("POST", "/simulate", as.raw(0xff))$status == 422)
check("a body that does not say JSON is refused", ask("POST", "/simulate", QUESTION, "text/plain")$status == 422)
check("JSON with a character set is JSON", ask("POST", "/simulate", QUESTION, "application/json; charset=utf-8")$status == 200)
check("a long body is refused", ask("POST", "/simulate", strrep(" ", 20000))$status == 413)

longest <- sub("}", ",\"recovered\":1e10,\"days\":3650,\"step\":0.4}", QUESTION)
check("the largest question is answered", length(ask("POST", "/simulate", longest)$json$time) == 9126)

check("an address that is not there", ask("GET", "/nowhere")$status == 404)
check("the documentation is found", ask("GET", "/docs")$status == 307)

specification <- describe()
check("the limits are in the specification", specification$components$schemas$Question$properties$beta$maximum == 10)
