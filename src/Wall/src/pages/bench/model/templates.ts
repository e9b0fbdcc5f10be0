import { readNumber } from './read';

export interface Template {
  name: string;
  title: string;
  titleEn: string;
  summary: string;
  summaryEn: string;
  parameters: { name: string; title: string; titleEn: string; unit: string; default: number; low: number; high: number }[];
  points: unknown[];
}

/** One piece of equipment as it is typed. */
export interface Instance {
  equipment: string;
  tagPrefix: string;
  hazardId: string;
  parameters: Record<string, string>;
}

/** As the API takes them; an empty parameter has the template's default, one that is no number goes as it is and is named a fault. */
export function bodyOf(template: string, instances: readonly Instance[]) {
  return instances.map((one) => ({
    template,
    equipment: one.equipment.trim() || null,
    tagPrefix: one.tagPrefix.trim() || null,
    hazardId: one.hazardId.trim() || null,
    parameters: Object.fromEntries(
      Object.entries(one.parameters)
        .filter(([, text]) => text.trim() !== '')
        .map(([name, text]) => {
          const read = readNumber(text);
          return [name, read.ok ? read.value : text];
        }),
    ),
  }));
}

/** The cell of a fault such as `instances[2].parameters.height`: `2/height`; the path itself if it is of no cell. */
export function placeOf(where: string): string {
  const at = /^instances\[(\d+)\](?:\.(?:parameters\.)?(\w+))?/.exec(where);
  return at === null ? where : `${at[1]}/${at[2] ?? 'equipment'}`;
}
