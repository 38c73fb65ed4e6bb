import { readImage } from "./base.ts";

/** The family of systems that an image is known to belong to; undefined of images that we do not know. */
export function systemOf(image: string): "alpine" | "debian" | undefined {
  const { repository, tag } = readImage(image);
  if (!/^(?:python|node|golang|ruby|rust|redis|postgres|nginx|debian|ubuntu|alpine)$/.test(repository))
    return undefined;
  return repository === "alpine" || /alpine/.test(tag) ? "alpine" : "debian";
}

/** Says which package to install for a program that an image is known not to have; undefined where it may have it. */
export function packageFor(program: string, image: string): string | undefined {
  const system = systemOf(image);
  if (system === undefined) return undefined;
  const { repository, tag } = readImage(image);
  const isSmall = system === "alpine" || /slim/.test(tag) || /^(?:debian|ubuntu)$/.test(repository);
  if (/^pip3?$/.test(program) && repository !== "python") return system === "alpine" ? "py3-pip" : "python3-pip";
  if (program === "sudo") return "sudo";
  if (program === "wget" && system === "debian" && isSmall) return "wget";
  return isSmall && /^(?:curl|git|gcc|make)$/.test(program) ? program : undefined;
}

/** Says what takes the place of a program of the other family of systems; undefined of any other program. */
export function insteadOf(program: string, image: string): string | undefined {
  const system = systemOf(image);
  if (system === "alpine" && /^apt(?:-get)?$/.test(program))
    return "This image is Alpine, which installs with `apk add`.";
  if (system === "alpine" && /^(?:useradd|groupadd)$/.test(program))
    return `This image is Alpine: \`${program === "useradd" ? "adduser -D" : "addgroup"}\` does it there.`;
  if (system === "debian" && program === "apk") return "This image is Debian, which installs with `apt-get install`.";
  return system !== undefined && /^(?:yum|dnf|microdnf)$/.test(program)
    ? `This image installs with \`${system === "alpine" ? "apk add" : "apt-get install"}\`.`
    : undefined;
}

/** Whether pip of an image's own Python refuses to install beside what the system installed. */
export function isManaged(image: string): boolean {
  const { repository, tag } = readImage(image);
  if (repository === "debian") return /^(?:1[2-9]|bookworm|trixie|stable|latest|testing|sid)/.test(tag);
  return repository === "ubuntu" && /^(?:2[4-9]|latest|noble)/.test(tag);
}
