/** A payload's head, cut where the fault is. */
export interface Cut {
  before: string;
  at: string;
  after: string;
}

/**
 * Cuts the first bytes of a payload at a byte offset. The head is text: characters of more than a byte count as many. A fault behind
 * the head, or about no place, is cut nowhere.
 */
export function cutAt(head: string, offset: number): Cut {
  if (offset < 0) {
    return { before: head, at: '', after: '' };
  }
  const encoder = new TextEncoder();
  let bytes = 0;
  let index = 0;
  for (const char of head) {
    if (bytes >= offset) {
      return { before: head.slice(0, index), at: char, after: head.slice(index + char.length) };
    }
    bytes += encoder.encode(char).length;
    index += char.length;
  }
  return { before: head, at: bytes === offset ? '␃' : '', after: '' };
}
