/** What went wrong with a request, as the views can show it. `status` 0: the server was not reached. */
export interface ApiFailure {
  status: number;
  title: string;
  detail: string;
  /** English of `title`, if the server gave one. */
  titleEn: string;
  /** Seconds after which the server wants to be asked again (503, 429); null if it did not say. */
  retryAfter: number | null;
  /** Members of the RFC 9457 problem beyond the standard ones, e.g. `alarm` of a 409. */
  problem: Record<string, unknown>;
}

export type ApiResult<T> = { ok: true; value: T } | { ok: false; failure: ApiFailure };

type Listener = () => void;
const unauthorizedListeners = new Set<Listener>();

/** Called whenever any request is answered with 401: the session is over. */
export function onUnauthorized(listener: Listener): () => void {
  unauthorizedListeners.add(listener);
  return () => unauthorizedListeners.delete(listener);
}

/** A request to the REST API. Expected failures are results; it never throws for an answer of the server. */
export async function request<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<ApiResult<T>> {
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (method !== 'GET') {
    // A cross-site form cannot set a header: the server's guard against forged requests.
    headers['X-Requested-With'] = 'wall';
  }
  const init: RequestInit = { method, headers, credentials: 'same-origin', cache: 'no-store' };
  if (body !== undefined) {
    // A file goes as it is.
    headers['Content-Type'] = body instanceof Blob ? body.type : 'application/json';
    init.body = body instanceof Blob ? body : JSON.stringify(body);
  }
  if (signal) {
    init.signal = signal;
  }
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch (error) {
    return { ok: false, failure: await failureOf(0, undefined, error instanceof Error ? error.message : String(error)) };
  }
  signedOut(response);
  if (!response.ok) {
    return { ok: false, failure: await failureOf(response.status, response) };
  }
  return { ok: true, value: (await readJson(response)) as T };
}

/** Tells everybody if the answer says that the session is over. */
export function signedOut(response: Response): void {
  if (response.status === 401) {
    unauthorizedListeners.forEach((listener) => listener());
  }
}

/** What a refusal says, RFC 9457; without an answer only that there was none. */
export async function failureOf(status: number, response?: Response, detail = ''): Promise<ApiFailure> {
  const json = response === undefined ? undefined : await readJson(response);
  const problem = typeof json === 'object' && json !== null ? (json as Record<string, unknown>) : {};
  return {
    status,
    title: text(problem['title']) || (response?.statusText ?? ''),
    titleEn: text(problem['titleEn']),
    detail: text(problem['detail']) || detail,
    retryAfter: seconds(response?.headers.get('Retry-After') ?? null),
    problem,
  };
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** `Retry-After` in seconds; a date, which this server never sends, counts as not said. */
function seconds(header: string | null): number | null {
  const value = header === null || header.trim() === '' ? NaN : Number(header);
  return Number.isFinite(value) && value >= 0 ? value : null;
}

/** One fault of a 400: `where` is a path such as `points[3].conditions[0]` or a cell such as `row[7].HH`. */
export interface Fault {
  where: string;
  text: string;
  textEn: string;
}

/** The faults that a failure names, RFC 9457 `errors`; what is not of that shape is left out. */
export function faultsOf(failure: ApiFailure): Fault[] {
  const errors = failure.problem['errors'];
  return Array.isArray(errors)
    ? errors.flatMap((error: unknown) => {
        const fault = typeof error === 'object' && error !== null ? (error as Record<string, unknown>) : {};
        const said = text(fault['text']) || text(fault['textEn']);
        return said === '' ? [] : [{ where: text(fault['where']), text: said, textEn: text(fault['textEn']) || said }];
      })
    : [];
}

async function readJson(response: Response): Promise<unknown> {
  const text = await response.text().catch(() => '');
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    // A proxy's error page is not JSON: the status alone is reported.
    return undefined;
  }
}
