import { useEffect, useState } from 'react';
import { type ApiFailure, type ApiResult, type Fault, faultsOf, request } from '../../../api/http';
import { type CsvFile, formatCsv } from '../model/csv';
import type { RuleChange, RuleSet } from '../model/types';
import { sitePath } from '../useStanding';

const REST_MS = 500;

export interface ImportState {
  /** What would change; null while the file has faults. */
  changes: RuleChange[] | null;
  changeCount: number;
  faults: Fault[];
  failure: ApiFailure | null;
}

/** Lets the server check a file whenever it was changed, and proposes it. Null while it is checked. */
export function useImport(siteId: string, file: CsvFile | null, mode: string) {
  const [state, setState] = useState<ImportState | null>(null);
  const [busy, setBusy] = useState(false);
  const path = `${sitePath(siteId)}/points/import?mode=${mode}`;
  useEffect(() => {
    setState(null);
    if (file === null) {
      return undefined;
    }
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      const answer = await request<RuleSet>('POST', `${path}&dryRun=true`, bodyOf(file), abort.signal);
      if (!abort.signal.aborted) {
        setState(read(answer));
      }
    }, REST_MS);
    return () => {
      abort.abort();
      clearTimeout(timer);
    };
  }, [file, path]);
  const propose = async (reason: string, basis: string): Promise<RuleSet | null> => {
    if (file === null) {
      return null;
    }
    setBusy(true);
    const query = new URLSearchParams({ reason, ...(basis === '' ? {} : { basis }) }).toString();
    const answer = await request<RuleSet>('POST', `${path}&${query}`, bodyOf(file));
    setBusy(false);
    if (!answer.ok) {
      setState(read(answer));
      return null;
    }
    return answer.value;
  };
  return { state, propose, busy };
}

const bodyOf = (file: CsvFile) => new Blob([formatCsv(file)], { type: 'text/csv' });

function read(answer: ApiResult<RuleSet>): ImportState {
  if (answer.ok) {
    return { changes: answer.value.changes, changeCount: answer.value.changeCount, faults: [], failure: null };
  }
  const faults = faultsOf(answer.failure);
  return { changes: null, changeCount: 0, faults, failure: faults.some((fault) => fault.where.startsWith('row[')) ? null : answer.failure };
}
