import { type ComponentProps, lazy, Suspense } from 'react';
import { useTexts } from '../i18n/LangContext';

// The chart library is not part of the first load.
const Trend = lazy(() => import('./Trend'));

export function TrendLazy(props: ComponentProps<typeof Trend>) {
  const { t } = useTexts();
  return (
    <Suspense fallback={<p className="loading">{t('app.loading')}</p>}>
      <Trend key={`${props.siteId}/${props.pointId}`} {...props} />
    </Suspense>
  );
}
