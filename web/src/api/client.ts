// The typed client of the staff API: bearer token, one silent renewal, a key for every intended action,
// one kind of error.
import createFetchClient from 'openapi-fetch';
import createQueryClient from 'openapi-react-query';

import { keyFor } from './intents';
import { ApiError } from './problem';
import type { paths } from './schema.gen';

/** Where the client gets its token from; the application's sign-in provides it. */
export interface Access {
  /** A token that is valid now, or null. */
  token: () => Promise<string | null>;
  /** Called when the server refused the token: a fresh one, or null when the session is over. */
  renew: () => Promise<string | null>;
}

let access: Access = {
  token: () => Promise.resolve(null),
  renew: () => Promise.resolve(null),
};

/** Connects the client to the session. */
export function provideAccess(provided: Access): void {
  access = provided;
}

async function send(request: Request, token: string | null): Promise<Response> {
  // Without a session the answer is known.
  if (token === null) throw ApiError.signedOut();
  request.headers.set('Authorization', `Bearer ${token}`);
  try {
    return await globalThis.fetch(request);
  } catch (error) {
    // Cancelled by us (the page was left): not a failure of the network.
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw ApiError.network();
  }
}

/** Sends with the session's token; a refused token is renewed once before giving up. */
async function authorizedFetch(request: Request): Promise<Response> {
  const intent = request.method === 'POST' ? await keyFor(request) : null;
  if (intent !== null) request.headers.set('Idempotency-Key', intent.key);
  const again = request.clone();
  let response = await send(request, await access.token());
  if (response.status === 401) {
    const renewed = await access.renew();
    if (renewed !== null) response = await send(again, renewed);
  }
  if (response.status < 500) intent?.answered();
  if (!response.ok) throw await ApiError.from(response);
  return response;
}

/** The client gives every intended action its key by itself. */
type Unkeyed<Operation> = Operation extends { parameters: infer Parameters }
  ? Omit<Operation, 'parameters'> & { parameters: Omit<Parameters, 'header'> & { header?: never } }
  : Operation;
type Callable<Paths> = {
  [Path in keyof Paths]: {
    [Method in keyof Paths[Path]]: Method extends 'post' ? Unkeyed<Paths[Path][Method]> : Paths[Path][Method];
  };
};

/** Plain calls. */
export const api = createFetchClient<Callable<paths>>({
  baseUrl: window.location.origin,
  fetch: authorizedFetch,
});

/** Calls as TanStack queries and mutations. */
export const queries = createQueryClient(api);
