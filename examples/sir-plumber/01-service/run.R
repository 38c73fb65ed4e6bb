# Starts the service: `Rscript run.R`. It runs until it is interrupted (Ctrl-C, or SIGINT).

source("service.R")

options(plumber.port = as.integer(Sys.getenv("PORT", "8000")))
tryCatch(
  plumber::pr_run(make_service(), host = Sys.getenv("HOST", "127.0.0.1")),
  interrupt = function(stop) message("Stopped")
)
