import { serveEngine } from "../engine-worker.ts";
import { TypeScriptEngine } from "./typescript-engine.ts";

serveEngine(new TypeScriptEngine());
