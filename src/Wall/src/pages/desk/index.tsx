import { Segmented } from 'antd';
import { lazy, Suspense } from 'react';
import { useQuery } from '../../app/router';
import { Page } from '../../shared/Page';
import { Live } from './Live';
import { useDeskTexts } from './texts';
import './desk.css';

const Past = lazy(() => import('./Past'));

/** The desk of a duty officer: the alarms that are not over, and the search for those that are. */
export default function Desk() {
  const { t } = useDeskTexts();
  const [query, change] = useQuery();
  const past = query['tab'] === 'past';
  return (
    <Page
      title={t('nav.desk')}
      info={
        <Segmented
          value={past ? 'past' : 'live'}
          options={[
            { value: 'live', label: t('desk.live') },
            { value: 'past', label: t('desk.past') },
          ]}
          onChange={(tab) => change({ tab: tab === 'past' ? 'past' : '' })}
        />
      }
      fill
    >
      {past ? (
        <Suspense fallback={<p className="loading">{t('app.loading')}</p>}>
          <Past />
        </Suspense>
      ) : (
        <Live />
      )}
    </Page>
  );
}
