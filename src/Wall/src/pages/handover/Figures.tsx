import { Card, Statistic } from 'antd';
import { useFeed, useOverview } from '../../feed/FeedContext';
import { useHandoverTexts } from './texts';

/** What would be handed over now, in numbers: until a handover is written down. */
export function Figures() {
  const { t } = useHandoverTexts();
  const { ordered } = useOverview();
  const blind = useFeed((state) => [...state.sites.values()].filter((site) => site.blindPoints > 0).length);
  const count = (...states: string[]) => ordered.filter((alarm) => states.includes(alarm.state)).length;
  const figures: readonly [string, number][] = [
    [t('handover.open'), count('UNACK', 'ACKED', 'RTNUN', 'LTUNK', 'LTACK')],
    [t('handover.unacknowledged'), count('UNACK', 'RTNUN', 'LTUNK')],
    [t('handover.shelved'), count('SHLVD')],
    [t('handover.outOfService'), count('OOSRV')],
    [t('handover.suppressed'), count('DSUPR')],
    [t('handover.blind'), blind],
  ];
  return (
    <section>
      <h3 className="figures-title">{t('handover.figuresNow')}</h3>
      <div className="figures">
        {figures.map(([title, value]) => (
          <Card key={title} size="small">
            <Statistic title={title} value={value} />
          </Card>
        ))}
      </div>
    </section>
  );
}
