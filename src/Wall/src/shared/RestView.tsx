import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { Problem } from './Problem';
import type { Rest } from './useRest';

/** What was read, what keeps it from being read, or that it is being read: never an empty place. */
export function RestView<T>({ rest, children }: { rest: Rest<T>; children: (data: T) => ReactNode }) {
  return (
    <>
      <Problem failure={rest.failure} retryAt={rest.retryAt} onRetry={rest.reload} />
      {rest.loading && <Skeleton active paragraph={{ rows: 4 }} />}
      {rest.data !== null && children(rest.data)}
    </>
  );
}
