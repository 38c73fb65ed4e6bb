import { serveEngine } from "../engine-worker.ts";
import { PythonEngine } from "./python-engine.ts";

serveEngine(new PythonEngine());
