import type { Chance } from "./chance.ts";

/** What an instruction can build on. */
export interface Surroundings {
  /** The names of the stages before. */
  readonly stages: readonly string[];
  /** Ways to write a command of the image: "" or "busybox ". */
  readonly prefix: string;
  /** Whether the builder lays `COPY --link` on its own. */
  readonly hasLink: boolean;
}

type Maker = (chance: Chance, around: Surroundings) => string;

/** Writes an instruction of a stage: each kind as often as it is named here. */
export function randomInstruction(chance: Chance, around: Surroundings): string {
  const makers: Maker[] = [copy, copy, copy, add, run, run, run, run, mounted, setting, setting, noted, heredoc];
  if (around.stages.length > 0) makers.push(copyFrom, copyFrom, copyFrom, mountedFrom);
  return chance.one(makers)(chance, around);
}

const SOURCES = [
  ["requirements.txt"],
  ["app/main.py"],
  ["app"],
  ["app/"],
  ["app/*.py"],
  ["a*"],
  ["*.txt"],
  ["data/[ab].csv"],
  ["."],
  ["requirements.txt", "README.md"],
  ["README.md", "requirements.txt"],
  ["latest.csv"],
  ["run.sh"],
  ["data"],
  ["app/./main.py"],
];
const FLAGS = ["", "", "", "", "--chown=1000:1000 ", "--chown=0 ", "--chmod=640 ", "--chmod=0640 ", "--chmod=755 "];
/** What commands read is most often there. */
const READ = [
  "/src/main.py",
  "/src/main.py",
  "/src/requirements.txt",
  "/src/requirements.txt",
  "/src/main.py",
  "/out.txt",
];
const WRITTEN = ["/src/main.py", "/src/out.txt", "/out.txt", "/out.txt"];
const FILES = ["/src/main.py", "/src/requirements.txt", "/out.txt", "/src/a.csv"];
const FOLDERS = ["/src/", "/w/", "./", "/d/", "/src/app/"];

const copy: Maker = (chance, { hasLink }) => {
  const sources = chance.one(SOURCES);
  const link = hasLink && chance.percent(20) ? "--link " : "";
  const toFile = sources.length === 1 && /^[^*[]+\.\w+$/.test(sources[0] ?? "") && chance.percent(40);
  return `COPY ${link}${chance.one(FLAGS)}${sources.join(" ")} ${toFile ? chance.one(FILES) : chance.one(FOLDERS)}`;
};

const add: Maker = (chance) =>
  `ADD ${chance.one(FLAGS)}${chance.one(["requirements.txt", "app", "data/*.csv"])} ${chance.one(FOLDERS)}`;

const copyFrom: Maker = (chance, { stages, hasLink }) => {
  const link = hasLink && chance.percent(15) ? "--link " : "";
  const source = chance.one([...READ, "/src/main.py", "/out.txt", "/src", "/src/*", "/src/*.py", "/src/", "/out.*"]);
  return `COPY ${link}--from=${chance.one(stages)} ${chance.one(FLAGS)}${source} ${chance.one(["/", "/from/", "/src/", "./"])}`;
};

const run: Maker = (chance, { prefix }) => `RUN ${randomCommand(chance, prefix)}`;

/** What a builder's commands do most often; one in ten is none that anybody could foresee. */
function randomCommand(chance: Chance, prefix: string): string {
  const [file, other] = [chance.one(READ), chance.one(WRITTEN)];
  const commands = [
    "true",
    `echo ${chance.one(["one", "two", '"three  four"', "$V", "${W:-none}"])} > ${other}`,
    `echo ${chance.one(["five", "six"])} >> ${other}`,
    `mkdir -p /src /w && ${prefix}echo a > /src/main.py`,
    `wc -c < ${file} > ${other}`,
    `wc -l ${file} > ${other}`,
    `cat ${file} > ${other}`,
    `cp ${file} ${other}`,
    `cp -r /src /copied`,
    `head -n 1 ${file} > ${other}`,
    `tail -n 1 ${file} > ${other}`,
    `sort ${file} > ${other}`,
    `grep -c e ${file} > ${other}`,
    `tr a-z A-Z < ${file} > ${other}`,
    `touch ${other}`,
    `rm -f ${other}`,
    `chmod ${chance.one(["600", "a+x"])} ${file}`,
    `ln -sf ${file} /link && ${prefix}cat /link`,
    `printf '%s\\n' b a > ${other}; ${prefix}sort ${other} -o ${other}`,
    `cat ${file} | ${prefix}wc -w > ${other}`,
    `cp ${file} /t && ${prefix}mv /t ${other}`,
    `ls /src > ${other}`,
    `sha256sum ${file} > ${other}`,
    `sed 's/a/b/' ${file} > ${other}`,
    `date +%s%N > ${other}`,
    `cat /proc/sys/kernel/random/uuid > ${other}`,
  ];
  return prefix + chance.one(commands);
}

/** None of a secret: with one, the builder of Docker 26 asks for the content of all files, which BuildKit 0.26 does not. */
const mounted: Maker = (chance, { prefix }) => {
  const mount = chance.one([
    "type=cache,target=/c",
    "type=cache,target=/c,sharing=locked",
    "type=bind,source=requirements.txt,target=/r",
    "type=bind,source=app,target=/m",
    "type=bind,target=/m",
    "target=/m,source=data,rw",
    "type=tmpfs,target=/t",
  ]);
  return `RUN --mount=${mount} ${prefix}${chance.one(["true", "echo m > /out.txt"])}`;
};

const mountedFrom: Maker = (chance, { stages, prefix }) =>
  `RUN --mount=from=${chance.one(stages)},target=/m${chance.one(["", ",source=/src", ",source=/src/main.py"])} ${prefix}true`;

const setting: Maker = (chance) =>
  chance.one([
    `ENV V=${chance.one(["1", "2"])}`,
    `ENV W=${chance.one(["1", "$V"])} X=y`,
    `ARG V`,
    `ARG V=${chance.one(["1", "2"])}`,
    `ARG G`,
    `WORKDIR ${chance.one(["/w", "/src", "sub", "/"])}`,
    `USER ${chance.one(["nobody", "root", "1000"])}\nUSER root`,
    `SHELL ["/bin/sh", "${chance.one(["-c", "-ec"])}"]`,
  ]);

const noted: Maker = (chance) =>
  chance.one([`LABEL a=${chance.one(["1", "2"])}`, 'CMD ["x"]', "EXPOSE 80", "# a comment", "STOPSIGNAL SIGINT"]);

const heredoc: Maker = (chance, { prefix }) =>
  chance.one([
    `COPY <<E /src/main.py\n${chance.one(["x", "y", "$V"])}\nE`,
    `COPY <<-"E" requirements.txt /src/\n\t${chance.one(["x", "$V"])}\nE`,
    `RUN <<E\n${prefix}mkdir -p /src\n${prefix}echo ${chance.one(["1", "2"])} > /src/main.py\nE`,
    `RUN ${prefix}cat <<E > /out.txt\n${chance.one(["1", "$V"])}\nE`,
  ]);
