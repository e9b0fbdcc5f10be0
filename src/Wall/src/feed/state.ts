import type { FloodView } from '../api/floods';
import type { AlarmRecord, AlarmTransition, Heartbeat, LaggingNotice, Priority, SiteView, WallSnapshot } from '../api/types';

/**
 * Where the connection stands: `connecting` for the first time, `syncing` (open, Watch called, no snapshot yet),
 * `live` (snapshot in), `down` (closed, will be tried again), `signedOut` (the server wants a new sign-in).
 */
export type Link = 'connecting' | 'syncing' | 'live' | 'down' | 'signedOut';

/** Whether Watch has to be called again: a gap was `wanted`, was `asked`, or nothing is missing. */
export type Sync = 'idle' | 'wanted' | 'asked';

/** Everything the views draw. Times without a name are monotonic milliseconds of this browser. */
export interface FeedState {
  readonly link: Link;
  /** A snapshot was shown once: from here on a missing feed is a loss, not a start. */
  readonly everLive: boolean;
  readonly startedAt: number;
  readonly liveAt: number | null;
  readonly beatAt: number | null;
  /** Failed attempts to connect in a row. */
  readonly attempt: number;
  /** Server time of the last message that had one, Unix ms. */
  readonly serverTime: number | null;
  /** When it was told. Not that of the last heartbeat: the first message of a new connection is a snapshot. */
  readonly serverTimeAt: number;
  /** Names of what the server says does not work; empty if all is well. */
  readonly degraded: readonly string[];
  readonly demo: boolean;
  readonly sites: ReadonlyMap<string, SiteView>;
  /** Alarms that are not NORM, by id. */
  readonly alarms: ReadonlyMap<string, AlarmRecord>;
  /** Last transition applied, per site: what Watch is resumed with. */
  readonly seqBySite: ReadonlyMap<string, number>;
  /** Flood states by seat; `floodsOld` until the first that came after the last snapshot. */
  readonly floods: ReadonlyMap<string, FloodView>;
  readonly floodsOld: boolean;
  readonly sync: Sync;
  readonly askedAt: number;
  /** Sites whose own number is ahead of ours, since when: a lost last message leaves no gap to see. */
  readonly behind: ReadonlyMap<string, number>;
  readonly lagging: { readonly dropped: number; readonly at: number } | null;
  /** Grows by one whenever something new must be heard, with the worst priority of it. */
  readonly annunciation: { readonly count: number; readonly priority: Priority };
}

export type FeedAction =
  | { type: 'connected'; at: number }
  | { type: 'closed'; at: number }
  | { type: 'signedOut'; at: number }
  | { type: 'watchCalled'; at: number }
  | { type: 'snapshot'; at: number; snapshot: WallSnapshot }
  | { type: 'alarms'; at: number; transitions: readonly AlarmTransition[] }
  | { type: 'sites'; at: number; sites: readonly SiteView[] }
  | { type: 'floods'; at: number; floods: readonly FloodView[] }
  | { type: 'heartbeat'; at: number; heartbeat: Heartbeat }
  | { type: 'lagging'; at: number; notice: LaggingNotice }
  /** A record that the REST API returned: shown at once, numbered by the push that follows. */
  | { type: 'record'; at: number; record: AlarmRecord };

export function initialFeed(at: number): FeedState {
  return {
    link: 'connecting',
    everLive: false,
    startedAt: at,
    liveAt: null,
    beatAt: null,
    attempt: 0,
    serverTime: null,
    serverTimeAt: at,
    degraded: [],
    demo: false,
    sites: new Map(),
    alarms: new Map(),
    seqBySite: new Map(),
    floods: new Map(),
    floodsOld: false,
    sync: 'idle',
    askedAt: at,
    behind: new Map(),
    lagging: null,
    annunciation: { count: 0, priority: 'low' },
  };
}
