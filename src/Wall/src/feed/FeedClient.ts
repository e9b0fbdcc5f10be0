import { HttpTransportType, HubConnection, HubConnectionBuilder, HubConnectionState, LogLevel } from '@microsoft/signalr';
import { delayBefore } from './backoff';
import { FeedStore } from './FeedStore';
import { isSignedOut } from './isSignedOut';
import { CHECK_MS, isDead } from './liveness';
import { SiteStreams, type ValuesListener } from './SiteStreams';
import type { FeedState } from './state';

/** Nothing at all for so long closes the connection, ms. Heartbeats come every second. */
const SERVER_TIMEOUT_MS = 6_000;

/** A network that swallows everything answers no attempt: it is given up after so long, ms, and the next one made. */
const DIAL_TIMEOUT_MS = 8_000;

const HUB = '/hubs/wall';

/** Keeps one connection to the hub for as long as the page lives, and feeds the store from it. */
export class FeedClient {
  readonly store = new FeedStore(() => performance.now());
  private readonly streams = new SiteStreams();
  private hub: HubConnection | null = null;
  private running = false;
  private retry: ReturnType<typeof setTimeout> | null = null;
  private watchdog: ReturnType<typeof setInterval> | null = null;

  constructor(private readonly onSignedOut: () => void) {
    this.store.subscribe((state) => this.watchIfWanted(state));
  }

  /** Connects, and keeps connecting. Does nothing if it already runs. */
  start(): void {
    if (this.running) {
      return;
    }
    this.running = true;
    this.watchdog = setInterval(() => this.redialIfDead(), CHECK_MS);
    void this.dial();
  }

  /** Ends the connection for good: signed out, or the page goes away. */
  stop(): void {
    this.running = false;
    if (this.retry !== null) {
      clearTimeout(this.retry);
      this.retry = null;
    }
    if (this.watchdog !== null) {
      clearInterval(this.watchdog);
      this.watchdog = null;
    }
    const hub = this.hub;
    this.hub = null;
    void hub?.stop();
    this.post({ type: 'signedOut', at: performance.now() });
  }

  /** Live values of a site, resumed by itself after every reconnect, until the returned function is called. */
  watchSite(siteId: string, listener: ValuesListener): () => void {
    return this.streams.add(siteId, listener, this.hub);
  }

  private async dial(): Promise<void> {
    const hub = this.build();
    this.hub = hub;
    const timeout = setTimeout(() => this.giveUp(hub), DIAL_TIMEOUT_MS);
    try {
      await hub.start();
    } catch (error) {
      if (this.hub === hub) {
        this.failed();
        void this.endIfSignedOut();
      }
      return;
    } finally {
      clearTimeout(timeout);
    }
    if (this.hub !== hub) {
      // Stopped, or given up for a newer one, while it was opening.
      void hub.stop();
      return;
    }
    this.post({ type: 'connected', at: performance.now() });
    this.streams.open(hub);
  }

  private build(): HubConnection {
    // At once by WebSocket: a negotiation is remembered by the process that answered it, and behind a load balancer the next request
    // may come to another one. The other transports are many requests and would need the same.
    const hub = new HubConnectionBuilder()
      .withUrl(HUB, { transport: HttpTransportType.WebSockets, skipNegotiation: true })
      .configureLogging(LogLevel.Error)
      .build();
    hub.serverTimeoutInMilliseconds = SERVER_TIMEOUT_MS;
    hub.keepAliveIntervalInMilliseconds = 5_000;
    const at = () => performance.now();
    // A message of a connection that was given up must not touch the picture of the next one.
    const current = <T>(take: (message: T) => void) => (message: T) => {
      if (this.hub === hub) {
        take(message);
      }
    };
    hub.on('Snapshot', current((snapshot) => this.store.post({ type: 'snapshot', at: at(), snapshot })));
    hub.on('Alarms', current((transitions) => this.store.post({ type: 'alarms', at: at(), transitions })));
    hub.on('Sites', current((sites) => this.store.post({ type: 'sites', at: at(), sites })));
    hub.on('Floods', current((floods) => this.store.post({ type: 'floods', at: at(), floods })));
    hub.on('Heartbeat', current((heartbeat) => this.store.post({ type: 'heartbeat', at: at(), heartbeat })));
    hub.on('Lagging', current((notice) => this.store.post({ type: 'lagging', at: at(), notice })));
    hub.onclose(() => {
      if (this.hub === hub) {
        this.failed();
      }
    });
    return hub;
  }

  private failed(): void {
    this.hub = null;
    this.post({ type: 'closed', at: performance.now() });
    if (this.running) {
      this.retry = setTimeout(() => void this.dial(), delayBefore(this.store.getState().attempt));
    }
  }

  /** A browser does not tell why a WebSocket was refused: the session is asked. */
  private async endIfSignedOut(): Promise<void> {
    if ((await isSignedOut(DIAL_TIMEOUT_MS)) && this.running && this.hub?.state !== HubConnectionState.Connected) {
      this.stop();
      this.onSignedOut();
    }
  }

  private watchIfWanted(state: FeedState): void {
    const hub = this.hub;
    if (state.sync !== 'wanted' || hub?.state !== HubConnectionState.Connected) {
      return;
    }
    this.post({ type: 'watchCalled', at: performance.now() });
    const known = state.everLive ? Object.fromEntries(state.seqBySite) : null;
    hub.invoke('Watch', '*', known).catch(() => {
      // Refused or broken: a fresh connection is the one remedy that covers every cause.
      void hub.stop();
    });
  }

  private redialIfDead(): void {
    const hub = this.hub;
    if (hub !== null && isDead(this.store.getState(), performance.now())) {
      this.giveUp(hub);
    }
  }

  private giveUp(hub: HubConnection): void {
    if (this.hub === hub) {
      // stop() may wait for a dead network: let go of it first.
      this.failed();
      void hub.stop();
    }
  }

  private post(action: Parameters<FeedStore['post']>[0]): void {
    this.store.post(action);
    this.store.flush();
  }
}
