import type { APIRoute } from "astro";
import { getCollection } from "astro:content";
import { withBase } from "../../components/address.ts";
import { faultOfCheck, getFaults } from "../../components/faults.ts";
import type { Fault } from "../../core/fault/fault.ts";

/** Every fault that the site explains, for the box that error messages are pasted into. */
export const GET: APIRoute = async () => {
  const checks = (await getCollection("checks")).map(({ id, data }) => faultOfCheck(id, data));
  return Response.json([...(await getFaults()), ...checks].map(place));
};

/** Its pages at the addresses that this site has. */
function place(fault: Fault): Fault {
  return { ...fault, pages: fault.pages.map(({ path, title }) => ({ path: withBase(path), title })) };
}
