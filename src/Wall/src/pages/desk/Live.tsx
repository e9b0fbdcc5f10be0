import { type InputRef } from 'antd';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { hrefOf, useQuery } from '../../app/router';
import { useFeed, useOverview } from '../../feed/FeedContext';
import { CommandBar } from './CommandBar';
import { DeskList } from './DeskList';
import { Dialogs } from './Dialogs';
import { Failures } from './Failures';
import { type DeskFilter, filterOfQuery, fitting, isFiltered, queryOfFilter } from './filter';
import { Filters, SearchBox } from './Filters';
import { Help } from './Help';
import { lastDesk } from './lastDesk';
import { goTo, markAll, type Selection, targetsOf, toggle, unmark } from './selection';
import { useDeskTexts } from './texts';
import { useCommands } from './useCommands';
import { useDeskKeys } from './useDeskKeys';
import { useHandlings } from './useHandlings';

/** The alarms that are not over, as they are now, and what can be done with them. */
export function Live() {
  const { t } = useDeskTexts();
  const { ordered } = useOverview();
  const sites = useFeed((state) => state.sites);
  const byId = useFeed((state) => state.alarms);
  const [query, change] = useQuery();
  const filter = useMemo(() => filterOfQuery(query), [query]);
  const alarms = useMemo(() => fitting(ordered, filter, sites), [ordered, filter, sites]);
  const ids = useMemo(() => alarms.map((alarm) => alarm.id), [alarms]);
  const [selection, setSelection] = useState<Selection>(lastDesk.selection);
  const [help, setHelp] = useState(false);
  const handlings = useHandlings();
  const commands = useCommands('desk/command');
  const list = useRef<HTMLDivElement>(null);
  const search = useRef<InputRef>(null);
  const targets = useMemo(() => targetsOf(selection, ids).flatMap((id) => byId.get(id) ?? []), [selection, ids, byId]);
  useEffect(() => {
    lastDesk.selection = selection;
    lastDesk.href = hrefOf('desk', '', query);
  }, [selection, query]);
  const onFilter = useCallback((some: Partial<DeskFilter>) => change(queryOfFilter({ ...filter, ...some })), [change, filter]);
  const onPick = useCallback(
    (id: string, how: 'only' | 'mark' | 'range') =>
      setSelection((now) => {
        const moved = goTo(now, ids, ids.indexOf(id), how === 'range');
        return how === 'mark' ? toggle(moved, id) : how === 'only' ? unmark(moved) : moved;
      }),
    [ids],
  );
  const onKey = useDeskKeys({
    list,
    ids,
    byId,
    selection,
    select: setSelection,
    ask: commands.ask,
    search: useCallback(() => search.current?.focus(), []),
    help: useCallback(() => setHelp(true), []),
  });
  const open = commands.form.value.open !== null || help;
  // The keys work at once, and again when a dialog has closed.
  useEffect(() => {
    if (!open) {
      list.current?.focus();
    }
  }, [open]);
  const marked = targets.filter((alarm) => selection.marked.has(alarm.id)).length;
  return (
    <div className="desk-live">
      <Filters filter={filter} onFilter={onFilter} />
      <div className="desk-bar">
        <CommandBar commands={commands} targets={targets} keys />
        <span aria-live="polite" data-testid="desk-marked">
          {marked > 0 ? t('desk.marked', { n: marked }) : targets.length === 1 ? t('desk.one') : t('desk.pick')}
        </span>
        <span className="spring" />
        <SearchBox filter={filter} onFilter={onFilter} search={search} />
        <span data-testid="desk-shown">{isFiltered(filter) ? t('desk.shown', { n: alarms.length, all: ordered.length }) : t('desk.total', { n: ordered.length })}</span>
        <button type="button" className="quiet" onClick={() => setHelp(true)}>
          {t('desk.keys')} <kbd>?</kbd>
        </button>
      </div>
      {commands.form.value.open === null && <Failures commands={commands} />}
      <DeskList
        box={list}
        alarms={alarms}
        ids={ids}
        handlings={handlings}
        selection={selection}
        onPick={onPick}
        onMarkAll={(all) => setSelection((now) => (all ? markAll(now, ids) : unmark(now)))}
        onKey={onKey}
        empty={isFiltered(filter) ? t('desk.noFit') : t('alarms.none')}
      />
      <Dialogs commands={commands} />
      <Help open={help} onClose={() => setHelp(false)} />
    </div>
  );
}
