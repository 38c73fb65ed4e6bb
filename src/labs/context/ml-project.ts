import { parseQuantity } from "../../core/measurement/quantity.ts";
import type { Project, ProjectFile } from "./project.ts";

/** A project as many are: code for half a megabyte, and everything that gathers beside it. */
export function mlProject(): Project {
  return { name: "ML project", files: readList(LIST), ignore: IGNORE, ignoreName: ".dockerignore" };
}

/** Written from a .gitignore, as many are. */
const IGNORE = `# Python
__pycache__
*.pyc
.ipynb_checkpoints

# Runs of experiments
logs/
`;

/** Each line is a size and a path. */
function readList(list: string): ProjectFile[] {
  return list
    .trim()
    .split("\n")
    .map((line) => {
      const [, size = "", path = ""] = /^(\S+ \S+)\s+(.+)$/.exec(line.trim()) ?? [];
      const bytes = parseQuantity(size, "bytes");
      if (bytes === undefined) throw new Error(`src/labs/context/ml-project.ts has a line without a size: ${line}`);
      return { path, bytes, type: "file" };
    });
}

const LIST = `
  412 B     .aws/config
  116 B     .aws/credentials
  92 B      .dockerignore
  431 B     .env
  205 B     .env.example
  212 B     .git/COMMIT_EDITMSG
  298 B     .git/config
  41 B      .git/HEAD
  1.9 MB    .git/index
  88.4 kB   .git/logs/HEAD
  61.7 MB   .git/objects/pack/pack-5b8e3c.pack
  2.1 MB    .git/objects/pack/pack-5b8e3c.idx
  3.6 MB    .git/objects/4f/a1c9e07d
  1.1 MB    .git/objects/d2/77b03c4e
  112 B     .git/refs/heads/main
  1.2 kB    .github/workflows/check.yml
  842 B     .gitignore
  2.3 kB    .ipynb_checkpoints/scratch-checkpoint.ipynb
  184 B     .npmrc
  61.2 kB   .pytest_cache/v/cache/nodeids
  0.9 kB    .pytest_cache/v/cache/lastfailed
  3.1 MB    .venv/bin/python3
  12.4 kB   .venv/bin/uvicorn
  69.8 MB   .venv/lib/python3.13/site-packages/scipy/_lib.so
  24.6 MB   .venv/lib/python3.13/site-packages/scipy/optimize.so
  29.9 MB   .venv/lib/python3.13/site-packages/numpy/_core/_multiarray_umath.so
  27.4 MB   .venv/lib/python3.13/site-packages/numpy.libs/libopenblas64.so
  41.2 MB   .venv/lib/python3.13/site-packages/pandas/_libs/lib.so
  32.7 MB   .venv/lib/python3.13/site-packages/sklearn/_loss.so
  1.6 MB    .venv/lib/python3.13/site-packages/sklearn/__pycache__/base.pyc
  4.8 MB    .venv/lib/python3.13/site-packages/fastapi/routing.py
  2.2 MB    .venv/lib/python3.13/site-packages/pydantic_core/_core.so
  322 B     .venv/pyvenv.cfg
  1.3 kB    compose.yaml
  2.4 kB    credentials.json
  42.6 MB   data/raw/patients-2023.csv
  47.1 MB   data/raw/patients-2024.csv
  9.4 MB    data/processed/features.parquet
  18.2 kB   data/sample.csv
  0.9 kB    Dockerfile
  1.7 kB    keys/server.key
  2.9 kB    keys/server.pem
  1.1 kB    LICENSE
  6.3 MB    logs/train-2026-10-02.log
  4.9 MB    logs/train-2026-11-14.log
  2.1 MB    mlruns/0/4c1e/artifacts/confusion.png
  1.8 kB    mlruns/0/4c1e/metrics/auc
  38.5 MB   models/forest-v1.joblib
  21.3 MB   models/forest-v2.joblib
  1.4 kB    models/README.md
  7.7 MB    notebooks/explore.ipynb
  5.2 MB    notebooks/report.ipynb
  7.4 MB    notebooks/.ipynb_checkpoints/explore-checkpoint.ipynb
  1.9 kB    pyproject.toml
  4.2 kB    README.md
  31.6 kB   requirements.lock
  0.2 kB    src/risk/__init__.py
  3.3 kB    src/risk/features.py
  2.8 kB    src/risk/main.py
  4.1 kB    src/risk/model.py
  3.9 kB    src/risk/__pycache__/features.cpython-313.pyc
  3.2 kB    src/risk/__pycache__/main.cpython-313.pyc
  4.6 kB    src/risk/__pycache__/model.cpython-313.pyc
  2.2 kB    tests/test_features.py
  3.7 kB    tests/test_model.py
  4.4 kB    tests/__pycache__/test_model.cpython-313-pytest-8.pyc
  5.6 kB    train.py
`;
