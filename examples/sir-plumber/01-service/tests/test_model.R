# The model against what theory says about it, and against deSolve.

source("model.R")
source("reference.R")

# S when the epidemic is over, from the final size equation ln(S(0) / S) = R0 (S(0) + I(0) - S) / N.
never_infected <- function(r0) {
  equation <- function(s) log(9900 / s) - r0 * (10000 - s) / 10000
  uniroot(equation, c(1e-9, 10000 / r0), tol = 1e-12)$root
}

for (method in c("rk4", "euler")) {
  for (r0 in c(0.5, 1.2, 2, 3, 10)) {
    course <- simulate(9900, 100, beta = r0 * 0.1, gamma = 0.1, method = method)
    people <- course$susceptible + course$infected + course$recovered
    title <- sprintf("%s, R0 %g:", method, r0)
    check(paste(title, "nobody is lost"), near(people, rep(10000, length(people)), 1e-12))
    check(paste(title, "nobody is negative"), min(course$susceptible, course$infected, course$recovered) >= 0)
  }
  course <- simulate(9900, 100, beta = 0.09, gamma = 0.1, method = method)
  check(paste(method, "below the threshold the infected only fall"), all(diff(course$infected) < 0) && course$peak_day == 0)
}

for (r0 in c(1.2, 2, 3, 8)) {
  course <- simulate(9900, 100, beta = r0 * 0.1, gamma = 0.1, days = 3000)
  last <- tail(course$susceptible, 1)
  check(sprintf("R0 %g: the final size is that of theory", r0), abs(last - never_infected(r0)) < 0.01)
}

for (r0 in c(3, 2, 1.2)) {
  for (method in c("rk4", "euler")) {
    course <- simulate(9900, 100, beta = r0 * 0.1, gamma = 0.1, method = method, step = 0.05)
    reference <- solve_by_desolve(course$time, 9900, 100, beta = r0 * 0.1, gamma = 0.1)
    difference <- max(abs(reference[, "infected"] - course$infected))
    limit <- c(rk4 = 1e-3, euler = 40)[[method]]
    check(sprintf("R0 %g: %s and deSolve agree to %g people", r0, method, limit), difference < limit)
  }
}

error_at <- function(step, method) {
  last <- function(step, method) tail(simulate(9900, 100, days = 40, step = step, method = method)$susceptible, 1)
  abs(last(step, method) - last(0.01, "rk4"))
}
for (method in c("rk4", "euler")) {
  order <- log2(error_at(1, method) / error_at(0.5, method))
  check(paste(method, "half the step divides the error by two to the order"), abs(order - c(rk4 = 4, euler = 1)[[method]]) < 0.2)
}

# The numbers that sir-api, the same model in Python, answers to the same question.
course <- simulate(9900, 100, beta = 0.3, gamma = 0.1)
check("the peak is that of sir-api", near(course$peak_infected, 3037.882406765716) && course$peak_day == 26.5)
check("the final size is that of sir-api", near(course$final_size, 9412.025442239177))

check("the last day is reached with a shorter step", identical(simulate(9900, 100, days = 1, step = 0.4)$time, c(0, 0.4, 0.8, 1)))
check("immune people are not infected", simulate(4900, 100, 5000)$recovered[1] == 5000)
check("a step that could make people negative is refused", grepl("at most 2", tryCatch(simulate(9900, 100, beta = 0.5, step = 3), error = conditionMessage)))
