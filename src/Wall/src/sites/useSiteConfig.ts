import { useCallback, useEffect, useState } from 'react';
import { readSite } from '../api/sites';
import type { SiteConfig } from '../api/types';
import { useFeed } from '../feed/FeedContext';

export interface SiteConfigState {
  config: SiteConfig | null;
  /** Status of a failed request; null if there is none. */
  failed: number | null;
  retry: () => void;
}

/** Points and limits of a site; read again when the feed says that other rules are in force. */
export function useSiteConfig(siteId: string): SiteConfigState {
  const ruleSet = useFeed((state) => state.sites.get(siteId)?.ruleSet ?? 0);
  const [config, setConfig] = useState<SiteConfig | null>(null);
  const [failed, setFailed] = useState<number | null>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    const abort = new AbortController();
    void readSite(siteId, abort.signal).then((result) => {
      if (abort.signal.aborted) {
        return;
      }
      if (result.ok) {
        setConfig(result.value);
        setFailed(null);
      } else {
        setFailed(result.failure.status);
      }
    });
    return () => abort.abort();
  }, [siteId, ruleSet, tries]);
  const retry = useCallback(() => setTries((now) => now + 1), []);
  return { config: config?.siteId === siteId ? config : null, failed, retry };
}
