/** What went wrong with a request, as the views can show it. `status` 0: the server was not reached. */
export interface ApiFailure {
  status: number;
  title: string;
  detail: string;
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
    headers['Content-Type'] = 'application/json';
    init.body = JSON.stringify(body);
  }
  if (signal) {
    init.signal = signal;
  }
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch (error) {
    return failed(0, error instanceof Error ? error.message : String(error));
  }
  if (response.status === 401) {
    unauthorizedListeners.forEach((listener) => listener());
  }
  const json = await readJson(response);
  if (response.ok) {
    return { ok: true, value: json as T };
  }
  const problem = typeof json === 'object' && json !== null ? (json as Record<string, unknown>) : {};
  return {
    ok: false,
    failure: {
      status: response.status,
      title: typeof problem['title'] === 'string' ? problem['title'] : response.statusText,
      detail: typeof problem['detail'] === 'string' ? problem['detail'] : '',
      problem,
    },
  };
}

function failed<T>(status: number, detail: string): ApiResult<T> {
  return { ok: false, failure: { status, title: '', detail, problem: {} } };
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
