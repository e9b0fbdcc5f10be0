import { useEffect } from 'react';
import { useFeed } from '../../feed/FeedContext';
import { type Rest, useRest } from '../../shared/useRest';
import type { RuleSet } from './model/types';

const base = (siteId: string) => `/api/v1/sites/${encodeURIComponent(siteId)}`;

export const setsPath = (siteId: string) => `${base(siteId)}/rule-sets`;
export const sitePath = base;

/** The lasting rules in force of a site, whole: what a proposal rests on. Read again when other rules come into force. */
export function useStanding(siteId: string): Rest<RuleSet> & { none: boolean } {
  const ruleSet = useFeed((state) => state.sites.get(siteId)?.ruleSet ?? 0);
  const list = useRest<{ items: RuleSet[] }>(`${setsPath(siteId)}?state=inForce`);
  const head = list.data?.items.find((set) => set.kind === 'initial' || set.kind === 'change');
  const whole = useRest<RuleSet>(head === undefined ? null : `${setsPath(siteId)}/${head.version}`);
  const { reload } = list;
  useEffect(() => {
    if (ruleSet > 0) {
      reload();
    }
  }, [ruleSet, reload]);
  return {
    ...whole,
    failure: list.failure ?? whole.failure,
    retryAt: list.retryAt ?? whole.retryAt,
    loading: list.loading || whole.loading,
    none: list.data !== null && head === undefined,
    reload: () => {
      list.reload();
      whole.reload();
    },
  };
}
