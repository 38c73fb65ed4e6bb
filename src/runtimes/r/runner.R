# Runs what the reader wrote, in R's global environment, which lasts from run to run unless a program runs apart.

local({
  longest_value <- 20000
  most_data <- 2e6
  end_of_run <- "\004"
  no_package <- ". Only the packages that come with R are in this page. In a container you would install it."
  plots <- file.path(tempdir(), "plots")
  # One more than the page shows, so that it stops the program: see output-meter.ts.
  most_plots <- 51
  largest_plot <- 5e6
  # R does not work as it should when any of these is gone.
  needed <- c(getwd(), tempdir(), "/etc/fonts/fonts.conf", file.path(R.home("library"), list.files(R.home("library"))))

  # Runs a program and says as JSON how it ended, what its last expression came to, and what it drew.
  run <- function(code, name, paths, texts, apart) {
    if (apart) {
      kept <- take_variables()
      on.exit(give_variables(kept))
    }
    for (at in seq_along(paths)) write_file(paths[[at]], texts[[at]])
    unlink(plots, recursive = TRUE)
    dir.create(plots, recursive = TRUE, showWarnings = FALSE)
    report <- tryCatch(
      evaluate(code, name),
      page_failure = function(failure) failure$report,
      page_quit = function(quit) list(kind = "finished"),
      # Too deep for handlers that run where the error is.
      stackOverflowError = function(error) failure_report(error, NULL)
    )
    graphics.off()
    report$plots <- I(vapply(plots_to_show(), read_file, "", USE.NAMES = FALSE))
    report$damaged <- !all(file.exists(needed))
    # Everything before these has been printed: see webr-printer.ts.
    cat(end_of_run)
    cat(end_of_run, file = stderr())
    to_json(report)
  }

  plots_to_show <- function() {
    drawn <- sort(list.files(plots, full.names = TRUE))
    large <- file.size(drawn) > largest_plot
    if (any(large)) cat("A plot is not shown: its SVG has more than 5 MB. Draw fewer points.\n", file = stderr())
    drawn[!large]
  }

  # Empties the global environment, and gives what was in it: a program that runs apart is at home there too.
  take_variables <- function() {
    kept <- as.list(globalenv(), all.names = TRUE)
    rm(list = ls(globalenv(), all.names = TRUE), envir = globalenv())
    kept
  }

  give_variables <- function(kept) {
    take_variables()
    list2env(kept, globalenv())
  }

  evaluate <- function(code, name) {
    lines <- strsplit(code, "\n", fixed = TRUE)[[1]]
    expressions <- withCallingHandlers(
      parse(text = code, srcfile = srcfilecopy(name, lines), keep.source = TRUE),
      error = function(error) fail(syntax_error(error, length(lines)), min(length(lines), lineno(error)))
    )
    last <- list(visible = FALSE)
    for (at in seq_along(expressions)) {
      if (last$visible) print(last$value)
      last <- evaluate_one(expressions[at], name)
    }
    report <- list(kind = "finished")
    if (last$visible && !is.null(last$value)) {
      report$value <- guard(describe(last$value), name, line_of(attr(expressions, "srcref")[[at]]))
    }
    report
  }

  evaluate_one <- function(expression, name) {
    line <- line_of(attr(expression, "srcref")[[1]])
    guard(withVisible(eval(expression, globalenv())), name, line)
  }

  # Warnings are printed where they happen; an error becomes the end of the run.
  guard <- function(work, name, line) {
    withCallingHandlers(
      work,
      warning = function(warning) {
        cat(heading("Warning", warning), conditionMessage(warning), "\n", sep = "", file = stderr())
        invokeRestart("muffleWarning")
      },
      error = function(error) {
        if (!inherits(error, "stackOverflowError")) fail(error, innermost_line(name, line))
      }
    )
  }

  fail <- function(error, line) {
    report <- failure_report(error, line)
    stop(structure(list(message = "", call = NULL, report = report), class = c("page_failure", "condition")))
  }

  failure_report <- function(error, line) {
    message <- paste0(conditionMessage(error), if (inherits(error, "packageNotFoundError")) no_package)
    kind <- if (grepl("memory limit|cannot allocate|memory exhausted", message)) "memory" else "failed"
    trace <- paste0(heading("Error", error), message, "\n")
    # R itself calls every other error so, whatever its class.
    name <- if (inherits(error, "syntaxError")) "Syntax error" else "Error"
    error <- list(name = name, message = message, trace = trace)
    if (!is.null(line)) error$line <- line
    list(kind = kind, error = error)
  }

  # Where the code ends too soon R names the line after the last.
  syntax_error <- function(error, last) {
    message <- sub(sprintf(":%d:0: ", last + 1L), sprintf(":%d: ", last), conditionMessage(error), fixed = TRUE)
    structure(list(message = message, call = NULL), class = c("syntaxError", "error", "condition"))
  }

  heading <- function(word, condition) {
    call <- conditionCall(condition)
    # A condition at the top level names the runner's own call.
    if (is.null(call) || identical(call[[1]], quote(eval))) return(paste0(word, ": "))
    paste0(word, " in ", deparse(call, nlines = 1)[[1]], " : ")
  }

  # The line of the reader's code at which R is, as deep as it goes there.
  innermost_line <- function(name, otherwise) {
    lines <- lapply(sys.calls(), function(call) {
      place <- attr(call, "srcref")
      if (!is.null(place) && identical(attr(place, "srcfile")$filename, name)) line_of(place)
    })
    found <- unlist(lines)
    if (length(found)) found[[length(found)]] else otherwise
  }

  line_of <- function(place) if (is.null(place)) NULL else place[[1]]

  lineno <- function(error) {
    place <- regmatches(conditionMessage(error), regexec(":([0-9]+):[0-9]+:", conditionMessage(error)))[[1]]
    if (length(place)) as.integer(place[[2]]) else 1L
  }

  describe <- function(value) {
    text <- paste(utils::capture.output(print(value)), collapse = "\n")
    if (nchar(text) > longest_value) {
      text <- sprintf("%s ... (%d characters in all)", substr(text, 1, longest_value), nchar(text))
    }
    described <- list(text = text, type = class(value)[[1]])
    data <- if (utils::object.size(value) <= most_data) tryCatch(to_json(value), error = function(error) NULL)
    if (!is.null(data)) described$data <- structure(data, class = "json")
    described
  }

  # What JSON cannot hold stops: functions, NaN, infinite numbers. A vector of one becomes a single value, unless it is I().
  to_json <- function(value) {
    if (inherits(value, "json")) return(unclass(value))
    if (is.null(value)) return("null")
    if (is.factor(value)) value <- as.character(value)
    if (is.list(value)) return(list_to_json(value))
    if (!is.atomic(value) || is.complex(value) || is.raw(value)) stop("not JSON")
    items <- atomic_to_json(value)
    if (!is.null(names(value))) return(join_object(names(value), items))
    if (length(items) == 1 && !inherits(value, "AsIs")) items else sprintf("[%s]", paste(items, collapse = ","))
  }

  list_to_json <- function(value) {
    if (is.data.frame(value)) value <- lapply(as.list(value), I)
    items <- vapply(value, to_json, "", USE.NAMES = FALSE)
    if (is.null(names(value))) sprintf("[%s]", paste(items, collapse = ",")) else join_object(names(value), items)
  }

  atomic_to_json <- function(value) {
    value <- unclass(value)
    if (is.logical(value)) return(ifelse(is.na(value), "null", ifelse(value, "true", "false")))
    if (is.character(value)) return(ifelse(is.na(value), "null", quote_json(value)))
    if (any(is.nan(value) | is.infinite(value))) stop("not JSON")
    ifelse(is.na(value), "null", sprintf("%.17g", value))
  }

  join_object <- function(names, items) sprintf("{%s}", paste0(quote_json(names), ":", items, collapse = ","))

  quote_json <- function(text) {
    text <- gsub("([\"\\\\])", "\\\\\\1", enc2utf8(as.character(text)))
    for (at in c(1:31)) {
      if (any(grepl(intToUtf8(at), text, fixed = TRUE))) {
        text <- gsub(intToUtf8(at), sprintf("\\u%04x", at), text, fixed = TRUE)
      }
    }
    sprintf("\"%s\"", text)
  }

  write_file <- function(path, text) {
    dir.create(dirname(path), recursive = TRUE, showWarnings = FALSE)
    writeBin(charToRaw(enc2utf8(text)), path)
  }

  read_file <- function(path) {
    text <- readChar(path, file.size(path), useBytes = TRUE)
    Encoding(text) <- "UTF-8"
    text
  }

  options(
    keep.source = TRUE,
    device = function(...) grDevices::svg(file.path(plots, "plot%03d.svg"), width = 7, height = 4.6),
    repos = character()
  )
  stop_at_most <- function() if (length(list.files(plots)) >= most_plots) quit()
  setHook("before.plot.new", stop_at_most)
  setHook("before.grid.newpage", stop_at_most)
  # Ends the program; R itself stays for the next one.
  quit <- function(...) stop(structure(list(message = "quit", call = NULL), class = c("page_quit", "condition")))
  install <- function(...) stop("nothing can be installed in this page", no_package, call. = FALSE)
  # As in any R that nobody sits at, it answers with nothing; here that is said.
  answer_nothing <- function(prompt = "") {
    cat(prompt, "\n", sep = "")
    cat("Nobody can type into this page's programs: readline() gives \"\". Write the value into the code.\n", file = stderr())
    ""
  }
  page <- list(.page_run = run, quit = quit, q = quit, install.packages = install, readline = answer_nothing)
  attach(page, name = "tools:page", warn.conflicts = FALSE)
})
