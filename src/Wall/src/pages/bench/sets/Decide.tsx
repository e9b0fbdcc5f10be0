import { Button, DatePicker, Input, Modal, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { type ApiFailure, request } from '../../../api/http';
import { useNotify } from '../../../components/Notices';
import { useAskReason } from '../../../shared/AskReason';
import { Problem } from '../../../shared/Problem';
import { useDraft } from '../../../shared/useDraft';
import type { RuleChange, RuleSet } from '../model/types';
import { useBenchTexts } from '../texts';
import { useMay } from '../useMay';
import { setsPath } from '../useStanding';
import { Changes } from './Changes';

const DAYS = [1, 3, 7, 14, 31];

/** What may be done with a version now, by who looks at it: simulate, approve, reject, withdraw, end, go back to it. */
export function Decide({ set, onDone }: { set: RuleSet; onDone: () => void }) {
  const { t } = useBenchTexts();
  const notify = useNotify();
  const ask = useAskReason();
  const may = useMay();
  const [days, setDays] = useState(7);
  const [busy, setBusy] = useState<string | null>(null);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const [approving, setApproving] = useState(false);
  const own = set.proposedBy === may.user;
  const open = set.state === 'proposed';
  const waiting = open || set.state === 'approved';
  const ends = set.kind === 'override' && set.state === 'inForce';
  const older = set.state === 'superseded' && (set.kind === 'change' || set.kind === 'initial');

  const post = async (what: string, body: unknown, done: string): Promise<boolean> => {
    setBusy(what);
    setFailure(null);
    const answer = await request<unknown>('POST', `${setsPath(set.siteId)}/${set.version}/${what}`, body);
    setBusy(null);
    if (!answer.ok) {
      setFailure(answer.failure);
      return false;
    }
    notify(done);
    onDone();
    return true;
  };
  const simulate = () => {
    const to = Date.now();
    return post('simulate', { from: new Date(to - days * 86_400_000).toISOString(), to: new Date(to).toISOString() }, t('bench.simulated'));
  };
  const refuse = async (what: 'reject' | 'withdraw') => {
    const reason = await ask({ title: what === 'reject' ? t('bench.rejectTitle', { n: set.version }) : ends ? t('bench.endTitle', { n: set.version }) : t('bench.withdrawTitle', { n: set.version }), danger: true });
    if (reason !== null) {
      await post(what, { reason }, t('bench.done'));
    }
  };
  const back = async () => {
    const reason = await ask({ title: t('bench.backTitle', { n: set.version }), text: t('bench.backText') });
    if (reason === null) {
      return;
    }
    const list = await request<{ items: RuleSet[] }>('GET', `${setsPath(set.siteId)}?state=inForce`);
    const head = list.ok ? list.value.items.find((one) => one.kind === 'initial' || one.kind === 'change') : undefined;
    const answer = await request<RuleSet>('POST', setsPath(set.siteId), { basedOn: head?.version ?? 0, reason, fromVersion: set.version });
    answer.ok ? (notify(t('bench.proposed', { n: answer.value.version })), onDone()) : setFailure(answer.failure);
  };
  const changes = failure?.problem['changes'];
  return (
    <div className="bench-decide">
      {open && may.review && (
        <>
          <Select size="small" value={days} aria-label={t('bench.days', { n: days })} onChange={setDays} options={DAYS.map((n) => ({ value: n, label: t('bench.days', { n }) }))} />
          <Button size="small" loading={busy === 'simulate'} onClick={() => void simulate()} data-testid="bench-simulate">
            {set.simulation === null ? t('bench.simulate') : t('bench.simulateAgain')}
          </Button>
        </>
      )}
      {open && may.approve && !own && (
        <>
          <Button size="small" type="primary" onClick={() => setApproving(true)} data-testid="bench-approve">
            {t('bench.approve')}
          </Button>
          <Button size="small" danger onClick={() => void refuse('reject')} data-testid="bench-reject">
            {t('bench.reject')}
          </Button>
        </>
      )}
      {(waiting || ends) && may.review && (
        <Button size="small" danger={ends} onClick={() => void refuse('withdraw')} data-testid="bench-withdraw">
          {ends ? t('bench.endNow') : t('bench.withdraw')}
        </Button>
      )}
      {older && may.propose && (
        <Button size="small" onClick={() => void back()}>
          {t('bench.back')}
        </Button>
      )}
      {open && own && <small>{t('bench.secondPerson')}</small>}
      {open && !own && !may.approve && <small>{t('bench.notApprover')}</small>}
      {failure !== null && (
        <div className="bench-decide-wide">
          <Problem failure={failure} />
          {Array.isArray(changes) && changes.length > 0 && <Changes changes={changes as RuleChange[]} count={changes.length} />}
        </div>
      )}
      {approving && <Approve set={set} onPost={async (body) => (await post('approve', body, t('bench.approved'))) && setApproving(false)} failure={failure} busy={busy === 'approve'} onClose={() => setApproving(false)} />}
    </div>
  );
}

/** Approval: now or from a time, with a note; without a simulation only with the reason. */
function Approve({ set, onPost, failure, busy, onClose }: { set: RuleSet; onPost: (body: unknown) => Promise<unknown>; failure: ApiFailure | null; busy: boolean; onClose: () => void }) {
  const { t } = useBenchTexts();
  const { value, set: put, clear } = useDraft(`bench/${set.siteId}/approve/${set.version}`, { note: '', without: '' });
  const [from, setFrom] = useState<Dayjs | null>(null);
  const send = async () => {
    if (await onPost({ from: from?.toISOString() ?? null, note: value.note.trim() || null, withoutSimulation: set.simulation === null ? value.without.trim() || null : null })) {
      clear();
    }
  };
  const risky = (set.simulation?.removedGasLevel2 ?? 0) > 0;
  return (
    <Modal open title={t('bench.approveTitle', { n: set.version })} okText={t('bench.approve')} cancelText={t('common.cancel')} okButtonProps={{ loading: busy, disabled: set.simulation === null && value.without.trim() === '' }} onOk={() => void send()} onCancel={onClose}>
      <div className="bench-form">
        <Problem failure={failure} />
        {risky && <p className="draft-note">{t('bench.gasRemoved', { n: set.simulation?.removedGasLevel2 ?? 0 })}</p>}
        {set.simulation === null && (
          <label className="bench-field">
            <span>
              {t('bench.without')} <b>*</b>
            </span>
            <Input.TextArea rows={2} maxLength={2000} value={value.without} placeholder={t('bench.withoutHint')} onChange={(event) => put({ ...value, without: event.target.value })} data-testid="bench-without" />
          </label>
        )}
        <label className="bench-field">
          <span>{t('bench.note')}</span>
          <Input.TextArea rows={2} maxLength={2000} value={value.note} onChange={(event) => put({ ...value, note: event.target.value })} />
        </label>
        <label className="bench-field">
          <span>{t('bench.effective')}</span>
          <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" value={from} onChange={setFrom} placeholder={t('bench.atOnce')} />
        </label>
      </div>
    </Modal>
  );
}
