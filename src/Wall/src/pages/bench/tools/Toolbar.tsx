import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useQuery } from '../../../app/router';
import type { Row } from '../model/draft';
import { useBenchTexts } from '../texts';
import type { Bench } from '../useBench';
import { useMay } from '../useMay';
import { sitePath } from '../useStanding';
import { Candidates } from './Candidates';
import { Import } from './Import';
import { Templates } from './Templates';

export type Shown = 'all' | 'changed' | 'faulty';
const SHOWN: readonly Shown[] = ['all', 'changed', 'faulty'];

interface Props {
  bench: Bench;
  shown: Shown;
  onShown: (shown: Shown) => void;
  onAdd: () => void;
  /** The row where typing goes. */
  row: Row | undefined;
  onOpen: () => void;
}

/** Above the grid: what is shown, and where points come from. */
export function Toolbar({ bench, shown, onShown, onAdd, row, onOpen }: Props) {
  const { t, word, lang } = useBenchTexts();
  const may = useMay();
  const [query, change] = useQuery();
  const [tool, setTool] = useState<'import' | 'templates' | 'candidates' | null>(null);
  return (
    <div className="bench-tools">
      <Input.Search className="bench-search" allowClear defaultValue={query['q'] ?? ''} placeholder={t('bench.search')} aria-label={t('bench.search')} onChange={(event) => change({ q: event.target.value })} />
      <Select<Shown> value={shown} aria-label={t('bench.show')} onChange={onShown} options={SHOWN.map((one) => ({ value: one, label: word('bench.shown', one) }))} />
      <small>{t('bench.count', { n: bench.base.length, version: bench.standing.version })}</small>
      <span className="spring" />
      <Button disabled={row === undefined} onClick={onOpen} data-testid="bench-open">
        {t('bench.details')}
      </Button>
      {may.propose && <Button onClick={onAdd}>{t('bench.add')}</Button>}
      {may.propose && <Button onClick={() => setTool('templates')}>{t('bench.templates')}</Button>}
      {may.propose && <Button onClick={() => setTool('candidates')}>{t('bench.candidates')}</Button>}
      {may.propose && <Button onClick={() => setTool('import')}>{t('bench.import')}</Button>}
      <Button href={`${sitePath(bench.siteId)}/points/export${lang === 'en' ? '?lang=en' : ''}`} download>
        {t('bench.export')}
      </Button>
      {tool === 'import' && <Import bench={bench} onClose={() => setTool(null)} />}
      {tool === 'templates' && <Templates bench={bench} onClose={() => setTool(null)} />}
      {tool === 'candidates' && <Candidates bench={bench} onClose={() => setTool(null)} />}
    </div>
  );
}
