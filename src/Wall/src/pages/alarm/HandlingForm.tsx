import { Alert, Button, Input, Radio } from 'antd';
import { useState } from 'react';
import { type Handling, presentHandling, type Stage, takeStep, type Verdict } from '../../api/handling';
import type { ApiFailure } from '../../api/http';
import { useNotify } from '../../components/Notices';
import { DraftNote } from '../../shared/DraftNote';
import { Problem } from '../../shared/Problem';
import { useDraft } from '../../shared/useDraft';
import { missing, nextStages, stepsSince, usualNext, VERDICTS } from './flow';
import { Meanwhile } from './Meanwhile';
import { useAlarmTexts } from './texts';

interface Step {
  stage: Stage | null;
  verdict: Verdict | null;
  note: string;
  /** The number of steps that its writer had seen; null: nothing written yet. */
  version: number | null;
}

const EMPTY: Step = { stage: null, verdict: null, note: '', version: null };

/** The next step. Whoever began to write is told what others did meanwhile before it can be sent. */
export function HandlingForm({ handling, put }: { handling: Handling; put: (handling: Handling) => void }) {
  const { t, word } = useAlarmTexts();
  const notify = useNotify();
  const { value, set, restoredAt, clear } = useDraft<Step>(`handling/${handling.alarmId}`, EMPTY);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const stages = nextStages(handling);
  const stage = value.stage !== null && stages.includes(value.stage) ? value.stage : usualNext(handling);
  const judging = stage === 'judged' || stage === 'closed';
  const verdict = judging ? (value.verdict ?? handling.verdict ?? null) : null;
  const lacks = missing(handling, stage, verdict, value.note);
  const version = value.version ?? handling.version;
  const meanwhile = stepsSince(handling, version);
  const change = (some: Partial<Step>) => set((now) => ({ ...now, version: now.version ?? handling.version, ...some }));
  const send = async () => {
    if (busy || lacks !== null || meanwhile.length > 0) {
      return;
    }
    setBusy(true);
    const answer = await takeStep(handling.alarmId, { stage, verdict, note: value.note.trim() || null, version });
    setBusy(false);
    if (answer.ok) {
      put(answer.value);
      clear();
      setFailure(null);
      notify(t('alarm.stepTaken', { stage: word('stage', stage) }));
      return;
    }
    const present = presentHandling(answer.failure);
    setFailure(present === null ? answer.failure : null);
    if (present !== null) {
      // What was written stays; the steps that it did not know are shown.
      set((now) => ({ ...now, version }));
      put(present);
    }
  };
  return (
    <form
      className="handling-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Meanwhile steps={meanwhile} onSeen={() => change({ version: handling.version })} />
      <DraftNote restoredAt={value.note === '' && value.verdict === null ? null : restoredAt} onDiscard={clear} />
      <Radio.Group size="small" optionType="button" value={stage} onChange={(event) => change({ stage: event.target.value as Stage })} aria-label={t('alarm.nextStage')}>
        {stages.map((one) => (
          <Radio key={one} value={one} data-testid={`stage-${one}`}>
            {handling.stage === 'closed' ? t('alarm.reopen') : one === handling.stage ? t('alarm.judgeAgain') : word('stage', one)}
          </Radio>
        ))}
      </Radio.Group>
      {judging && (
        <Radio.Group size="small" value={verdict} onChange={(event) => change({ verdict: event.target.value as Verdict })} aria-label={t('alarm.verdict')}>
          {VERDICTS.map((one) => (
            <Radio key={one} value={one} data-testid={`verdict-${one}`}>
              {word('verdict', one)}
            </Radio>
          ))}
        </Radio.Group>
      )}
      <Input.TextArea
        rows={2}
        maxLength={1_000}
        value={value.note}
        placeholder={t(handling.stage === 'closed' ? 'alarm.whyReopen' : 'alarm.stepNote')}
        aria-label={t('alarm.stepNote')}
        onChange={(event) => change({ note: event.target.value })}
        onKeyDown={(event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && void send()}
        data-testid="handling-note"
      />
      <Problem failure={failure} />
      {lacks !== null && <Alert type="info" title={t(`alarm.lacks.${lacks}`)} />}
      <Button type="primary" htmlType="submit" loading={busy} disabled={lacks !== null || meanwhile.length > 0} data-testid="handling-send">
        {t('alarm.takeStep', { stage: handling.stage === 'closed' ? t('alarm.reopen') : word('stage', stage) })}
      </Button>
    </form>
  );
}
