import { serveEngine } from "../engine-worker.ts";
import { REngine } from "./r-engine.ts";

serveEngine(new REngine());
