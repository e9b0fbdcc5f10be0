import { Checkbox, Input, Select } from 'antd';
import { useEffect, useId, useState } from 'react';
import type { Fault } from '../../../api/http';
import type { Field } from '../model/fields';
import { PRIORITIES, readNumber, readSeconds } from '../model/read';
import type { Point } from '../model/types';
import { useBenchTexts } from '../texts';
import { ExpressionEditor } from './ExpressionEditor';

interface Props {
  field: Field;
  siteId: string;
  point: Point;
  points: readonly Point[];
  value: unknown;
  faults: readonly Fault[];
  readOnly: boolean;
  onChange: (value: unknown) => void;
}

/** One member of a condition. A text that is no value is kept as it was typed: the server names it as a fault. */
export function RuleField({ field, siteId, point, points, value, faults, readOnly, onChange }: Props) {
  const { t, word, pick } = useBenchTexts();
  const id = useId();
  const numeric = field.type === 'number' || field.type === 'seconds';
  const local = numeric && typeof value === 'string' ? t('bench.fault.number') : field.required && value == null ? t('bench.fault.missing') : null;
  const said = faults.map((fault) => pick(fault.text, fault.textEn));
  const why = local ?? (said.length > 0 ? said.join(' · ') : null);
  const unit = field.unit === 'point' ? point.unit : field.unit === 'perMinute' ? `${point.unit}/min` : (field.unit ?? '');
  return (
    <div className={`bench-field${field.type === 'expression' || field.type === 'long' || field.key === 'basis' ? ' bench-field-wide' : ''}`}>
      <label htmlFor={id}>
        {word('bench.member', field.key)} {field.required && <b>*</b>}
      </label>
      {field.type === 'expression' ? (
        <ExpressionEditor id={id} siteId={siteId} value={String(value ?? '')} readOnly={readOnly} onChange={onChange} />
      ) : numeric ? (
        <NumberInput id={id} field={field} value={value} unit={unit} disabled={readOnly} bad={why !== null} onChange={onChange} />
      ) : (
        <Other id={id} field={field} value={value} points={points} disabled={readOnly} onChange={onChange} />
      )}
      {why !== null && field.type !== 'expression' && <small className="bench-fault">{why}</small>}
    </div>
  );
}

function NumberInput({ id, field, value, unit, disabled, bad, onChange }: { id: string; field: Field; value: unknown; unit: string; disabled: boolean; bad: boolean; onChange: (value: unknown) => void }) {
  const [text, setText] = useState(value == null ? '' : String(value));
  // Another value from outside (undo, another condition): shown; what was typed here is worth the same and stays as it was typed.
  useEffect(() => {
    setText((now) => (meaning(field, now) === (value ?? null) ? now : value == null ? '' : String(value)));
  }, [value, field]);
  return (
    <Input
      id={id}
      value={text}
      suffix={unit}
      disabled={disabled}
      {...(bad ? { status: 'error' as const } : {})}
      onChange={(event) => {
        setText(event.target.value);
        onChange(meaning(field, event.target.value));
      }}
    />
  );
}

/** A number, null for nothing, or the text itself if it is no number. */
function meaning(field: Field, text: string): unknown {
  if (text.trim() === '') {
    return null;
  }
  const read = field.type === 'seconds' ? readSeconds(text) : readNumber(text);
  return read.ok ? read.value : text;
}

function Other({ id, field, value, points, disabled, onChange }: { id: string; field: Field; value: unknown; points: readonly Point[]; disabled: boolean; onChange: (value: unknown) => void }) {
  const { word, pick } = useBenchTexts();
  const tags = points.map((point) => ({ value: point.pointId, label: `${point.pointId} ${pick(point.name, point.nameEn)}` }));
  switch (field.type) {
    case 'flag':
      return <Checkbox id={id} checked={value === true} disabled={disabled} onChange={(event) => onChange(event.target.checked)} />;
    case 'priority':
      return <Select id={id} value={value as string} disabled={disabled} options={PRIORITIES.map((one) => ({ value: one, label: word('priority', one) }))} onChange={onChange} />;
    case 'choice':
      return <Select id={id} value={value as string | null} disabled={disabled} allowClear={field.preset == null} options={(field.choices ?? []).map((one) => ({ value: one, label: word('bench.choice', one) }))} onChange={(next) => onChange(next ?? null)} />;
    case 'point':
      return <Select id={id} value={value as string | null} disabled={disabled} allowClear showSearch options={tags} onChange={(next) => onChange(next ?? null)} />;
    case 'points':
      return <Select id={id} mode="multiple" value={(value as string[] | null) ?? []} disabled={disabled} options={tags} onChange={onChange} />;
    case 'numbers':
      return <Select id={id} mode="tags" value={((value as unknown[] | null) ?? []).map(String)} disabled={disabled} open={false} tokenSeparators={[' ', ',', ';']} onChange={(next: string[]) => onChange(next.map((text) => { const read = readNumber(text); return read.ok ? read.value : text; }))} />;
    default:
      return field.type === 'long' ? (
        <Input.TextArea id={id} rows={2} value={(value as string | null) ?? ''} disabled={disabled} onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)} />
      ) : (
        <Input id={id} value={(value as string | null) ?? ''} disabled={disabled} onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)} />
      );
  }
}
