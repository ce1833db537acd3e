/** The websocket: requests that are answered, pushes that are told, and a link that comes back by itself. */

const RETRY = [250, 500, 1000, 2000, 3000];

/** What the server would not do, and why. */
export class RequestError extends Error {
  constructor({ code = "failed", detail = "", suggestions = [], option = "" }) {
    super(`${code} ${detail}`);
    Object.assign(this, { code, detail, suggestions, option });
  }
}

let socket = null;
let hear = () => {};
let asked = 0;
let tries = 0;
const waiting = new Map();

/**
 * Open the link and keep it open.
 * @param {() => URLSearchParams} who what the address says of who one is, asked at each connection.
 * @param {(push: object) => void} onPush hears each push, and `{push: "link", up, tries}`.
 */
export function connect(who, onPush) {
  hear = onPush;
  const address = new URL("socket", location.href);
  address.protocol = "ws:";
  address.search = who().toString();
  const opened = new WebSocket(address);
  socket = opened;
  opened.addEventListener("message", (event) => receive(JSON.parse(event.data)));
  opened.addEventListener("open", () => {
    tries = 0;
    hear({ push: "link", up: true });
  });
  opened.addEventListener("close", () => {
    for (const { reject } of waiting.values()) reject(new RequestError({ code: "link_down" }));
    waiting.clear();
    hear({ push: "link", up: false, tries });
    setTimeout(() => connect(who, onPush), RETRY[Math.min(tries, RETRY.length - 1)]);
    tries += 1;
  });
}

/** Ask for something; the promise is of the answer, or fails with a `RequestError`. */
export function request(op, data = {}) {
  if (socket?.readyState !== WebSocket.OPEN) return Promise.reject(new RequestError({ code: "link_down" }));
  asked += 1;
  const id = asked;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    socket.send(JSON.stringify({ ...data, id, op }));
  });
}

/** Give the server a file; the promise is of the key that names it in a request. */
export async function upload(file) {
  const form = new FormData();
  form.append("file", file, file.name);
  let answer;
  try {
    answer = await fetch(new URL("files", location.href), { method: "POST", body: form });
  } catch {
    throw new RequestError({ code: "link_down" });
  }
  const said = await answer.json();
  if (!answer.ok) throw new RequestError(said.error ?? {});
  return said.id;
}

function receive(frame) {
  if (!("re" in frame)) {
    hear(frame);
    return;
  }
  const { resolve, reject } = waiting.get(frame.re) ?? {};
  waiting.delete(frame.re);
  if (frame.ok) resolve?.(frame);
  else reject?.(new RequestError(frame.error ?? {}));
}
