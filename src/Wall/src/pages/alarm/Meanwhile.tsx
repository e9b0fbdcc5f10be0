import { Alert, Button } from 'antd';
import type { HandlingStep } from '../../api/handling';
import { Moment } from '../../shared/Moment';
import { useAlarmTexts } from './texts';

/** What others did about the alarm while somebody was writing: who, when and what; it must be seen before one's own step. */
export function Meanwhile({ steps, onSeen }: { steps: readonly HandlingStep[]; onSeen: () => void }) {
  const { t, word } = useAlarmTexts();
  return steps.length === 0 ? null : (
    <Alert
      type="warning"
      showIcon
      role="alert"
      data-testid="meanwhile"
      title={t('alarm.meanwhile')}
      description={
        <>
          {steps.map((step) => (
            <p key={step.at}>
              <Moment at={step.at} /> <b>{step.by}</b>: {word('stage', step.stage)} {step.verdict != null && word('verdict', step.verdict)} {step.note}
            </p>
          ))}
          <Button size="small" onClick={onSeen} data-testid="meanwhile-seen">
            {t('alarm.seen')}
          </Button>
        </>
      }
    />
  );
}
