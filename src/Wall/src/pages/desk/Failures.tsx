import { Alert } from 'antd';
import { useExplain } from '../../alarms/useExplain';
import { useDeskTexts } from './texts';
import type { Commands } from './useCommands';

/** What was not done, alarm by alarm, with the reason; it stays until somebody closes it. */
export function Failures({ commands }: { commands: Commands }) {
  const { t, pick } = useDeskTexts();
  const explain = useExplain();
  return commands.failed.length === 0 ? null : (
    <Alert
      type="warning"
      showIcon
      closable={{ onClose: commands.dismiss }}
      role="alert"
      data-testid="failures"
      title={t('desk.failed', { n: commands.failed.length })}
      description={
        <ul className="faults">
          {commands.failed.map(({ alarm, failure }) => (
            <li key={alarm.id}>
              <b>{pick(alarm.text, alarm.textEn) || alarm.pointId}</b> <code>{alarm.pointId}</code>: {failure === null ? '' : explain(failure)}
            </li>
          ))}
        </ul>
      }
    />
  );
}
