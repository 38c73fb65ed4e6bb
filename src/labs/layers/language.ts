/** What may be typed at a place. */
export interface Completion {
  readonly label: string;
  readonly detail: string;
}

const listed = (rows: readonly (readonly [label: string, detail: string])[]): readonly Completion[] =>
  rows.map(([label, detail]) => ({ label, detail }));

/** The instructions of a Dockerfile, and what each is for. Docker documentation: Dockerfile reference. */
export const INSTRUCTIONS = listed([
  ["FROM", "begins a stage from an image"],
  ["RUN", "runs a command while building"],
  ["COPY", "copies files into the image"],
  ["WORKDIR", "sets the working directory"],
  ["CMD", "what a container runs unless told"],
  ["ENTRYPOINT", "the program that a container is"],
  ["ENV", "sets variables that stay in the image"],
  ["ARG", "declares variables of the build"],
  ["USER", "sets the account of what follows"],
  ["EXPOSE", "says which port is listened on"],
  ["HEALTHCHECK", "how to ask whether it is well"],
  ["LABEL", "says something about the image"],
  ["VOLUME", "keeps a folder out of the container"],
  ["ADD", "copies, downloads and unpacks files"],
  ["SHELL", "sets what runs commands in shell form"],
  ["STOPSIGNAL", "how the container is asked to stop"],
  ["ONBUILD", "what a build from this image does first"],
]);

/** What may stand in comments at the top. */
export const DIRECTIVES = listed([
  ["# syntax=docker/dockerfile:1", "which version of the language it is"],
  ["# escape=`", "another character than \\"],
  ["# check=skip=", "rules that are not checked"],
  ["# check=error=true", "findings stop the build"],
]);

/** The flags of each instruction. */
export const FLAGS: Readonly<Record<string, readonly Completion[]>> = {
  FROM: listed([["--platform=", "of the image, such as $BUILDPLATFORM"]]),
  RUN: listed([
    ["--mount=type=cache,target=", "a folder that stays between builds"],
    ["--mount=type=secret,id=", "a secret that is in no layer"],
    ["--mount=type=bind,target=", "files of the context without copying"],
    ["--mount=type=ssh", "keys of the SSH agent"],
    ["--mount=type=tmpfs,target=", "a folder in memory"],
    ["--network=none", "without network"],
  ]),
  COPY: listed([
    ["--from=", "of a stage or an image"],
    ["--chown=", "whose the files are"],
    ["--chmod=", "who may read and write them"],
    ["--link", "a layer of its own"],
    ["--parents", "with the folders above"],
    ["--exclude=", "without what matches"],
  ]),
  ADD: listed([
    ["--checksum=", "the digest of a download"],
    ["--chown=", "whose the files are"],
    ["--chmod=", "who may read and write them"],
    ["--link", "a layer of its own"],
    ["--unpack=true", "unpack an archive"],
    ["--keep-git-dir=true", "keep .git of a repository"],
    ["--exclude=", "without what matches"],
  ]),
  HEALTHCHECK: listed([
    ["--interval=", "30s unless told"],
    ["--timeout=", "30s unless told"],
    ["--start-period=", "how long failures do not count"],
    ["--start-interval=", "how often it is asked meanwhile"],
    ["--retries=", "3 unless told"],
  ]),
};
