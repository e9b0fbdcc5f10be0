import { type ApiFailure, failureOf, signedOut } from './http';

/** Fetches a file and hands it to the browser to be saved; a refusal is a result and not a saved page. */
export async function download(path: string, fallbackName: string): Promise<ApiFailure | null> {
  let response: Response;
  try {
    response = await fetch(path, { credentials: 'same-origin', cache: 'no-store' });
  } catch {
    return failureOf(0);
  }
  signedOut(response);
  if (!response.ok) {
    return await failureOf(response.status, response);
  }
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = nameOf(response.headers.get('Content-Disposition')) ?? fallbackName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return null;
}

/** The file name that the server gave. */
export function nameOf(disposition: string | null): string | null {
  const extended = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1];
  try {
    return extended === undefined ? (/filename="?([^";]+)"?/i.exec(disposition ?? '')?.[1] ?? null) : decodeURIComponent(extended);
  } catch {
    return null;
  }
}
