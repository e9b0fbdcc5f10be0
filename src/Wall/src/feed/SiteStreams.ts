import { type HubConnection, HubConnectionState, type ISubscription } from '@microsoft/signalr';
import type { LiveValues } from '../api/types';

export type ValuesListener = (values: LiveValues) => void;

interface Watched {
  siteId: string;
  listener: ValuesListener;
  subscription: ISubscription<LiveValues> | null;
}

/** A stream that ends although the connection lives is opened again after so long, ms. */
const REOPEN_MS = 5_000;

/** The live-value streams that the open pages want; opened again on every new connection. */
export class SiteStreams {
  private readonly watched = new Set<Watched>();

  add(siteId: string, listener: ValuesListener, hub: HubConnection | null): () => void {
    const entry: Watched = { siteId, listener, subscription: null };
    this.watched.add(entry);
    if (hub !== null) {
      this.subscribe(entry, hub);
    }
    return () => {
      this.watched.delete(entry);
      entry.subscription?.dispose();
    };
  }

  open(hub: HubConnection): void {
    this.watched.forEach((entry) => this.subscribe(entry, hub));
  }

  private subscribe(entry: Watched, hub: HubConnection): void {
    // A connection that ended is repaired by FeedClient, which then opens all streams on the next one.
    if (!this.watched.has(entry) || hub.state !== HubConnectionState.Connected) {
      return;
    }
    const again = () => setTimeout(() => this.subscribe(entry, hub), REOPEN_MS);
    entry.subscription = hub.stream<LiveValues>('WatchSite', entry.siteId).subscribe({
      next: (values) => {
        if (this.watched.has(entry)) {
          entry.listener(values);
        }
      },
      error: again,
      complete: again,
    });
  }
}
