import { worse } from '../../../alarms/order';
import type { Priority, Sight, SiteView } from '../../../api/types';

/** Several sites as one mark shows them: the worst of each. */
export interface SiteSummary {
  worst: Priority | null;
  alarms: number;
  unacknowledged: number;
  sight: Sight;
  /** Sites that are blind or partly blind. */
  blind: number;
}

const SIGHTS: readonly Sight[] = ['idle', 'online', 'partlyBlind', 'blind'];

export function summaryOf(sites: readonly SiteView[]): SiteSummary {
  const sum: SiteSummary = { worst: null, alarms: 0, unacknowledged: 0, sight: 'idle', blind: 0 };
  for (const site of sites) {
    if (site.worstPriority != null) {
      sum.worst = sum.worst === null ? site.worstPriority : worse(sum.worst, site.worstPriority);
    }
    sum.alarms += site.alarms;
    sum.unacknowledged += site.unacknowledged;
    sum.blind += site.sight === 'blind' || site.sight === 'partlyBlind' ? 1 : 0;
    sum.sight = SIGHTS.indexOf(site.sight) > SIGHTS.indexOf(sum.sight) ? site.sight : sum.sight;
  }
  return sum;
}

/** Nothing to see: drawn grey and small. */
export const isCalm = (sum: SiteSummary): boolean => sum.worst === null && sum.blind === 0;
