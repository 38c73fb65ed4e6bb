# The example's tests: `Rscript tests/run.R`. Each file calls check() with a sentence and what must be true.

passed <- 0
failed <- 0

# Counts one test; an error counts as a failure.
check <- function(sentence, expression) {
  held <- tryCatch(isTRUE(expression), error = function(problem) conditionMessage(problem))
  if (isTRUE(held)) {
    passed <<- passed + 1
  } else {
    failed <<- failed + 1
    cat("FAILED:", sentence, if (is.character(held)) paste0("(", held, ")"), "\n")
  }
}

# Whether two lists of numbers agree to a relative error.
near <- function(left, right, relative = 1e-9) {
  length(left) == length(right) && all(abs(left - right) <= relative * pmax(abs(left), abs(right)))
}

for (file in Sys.glob("tests/test_*.R")) source(file)

cat(sprintf("%d passed, %d failed\n", passed, failed))
quit(status = if (failed > 0) 1 else 0)
