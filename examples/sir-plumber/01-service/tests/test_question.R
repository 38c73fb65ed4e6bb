# Questions that are valid and that are not.

source("model.R")
source("question.R")

read_text <- function(text) read_question(charToRaw(text))
wrong <- function(text) vapply(read_text(text)$problems, function(found) paste(unlist(found$loc), collapse = "."), "")
with_field <- function(name, value) {
  fields <- list(susceptible = "9900", infected = "100", beta = "0.3", gamma = "0.1")
  fields[[name]] <- value
  paste0("{", paste0("\"", names(fields), "\":", unlist(fields), collapse = ","), "}")
}

question <- read_text(with_field("days", "100"))$question
check("what is left out has its default", question$step == 0.5 && question$recovered == 0 && question$method == "rk4")
check("what is given counts", question$days == 100)

for (name in c("susceptible", "infected", "beta", "gamma")) {
  check(paste(name, "is named when it is missing"), identical(wrong(sub(sprintf("\"%s\":[^,}]*,?", name), "", with_field("days", "1"))), paste0("body.", name)))
}
for (name in c("susceptible", "infected", "recovered", "beta", "gamma", "days")) {
  for (value in c("-1", "1e300", "1e999", strrep("9", 5000), "\"0.3\"", "null", "true", "[]", "[1]", "{}")) {
    check(paste(name, substr(value, 1, 10), "is named"), identical(wrong(with_field(name, value)), paste0("body.", name)))
  }
}
for (name in c("infected", "beta", "gamma", "days", "step")) {
  check(paste(name, "0 is refused"), identical(wrong(with_field(name, "0")), paste0("body.", name)))
}
for (value in c("1e-9", "5e-324", "4", "1e300")) {
  check(paste("a step of", value, "is refused"), identical(wrong(with_field("step", value)), "body.step"))
}
check("a step left out is checked too", identical(wrong(with_field("beta", "5")), "body.step"))
for (name in c("R0", "S0", "été", "")) {
  check(paste("the unknown field", name, "is named"), identical(wrong(with_field(name, "0")), paste0("body.", name)))
}
for (value in c("\"midpoint\"", "1", "null", "[]", "[\"rk4\",\"euler\"]")) {
  check(paste("the method", value, "is named"), identical(wrong(with_field("method", value)), "body.method"))
}
for (text in c("", "{", "[]", "null", "3", "\"text\"", "NaN", "{\"beta\": NaN}", "{\"beta\": 0,3}", "\\", "[{}]", strrep("[", 9000))) {
  check(paste("the body", substr(text, 1, 10), "is refused"), length(read_text(text)$problems) > 0)
}
check("an empty object lacks four fields", length(wrong("{}")) == 4)
check("bytes that are no text are refused", length(read_question(as.raw(c(0xff, 0xfe)))$problems) == 1)
check("a zero byte is refused", length(read_question(as.raw(c(0x7b, 0x00, 0x7d)))$problems) == 1)
check("the last of two values counts", read_text(sub("}$", ",\"beta\":0.2}", with_field("beta", "0.3")))$question$beta == 0.2)
