import type { FloodView } from '../../../api/floods';

/** The flood state that the wall folds by: of the seat that was asked for, else of one in a flood, else of the first. */
export function floodOf(floods: ReadonlyMap<string, FloodView>, seat: string): FloodView | null {
  const all = [...floods.values()];
  return floods.get(seat) ?? all.find((flood) => flood.flood) ?? all[0] ?? null;
}
