/** What uvicorn prints for a request that was answered: INFO:     127.0.0.1:50000 - "GET /health HTTP/1.1" 200 OK */
export function logLine(
  request: { readonly method: string; readonly path: string },
  status: number,
  client = "127.0.0.1:50000",
): string {
  const [path = "", ...query] = request.path.split("?");
  const target = [quote(path), ...query].join("?");
  return `INFO:     ${client} - "${request.method.toUpperCase()} ${target} HTTP/1.1" ${statusText(status)}`;
}

/** "404 Not Found"; the number alone for a status without a name. */
export function statusText(status: number): string {
  const name = NAMES[status];
  return name === undefined ? String(status) : `${status} ${name}`;
}

/** As Python's http.HTTPStatus names them, which uvicorn prints. */
const NAMES: Readonly<Record<number, string>> = {
  200: "OK",
  201: "Created",
  202: "Accepted",
  204: "No Content",
  304: "Not Modified",
  307: "Temporary Redirect",
  308: "Permanent Redirect",
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  406: "Not Acceptable",
  409: "Conflict",
  413: "Content Too Large",
  415: "Unsupported Media Type",
  422: "Unprocessable Content",
  429: "Too Many Requests",
  500: "Internal Server Error",
  503: "Service Unavailable",
};

/** As Python's urllib.parse.quote does: everything but letters, digits and _.-~/ becomes %XX. */
function quote(path: string): string {
  return encodeURIComponent(decode(path))
    .replaceAll("%2F", "/")
    .replaceAll(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path).toWellFormed();
  } catch {
    return path.toWellFormed();
  }
}
