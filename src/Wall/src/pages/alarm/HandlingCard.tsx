import { Steps } from 'antd';
import { type Handling, handlingPath } from '../../api/handling';
import { Moment } from '../../shared/Moment';
import { RestView } from '../../shared/RestView';
import { useRest } from '../../shared/useRest';
import { useMayHandle } from '../desk/useHandlings';
import { lineOf, STAGES } from './flow';
import { HandlingForm } from './HandlingForm';
import { useAlarmTexts } from './texts';

/** How old what is shown may be, ms. */
const REFRESH_MS = 5_000;

/** What the bureau does about the alarm: where it stands, what was done by whom, and the next step. The plant's state is another thing. */
export function HandlingCard({ alarmId }: { alarmId: string }) {
  const { t } = useAlarmTexts();
  const may = useMayHandle();
  const rest = useRest<Handling>(may ? handlingPath(alarmId) : null, REFRESH_MS);
  return (
    <section className="sheet handling" data-testid="handling" data-stage={rest.data?.stage ?? ''} data-version={rest.data?.version ?? ''}>
      <h3>
        {t('alarm.handling')} <small>{t('alarm.handlingHint')}</small>
      </h3>
      {!may && <p className="alarm-quiet">{t('alarm.mayNotHandle')}</p>}
      <RestView rest={rest}>
        {(handling) => (
          <>
            <Line handling={handling} />
            <History handling={handling} />
            <HandlingForm handling={handling} put={rest.put} />
          </>
        )}
      </RestView>
    </section>
  );
}

function Line({ handling }: { handling: Handling }) {
  const { word } = useAlarmTexts();
  const line = lineOf(handling);
  const at = STAGES.findIndex((stage) => stage === handling.stage);
  return (
    <Steps
      size="small"
      className="handling-line"
      titlePlacement="vertical"
      current={handling.stage === 'closed' ? STAGES.length : at + 1}
      status={handling.stage === 'none' ? 'wait' : 'process'}
      items={STAGES.map((stage) => {
        const step = line.get(stage);
        return { title: stage === 'judged' && handling.verdict != null ? word('verdict', handling.verdict) : word('stage', stage), content: step?.by ?? '' };
      })}
    />
  );
}

function History({ handling }: { handling: Handling }) {
  const { t, word } = useAlarmTexts();
  return handling.steps.length === 0 ? (
    <p className="alarm-quiet">{t('alarm.notHandled')}</p>
  ) : (
    <ol className="handling-steps">
      {handling.steps.toReversed().map((step) => (
        <li key={step.at + step.stage}>
          <Moment at={step.at} /> <b>{word('stage', step.stage)}</b> {step.verdict != null && <b>· {word('verdict', step.verdict)}</b>} <span>{step.by}</span>
          {step.note != null && <p>{step.note}</p>}
        </li>
      ))}
    </ol>
  );
}
