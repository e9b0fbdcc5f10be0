/** A part of a text, marked or not. */
export interface Part {
  text: string;
  bad: boolean;
}

/** The text cut into parts, those of faults marked; a fault of no length marks the space where something is missing. */
export function partsOf(text: string, faults: readonly { offset: number; length: number }[]): Part[] {
  const bad = new Set<number>();
  for (const { offset, length } of faults) {
    for (let i = offset; i < offset + Math.max(1, length); i++) {
      bad.add(i);
    }
  }
  const parts: Part[] = [];
  // One more character than there is: what is missing at the end can be marked there.
  for (const [i, char] of `${text} `.split('').entries()) {
    const last = parts.at(-1);
    if (last !== undefined && last.bad === bad.has(i)) {
      last.text += char;
    } else {
      parts.push({ text: char, bad: bad.has(i) });
    }
  }
  return parts;
}

/** The text with a completion or suggestion in place of some characters, and where the caret stands after it. */
export function replaceAt(text: string, from: number, length: number, insert: string): { text: string; caret: number } {
  return { text: text.slice(0, from) + insert + text.slice(from + length), caret: from + insert.length };
}
