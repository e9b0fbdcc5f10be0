import type { AlarmTransition, SiteView } from '../api/types';
import type { FeedAction } from './state';

/** Joins neighbouring messages of one kind, so that a flood copies the picture once per drawing and not once per message. */
export function coalesce(actions: readonly FeedAction[]): FeedAction[] {
  const joined: FeedAction[] = [];
  // The arrays of this call's own making: a message's array is never written to.
  let transitions: AlarmTransition[] | null = null;
  let sites: SiteView[] | null = null;
  for (const action of actions) {
    if (action.type === 'alarms') {
      if (transitions === null) {
        transitions = [];
        joined.push({ ...action, transitions });
      }
      transitions.push(...action.transitions);
      sites = null;
    } else if (action.type === 'sites') {
      if (sites === null) {
        sites = [];
        joined.push({ ...action, sites });
      }
      sites.push(...action.sites);
      transitions = null;
    } else {
      joined.push(action);
      transitions = null;
      sites = null;
    }
  }
  return joined;
}
