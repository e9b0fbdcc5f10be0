/** Whether the server says that the session is over. No answer within `patience` ms, or any other answer, says nothing. */
export async function isSignedOut(patience: number): Promise<boolean> {
  try {
    const answer = await fetch('/api/v1/session', {
      headers: { Accept: 'application/json' },
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.timeout(patience),
    });
    return answer.status === 401;
  } catch {
    return false;
  }
}
