import { Card, Statistic } from 'antd';
import { useFeed, useOverview } from '../../feed/FeedContext';
import { Page } from '../../shared/Page';
import { useHandoverTexts } from './texts';

/** What a shift leaves to the next one, in numbers. */
export default function Handover() {
  const { t } = useHandoverTexts();
  const { ordered } = useOverview();
  const blind = useFeed((state) => [...state.sites.values()].filter((site) => site.blindPoints > 0).length);
  const count = (...states: string[]) => ordered.filter((alarm) => states.includes(alarm.state)).length;
  const figures: readonly [string, number][] = [
    [t('handover.open'), count('UNACK', 'ACKED', 'LTUNK', 'LTACK')],
    [t('handover.unacknowledged'), count('UNACK', 'RTNUN', 'LTUNK')],
    [t('handover.shelved'), count('SHLVD')],
    [t('handover.outOfService'), count('OOSRV')],
    [t('handover.suppressed'), count('DSUPR')],
    [t('handover.blind'), blind],
  ];
  return (
    <Page title={t('nav.handover')}>
      <div className="figures">
        {figures.map(([title, value]) => (
          <Card key={title} size="small">
            <Statistic title={title} value={value} />
          </Card>
        ))}
      </div>
    </Page>
  );
}
