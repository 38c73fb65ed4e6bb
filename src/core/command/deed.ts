/** Says what a command of docker does, for a reader who took it for another one. */
export function describeDeed(name: string): string {
  const deed = DEEDS.get(name);
  return deed === undefined ? `\`docker ${name}\` does something else.` : `\`docker ${name}\` ${deed}.`;
}

const DEEDS: ReadonlyMap<string, string> = new Map([
  ["build", "makes an image, and starts nothing"],
  ["commit", "makes an image out of a container"],
  ["cp", "copies files into a container or out of it"],
  ["create", "makes a container, and does not start it"],
  ["exec", "runs a command in a container that is running already"],
  ["images", "lists images"],
  ["logs", "prints what a container has written"],
  ["ps", "lists containers"],
  ["pull", "fetches an image from a registry"],
  ["push", "sends an image to a registry"],
  ["restart", "stops a container that is there, and starts it again"],
  ["rm", "removes a container"],
  ["rmi", "removes an image"],
  ["run", "makes a container from an image, and starts it"],
  ["start", "starts a container that is there already"],
  ["stop", "stops a container"],
  ["tag", "gives an image one more name"],
  ["volume create", "makes a volume, which Docker keeps"],
  ["network create", "makes a network"],
  ["compose up", "starts what a compose.yaml describes"],
  ["compose down", "removes what `docker compose up` started"],
  ["compose run", "starts one service of a compose.yaml"],
  ["compose build", "makes the images of a compose.yaml"],
]);
