import { describeService } from "./describe.ts";
import type { Remarks } from "./inquiry.ts";
import type { Study } from "./study.ts";
import { troublesOf } from "./troubles.ts";

/** Says what there is to say of the files, and puts the picture in words. */
export function remarksOn(study: Study): Remarks {
  const { loaded } = study;
  const services = [...(loaded?.stack.services.values() ?? [])].slice(0, MOST);
  const words = services.map((service) => ({
    service: service.name,
    text: loaded ? describeService(service, loaded.stack).join(" ") : "",
  }));
  return { troubles: troublesOf(study), words };
}

/** Nobody reads more. */
const MOST = 200;
