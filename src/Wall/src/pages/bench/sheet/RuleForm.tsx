import { Button } from 'antd';
import { useState } from 'react';
import type { Fault } from '../../../api/http';
import { commonFields, type Field, FIELDS, summaryOf } from '../model/fields';
import type { Guidance, Point, Rule } from '../model/types';
import { useBenchTexts } from '../texts';
import { RuleField } from './RuleField';

const GUIDANCE: readonly Field[] = [
  { key: 'cause', type: 'long' },
  { key: 'consequence', type: 'long' },
  { key: 'response', type: 'long' },
  { key: 'timeToRespond', type: 'seconds', unit: 's' },
];

interface Props {
  siteId: string;
  point: Point;
  points: readonly Point[];
  rule: Rule;
  /** Faults of this condition; `where` is the member. */
  faults: readonly Fault[];
  readOnly: boolean;
  initiallyOpen: boolean;
  onChange: (rule: Rule) => void;
  onRemove?: (() => void) | undefined;
  onOverride?: (() => void) | undefined;
}

/** One condition: folded to a line, or with all that it is made of. */
export function RuleForm({ siteId, point, points, rule, faults, readOnly, initiallyOpen, onChange, onRemove, onOverride }: Props) {
  const { t, word } = useBenchTexts();
  const [open, setOpen] = useState(initiallyOpen || faults.length > 0);
  const field = (one: Field, value: unknown, change: (value: unknown) => void, prefix = '') => (
    <RuleField key={prefix + one.key} field={one} siteId={siteId} point={point} points={points} value={value} faults={faults.filter((fault) => fault.where === prefix + one.key)} readOnly={readOnly} onChange={change} />
  );
  const own = faults.filter((fault) => fault.where === '');
  return (
    <section className="bench-rule" data-testid={`bench-rule-${rule.condition}`}>
      <header>
        <button type="button" className="bench-fold" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? '▾' : '▸'} <b>{word('condition', rule.condition)}</b> {rule.name != null && rule.name !== '' && <i>{rule.name}</i>} <span>{summaryOf(rule)}</span>
        </button>
        <span className="spring" />
        {faults.length > 0 && <span className="bench-fault">{t('bench.faults', { n: faults.length })}</span>}
        {onOverride !== undefined && (
          <Button size="small" onClick={onOverride}>
            {t('bench.override')}
          </Button>
        )}
        {!readOnly && onRemove !== undefined && (
          <Button size="small" onClick={onRemove}>
            {t('bench.remove')}
          </Button>
        )}
      </header>
      {open && (
        <div className="bench-fields">
          {own.map((fault, i) => (
            <OwnFault key={i} fault={fault} />
          ))}
          {(FIELDS[rule.condition] ?? []).map((one) => field(one, rule[one.key], (value) => onChange({ ...rule, [one.key]: value })))}
          {(rule.levels ?? []).map((level, i) => (
            <div key={level.level} className="bench-level bench-field-wide">
              <b>{level.level}</b>
              {field({ key: 'latching', type: 'flag' }, level.latching, (value) => onChange({ ...rule, levels: (rule.levels ?? []).map((row, y) => (y === i ? { ...row, latching: value === true } : row)) }), `levels[${i}].`)}
              {field({ key: 'basis', type: 'text' }, level.basis, (value) => onChange({ ...rule, levels: (rule.levels ?? []).map((row, y) => (y === i ? { ...row, basis: value as string | null } : row)) }), `levels[${i}].`)}
            </div>
          ))}
          {commonFields(rule.condition).map((one) => field(one, rule[one.key], (value) => onChange({ ...rule, [one.key]: value })))}
          {rule.condition !== 'plant-state' && <h5 className="bench-field-wide">{t('bench.guidance')}</h5>}
          {rule.condition !== 'plant-state' && GUIDANCE.map((one) => field(one, rule.guidance?.[one.key as keyof Guidance], (value) => onChange({ ...rule, guidance: guided(rule.guidance, one.key, value) }), 'guidance.'))}
        </div>
      )}
    </section>
  );
}

function OwnFault({ fault }: { fault: Fault }) {
  const { pick } = useBenchTexts();
  return <p className="bench-fault bench-field-wide">{pick(fault.text, fault.textEn)}</p>;
}

/** Guidance with one member changed; none at all if nothing is left in it. */
function guided(guidance: Guidance | null | undefined, key: string, value: unknown): Guidance | null {
  const next = { ...guidance, [key]: value } as Record<string, unknown>;
  return Object.values(next).every((member) => member == null) ? null : (next as Guidance);
}
