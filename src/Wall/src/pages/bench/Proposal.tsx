import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { type ApiFailure, request } from '../../api/http';
import { hrefOf, navigate } from '../../app/router';
import { useNotify } from '../../components/Notices';
import { Problem } from '../../shared/Problem';
import { pointsOf } from './model/draft';
import type { RuleSet } from './model/types';
import { Changes } from './sets/Changes';
import { useBenchTexts } from './texts';
import type { Bench } from './useBench';
import type { Check } from './useCheck';
import { setsPath, sitePath } from './useStanding';

interface Props {
  bench: Bench;
  check: Check;
  checking: boolean;
  onNextFault: () => void;
}

/** Below the grid: how many changes, what is wrong, and the way to a proposal. */
export function Proposal({ bench, check, checking, onNextFault }: Props) {
  const { t, pick } = useBenchTexts();
  const [open, setOpen] = useState(false);
  const { draft } = bench;
  const faults = Object.keys(draft.value.typed).length + [...check.cells.values()].reduce((sum, row) => sum + row.size, 0) + check.rest.length;
  const ready = faults === 0 && !checking && check.failure === null && check.of !== null && check.changeCount > 0;
  return (
    <div className="bench-foot">
      <Problem failure={check.failure} />
      {check.rest.map((fault, i) => (
        <p key={i} className="bench-fault">
          <code>{fault.where}</code> {pick(fault.text, fault.textEn)}
        </p>
      ))}
      <div className="bench-foot-line">
        {faults > 0 ? (
          <Button onClick={onNextFault} data-testid="bench-faults">
            {t('bench.faults', { n: faults })}
          </Button>
        ) : (
          <span role="status" data-testid="bench-changes">
            {checking ? t('bench.checking') : t('bench.changed', { n: check.changeCount })}
          </span>
        )}
        <small>{t('bench.kept')}</small>
        <span className="spring" />
        <Button onClick={bench.undo}>{t('bench.undo')}</Button>
        <Discard onDiscard={draft.clear} />
        <Button type="primary" disabled={!ready} onClick={() => setOpen(true)} data-testid="bench-propose">
          {t('bench.propose')}
        </Button>
      </div>
      {open && <Send bench={bench} check={check} onClose={() => setOpen(false)} />}
    </div>
  );
}

function Discard({ onDiscard }: { onDiscard: () => void }) {
  const { t } = useBenchTexts();
  const [asking, setAsking] = useState(false);
  return asking ? (
    <>
      <Button danger onClick={onDiscard}>
        {t('bench.discardSure')}
      </Button>
      <Button onClick={() => setAsking(false)}>{t('common.cancel')}</Button>
    </>
  ) : (
    <Button onClick={() => setAsking(true)}>{t('draft.discard')}</Button>
  );
}

/** The difference once more, with the reason: what the second person will read. */
function Send({ bench, check, onClose }: { bench: Bench; check: Check; onClose: () => void }) {
  const { t } = useBenchTexts();
  const notify = useNotify();
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const [busy, setBusy] = useState(false);
  const { draft, base, siteId, standing } = bench;
  const { reason, basis } = draft.value;
  const first = base.length === 0;
  const send = async () => {
    setBusy(true);
    const { points } = pointsOf(draft.value, base);
    const answer = first
      ? await request<RuleSet>('PUT', `${sitePath(siteId)}/points`, { items: points })
      : await request<RuleSet>('POST', setsPath(siteId), { basedOn: draft.value.basedOn || standing.version, reason: reason.trim(), basis: basis.trim() || null, points });
    setBusy(false);
    if (!answer.ok) {
      setFailure(answer.failure);
      return;
    }
    draft.clear();
    onClose();
    notify(first ? t('bench.firstDone') : t('bench.proposed', { n: answer.value.version }));
    navigate(hrefOf('bench', siteId, first ? {} : { tab: 'sets', set: String(answer.value.version) }));
  };
  return (
    <Modal
      open
      width={820}
      title={first ? t('bench.firstTitle') : t('bench.proposeTitle', { n: check.changeCount })}
      okText={first ? t('bench.firstOk') : t('bench.proposeOk')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: !first && reason.trim() === '', loading: busy }}
      onOk={() => void send()}
      onCancel={onClose}
    >
      <div className="bench-form">
        <Problem failure={failure} />
        <p>{first ? t('bench.firstText') : t('bench.proposeText')}</p>
        {!first && (
          <>
            <label className="bench-field">
              <span>
                {t('common.reason')} <b>*</b>
              </span>
              <Input.TextArea autoFocus rows={2} maxLength={2000} value={reason} onChange={(event) => draft.set((now) => ({ ...now, reason: event.target.value }))} data-testid="bench-reason" />
            </label>
            <label className="bench-field">
              <span>{t('bench.basis')}</span>
              <Input maxLength={500} value={basis} placeholder={t('bench.basisHint')} onChange={(event) => draft.set((now) => ({ ...now, basis: event.target.value }))} />
            </label>
          </>
        )}
        <div className="bench-scroll">
          <Changes changes={check.changes} count={check.changeCount} />
        </div>
      </div>
    </Modal>
  );
}
