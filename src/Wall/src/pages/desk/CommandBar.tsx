import { Button } from 'antd';
import type { AlarmRecord } from '../../api/types';
import { useDeskTexts } from './texts';
import { type CommandName, type Commands, MAY } from './useCommands';

interface Props {
  commands: Commands;
  targets: readonly AlarmRecord[];
  /** Whether the keys are named on the buttons. */
  keys?: boolean;
}

const ALL: readonly { name: CommandName; key: string }[] = [
  { name: 'acknowledge', key: 'A' },
  { name: 'shelve', key: 'S' },
  { name: 'reset', key: 'R' },
  { name: 'unshelve', key: 'U' },
];

/** What can be done with the chosen alarms, each with for how many of them it can. */
export function CommandBar({ commands, targets, keys = false }: Props) {
  const { t } = useDeskTexts();
  return (
    <span className="command-bar">
      {ALL.map(({ name, key }) => {
        const n = targets.filter(MAY[name]).length;
        return (
          <Button key={name} type={name === 'acknowledge' ? 'primary' : 'default'} disabled={n === 0 || commands.busy} onClick={() => commands.ask(name, targets)} data-testid={`do-${name}`}>
            {t(`desk.do.${name}`)}
            {n > 1 ? ` ${n}` : ''}
            {keys && <kbd>{key}</kbd>}
          </Button>
        );
      })}
    </span>
  );
}
