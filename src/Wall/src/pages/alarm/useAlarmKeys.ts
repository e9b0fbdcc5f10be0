import { useEffect } from 'react';
import type { AlarmRecord } from '../../api/types';
import { hrefOf, navigate } from '../../app/router';
import { meaningOf } from '../desk/keys';
import type { Commands } from '../desk/useCommands';

/** The same keys as in the list, for the one alarm; Esc goes back to the list. */
export function useAlarmKeys(alarm: AlarmRecord | null, commands: Commands, back: string): void {
  const { ask } = commands;
  const asking = commands.form.value.open !== null;
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const free = event.target instanceof HTMLElement && event.target.closest('input, textarea, [role=dialog], .ant-select, .ant-picker-dropdown') === null;
      const key = free && !asking && alarm !== null ? meaningOf(event, 1) : null;
      if (key === null || alarm === null || event.defaultPrevented) {
        return;
      }
      if (key.do === 'acknowledge' || key.do === 'shelve' || key.do === 'reset' || key.do === 'unshelve') {
        event.preventDefault();
        ask(key.do, [alarm]);
      } else if (key.do === 'unmark') {
        navigate(back || hrefOf('desk'));
      }
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [alarm, ask, asking, back]);
}
