import { useSyncExternalStore } from 'react';

// In memory and nowhere else: a secret in the browser's store would be there for whoever sits down next.
const secrets = new Map<string, string>();
const listeners = new Set<() => void>();

function warn(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

/** Keeps a secret until it is forgotten or the page is left; leaving asks first. */
export function keepSecret(gatewayId: string, secret: string | null): void {
  if (secret === null) {
    secrets.delete(gatewayId);
  } else {
    secrets.set(gatewayId, secret);
  }
  window.removeEventListener('beforeunload', warn);
  if (secrets.size > 0) {
    window.addEventListener('beforeunload', warn);
  }
  listeners.forEach((listener) => listener());
}

/** The secret that was just issued; null if it was not seen in this page. */
export function useSecret(gatewayId: string): string | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => secrets.get(gatewayId) ?? null,
  );
}
