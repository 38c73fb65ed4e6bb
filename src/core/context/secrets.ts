/** Why a file or folder should never be sent. */
export interface Secret {
  /** What it is, after "it is": "a private key". */
  readonly what: string;
  /** One sentence. */
  readonly why: string;
  /** The line that keeps it out wherever it lies; undefined when only its own path will do. */
  readonly rule: string | undefined;
}

interface Place {
  readonly path: string;
  readonly name: string;
  readonly type: "file" | "folder" | "link";
}

/** Says what is secret about a file or folder, by its name and place alone; undefined when nothing is. */
export function findSecret({ path, name, type }: Place): Secret | undefined {
  if (!ANY.test(path) || MODELS.test(name)) return undefined;
  const isFolder = type === "folder";
  const kind = KINDS.find((each) => (each.isFolder ?? false) === isFolder && each.form.test(path));
  return kind && { what: kind.what, why: kind.why, rule: kind.rule?.replace("…", name) };
}

/** Files that show how the real one looks; nothing secret stands in them. */
const MODELS = /\.(?:example|sample|template|dist|pub)$/i;

interface Kind {
  /** Tried on the path. */
  readonly form: RegExp;
  readonly isFolder?: boolean;
  readonly what: string;
  readonly why: string;
  /** "…" stands for the name. */
  readonly rule?: string;
}

const KINDS: readonly Kind[] = [
  {
    form: /(?:^|\/)\.git$/,
    isFolder: true,
    what: "the repository's whole history",
    why: "It holds every version of every file, those with a password that was taken out long ago as well.",
    rule: "**/.git",
  },
  {
    form: /(?:^|\/)\.ssh$/,
    isFolder: true,
    what: "a folder of SSH keys",
    why: "Its private keys open every machine and repository that trusts you.",
    rule: "**/.ssh",
  },
  {
    form: /(?:^|\/)\.(?:aws|azure|kube|gcloud)$/,
    isFolder: true,
    what: "logins of a cloud",
    why: "Whoever reads them acts there in your name, and at your cost.",
    rule: "**/…",
  },
  {
    form: /(?:^|\/)\.?secrets?$/i,
    isFolder: true,
    what: "a folder of secrets",
    why: "Its name says that nobody else should read what is in it.",
    rule: "**/…",
  },
  {
    form: /(?:^|\/)\.env$/,
    what: "passwords and tokens in plain text",
    why: "With COPY . . they lie in a layer, and everybody who has the image can read them.",
    rule: "**/.env",
  },
  {
    form: /(?:^|\/)\.env\.[^/]+$/,
    what: "passwords and tokens in plain text",
    why: "With COPY . . they lie in a layer, and everybody who has the image can read them.",
    rule: "**/.env.*",
  },
  {
    form: /(?:^|\/)id_(?:rsa|dsa|ecdsa|ed25519)(?:_sk)?$/,
    what: "a private SSH key",
    why: "It opens every machine and repository that trusts it.",
    rule: "**/…",
  },
  {
    form: /\.pem$/i,
    what: "a key or certificate",
    why: "A private key in an image lets everybody who has it pose as you.",
    rule: "**/*.pem",
  },
  {
    form: /\.key$/i,
    what: "a private key",
    why: "A private key in an image lets everybody who has it pose as you.",
    rule: "**/*.key",
  },
  {
    form: /\.(?:p12|pfx|jks|ppk)$/i,
    what: "a private key",
    why: "A private key in an image lets everybody who has it pose as you.",
  },
  {
    form: /(?:^|\/)(?:credentials|client_secret[^/]*|service[-_]?account[^/]*|application_default_credentials)\.json$/i,
    what: "the key of a cloud account",
    why: "It works from anywhere, without a second factor, until somebody withdraws it.",
    rule: "**/…",
  },
  {
    form: /(?:^|\/)\.(?:aws|azure|kube|gcloud|docker)\/[^/]+$|(?:^|\/)kubeconfig$/,
    what: "a login of a cloud or registry",
    why: "Whoever reads it acts there in your name.",
  },
  {
    form: /(?:^|\/)(?:\.npmrc|\.yarnrc\.yml)$/,
    what: "npm's settings, often with a token",
    why: "A token in it can install your private packages, and mostly publish under your name.",
    rule: "**/…",
  },
  {
    form: /(?:^|\/)(?:\.pypirc|pip\.conf)$/,
    what: "settings of pip, often with a password",
    why: "It holds the login for a package index: use a build secret instead.",
    rule: "**/…",
  },
  {
    form: /(?:^|\/)(?:\.netrc|_netrc|\.git-credentials|\.pgpass|\.my\.cnf|\.htpasswd|\.vault-token)$/,
    what: "stored logins",
    why: "Passwords stand in it in plain text, for every host that it names.",
    rule: "**/…",
  },
  {
    form: /(?:^|\/)\.Renviron$/,
    what: "the environment of R, often with tokens",
    why: "Keys of data services and GitHub tokens are kept here in plain text.",
    rule: "**/.Renviron",
  },
  {
    form: /(?:^|\/)(?:kaggle\.json|\.huggingface\/token|huggingface\/token)$/,
    what: "a token of a model or data hub",
    why: "It can read your private models and data, and mostly write them.",
    rule: "**/…",
  },
  {
    form: /\.tfstate(?:\.backup)?$|\.tfvars$/i,
    what: "the state of Terraform",
    why: "Passwords of databases and keys stand in it in plain text.",
  },
  {
    form: /(?:^|\/)(?:secrets?\.(?:toml|ya?ml|json|txt|env)|(?:api[-_]?)?(?:token|key|password)\.txt)$/i,
    what: "a file of secrets",
    why: "Its name says that nobody else should read what is in it.",
    rule: "**/…",
  },
  {
    form: /\.kdbx$/i,
    what: "a store of passwords",
    why: "Whoever has the file can try master passwords for as long as they like.",
    rule: "**/*.kdbx",
  },
];

/** Most paths are nothing of all this, and need be tried only once. */
const ANY = new RegExp(KINDS.map(({ form }) => form.source).join("|"), "i");
