interface Props {
  value: number | null | undefined;
  target: number | null | undefined;
  limit: number | null | undefined;
  bad: boolean;
  /** End of the scale, so that several bars can be compared; by default chosen for this one. */
  most?: number;
}

/** Where the scale of a bar ends: the limit and the value are within it. */
export function scaleOf(value: number | null | undefined, target: number | null | undefined, limit: number | null | undefined): number {
  return Math.max((limit ?? 0) * 1.5, (target ?? 0) * 1.5, (value ?? 0) * 1.05, 1e-9);
}

/** A bar against its target and limit: the ground is darker beyond each, the value hatched where it is beyond the limit. */
export function Bullet({ value, target, limit, bad, most }: Props) {
  const end = most ?? scaleOf(value, target, limit);
  const at = (number: number) => Math.min(100, (number / end) * 100);
  return (
    <svg className="bullet" viewBox="0 0 100 16" preserveAspectRatio="none" aria-hidden="true">
      <rect x="0" y="1" width="100" height="14" className="bullet-ground" />
      {target != null && <rect x={at(target)} y="1" width={100 - at(target)} height="14" className="bullet-beyond" />}
      {limit != null && <rect x={at(limit)} y="1" width={100 - at(limit)} height="14" className="bullet-beyond" />}
      {value != null && value > 0 && <rect x="0" y="5" width={Math.max(0.6, at(value))} height="6" className={bad ? 'bullet-value bullet-bad' : 'bullet-value'} />}
      {target != null && <rect x={Math.min(99.4, at(target))} y="0" width="0.6" height="16" className="bullet-target" />}
      {limit != null && limit !== target && <rect x={Math.min(99.4, at(limit))} y="0" width="0.6" height="16" className="bullet-limit" />}
    </svg>
  );
}
