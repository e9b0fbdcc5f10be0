import { Button, Drawer, Select } from 'antd';
import { useState } from 'react';
import type { Fault } from '../../../api/http';
import type { PointConfig } from '../../../api/types';
import { TrendLazy } from '../../../components/TrendLazy';
import { putPoint, type Row, toggleRemoved } from '../model/draft';
import { type Field, mayAdd, newRule, OTHER_KINDS } from '../model/fields';
import type { Point, Rule } from '../model/types';
import { useBenchTexts } from '../texts';
import { OverrideForm } from '../tools/OverrideForm';
import type { Bench } from '../useBench';
import type { Check } from '../useCheck';
import { RuleField } from './RuleField';
import { RuleForm } from './RuleForm';

const LABELS: readonly Field[] = [
  { key: 'name', type: 'text' },
  { key: 'nameEn', type: 'text' },
  { key: 'equipment', type: 'text' },
  { key: 'hazardId', type: 'text' },
  { key: 'safety', type: 'flag' },
];

/** Everything of a point that has no column: labels, what stands behind a limit, and all other conditions. The grid beside it stays usable. */
export function PointSheet({ bench, row, check, readOnly, onClose }: { bench: Bench; row: Row; check: Check; readOnly: boolean; onClose: () => void }) {
  const { t, word, pick } = useBenchTexts();
  const [added, setAdded] = useState(-1);
  const [overriding, setOverriding] = useState<Rule | null>(null);
  const { point } = row;
  const change = (next: Point) => bench.change((now) => putPoint(now, row, next));
  const put = (i: number, rule: Rule | null) => change({ ...point, conditions: point.conditions.flatMap((one, y) => (y !== i ? [one] : rule === null ? [] : [rule])) });
  const said = [...new Set([...(check.cells.get(row.key)?.values() ?? [])].flat())];
  const add = (kind: string) => {
    setAdded(point.conditions.length);
    change({ ...point, conditions: [...point.conditions, newRule(kind, point.conditions.filter((rule) => rule.condition === kind).map((rule) => rule.name))] });
  };
  return (
    <Drawer
      open
      mask={false}
      size={620}
      onClose={onClose}
      title={
        <>
          <code>{point.pointId || t('bench.newPoint')}</code> {pick(point.name, point.nameEn)}
        </>
      }
      extra={
        !readOnly && (
          <Button size="small" onClick={() => (bench.change((now) => toggleRemoved(now, row)), row.base === undefined && onClose())}>
            {row.removed ? t('bench.keepPoint') : t('bench.dropPoint')}
          </Button>
        )
      }
    >
      <div className="bench-sheet" data-testid="bench-sheet">
        {row.base !== undefined && (
          <div className="bench-sheet-trend">
            <TrendLazy siteId={bench.siteId} pointId={row.base.pointId} point={point as unknown as PointConfig} minutes={480} />
          </div>
        )}
        <div className="bench-fields">
          {LABELS.map((field) => (
            <RuleField
              key={field.key}
              field={field}
              siteId={bench.siteId}
              point={point}
              points={bench.base}
              value={point[field.key as keyof Point]}
              faults={of(said, field.key)}
              readOnly={readOnly}
              onChange={(value) => change({ ...point, [field.key]: field.key === 'name' ? (value ?? '') : field.key === 'safety' ? value === true : value })}
            />
          ))}
        </div>
        <h4>{t('bench.conditions')}</h4>
        {point.conditions.map((rule, i) => (
          <RuleForm
            key={`${rule.condition}/${i}`}
            siteId={bench.siteId}
            point={point}
            points={bench.rows.filter((one) => one.key !== row.key).map((one) => one.point)}
            rule={rule}
            faults={of(said, `conditions[${i}]`)}
            readOnly={readOnly}
            initiallyOpen={i === added}
            onChange={(next) => put(i, next)}
            onRemove={() => put(i, null)}
            onOverride={!readOnly && row.base?.conditions.some((one) => one.condition === rule.condition && (one.name ?? null) === (rule.name ?? null)) ? () => setOverriding(rule) : undefined}
          />
        ))}
        {point.conditions.length === 0 && <p className="empty">{t('bench.noConditions')}</p>}
        {!readOnly && (
          <Select<string>
            className="bench-add"
            value={null}
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={t('bench.addCondition')}
            aria-label={t('bench.addCondition')}
            options={OTHER_KINDS.filter((kind) => mayAdd(kind, point.conditions)).map((kind) => ({ value: kind, label: word('condition', kind) }))}
            onSelect={add}
          />
        )}
      </div>
      {overriding !== null && <OverrideForm siteId={bench.siteId} point={row.base ?? point} points={bench.base} rule={overriding} onClose={() => setOverriding(null)} />}
    </Drawer>
  );
}

/** The faults below a path, with what is left of theirs. */
function of(faults: readonly Fault[], path: string): Fault[] {
  return faults.flatMap((fault) => {
    const where = fault.where.replace(/^points\[\d+\]\.?/, '');
    if (where === path) {
      return [{ ...fault, where: path.startsWith('conditions') ? '' : path }];
    }
    return where.startsWith(`${path}.`) ? [{ ...fault, where: where.slice(path.length + 1) }] : [];
  });
}
