import { LoadFailure, type EngineOffer } from "./runtime.ts";

/** What fetching an offer needs from outside, so that a test can hand in its own. */
type Fetch = (address: string) => Promise<Response>;

/**
 * Gets the offer of an engine from the manifest of the site, for pages that do not carry it: it is read when the
 * reader presses Run. Folders of the manifest begin at the site's root, which is two levels above the manifest.
 * @throws {LoadFailure} when the manifest does not arrive, or does not have the engine.
 */
export async function fetchOffer(
  manifest: string,
  key: string,
  fetch: Fetch = async (address) => await globalThis.fetch(address),
): Promise<EngineOffer> {
  const offers = await fetchManifest(manifest, fetch);
  const offer = offers[key];
  if (!offer) throw failure(manifest, "it is not the list that this page was built with");
  const base = manifest.split("/").slice(0, -2).join("/");
  return { ...offer, folder: `${base}${offer.folder}` };
}

async function fetchManifest(address: string, fetch: Fetch): Promise<Readonly<Record<string, EngineOffer>>> {
  const answer = await fetch(address).catch((cause: unknown) => {
    throw failure(address, "the site was not reached", cause);
  });
  if (!answer.ok) throw failure(address, `the site answered ${answer.status}`);
  try {
    return await answer.json();
  } catch (cause) {
    throw failure(address, "it did not arrive whole", cause);
  }
}

function failure(address: string, reason: string, cause?: unknown): LoadFailure {
  return new LoadFailure(`${address} could not be loaded: ${reason}. Check the connection, then try again.`, {
    address,
    cause,
  });
}
