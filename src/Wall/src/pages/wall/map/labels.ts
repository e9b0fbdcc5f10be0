export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A mark with the size of its label. */
export interface Labelled {
  key: string;
  x: number;
  y: number;
  /** Half the width of the mark. */
  radius: number;
  width: number;
  height: number;
}

export interface PlacedLabel extends Rect {
  /** The label is not beside its mark: a line leads to it. */
  led: boolean;
}

const overlap = (a: Rect, b: Rect): boolean => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** How far from the mark a label may stand, in radii beyond its edge, and to which sides: right, left, below, above, then between. */
const STEPS = [0, 0.8, 1.6, 2.6, 3.8, 5.2, 7, 9];
const SIDES: readonly (readonly [number, number])[] = [[1, 0], [-1, 0], [0, 1], [0, -1], [1, -1], [1, 1], [-1, -1], [-1, 1]];

/** What a place costs: each step away, a later side, standing close to a mark that is not its own, and a lead across another mark or label. */
const COST = { step: 1, side: 0.12, close: 3, across: 4 };

/**
 * Places labels one after the other where they cover no mark and no other label, within `area`, and are taken for those of no other
 * mark; one that finds no place is left out. It knows nothing of alarms: labels do not jump when something happens.
 */
export function placeLabels(items: readonly Labelled[], area: Rect): Map<string, PlacedLabel> {
  const marks = items.map((item) => ({ key: item.key, own: square(item, 1), near: square(item, 1.9) }));
  const placed = new Map<string, PlacedLabel>();
  const leads: { from: Labelled; to: Rect }[] = [];
  for (const item of items) {
    const others = marks.filter((mark) => mark.key !== item.key);
    let best: PlacedLabel | null = null;
    let least = Infinity;
    for (const { rect, cost } of candidates(item)) {
      if (cost >= least || !within(rect, area) || marks.some((mark) => overlap(mark.own, rect)) || [...placed.values()].some((label) => overlap(label, rect))) {
        continue;
      }
      const across = [...others.map((mark) => mark.own), ...placed.values()].some((other) => rect.led && crosses(item, rect, other)) || leads.some((lead) => crosses(lead.from, lead.to, rect));
      const whole = cost + (others.some((mark) => overlap(mark.near, rect)) ? COST.close : 0) + (across ? COST.across : 0);
      if (whole < least) {
        least = whole;
        best = rect;
      }
    }
    if (best !== null) {
      placed.set(item.key, best);
      if (best.led) {
        leads.push({ from: item, to: best });
      }
    }
  }
  return placed;
}

function candidates({ x, y, radius, width, height }: Labelled): { rect: PlacedLabel; cost: number }[] {
  return STEPS.flatMap((step) =>
    SIDES.map(([right, down], side) => {
      const away = radius * (1 + step) + 1;
      const rect = {
        x: right > 0 ? x + away : right < 0 ? x - away - width : x - width / 2,
        y: down > 0 ? y + away : down < 0 ? y - away - height : y - height / 2,
        width,
        height,
        led: step > 0,
      };
      return { rect, cost: step * COST.step + side * COST.side };
    }),
  );
}

/** Where a lead from a mark meets its label: the nearest place of its edge. */
export const leadEnd = (mark: { x: number; y: number }, label: Rect): [number, number] => [
  Math.min(Math.max(mark.x, label.x), label.x + label.width),
  Math.min(Math.max(mark.y, label.y), label.y + label.height),
];

const square = ({ x, y, radius }: Labelled, times: number): Rect => ({ x: x - radius * times, y: y - radius * times, width: 2 * radius * times, height: 2 * radius * times });

const within = (rect: Rect, area: Rect): boolean =>
  rect.x >= area.x && rect.y >= area.y && rect.x + rect.width <= area.x + area.width && rect.y + rect.height <= area.y + area.height;

/** Does the lead from a mark to its label cross something? Looked at in places along it: exact enough for marks and labels. */
function crosses(from: { x: number; y: number }, label: Rect, thing: Rect): boolean {
  const [x, y] = leadEnd(from, label);
  for (let part = 0.1; part < 1; part += 0.09) {
    if (overlap({ x: from.x + (x - from.x) * part, y: from.y + (y - from.y) * part, width: 0.1, height: 0.1 }, thing)) {
      return true;
    }
  }
  return false;
}
