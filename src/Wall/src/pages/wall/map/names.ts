/** Characters of Chinese are as wide as they are high; others about half of it. */
const WIDE = /[\u1100-\uffef]/;

/** About how wide a text is drawn, in widths of a Chinese character. */
export const widthOf = (text: string): number => [...text].reduce((sum, letter) => sum + (WIDE.test(letter) ? 1 : 0.56), 0);

/** A name for a label: without what stands in brackets at its end, and cut at `most` widths; the list and the site's page have it whole. */
export function shortName(name: string, most: number): string {
  const text = name.replace(/\s*[（(][^（()）]*[)）]\s*$/u, '') || name;
  if (widthOf(text) <= most) {
    return text;
  }
  const letters = [...text];
  while (letters.length > 1 && widthOf(letters.join('')) > most - 1) {
    letters.pop();
  }
  return `${letters.join('').trimEnd()}…`;
}
