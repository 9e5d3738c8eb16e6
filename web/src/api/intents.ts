// What makes a repetition of an action known to the server: a key for every intended action, and the same
// one as long as nobody knows whether it was carried out.

/** Keys of requests without an answer, by what they ask for. */
const unanswered = new Map<string, string>();

export interface Intent {
  key: string;
  /** The server has said what became of it: asked for once more, it is another intended action. */
  answered: () => void;
}

/** The key of what this request asks for. */
export async function keyFor(request: Request): Promise<Intent> {
  const asked = `${request.url} ${await request.clone().text()}`;
  const key = unanswered.get(asked) ?? crypto.randomUUID();
  unanswered.set(asked, key);
  return { key, answered: () => void unanswered.delete(asked) };
}
