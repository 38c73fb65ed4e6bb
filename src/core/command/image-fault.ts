/** Says why an image is not the wanted one, where its kind of mistake is known; `wanted` has its tag. */
export function explainImage([image = "", next = ""]: readonly string[], wanted: string): string | undefined {
  const [, name = wanted, tag = ""] = /^(.*):([^/:]*)$/.exec(wanted) ?? [];
  if (image === name && next === tag)
    return `A blank ends the image's name. Between \`${name}\` and \`${tag}\` stands a colon.`;
  if (image === name)
    return `\`${name}\` without a tag is \`${name}:latest\`. Write the tag that is asked behind it, after a colon.`;
  if (image.startsWith(`${name}:`)) return `The image is right, its tag \`${image.slice(name.length + 1)}\` is not.`;
  const asked = [name, wanted];
  if (image !== image.toLowerCase() && asked.includes(image.toLowerCase()))
    return `Capitals count: docker takes names of images in small letters, not as \`${image}\`.`;
  if (image === `${name}=${tag}`) return "Between an image and its tag stands a colon.";
  const [letters, joined] = [lettersOf(image), lettersOf(image + next)];
  if (asked.some((each) => lettersOf(each) === letters)) return `\`${image}\` is nearly it. Compare each sign.`;
  return asked.some((each) => lettersOf(each) === joined)
    ? `A blank ends the image's name, and docker reads \`${image}\`. The name is one word.`
    : undefined;
}

/** A text without its signs. */
export function lettersOf(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
}
