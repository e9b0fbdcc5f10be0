import { Button, Popconfirm, Steps } from 'antd';
import { useState } from 'react';
import type { ApiFailure, ApiResult } from '../../api/http';
import { presentShift, prepareHandover, type Shift, takeSeat } from '../../api/shifts';
import { useSession } from '../../app/SessionContext';
import { useNotify } from '../../components/Notices';
import { useServerNow } from '../../feed/FeedContext';
import { Moment } from '../../shared/Moment';
import { Problem } from '../../shared/Problem';
import { RestView } from '../../shared/RestView';
import { span } from '../../time/format';
import { AcceptForm } from './AcceptForm';
import { Doc } from './Doc';
import { Figures } from './Figures';
import { isStale, mayAct, PROGRESS, progressOf } from './progress';
import { SignForm } from './SignForm';
import { useHandoverTexts } from './texts';
import { shiftOf, useCurrentShift } from './useCurrentShift';

export interface ShiftActions {
  busy: boolean;
  failure: ApiFailure | null;
  /** Sends, and reads the shift anew: also after a refusal, for somebody else was faster. */
  run: (command: Promise<ApiResult<Shift>>) => Promise<Shift | null>;
}

/** The shift that goes on, and each step of handing it over. */
export function Current({ seat, seatName }: { seat: string; seatName: (id: string) => string }) {
  const { t } = useHandoverTexts();
  const rest = useCurrentShift(seat);
  const notify = useNotify();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const run: ShiftActions['run'] = async (command) => {
    setBusy(true);
    const answer = await command;
    setBusy(false);
    const present = answer.ok ? null : presentShift(answer.failure);
    setFailure(answer.ok || present !== null ? null : answer.failure);
    if (present !== null) {
      notify(t('handover.moved', { user: present.displayName, progress: t(`handover.is.${progressOf(present)}`) }), true);
    }
    rest.reload();
    return answer.ok ? answer.value : null;
  };
  const actions: ShiftActions = { busy, failure, run };
  return (
    <RestView rest={rest}>
      {(current) => {
        const shift = shiftOf(current);
        return shift === null ? (
          <>
            <section className="sheet handover-empty" data-testid="seat-empty">
              <h3>{t('handover.nobody', { seat: seatName(current.seat) })}</h3>
              <p>{t('handover.nobodyHint')}</p>
              <Button type="primary" loading={busy} onClick={() => void run(takeSeat(current.seat))} data-testid="take-seat">
                {t('handover.take')}
              </Button>
              <Problem failure={failure} />
            </section>
            <Figures />
          </>
        ) : (
          <Going key={shift.id} shift={shift} seatName={seatName} actions={actions} />
        );
      }}
    </RestView>
  );
}

function Going({ shift, seatName, actions }: { shift: Shift; seatName: (id: string) => string; actions: ShiftActions }) {
  const { t } = useHandoverTexts();
  const { session } = useSession();
  const now = useServerNow(1_000);
  const progress = progressOf(shift);
  const may = mayAct(shift, session?.user ?? '', session?.roles ?? []);
  const prepare = () => void actions.run(prepareHandover(shift.id));
  return (
    <>
      <section className="sheet handover-head no-print" data-testid="shift" data-user={shift.user} data-progress={progress}>
        <div className="handover-who">
          <h3>
            {seatName(shift.seat)} · {shift.displayName}
          </h3>
          <span>
            {t('handover.since')} <Moment at={shift.since} /> · {span(now - Date.parse(shift.since))}
          </span>
          <span className="spring" />
          {may &&
            (progress === 'open' ? (
              <Button type="primary" loading={actions.busy} onClick={prepare} data-testid="prepare">
                {t('handover.prepare')}
              </Button>
            ) : progress === 'signed' ? (
              <Popconfirm title={t('handover.againSigned')} okText={t('common.ok')} cancelText={t('common.cancel')} onConfirm={prepare}>
                <Button loading={actions.busy}>{t('handover.again')}</Button>
              </Popconfirm>
            ) : (
              <Button loading={actions.busy} onClick={prepare} data-testid="prepare">
                {t('handover.again')}
              </Button>
            ))}
        </div>
        <Steps size="small" current={PROGRESS.indexOf(progress)} items={[{ title: t('handover.step.prepare') }, { title: t('handover.step.sign') }, { title: t('handover.step.accept') }]} />
        {isStale(shift, now) && <p className="draft-note">{t('handover.stale', { time: span(now - Date.parse(shift.handover?.preparedAt ?? '')) })}</p>}
        {!may && progress !== 'signed' && <p className="alarm-quiet">{t('handover.notYours', { user: shift.displayName })}</p>}
        {may && progress === 'prepared' && <SignForm shift={shift} actions={actions} />}
        {progress === 'signed' && <AcceptForm shift={shift} actions={actions} />}
        <Problem failure={actions.failure} />
      </section>
      {shift.handover == null ? <Figures /> : <Doc shift={shift} seatName={seatName(shift.seat)} />}
    </>
  );
}
