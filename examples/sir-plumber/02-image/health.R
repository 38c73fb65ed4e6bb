# The image's health check: `Rscript health.R` ends with 0 if the service answers.

port <- Sys.getenv("PORT", "8000")
options(timeout = 3)
answer <- tryCatch(
  suppressWarnings(readLines(sprintf("http://127.0.0.1:%s/health", port), warn = FALSE)),
  error = function(problem) {
    cat("no answer on port", port, "\n")
    quit(status = 1)
  }
)
cat(answer, "\n")
