import { type ComponentProps, lazy, Suspense } from 'react';
import { useBenchTexts } from '../texts';

// The chart library is loaded with the first simulation that somebody opens.
const SimTrend = lazy(() => import('./SimTrend'));

export function SimTrendLazy(props: ComponentProps<typeof SimTrend>) {
  const { t } = useBenchTexts();
  return (
    <Suspense fallback={<p className="loading">{t('app.loading')}</p>}>
      <SimTrend {...props} />
    </Suspense>
  );
}
