import { describe, expect, test } from "vitest";
import { readCurl } from "./curl.ts";

const JSON_TYPE = ["content-type", "application/json"];

describe("readCurl", () => {
  test("an address alone is a GET", () => {
    for (const line of [
      "curl localhost:8000/health",
      "$ curl -s http://127.0.0.1:8000/health",
      "curl -sS 'localhost:8000/health#top'",
    ])
      expect(readCurl(line)).toEqual({
        kind: "request",
        request: { method: "GET", path: "/health", headers: [] },
        notes: [],
      });
  });

  test("the address of the service alone asks for /", () => {
    expect(requestOf("curl localhost:8000").path).toBe("/");
    expect(requestOf("curl localhost:8000?a=1").path).toBe("/?a=1");
  });

  test("-d makes it a POST of a form, unless a header says otherwise", () => {
    expect(requestOf("curl -d a=1 -d b=2 localhost:8000/x")).toEqual({
      method: "POST",
      path: "/x",
      headers: [["content-type", "application/x-www-form-urlencoded"]],
      body: "a=1&b=2",
    });
    const line = `curl -H 'Content-Type: application/json' -d '{"beta": 0.3}' localhost:8000/simulate`;
    expect(requestOf(line)).toMatchObject({ headers: [JSON_TYPE], body: '{"beta": 0.3}' });
  });

  test("--json sends and asks for JSON", () => {
    expect(requestOf(`curl --json '{"a":1}' localhost:8000/simulate`)).toEqual({
      method: "POST",
      path: "/simulate",
      headers: [JSON_TYPE, ["accept", "application/json"]],
      body: '{"a":1}',
    });
  });

  test("quotes and lines are those of the shell", () => {
    const line = `curl -sXDELETE \\\n  -H "x-note: she said \\"hi\\"" --data-raw $'it\\'s\\n' "localhost:8000"'/a%20b'`;
    expect(requestOf(line)).toMatchObject({ method: "DELETE", path: "/a%20b", body: "it's\n" });
    expect(requestOf(line).headers[0]).toEqual(["x-note", 'she said "hi"']);
  });

  test("@name sends a file of the example, with -d on one line", () => {
    const files = { "scenario.json": '{\n  "beta": 0.3\n}\n' };
    expect(requestOf(`curl -d "@scenario.json" localhost:8000/simulate`, files).body).toBe('{  "beta": 0.3}');
    expect(requestOf(`curl --data-binary @scenario.json localhost:8000/x`, files).body).toBe(files["scenario.json"]);
    expect(problemOf("curl -d @other.json localhost:8000", files)).toContain(
      "There is no file other.json here. These are: scenario.json",
    );
  });

  test("-G puts the data into the address, -I asks for the headers alone", () => {
    expect(requestOf("curl -G -d limit=3 localhost:8000/runs")).toEqual({
      method: "GET",
      path: "/runs?limit=3",
      headers: [],
    });
    expect(requestOf("curl -I localhost:8000/").method).toBe("HEAD");
  });

  test("what only changes the printing is left out and said, and so is what stands after a pipe", () => {
    const reading = readCurl(`curl -sS -w '\\n%{http_code}\\n' --retry 5 localhost:8000/health | python3 -m json.tool`);
    expect(reading).toMatchObject({ kind: "request", request: { path: "/health" } });
    expect(reading.kind === "request" && reading.notes.join(" ")).toMatch(/json\.tool.*-w.*--retry/s);
  });

  test.each(["-i", "--include", "-v", "-sv", "-I"])("%s is told where headers stand", (option) => {
    const reading = readCurl(`curl ${option} localhost:8000/health`);
    const written = option.replace("-sv", "-v");
    expect(reading).toMatchObject({ notes: [`${written} prints headers: open "Headers" in the answer.`] });
  });

  test.each([
    ["", "Write a curl command"],
    ["wget localhost:8000", 'starts with "wget"'],
    ["curl", "no address"],
    ["curl -u me:secret localhost:8000", "-u is not understood"],
    ["curl --form a=1 localhost:8000", "--form is not understood"],
    ["curl -d", "-d has no value"],
    ["curl -d 'open localhost:8000", "quote ' is never closed"],
    ['curl -H "authorization: $TOKEN" localhost:8000', "$TOKEN asks the shell"],
    ["curl $(cat address.txt)", "$( asks the shell"],
    ["curl -H nonsense localhost:8000", "is not a header"],
    ["curl https://example.com/", "is not the service in this page"],
    ["curl localhost:9000/", "is not the service in this page"],
    ["curl localhost:8000/a localhost:8000/b", "two addresses"],
    ["curl -X 'GET /' localhost:8000", "is not a method"],
    ["curl https://localhost:8000/health", "which is at http://localhost:8000"],
    ["curl localhost/health", "which is at http://localhost:8000"],
    ["curl 'localhost:8000/a b'", "holds a space"],
    ["curl localhost:8000/runs/[1-3]", "is a list of addresses"],
    ["curl -d @- localhost:8000/simulate", "@- stands for what is piped in or typed"],
    ["curl -d @- localhost:8000 <<EOF\n{}", "has no line that is only EOF"],
    ["curl -d @- localhost:8000 <<EOF\n$BETA\nEOF", "$BETA asks the shell"],
    ["curl localhost:8000/simulate\n  -d '{}'", "The command ends before -d: put a \\ at the end of the line above"],
    ['curl -d {"beta":1,"gamma":1} localhost:8000', "Put '…' around the JSON"],
    ["jq -n '{}' | curl -d @- localhost:8000", 'starts with "jq -n {}", which cannot be run here'],
    ["curl -b cookies.txt localhost:8000", "names a file of cookies"],
    ["curl -I -d a=1 localhost:8000", "curl does one or the other"],
    ["curl localhost:8000 >", "There is nothing after >"],
  ])("%j is refused with its reason", (line, reason) => expect(problemOf(line)).toContain(reason));
});

describe("a command that was written for Windows", () => {
  const asked = { method: "POST", path: "/simulate", headers: [JSON_TYPE], body: '{"beta": 0.3, "note": "a b"}' };

  test.each([
    [
      "the command prompt, with carets at the ends of lines",
      `curl -X POST http://localhost:8000/simulate ^
  -H "Content-Type: application/json" ^
  -d "{\\"beta\\": 0.3, \\"note\\": \\"a b\\"}"`,
    ],
    [
      "the command prompt, as a browser copies it",
      `curl ^"http://localhost:8000/simulate^" ^\r
  -H ^"content-type: application/json^" ^\r
  --data-raw ^"^{^\\^"beta^\\^": 0.3, ^\\^"note^\\^": ^\\^"a b^\\^"^}^"`,
    ],
    [
      "PowerShell, with backticks at the ends of lines",
      `curl.exe -X POST http://localhost:8000/simulate \`
  -H 'Content-Type: application/json' \`
  -d '{"beta": 0.3, "note": "a b"}'`,
    ],
  ])("%s", (_where, line) => expect(requestOf(line)).toEqual(asked));
});

function requestOf(line: string, files: Record<string, string> = {}) {
  const reading = readCurl(line, files);
  if (reading.kind === "refused") throw new Error(reading.problem);
  return reading.request;
}

function problemOf(line: string, files: Record<string, string> = {}): string {
  const reading = readCurl(line, files);
  return reading.kind === "refused" ? reading.problem : "it was read";
}
