import type { Handling } from '../../api/handling';
import type { AlarmDetail, AlarmRecord } from '../../api/types';
import { Link } from '../../app/Link';
import { hrefOf } from '../../app/router';
import { useFeed } from '../../feed/FeedContext';
import { useRest } from '../../shared/useRest';
import { dateTime } from '../../time/format';
import { useHandoverTexts } from './texts';

/** What the bureau is still busy with, with its last word. */
export function HandlingTable({ handlings, known }: { handlings: readonly Handling[]; known: readonly AlarmRecord[] }) {
  const { pick, word } = useHandoverTexts();
  const sites = useFeed((state) => state.sites);
  return (
    <table className="doc-table">
      <tbody>
        {handlings.map((handling) => {
          const last = handling.steps.at(-1);
          return (
            <tr key={handling.alarmId}>
              <td>
                <AlarmName id={handling.alarmId} known={known.find((alarm) => alarm.id === handling.alarmId)} />
              </td>
              <td>{pick(sites.get(handling.siteId)?.name, sites.get(handling.siteId)?.nameEn) || handling.siteId}</td>
              <td>
                {word('stage', handling.stage)} {handling.verdict != null && word('verdict', handling.verdict)}
              </td>
              <td>{[last?.by, dateTime(last?.at).slice(5, -3), last?.note].filter(Boolean).join(' · ')}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** The text of an alarm, which may be over long before its handling: then it is asked for. */
function AlarmName({ id, known }: { id: string; known: AlarmRecord | undefined }) {
  const { pick } = useHandoverTexts();
  const { data } = useRest<AlarmDetail>(known === undefined ? `/api/v1/alarms/${encodeURIComponent(id)}` : null);
  const alarm = known ?? data?.alarm;
  return (
    <>
      <Link href={hrefOf('alarm', id)}>{alarm === undefined ? id : pick(alarm.text, alarm.textEn)}</Link> <code>{alarm?.pointId}</code>
    </>
  );
}
