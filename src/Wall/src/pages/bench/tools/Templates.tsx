import { Button, Input, Modal, Select } from 'antd';
import { useMemo, useState } from 'react';
import { type ApiFailure, faultsOf, request } from '../../../api/http';
import { useNotify } from '../../../components/Notices';
import { DraftNote } from '../../../shared/DraftNote';
import { Problem } from '../../../shared/Problem';
import { RestView } from '../../../shared/RestView';
import { useDraft } from '../../../shared/useDraft';
import { useRest } from '../../../shared/useRest';
import { addPoint } from '../model/draft';
import { parsePaste } from '../model/paste';
import { bodyOf, type Instance, placeOf, type Template } from '../model/templates';
import type { Point } from '../model/types';
import { useBenchTexts } from '../texts';
import type { Bench } from '../useBench';
import { sitePath } from '../useStanding';

const blank: Instance = { equipment: '', tagPrefix: '', hazardId: '', parameters: {} };

/** Points of whole pieces of equipment from a template: chosen equipment, one line each, then into the grid. */
export function Templates({ bench, onClose }: { bench: Bench; onClose: () => void }) {
  const { t } = useBenchTexts();
  const rest = useRest<{ items: Template[] }>('/api/v1/templates');
  return (
    <Modal open width="min(1100px, 94vw)" title={t('bench.templatesTitle')} footer={null} onCancel={onClose}>
      <div className="bench-form">
        <RestView rest={rest}>{({ items }) => <Apply templates={items} bench={bench} onClose={onClose} />}</RestView>
      </div>
    </Modal>
  );
}

function Apply({ templates, bench, onClose }: { templates: readonly Template[]; bench: Bench; onClose: () => void }) {
  const { t, pick } = useBenchTexts();
  const notify = useNotify();
  const { value, set, restoredAt, clear } = useDraft(`bench/${bench.siteId}/templates`, { name: '', instances: [blank] });
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const [busy, setBusy] = useState(false);
  const template = templates.find((one) => one.name === value.name);
  const parameters = template?.parameters ?? [];
  const faults = useMemo(() => new Map((failure === null ? [] : faultsOf(failure)).map((fault) => [placeOf(fault.where), fault])), [failure]);
  const there = [...new Set(bench.rows.map((row) => row.point.equipment ?? '').filter((name) => name !== ''))];
  const columns = ['equipment', 'tagPrefix', 'hazardId', ...parameters.map((one) => one.name)];
  const cell = (one: Instance, column: string) => (column === 'equipment' || column === 'tagPrefix' || column === 'hazardId' ? one[column] : (one.parameters[column] ?? ''));
  const typed = (one: Instance, column: string, text: string): Instance =>
    column === 'equipment' || column === 'tagPrefix' || column === 'hazardId' ? { ...one, [column]: text } : { ...one, parameters: { ...one.parameters, [column]: text } };
  const change = (instances: Instance[]) => (setFailure(null), set((now) => ({ ...now, instances })));
  const paste = (row: number, column: number, text: string) => {
    const next = [...value.instances];
    parsePaste(text).forEach((cells, y) => {
      next[row + y] = cells.reduce((one, some, x) => typed(one, columns[column + x] ?? '', some.trim()), next[row + y] ?? blank);
    });
    change(next);
  };
  const apply = async () => {
    setBusy(true);
    const answer = await request<{ points: Point[] }>('POST', `${sitePath(bench.siteId)}/templates`, { instances: bodyOf(value.name, value.instances), dryRun: true });
    setBusy(false);
    if (!answer.ok) {
      setFailure(answer.failure);
      return;
    }
    bench.change((now) => answer.value.points.reduce((next, point) => addPoint(next, point).draft, now));
    clear();
    onClose();
    notify(t('bench.templatesDone', { n: answer.value.points.length }));
  };
  const addMany = (names: string[]) =>
    change([...value.instances.filter((one) => one.equipment !== '' && (names.includes(one.equipment) || !there.includes(one.equipment))), ...names.filter((name) => !value.instances.some((one) => one.equipment === name)).map((name) => ({ ...blank, equipment: name, tagPrefix: `${name.replace(/[^A-Za-z0-9]/g, '')}-` }))]);
  return (
    <>
      <DraftNote restoredAt={restoredAt} onDiscard={clear} />
      <div className="bench-fields">
        <label className="bench-field">
          <span>{t('bench.template')}</span>
          <Select showSearch={{ optionFilterProp: 'label' }} value={value.name || null} placeholder={t('bench.template')} options={templates.map((one) => ({ value: one.name, label: pick(one.title, one.titleEn) }))} onChange={(name: string) => set((now) => ({ ...now, name }))} />
        </label>
        <label className="bench-field">
          <span>{t('bench.templateEquipment')}</span>
          <Select mode="multiple" value={value.instances.map((one) => one.equipment).filter((name) => there.includes(name))} options={there.map((name) => ({ value: name, label: name }))} placeholder={t('bench.templateChoose')} onChange={addMany} />
        </label>
      </div>
      {template !== undefined && <p>{pick(template.summary, template.summaryEn)} · {t('bench.templatePoints', { n: template.points.length })}</p>}
      <Problem failure={failure !== null && faults.size === 0 ? failure : null} />
      {template !== undefined && (
        <div className="bench-scroll bench-file">
          <table>
            <thead>
              <tr>
                <th>{t('bench.col.equipment')} *</th>
                <th>{t('bench.tagPrefix')}</th>
                <th>{t('bench.member.hazardId')}</th>
                {parameters.map((one) => (
                  <th key={one.name} title={`${one.low} – ${one.high}`}>
                    {pick(one.title, one.titleEn)} {one.unit && `(${one.unit})`}
                  </th>
                ))}
                <th />
              </tr>
            </thead>
            <tbody>
              {value.instances.map((one, y) => (
                <tr key={y}>
                  {columns.map((column, x) => {
                    const fault = faults.get(`${y}/${column}`);
                    return (
                      <td key={column} className={fault === undefined ? undefined : 'bench-file-bad'}>
                        <Input
                          size="small"
                          value={cell(one, column)}
                          placeholder={x > 2 ? String(parameters[x - 3]?.default ?? '') : ''}
                          aria-label={`${y + 1} ${column}`}
                          onChange={(event) => change(value.instances.map((other, i) => (i === y ? typed(other, column, event.target.value) : other)))}
                          onPaste={(event) => {
                            const text = event.clipboardData.getData('text/plain');
                            if (/[\t\n]/.test(text.trimEnd())) {
                              event.preventDefault();
                              paste(y, x, text);
                            }
                          }}
                        />
                        {fault !== undefined && <small>{pick(fault.text, fault.textEn)}</small>}
                      </td>
                    );
                  })}
                  <td>
                    <Button size="small" type="text" aria-label={t('bench.remove')} onClick={() => change(value.instances.filter((_, i) => i !== y))}>
                      ×
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {[...faults].filter(([place]) => !/^\d+\//.test(place)).map(([place, fault]) => (
        <p key={place} className="bench-fault">
          <code>{fault.where}</code> {pick(fault.text, fault.textEn)}
        </p>
      ))}
      {template !== undefined && (
        <div className="bench-foot-line">
          <Button onClick={() => change([...value.instances, blank])}>{t('bench.templateRow')}</Button>
          <small>{t('bench.templateHint')}</small>
          <span className="spring" />
          <Button type="primary" loading={busy} disabled={value.instances.length === 0} onClick={() => void apply()}>
            {t('bench.templateApply')}
          </Button>
        </div>
      )}
    </>
  );
}
