/** How a line is drawn: colours that mean no alarm, and another dash for who does not see the colour. */
export interface Pen {
  colour: string;
  /** px; empty: a full line. */
  dash: readonly number[];
}

/** As many lines as one chart can be read with. */
export const PENS: readonly Pen[] = [
  { colour: '#1f5a83', dash: [] },
  { colour: '#3d3d3d', dash: [9, 4] },
  { colour: '#2c7a6b', dash: [3, 3] },
  { colour: '#5b4a9c', dash: [12, 3, 3, 3] },
  { colour: '#7a5a3a', dash: [6, 2] },
  { colour: '#4d7ea8', dash: [2, 5] },
];

export const penOf = (place: number): Pen => PENS[place % PENS.length] ?? { colour: '#1f5a83', dash: [] };
