import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useBenchTexts } from '../texts';

interface Props {
  /** Id of the cell that it lies over. */
  cell: string;
  box: RefObject<HTMLElement | null>;
  initial: string;
  /** `key`: how it was left, null by a click elsewhere. */
  onTake: (text: string, key: { key: string; shiftKey: boolean } | null) => void;
  onCancel: () => void;
}

/** The field that opens over a cell. What is in it is taken however it is left, but by Escape. */
export function CellEditor({ cell, box, initial, onTake, onCancel }: Props) {
  const { t } = useBenchTexts();
  const [text, setText] = useState(initial);
  const [place, setPlace] = useState({ left: 0, top: 0, width: 0, height: 0 });
  const input = useRef<HTMLInputElement>(null);
  const done = useRef(false);
  useLayoutEffect(() => {
    const target = document.getElementById(cell);
    const frame = box.current;
    if (target !== null && frame !== null) {
      const [a, b] = [target.getBoundingClientRect(), frame.getBoundingClientRect()];
      setPlace({ left: a.left - b.left + frame.scrollLeft - frame.clientLeft, top: a.top - b.top + frame.scrollTop - frame.clientTop, width: a.width, height: a.height });
    }
    input.current?.focus({ preventScroll: true });
    input.current?.select();
  }, [cell, box]);
  const leave = (key: { key: string; shiftKey: boolean } | null) => {
    if (!done.current) {
      done.current = true;
      onTake(text, key);
    }
  };
  const latest = useRef(leave);
  latest.current = leave;
  useEffect(() => {
    // A page that is left or loaded anew: what stands in the field goes into the draft.
    const hide = () => flushSync(() => latest.current(null));
    window.addEventListener('pagehide', hide);
    return () => window.removeEventListener('pagehide', hide);
  }, []);
  return (
    <input
      ref={input}
      className="bench-editor"
      style={place}
      value={text}
      aria-label={t('bench.cell')}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => leave(null)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) {
          return;
        }
        if (event.key === 'Enter' || event.key === 'Tab') {
          event.preventDefault();
          leave({ key: event.key, shiftKey: event.shiftKey });
        } else if (event.key === 'Escape') {
          event.preventDefault();
          done.current = true;
          onCancel();
        }
      }}
      data-testid="bench-editor"
    />
  );
}
