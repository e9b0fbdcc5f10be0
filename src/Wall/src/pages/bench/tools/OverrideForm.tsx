import { Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { type ApiFailure, faultsOf, request } from '../../../api/http';
import { hrefOf, navigate } from '../../../app/router';
import { useNotify } from '../../../components/Notices';
import { DraftNote } from '../../../shared/DraftNote';
import { Problem } from '../../../shared/Problem';
import { useDraft } from '../../../shared/useDraft';
import { number } from '../../../time/format';
import { COLUMNS } from '../model/columns';
import { readNumber } from '../model/read';
import type { Point, Rule, RuleSet } from '../model/types';
import { RuleForm } from '../sheet/RuleForm';
import { useBenchTexts } from '../texts';
import { sitePath } from '../useStanding';

interface Props {
  siteId: string;
  point: Point;
  points: readonly Point[];
  rule: Rule;
  onClose: () => void;
}

interface Form {
  off: boolean;
  rule: Rule;
  hours: string;
  reason: string;
  basis: string;
  limits: Record<string, string>;
}

/** A change for a time: another limit, or off; a second person approves, and it returns by itself. */
export function OverrideForm({ siteId, point, points, rule, onClose }: Props) {
  const { t, word } = useBenchTexts();
  const notify = useNotify();
  const { value, set, restoredAt, clear } = useDraft<Form>(`bench/${siteId}/override/${point.pointId}/${rule.condition}/${rule.name ?? ''}`, { off: false, rule, hours: '8', reason: '', basis: '', limits: {} });
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const [busy, setBusy] = useState(false);
  const hours = readNumber(value.hours);
  const made = applied(point, value);
  const good = hours.ok && hours.value > 0 && hours.value <= 720;
  const send = async () => {
    setBusy(true);
    const change = { pointId: point.pointId, condition: rule.condition, name: rule.name ?? null, rule: value.off ? null : made };
    const answer = await request<RuleSet>('POST', `${sitePath(siteId)}/overrides`, { hours: hours.ok ? hours.value : 0, reason: value.reason.trim(), basis: value.basis.trim() || null, changes: [change] });
    setBusy(false);
    if (!answer.ok) {
      setFailure(answer.failure);
      return;
    }
    clear();
    onClose();
    notify(t('bench.proposed', { n: answer.value.version }));
    navigate(hrefOf('bench', siteId, { tab: 'sets', set: String(answer.value.version) }));
  };
  const faults = failure === null ? [] : faultsOf(failure).map((fault) => ({ ...fault, where: fault.where.replace(/^(changes|overrides)\[0\]\.rule\.?|^points\[\d+\]\.conditions\[\d+\]\.?/, '') }));
  return (
    <Modal
      open
      width={640}
      title={t('bench.overrideTitle', { point: point.pointId, condition: word('condition', rule.condition) })}
      okText={t('bench.proposeOk')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: !good || value.reason.trim() === '' || (!value.off && made === null), loading: busy }}
      onOk={() => void send()}
      onCancel={onClose}
    >
      <div className="bench-form">
        <DraftNote restoredAt={restoredAt} onDiscard={clear} />
        <Problem failure={failure} />
        <p>{t('bench.overrideText')}</p>
        <Radio.Group value={value.off} onChange={(event) => set({ ...value, off: event.target.value as boolean })} options={[{ value: false, label: t('bench.overrideOther') }, { value: true, label: t('bench.overrideOff') }]} />
        {!value.off && rule.levels !== undefined && (
          <div className="bench-fields">
            {limitColumns(rule).map((column) => (
              <label key={column.key} className="bench-field">
                <span>{`${word('bench.col', column.key)} (${t('bench.inForce', { value: column.read(point) || '–' })})`}</span>
                <Input value={value.limits[column.key] ?? ''} placeholder={column.read(point)} onChange={(event) => set({ ...value, limits: { ...value.limits, [column.key]: event.target.value } })} />
              </label>
            ))}
            {made === null && <p className="bench-fault bench-field-wide">{t('bench.fault.number')}</p>}
          </div>
        )}
        {!value.off && rule.levels === undefined && <RuleForm siteId={siteId} point={point} points={points} rule={value.rule} faults={faults} readOnly={false} initiallyOpen onChange={(next) => set({ ...value, rule: next })} />}
        <div className="bench-fields">
          <label className="bench-field">
            <span>{t('bench.hours')} <b>*</b></span>
            <Input value={value.hours} suffix="h" {...(good ? {} : { status: 'error' as const })} onChange={(event) => set({ ...value, hours: event.target.value })} />
            <small className={good ? undefined : 'bench-fault'}>{good ? t('bench.returns', { hours: number(hours.value) }) : t('bench.fault.hours')}</small>
          </label>
          <label className="bench-field">
            <span>{t('bench.basis')}</span>
            <Input value={value.basis} maxLength={500} onChange={(event) => set({ ...value, basis: event.target.value })} />
          </label>
          <label className="bench-field bench-field-wide">
            <span>{t('common.reason')} <b>*</b></span>
            <Input.TextArea rows={2} maxLength={2000} value={value.reason} onChange={(event) => set({ ...value, reason: event.target.value })} />
          </label>
        </div>
      </div>
    </Modal>
  );
}

const limitColumns = (rule: Rule) => COLUMNS.filter((column) => column.group === rule.condition && column.look === 'number' && (!/^(H|HH|L|LL)$/.test(column.key) || rule.levels?.some((row) => row.level === column.key)));

/** The rule with the limits that were typed; null while one of them is no number. */
function applied(point: Point, form: Form): Rule | null {
  if (form.rule.levels === undefined) {
    return form.rule;
  }
  let next = point;
  for (const column of limitColumns(form.rule)) {
    const text = form.limits[column.key]?.trim() ?? '';
    if (text !== '') {
      const result = column.write(next, text, point);
      if (!result.ok) {
        return null;
      }
      next = result.value;
    }
  }
  return next.conditions.find((one) => one.condition === form.rule.condition) ?? null;
}
