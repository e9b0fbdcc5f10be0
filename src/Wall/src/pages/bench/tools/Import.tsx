import { Button, Input, Modal, Radio } from 'antd';
import { useRef, useState } from 'react';
import { hrefOf, navigate } from '../../../app/router';
import { useNotify } from '../../../components/Notices';
import { DraftNote } from '../../../shared/DraftNote';
import { Problem } from '../../../shared/Problem';
import { useDraft } from '../../../shared/useDraft';
import { type CsvFile, decode, parseCsv } from '../model/csv';
import { Changes } from '../sets/Changes';
import { useBenchTexts } from '../texts';
import type { Bench } from '../useBench';
import { FileTable } from './FileTable';
import { useImport } from './useImport';

interface Form {
  file: CsvFile | null;
  mode: 'merge' | 'replace';
  reason: string;
  basis: string;
}

/** As large as the server takes, bytes. */
const MOST = 8 * 1024 * 1024;

/** A point list from a file: faults at their cells, which can be corrected here, then the difference, then a proposal. */
export function Import({ bench, onClose }: { bench: Bench; onClose: () => void }) {
  const { t, word } = useBenchTexts();
  const notify = useNotify();
  const input = useRef<HTMLInputElement>(null);
  const draft = useDraft<Form>(`bench/${bench.siteId}/import`, { file: null, mode: 'merge', reason: '', basis: '' });
  const { value, set } = draft;
  const { state, propose, busy } = useImport(bench.siteId, value.file, value.mode);
  const [dragged, setDragged] = useState(false);
  const open = async (chosen: File | undefined) => {
    if (chosen === undefined) {
      return;
    }
    if (chosen.size > MOST) {
      notify(t('bench.fileTooLarge'), true);
      return;
    }
    const file = parseCsv(chosen.name, decode(new Uint8Array(await chosen.arrayBuffer())));
    set((now) => ({ ...now, file }));
  };
  const send = async () => {
    const made = await propose(value.reason.trim(), value.basis.trim());
    if (made !== null) {
      draft.clear();
      onClose();
      notify(t('bench.proposed', { n: made.version }));
      navigate(hrefOf('bench', bench.siteId, { tab: 'sets', set: String(made.version) }));
    }
  };
  const ready = state?.changes !== null && state !== null && state.changeCount > 0 && value.reason.trim() !== '';
  return (
    <Modal
      open
      width="min(1200px, 94vw)"
      title={t('bench.importTitle')}
      okText={t('bench.proposeOk')}
      cancelText={t('common.close')}
      okButtonProps={{ disabled: !ready, loading: busy }}
      onOk={() => void send()}
      onCancel={onClose}
    >
      <div className="bench-form">
        <DraftNote restoredAt={value.file === null ? null : draft.restoredAt} onDiscard={draft.clear} />
        <input ref={input} type="file" accept=".csv,.txt,text/csv" hidden onChange={(event) => (void open(event.target.files?.[0]), (event.target.value = ''))} data-testid="bench-file" />
        {value.file === null ? (
          <button
            type="button"
            className={dragged ? 'bench-drop bench-drop-over' : 'bench-drop'}
            onClick={() => input.current?.click()}
            onDragOver={(event) => (event.preventDefault(), setDragged(true))}
            onDragLeave={() => setDragged(false)}
            onDrop={(event) => (event.preventDefault(), setDragged(false), void open(event.dataTransfer.files[0]))}
          >
            <b>{t('bench.importDrop')}</b>
            <span>{t('bench.importHint')}</span>
          </button>
        ) : (
          <>
            <div className="bench-foot-line">
              <b>{value.file.name}</b>
              <small>{t('bench.fileRows', { n: value.file.rows.length - value.file.header })}</small>
              <Button size="small" onClick={() => input.current?.click()}>
                {t('bench.importOther')}
              </Button>
              <span className="spring" />
              <Radio.Group size="small" value={value.mode} onChange={(event) => set({ ...value, mode: event.target.value as Form['mode'] })} options={[{ value: 'merge', label: t('bench.merge') }, { value: 'replace', label: t('bench.replace') }]} />
            </div>
            {state === null && <p role="status">{t('bench.checking')}</p>}
            <Problem failure={state?.failure ?? null} />
            {state !== null && state.faults.length > 0 && <p className="bench-fault" role="alert">{t('bench.fileFaults', { n: state.faults.length })}</p>}
            {(state === null || state.changes === null) && <FileTable file={value.file} faults={state?.faults ?? []} onChange={(file) => set((now) => ({ ...now, file }))} />}
            {state !== null && state.changes !== null && (
              <>
                <p role="status">{state.changeCount > 0 ? t('bench.changed', { n: state.changeCount }) : t('bench.fileSame')}</p>
                <div className="bench-scroll">
                  <Changes changes={state.changes} count={state.changeCount} />
                </div>
                <div className="bench-fields">
                  <label className="bench-field">
                    <span>{t('common.reason')} <b>*</b></span>
                    <Input.TextArea rows={2} maxLength={2000} value={value.reason} onChange={(event) => set({ ...value, reason: event.target.value })} />
                  </label>
                  <label className="bench-field">
                    <span>{t('bench.basis')}</span>
                    <Input maxLength={500} value={value.basis} onChange={(event) => set({ ...value, basis: event.target.value })} />
                  </label>
                </div>
              </>
            )}
          </>
        )}
        {value.file === null && <small>{t('bench.csvColumns', { columns: ['pointId', 'name', 'LL', 'L', 'H', 'HH', 'highDeadband', 'highOnDelay'].map((key) => word('bench.csv', key)).join(', ') })}</small>}
      </div>
    </Modal>
  );
}
