import type { Level, Priority, Sight } from '../api/types';

/** Shape beside colour: who cannot see the colour reads the corners and the number (ISA-101). */
const SHAPES: Readonly<Record<Priority, { path: string; digit: string }>> = {
  critical: { path: 'M7 1h10l6 6v10l-6 6H7l-6-6V7z', digit: '1' },
  high: { path: 'M12 1 24 22.5H0z', digit: '2' },
  medium: { path: 'M12 0 24 12 12 24 0 12z', digit: '3' },
  low: { path: 'M12 2a10 10 0 1 0 0 20 10 10 0 1 0 0-20z', digit: '4' },
};

export function PriorityMark({ priority, label }: { priority: Priority; label: string }) {
  const shape = SHAPES[priority];
  return (
    <svg className={`mark mark-${priority}`} viewBox="0 0 24 24" role="img" aria-label={label}>
      <path d={shape.path} />
      <text x="12" y={priority === 'high' ? 19.5 : 16.5}>
        {shape.digit}
      </text>
    </svg>
  );
}

/** An eye: open, half closed, struck through; a dash where nothing is expected. */
export function SightMark({ sight }: { sight: Sight }) {
  return (
    <svg className={`sight sight-${sight}`} viewBox="0 0 24 24" aria-hidden="true">
      {sight === 'idle' ? (
        <path d="M5 12h14" />
      ) : (
        <>
          <path d="M1.5 12C4.5 6.8 8 4.6 12 4.6s7.5 2.2 10.5 7.4C19.5 17.2 16 19.4 12 19.4S4.5 17.2 1.5 12z" />
          <circle cx="12" cy="12" r="3.2" />
        </>
      )}
      {sight === 'partlyBlind' && <path d="M3.5 20.5 12 12" />}
      {sight === 'blind' && <path d="M2.5 21.5 21.5 2.5" />}
    </svg>
  );
}

export function LevelMark({ level, priority }: { level: Level; priority: Priority }) {
  return level === '' ? null : <b className={`level level-${priority}`}>{level}</b>;
}
