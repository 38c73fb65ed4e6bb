# The same equations, solved by deSolve's lsoda, which chooses its steps itself: what model.R is compared with.

source("model.R")

# Gives the people in each compartment at these times (days), one column a compartment.
solve_by_desolve <- function(times, susceptible, infected, recovered = 0, beta = 0.3, gamma = 0.1) {
  slopes <- make_slopes(susceptible + infected + recovered, beta, gamma)
  solved <- deSolve::ode(
    y = c(susceptible = susceptible, infected = infected, recovered = recovered),
    times = times,
    func = function(time, state, parameters) list(slopes(unname(state))),
    rtol = 1e-10, atol = 1e-10
  )
  solved[, -1]
}

# Run as a script (`Rscript reference.R`), it prints how far the two methods are from deSolve, and what deSolve finds.
if (sys.nframe() == 0) {
  cat("largest difference from deSolve, in people out of 10,000 (step 0.5 days, 200 days)\n")
  cat(sprintf("%-6s %12s %12s\n", "R0", "rk4", "euler"))
  for (r0 in c(3, 2, 1.2)) {
    differences <- vapply(c("rk4", "euler"), FUN.VALUE = 0, function(method) {
      course <- simulate(9900, 100, beta = r0 * 0.1, gamma = 0.1, method = method)
      reference <- solve_by_desolve(course$time, 9900, 100, beta = r0 * 0.1, gamma = 0.1)
      max(abs(reference - cbind(course$susceptible, course$infected, course$recovered)))
    })
    cat(sprintf("%-6s %12.2g %12.2g\n", r0, differences[["rk4"]], differences[["euler"]]))
  }
  cat("\nwhat deSolve finds (a value every 0.5 days, 2,000 days: it is over then)\n")
  cat(sprintf("%-6s %10s %14s %14s\n", "R0", "peak day", "peak infected", "final size"))
  for (r0 in c(3, 2, 1.2, 1.05, 1)) {
    days <- seq(0, 2000, by = 0.5)
    solved <- solve_by_desolve(days, 9900, 100, beta = r0 * 0.1, gamma = 0.1)
    peak <- which.max(solved[, "infected"])
    final_size <- 10000 - solved[length(days), "susceptible"]
    cat(sprintf("%-6s %10g %14.10g %14.10g\n", r0, days[peak], solved[peak, "infected"], final_size))
  }
}
