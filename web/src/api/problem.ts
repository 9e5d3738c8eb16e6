// The one error that leaves the API client: a problem of RFC 9457, or a network that did not answer.
import type { HistoryEntry } from './types';

/** What the server says about a refusal: a Ukrainian sentence, a stable code and, if the regulation refuses, its clause. */
export interface ProblemDetails {
  title: string;
  status: number;
  code: string;
  clause: string | null;
  detail: string | null;
  /** The part of a form that was refused, where the server tells it. */
  field?: string | null;
  /** Of a conflict: what others did since the version the person saw. */
  changes?: readonly HistoryEntry[];
}

/** Sentences for answers that did not come from our own functions (gateway, proxy, no network). */
function fallbackTitle(status: number): string {
  if (status === 401) return 'Сеанс завершено. Увійдіть ще раз.';
  if (status === 403) return 'У вас немає доступу до цієї сторінки.';
  if (status === 404) return 'Такого запису немає.';
  if (status === 413) return 'Файл завеликий.';
  if (status === 429) return 'Забагато запитів. Зачекайте хвилину і спробуйте ще раз.';
  return 'Сервер не зміг виконати запит. Спробуйте ще раз.';
}

function isEntry(value: unknown): value is HistoryEntry {
  const entry = value as Partial<HistoryEntry> | null;
  return typeof entry?.sequence === 'number' && typeof entry.text === 'string' && typeof entry.actor?.name === 'string';
}

function entries(value: unknown): readonly HistoryEntry[] {
  return Array.isArray(value) ? value.filter(isEntry) : [];
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

/** Every failed request of the application. */
export class ApiError extends Error implements ProblemDetails {
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly clause: string | null;
  readonly detail: string | null;
  readonly field: string | null;
  readonly changes: readonly HistoryEntry[];

  constructor(problem: ProblemDetails) {
    super(problem.title);
    this.name = 'ApiError';
    this.title = problem.title;
    this.status = problem.status;
    this.code = problem.code;
    this.clause = problem.clause;
    this.detail = problem.detail;
    this.field = problem.field ?? null;
    this.changes = problem.changes ?? [];
  }

  /** Reads the problem document of a refused response; tolerates any other body. */
  static async from(response: Response): Promise<ApiError> {
    const body: unknown = await response.json().catch(() => null);
    const fields = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
    return new ApiError({
      title: text(fields['title']) ?? fallbackTitle(response.status),
      status: response.status,
      code: text(fields['code']) ?? `http_${response.status}`,
      clause: text(fields['clause']),
      detail: text(fields['detail']),
      field: text(fields['field']),
      changes: entries(fields['changes']),
    });
  }

  /** There is no session to send with. */
  static signedOut(): ApiError {
    return new ApiError({ title: fallbackTitle(401), status: 401, code: 'signed_out', clause: null, detail: null });
  }

  /** The request never reached the server, or the answer never came back. */
  static network(): ApiError {
    return new ApiError({
      title: 'Немає звʼязку із сервером.',
      status: 0,
      code: 'network',
      clause: null,
      detail: 'Перевірте підключення до мережі і спробуйте ще раз.',
    });
  }
}

/** Whatever was thrown, as something that can be shown. */
export function asApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  return new ApiError({
    title: 'Сталася неочікувана помилка.',
    status: 0,
    code: 'unexpected',
    clause: null,
    detail: null,
  });
}

/** What is not there, or not for this person, stays so however often it is asked for. */
export function isFinal(error: unknown): boolean {
  return [403, 404].includes(asApiError(error).status);
}

/** Somebody else changed the card between reading and writing. */
export function isVersionConflict(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'version_conflict';
}
