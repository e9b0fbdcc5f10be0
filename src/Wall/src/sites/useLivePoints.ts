import { useEffect, useState } from 'react';
import type { PointView } from '../api/types';
import { useFeedClient } from '../feed/FeedContext';
import { mergePoints } from './points';

/** The points of a site as they are now; the first message brings all, later ones what changed. */
export function useLivePoints(siteId: string): ReadonlyMap<string, PointView> {
  const client = useFeedClient();
  const [points, setPoints] = useState<ReadonlyMap<string, PointView>>(new Map());
  useEffect(() => {
    setPoints(new Map());
    return client.watchSite(siteId, (values) => setPoints((now) => mergePoints(now, values.points)));
  }, [client, siteId]);
  return points;
}
