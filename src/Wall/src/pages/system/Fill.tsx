interface Props {
  length: number;
  bound: number;
  text: string;
}

/** From here on somebody should look: what is bounded refuses when it is full. */
const HIGH = 0.8;

/** How full something bounded is; a frame and a sign when it nears its bound. */
export function Fill({ length, bound, text }: Props) {
  const part = bound > 0 ? Math.min(1, length / bound) : 0;
  return (
    <span className={part >= HIGH ? 'fill fill-high' : 'fill'}>
      <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        <rect width="100" height="10" className="fill-ground" />
        <rect width={length > 0 ? Math.max(1, part * 100) : 0} height="10" className="fill-value" />
      </svg>
      <span>
        {part >= HIGH && '▲ '}
        {text}
      </span>
    </span>
  );
}
