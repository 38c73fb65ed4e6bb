import { expect, test } from "vitest";
import recorded from "./cli-cases.json" with { type: "json" };
import { parseCommand } from "./parse-command.ts";
import { isSame, plain } from "./same.ts";

const RUN = "docker run -d -p 8000:8000 --name sir sir-api";
const SHELL = "docker run -it -v $PWD:/app sir-api sh -c 'ls -la'";

test.each([
  ["another order of options", RUN, "docker run --name sir -p 8000:8000 -d sir-api"],
  ["long flags", RUN, "docker run --detach --publish 8000:8000 --name sir sir-api"],
  ["values after a sign", RUN, "docker run -d -p=8000:8000 --name=sir sir-api"],
  ["a value that sticks to its letter", RUN, "docker run -dp8000:8000 --name sir sir-api"],
  ["letters together", RUN, "docker run -dp 8000:8000 --name sir sir-api"],
  ["the longer name of the command", RUN, "docker container run -d -p 8000:8000 --name sir sir-api"],
  ["a tag that is implied", RUN, "docker run -d -p 8000:8000 --name sir sir-api:latest"],
  ["a protocol that is implied", RUN, "docker run -d -p 8000:8000/tcp --name sir sir-api"],
  ["two dashes before the image", RUN, "docker run -d -p 8000:8000 --name sir -- sir-api"],
  ["a switch with its value", RUN, "docker run --detach=true -p 8000:8000 --name sir --rm=false sir-api"],
  ["a flag whose last value counts", RUN, "docker run -d -p 8000:8000 --name other --name sir sir-api"],
  ["quotes", RUN, "docker run -d -p \"8000:8000\" --name 'sir' sir-api"],
  ["lines that go on", RUN, "docker run -d \\\r\n  -p 8000:8000 \\\r\n  --name sir sir-api"],
  ["lines of PowerShell", RUN, "docker run -d `\n  -p 8000:8000 `\n  --name sir sir-api"],
  ["a prompt", RUN, "$ docker run -d -p 8000:8000 --name sir sir-api"],
  ["the prompts of a copied terminal", RUN, "me@host:~/sir$ docker run -d \\\n> -p 8000:8000 --name sir sir-api"],
  ["a prompt without a blank", RUN, "$docker run -d -p 8000:8000 --name sir sir-api"],
  ["a prompt with an environment", RUN, "(base) me@mac ~ % docker run -d -p 8000:8000 --name sir sir-api"],
  ["the prompts of PowerShell", RUN, "PS C:\\me> docker run -d `\r\n>> -p 8000:8000 --name sir `\r\n>> sir-api"],
  ["a remark above it", RUN, "# in the background\ndocker run -d -p 8000:8000 --name sir sir-api"],
  ["docker by its path", RUN, "/usr/bin/docker run -d -p 8000:8000 --name sir sir-api"],
  ["a change of the folder", RUN, "cd ~/sir && docker run -d -p 8000:8000 --name sir sir-api"],
  ["a variable for BuildKit", "docker build -t a .", "DOCKER_BUILDKIT=1 docker build -t a ."],
  [
    "a variable for the platform",
    "docker build --platform linux/amd64 .",
    "export DOCKER_DEFAULT_PLATFORM=linux/amd64\ndocker build .",
  ],
  ["a line end that nothing follows", RUN, `${RUN} \\\n`],
  ["backslashes within a line", RUN, "docker run -d \\ -p 8000:8000 \\ --name sir sir-api"],
  ["quotes around it all", RUN, `“${RUN}”`],
  ["a wide colon", RUN, "docker run -d -p 8000：8000 --name sir sir-api"],
  ["an entry of a list", RUN, `1. ${RUN}`],
  ["a prompt that sticks to it", RUN, `me@host:~$${RUN}`],
  ["sudo", RUN, "sudo docker run -d -p 8000:8000 --name sir sir-api"],
  ["dashes of a word processor", RUN, "docker run –d –p 8000:8000 –name sir sir–api"],
  ["long dashes", RUN, "docker run –d –p 8000:8000 —name sir sir-api"],
  ["curly quotes and hard blanks", RUN, "docker\u00A0run -d -p “8000:8000” --name ‘sir’ sir-api"],
  ["backticks of a page", RUN, "`docker run -d -p 8000:8000 --name sir sir-api`"],
  ["a remark behind it", RUN, "docker run -d -p 8000:8000 --name sir sir-api # in the background"],
  ["a semicolon at the end", RUN, "docker run -d -p 8000:8000 --name sir sir-api;"],
  ["all interfaces", RUN, "docker run -d -p 0.0.0.0:8000:8000 --name sir sir-api"],
  ["the folder in other words", SHELL, 'docker run -i -t -v "$(pwd)":/app sir-api sh -c "ls -la"'],
  ["the folder as a dot", SHELL, "docker run -ti --volume .:/app/ sir-api sh -c 'ls -la'"],
  ["the folder of PowerShell", SHELL, "docker run -it -v ${PWD}:/app sir-api sh -c 'ls -la'"],
  ["a build through buildx", "docker build -t sir-api .", "docker buildx build . --tag=sir-api:latest"],
  ["a build of an image", "docker build -t sir-api .", "docker image build -t sir-api ./"],
  ["a Dockerfile by its path", "docker build -f Dockerfile -t a .", "docker build -f ./Dockerfile -t a ."],
  ["the older compose", "docker compose up -d --build", "docker-compose up --build -d"],
  ["memory in other letters", "docker run -m 512m a", "docker run --memory=512MB a"],
  [
    "a mount in another order",
    "docker run --mount type=bind,source=/a,target=/b a",
    "docker run --mount type=bind,dst=/b,src=/a a",
  ],
  ["a mount as a folder", "docker run -v /a:/b:ro a", "docker run --mount type=bind,source=/a,target=/b,readonly a"],
  ["a mount of this folder", "docker run -v ./x:/b a", "docker run --mount type=bind,src=./x,dst=/b a"],
  ["a mount as a volume", "docker run -v data:/b a", "docker run --mount source=data,target=/b a"],
  ["a label of SELinux", "docker run -v /a:/b:ro a", "docker run -v /a:/b:ro,z a"],
  ["a label of SELinux alone", "docker run -v /a:/b a", "docker run -v /a:/b:Z a"],
  ["a file of variables by its path", "docker run --env-file .env a", "docker run --env-file ./.env a"],
  ["a file of variables by its whole path", "docker run --env-file .env a", "docker run --env-file $PWD/.env a"],
  ["ports in words", RUN, "docker run -d -p published=8000,target=8000 --name sir sir-api"],
  ["another name of a processor", "docker build --platform linux/amd64 .", "docker build --platform linux/x86_64 ."],
  ["a processor's version", "docker build --platform linux/amd64 .", "docker build --platform Linux/AMD64/v1 ."],
  ["a build that is loaded", "docker build -t a .", "docker buildx build --load -f Dockerfile -t a ."],
  ["a prompt of Windows", RUN, String.raw`C:\Users\me> docker run -d -p 8000:8000 --name sir sir-api`],
  ["variables in another order", "docker run -e A=1 -e B=2 a", "docker run --env B=2 -e A=1 a"],
  ["an older name of a flag", "docker run --network back a", "docker run --net=back a"],
  [
    "an image of Docker Hub by its full name",
    "docker pull python:3.13-slim",
    "docker pull docker.io/library/python:3.13-slim",
  ],
])("parseCommand(…) understands %s", (_, one, other) => {
  expect(isSame(read(one), read(other))).toBe(true);
});

test.each([
  ["the image before its options", RUN, "docker run sir-api -d -p 8000:8000 --name sir"],
  ["ports the other way round", "docker run -p 80:8000 a", "docker run -p 8000:80 a"],
  ["a switch that is off", "docker run -d a", "docker run -d=false a"],
  ["capitals", "docker run -p 80:80 a", "docker run -P a"],
  ["a mount that may be written", "docker run -v /a:/b:ro a", "docker run --mount type=bind,src=/a,dst=/b a"],
  ["a path as a volume", "docker run -v /a:/b a", "docker run --mount type=volume,src=/a,dst=/b a"],
  ["another processor", "docker build --platform linux/amd64 .", "docker build --platform linux/arm64 ."],
  ["UDP", "docker run -p 53:53 a", "docker run -p 53:53/udp a"],
  ["one machine's interface", "docker run -p 80:80 a", "docker run -p 127.0.0.1:80:80 a"],
  ["a volume and a folder", "docker run -v data:/app a", "docker run -v ./data:/app a"],
  ["words in the container's command", "docker exec a ls -l", "docker exec a ls"],
  ["a down that removes volumes", "docker compose down", "docker compose down -v"],
])("parseCommand(…) tells apart %s", (_, one, other) => {
  expect(isSame(read(one), read(other))).toBe(false);
});

test.each([
  ["docker run -name sir a", /letters `-n` `-a` `-m` `-e`. .* two dashes: `--name`/],
  ["docker run --p 80:80 a", /one dash: `-p`/],
  ["docker run --volumes /a:/b a", /no flag `--volumes`. Did you mean `--volume`/],
  ["docker run -x a", /`docker run` has no flag `-x`/],
  ["docker run -D a", /Capitals count: did you mean `-d`/],
  ["docker run --name", /`--name` needs a value/],
  ["docker run --rm=maybe a", /takes no value/],
  ["docker rnu a", /no command that we know. Did you mean `docker run`/],
  ["docker compose upp", /Did you mean `docker compose up`/],
  ["docker compose up -f x.yaml", /`docker compose up` has no flag `-f`/],
  ["docker RUN a", /Did you mean `docker run`/],
  ["doker run a", /`doker` is no program. Did you mean `docker`/],
  ["DOCKER_HOST=x docker build .", /set the variable `DOCKER_HOST`/],
  ["docker run a &", /Leave out the `&`.*background/],
  ["docker --rm run a", /belongs to a command/],
  ["docker run --help", /`--help` lists the options/],
  ["docker run [-d] a", /brackets of a help text/],
  ["docker -d run a", /belongs to a command/],
  ["docker run --name:x a", /a blank or `=`, not `:`/],
  ["docker run -n x a", /`--name` has no short form/],
  ["docker build -n x .", /gets its name from `-t`/],
  ["docker buildx -t a .", /one word more, such as `docker buildx build`/],
  ["docker run -p 80:80 <image>", /`<image>` stands for a word of yours/],
  ["docker run -p 80;80 a", /`;` ends a command/],
  ["docker", /Which command of docker/],
  ["docker compose", /Which command of Docker Compose/],
  ["run -d sir-api", /begins with `docker`: `docker run …`/],
  ["python app.py", /begins with `docker`. You wrote `python`/],
  ["docker run 'sir", /quote ' is never closed/],
  ["docker run a && docker ps", /Leave out what follows: `&& docker ps`/],
  ["docker run -d\n-p 80:80 a", /ends before `-p 80:80 a`, at the end of its line/],
])("parseCommand(%j) says %s", (text, problem) => {
  expect(parseCommand(text)).toMatchObject({ kind: "refused", problem: expect.stringMatching(problem) });
});

test.each([
  ["docker run –d a", /long one/],
  ["docker run “a”", /curly/],
  ["sudo docker ps", /sudo/],
  ["docker-compose up", /version 1/],
  ["docker run `\n a", /backslash/],
  ["docker run \\ \n a", /blank after a backslash/],
])("parseCommand(%j) remarks %s", (text, remark) => {
  const { kind, remarks } = parseCommand(text);
  expect(kind).toBe("command");
  expect(remarks).toEqual([expect.stringMatching(remark)]);
});

test.each(Object.entries(recorded.refuses))(
  "parseCommand(%j) refuses flags as docker itself did: %s",
  (text, refuses) => {
    expect(parseCommand(text).kind === "refused").toBe(refuses);
  },
);

test("parseCommand(…) of anything answers, and soon", () => {
  for (const text of [
    "-".repeat(2000),
    "$(".repeat(900),
    "docker run " + "-e ".repeat(600),
    "\u0000\uE000\uE001 docker",
    "`".repeat(999),
  ]) {
    const start = performance.now();
    parseCommand(text);
    expect(performance.now() - start).toBeLessThan(200);
  }
});

function read(text: string): ReturnType<typeof plain> {
  const parsed = parseCommand(text);
  if (parsed.kind === "refused") throw new Error(`${text}: ${parsed.problem}`);
  return plain(parsed);
}
