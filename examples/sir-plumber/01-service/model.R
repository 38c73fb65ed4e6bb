# The SIR model, in nothing but base R.
#
# Everybody is susceptible (S), infected (I) or recovered (R), and N = S + I + R never changes:
#
#     dS/dt = -beta * S * I / N
#     dI/dt =  beta * S * I / N - gamma * I
#     dR/dt =                     gamma * I
#
# beta is the contact rate: how many people one infected person would infect in a day if
# everybody else were susceptible. gamma is the recovery rate: somebody stays infected for
# 1 / gamma days on average. Their ratio is the basic reproduction number, R0 = beta / gamma.
#
# Source: W. O. Kermack and A. G. McKendrick (1927), "A contribution to the mathematical theory
# of epidemics", Proceedings of the Royal Society A 115, 700-721, doi:10.1098/rspa.1927.0118;
# the case of constant rates.

# Follows an epidemic from day 0 to the last day, in steps of `step` days. Gives the course (days and
# people, one value a step) and what it comes to. Stops when the step is longer than longest_step().
simulate <- function(susceptible, infected, recovered = 0, beta = 0.3, gamma = 0.1,
                     days = 200, step = 0.5, method = c("rk4", "euler")) {
  longest <- longest_step(beta, gamma)
  if (step > longest) {
    stop(sprintf("a step of %g days is too long: at most %g", step, longest), call. = FALSE)
  }
  advance <- list(rk4 = rk4, euler = euler)[[match.arg(method)]]
  slopes <- make_slopes(susceptible + infected + recovered, beta, gamma)
  steps <- count_steps(days, step)
  time <- pmin(seq(0, steps) * step, days)
  states <- matrix(0, nrow = 3, ncol = steps + 1)
  states[, 1] <- c(susceptible, infected, recovered)
  for (number in seq_len(steps)) {
    states[, number + 1] <- advance(states[, number], time[number + 1] - time[number], slopes)
  }
  peak <- which.max(states[2, ])
  list(
    basic_reproduction_number = basic_reproduction_number(beta, gamma),
    peak_day = time[peak],
    peak_infected = states[2, peak],
    final_size = susceptible - states[1, steps + 1] + infected,
    time = time,
    susceptible = states[1, ],
    infected = states[2, ],
    recovered = states[3, ]
  )
}

# R0 = beta / gamma: how many people the first infected person infects, on average.
# Rounded to 12 digits, so that 0.3 / 0.1 is 3 and not 2.9999999999999996.
basic_reproduction_number <- function(beta, gamma) signif(beta / gamma, 12)

# The longest step, in days, with which no compartment can become negative: Euler's method keeps
# S >= 0 while step * beta <= 1, and I >= 0 while step * gamma <= 1.
longest_step <- function(beta, gamma) 1 / max(beta, gamma)

# How many steps reach the last day; the last one is shorter when days / step is not whole.
count_steps <- function(days, step) max(1, ceiling(days / step - 1e-9))

# The right-hand side of the equations, as a function of the state: people who change compartment in a day.
make_slopes <- function(population, beta, gamma) {
  function(state) {
    infections <- beta * state[1] * state[2] / population
    recoveries <- gamma * state[2]
    c(-infections, infections - recoveries, recoveries)
  }
}

# One step of Euler's method: follow the slope at its start. The error falls with step.
euler <- function(state, step, slopes) state + step * slopes(state)

# One step of the classical Runge-Kutta method. The error falls with step to the power 4.
rk4 <- function(state, step, slopes) {
  first <- slopes(state)
  second <- slopes(state + step / 2 * first)
  third <- slopes(state + step / 2 * second)
  fourth <- slopes(state + step * third)
  state + step * ((first + 2 * second + 2 * third + fourth) / 6)
}
