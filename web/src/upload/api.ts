// What the page says to function `uploads` and to the storage.

/** Where a file went. */
export type Place = 'writing' | 'card' | 'nobody';

/** What a link is for, and where it stands. */
export interface Link {
  city: string;
  state: 'open' | 'received' | 'done' | 'expired';
  place: Place | null;
  /** The file that was announced, or the one that is being sent. */
  name: string | null;
  size: number | null;
  /** True when a part of it has been sent. */
  begun: boolean;
  /** Largest file, bytes. */
  limit: number;
  expires_at: string;
}

/** A part of a file; without an address where it is in the storage already. */
export interface Part {
  number: number;
  size: number;
  url: string | null;
}

/** How a file is to be sent. */
export interface Ticket {
  part_size: number;
  parts: Part[];
}

/** A step that was not taken; the words are for the person. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    title: string,
    readonly detail: string | null,
  ) {
    super(title);
  }

  /** Whether the same again may help. */
  get passing(): boolean {
    return this.status >= 500 || this.status === 429;
  }
}

/** The network did not carry the request. */
export class Unreachable extends Error {}

/** The person stopped it. */
export class Stopped extends Error {}

interface Call {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  url: string;
  body?: string | Blob;
  signal?: AbortSignal;
  onProgress?: (bytes: number) => void;
}

/** A whole exchange, for a storage that must say how far it is: fetch cannot. */
function call({ method, url, body, signal, onProgress }: Call): Promise<XMLHttpRequest> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) {
      reject(new Stopped());
      return;
    }
    const request = new XMLHttpRequest();
    const stop = () => {
      request.abort();
      reject(new Stopped());
    };
    signal?.addEventListener('abort', stop);
    if (onProgress) request.upload.onprogress = (event) => onProgress(event.loaded);
    request.onload = () => resolve(request);
    request.onerror = () => reject(new Unreachable());
    request.ontimeout = () => reject(new Unreachable());
    request.onabort = () => reject(new Stopped());
    request.onloadend = () => signal?.removeEventListener('abort', stop);
    request.open(method, url);
    // A browser may keep a dead connection open for ever; a part of 8 MB takes ten minutes at 110 kbit/s.
    request.timeout = onProgress ? 600_000 : 30_000;
    if (typeof body === 'string') request.setRequestHeader('content-type', 'application/json');
    request.send(body ?? null);
  });
}

async function ask<T>(request: Call): Promise<T> {
  const { status, responseText } = await call(request);
  if (status >= 200 && status < 300) return (responseText === '' ? null : JSON.parse(responseText)) as T;
  let problem: { code?: string; title?: string; detail?: string | null } = {};
  try {
    problem = JSON.parse(responseText) as typeof problem;
  } catch {
    // Not a problem document: the words below do.
  }
  const title = problem.title ?? 'Сервіс зараз не відповідає.';
  throw new Refused(status, problem.code ?? 'unavailable', title, problem.detail ?? null);
}

/** The calls of one link. */
export class LinkApi {
  readonly #base: string;

  constructor(token: string) {
    this.#base = `/uploads/${encodeURIComponent(token)}`;
  }

  look(): Promise<Link> {
    return ask({ method: 'GET', url: this.#base });
  }

  begin(file: File, signal: AbortSignal): Promise<Ticket> {
    const { name, size, type, lastModified } = file;
    const body = JSON.stringify({ name, size, content_type: type, modified: lastModified });
    return ask({ method: 'POST', url: `${this.#base}/begin`, body, signal });
  }

  complete(): Promise<{ place: Place }> {
    return ask({ method: 'POST', url: `${this.#base}/complete` });
  }

  cancel(): Promise<null> {
    return ask({ method: 'DELETE', url: this.#base });
  }

  /** Puts a part into the storage. */
  async put(url: string, bytes: Blob, signal: AbortSignal, onProgress: (bytes: number) => void): Promise<void> {
    const { status } = await call({ method: 'PUT', url, body: bytes, signal, onProgress });
    // The permission has run out (403), or the storage has a bad moment.
    if (status < 200 || status >= 300) throw new Refused(status, 'storage', 'Сховище не прийняло частину файлу.', null);
  }
}
