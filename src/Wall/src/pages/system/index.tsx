import { Page } from '../../shared/Page';
import { RestView } from '../../shared/RestView';
import { useRest } from '../../shared/useRest';
import { dateTime } from '../../time/format';
import { Network } from './Network';
import { Parts } from './Parts';
import { Queues } from './Queues';
import { SampleLog } from './SampleLog';
import { Summary } from './Summary';
import { useSystemTexts } from './texts';
import type { SystemView } from './types';
import './system.css';

/** How often it is read again, ms. */
const REFRESH_MS = 3_000;

/** The service itself: what it stores and sends, what waits, what was refused and why. */
export default function System() {
  const { t } = useSystemTexts();
  const system = useRest<SystemView>('/api/v1/system', REFRESH_MS);
  return (
    <Page
      title={t('nav.system')}
      info={
        system.data && (
          <>
            <span>
              {t('system.version')} <code>{system.data.version.split('+')[0]}</code>
            </span>
            <span>
              {t('system.engine')} <code>{system.data.engine}</code>
            </span>
            <span>
              {t('system.startedAt')} {dateTime(system.data.startedAt)}
            </span>
          </>
        )
      }
    >
      <RestView rest={system}>
        {(data) => (
          <>
            <Summary system={data} />
            <Parts system={data} />
            {data.sampleLog && <SampleLog log={data.sampleLog} />}
            <Queues queues={data.queues} />
            <Network system={data} />
          </>
        )}
      </RestView>
    </Page>
  );
}
