import { useEffect, useState } from 'react';
import { request } from '../../../api/http';
import { sitePath } from '../useStanding';

export interface ExpressionFault {
  offset: number;
  length: number;
  line: number;
  column: number;
  text: string;
  textEn: string;
  suggestion: string | null;
}

export interface Completion {
  kind: 'point' | 'function' | 'word';
  insert: string;
  label: string;
  detail: string;
  detailEn: string;
}

export interface ExpressionCheck {
  type: 'none' | 'number' | 'boolean';
  canonical: string | null;
  points: string[];
  faults: ExpressionFault[];
  completions: Completion[];
  completeFrom: number;
  completeLength: number;
}

const REST_MS = 180;

/** What the server says of a text, and what could stand at a position; `of` is the text that it is about. */
export function useExpression(siteId: string, text: string, position: number | null): { of: string; check: ExpressionCheck } | null {
  const [answer, setAnswer] = useState<{ of: string; check: ExpressionCheck } | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      const body = { text, position: position === null ? null : Math.min(position, text.length) };
      const result = await request<ExpressionCheck>('POST', `${sitePath(siteId)}/expressions/check`, body, abort.signal);
      if (!abort.signal.aborted && result.ok) {
        setAnswer({ of: text, check: result.value });
      }
    }, REST_MS);
    return () => {
      abort.abort();
      clearTimeout(timer);
    };
  }, [siteId, text, position]);
  return answer;
}
