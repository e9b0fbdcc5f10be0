import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import { partsOf, replaceAt } from '../model/marks';
import { useBenchTexts } from '../texts';
import { type Completion, type ExpressionFault, useExpression } from './useExpression';

interface Props {
  id: string;
  siteId: string;
  value: string;
  readOnly: boolean;
  onChange: (text: string) => void;
}

/** An expression: faults marked where they are, and what could stand at the caret. A plain text box with a drawing below it. */
export function ExpressionEditor({ id, siteId, value, readOnly, onChange }: Props) {
  const { t, pick } = useBenchTexts();
  const box = useRef<HTMLTextAreaElement>(null);
  const under = useRef<HTMLDivElement>(null);
  const caret = useRef<number | null>(null);
  const [position, setPosition] = useState<number | null>(null);
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState(0);
  const answer = useExpression(siteId, value, position);
  const check = answer?.of === value ? answer.check : null;
  const faults = check?.faults ?? [];
  const completions = open && check !== null ? check.completions.slice(0, 12) : [];

  useLayoutEffect(() => {
    if (caret.current !== null) {
      box.current?.setSelectionRange(caret.current, caret.current);
      caret.current = null;
    }
  }, [value]);

  const put = (from: number, length: number, insert: string) => {
    const next = replaceAt(value, from, length, insert);
    caret.current = next.caret;
    setPosition(next.caret);
    setOpen(false);
    onChange(next.text);
    box.current?.focus();
  };
  const take = (one: Completion | undefined) => one !== undefined && check !== null && put(check.completeFrom, check.completeLength, one.insert);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === ' ' && event.ctrlKey) {
      event.preventDefault();
      setPosition(box.current?.selectionStart ?? 0);
      setOpen(true);
    } else if (completions.length > 0 && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      setChosen((now) => (now + (event.key === 'ArrowDown' ? 1 : completions.length - 1)) % completions.length);
    } else if (completions.length > 0 && (event.key === 'Enter' || event.key === 'Tab')) {
      event.preventDefault();
      take(completions[chosen]);
    } else if (completions.length > 0 && event.key === 'Escape') {
      event.stopPropagation();
      setOpen(false);
    }
  };
  return (
    <div className="bench-expression">
      <div className="bench-expression-box">
        <div ref={under} className="bench-expression-under" aria-hidden>
          {partsOf(value, faults).map((part, i) => (part.bad ? <mark key={i}>{part.text}</mark> : <span key={i}>{part.text}</span>))}
        </div>
        <textarea
          ref={box}
          id={id}
          rows={3}
          spellCheck={false}
          maxLength={2000}
          value={value}
          readOnly={readOnly}
          placeholder={t('bench.expr.hint')}
          aria-invalid={faults.length > 0}
          aria-describedby={`${id}-say`}
          onChange={(event) => {
            setPosition(event.target.selectionStart);
            setChosen(0);
            setOpen(true);
            onChange(event.target.value);
          }}
          onClick={() => setPosition(box.current?.selectionStart ?? null)}
          onKeyDown={onKeyDown}
          onBlur={() => setOpen(false)}
          onScroll={() => under.current?.scrollTo(0, box.current?.scrollTop ?? 0)}
          data-testid="bench-expression"
        />
        {completions.length > 0 && !readOnly && (
          <ul className="bench-completions" role="listbox" aria-label={t('bench.expr.offers')}>
            {completions.map((one, i) => (
              <li key={`${one.kind}${one.insert}`} role="option" aria-selected={i === chosen} onMouseDown={(event) => (event.preventDefault(), take(one))}>
                <code>{one.label}</code> <small>{pick(one.detail, one.detailEn)}</small>
              </li>
            ))}
          </ul>
        )}
      </div>
      <div id={`${id}-say`} className="bench-expression-say" aria-live="polite">
        {check !== null && faults.length === 0 && <small>{check.type === 'boolean' ? t('bench.expr.good', { text: check.canonical ?? '' }) : value.trim() !== '' && t('bench.expr.number')}</small>}
        {value.trim() !== '' && faults.map((fault, i) => <FaultLine key={i} fault={fault} onTake={readOnly ? undefined : (insert) => put(fault.offset, fault.length, insert)} />)}
      </div>
    </div>
  );
}

function FaultLine({ fault, onTake }: { fault: ExpressionFault; onTake: ((insert: string) => void) | undefined }) {
  const { t, pick } = useBenchTexts();
  const { suggestion } = fault;
  return (
    <p className="bench-fault">
      {t('bench.expr.at', { line: fault.line, column: fault.column })} {pick(fault.text, fault.textEn)}{' '}
      {suggestion !== null && onTake !== undefined && (
        <button type="button" className="bench-link" onClick={() => onTake(suggestion)}>
          {t('bench.expr.take', { text: suggestion })}
        </button>
      )}
    </p>
  );
}
