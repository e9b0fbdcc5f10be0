/** A browser that swallows the end of what it speaks must not silence the wall: so long per character at most, ms, and at least. */
const LONGEST_PER_CHARACTER_MS = 500;
const LONGEST_MS = 6_000;

/** The voices of this browser, and speaking with one of them. Nothing is sent anywhere: voices that need a network are not used. */
export class Voice {
  private readonly changed = new Set<() => void>();
  private readonly engine = typeof speechSynthesis === 'undefined' ? null : speechSynthesis;

  constructor() {
    // They are often not there at first.
    this.engine?.addEventListener?.('voiceschanged', () => this.changed.forEach((listener) => listener()));
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.changed.add(listener);
    return () => this.changed.delete(listener);
  };

  /** The voice for a language, `zh` or `en`; null if the browser has none of its own. */
  readonly find = (lang: string): SpeechSynthesisVoice | null => voiceFor(this.engine?.getVoices() ?? [], lang);

  /** Speaks, and ends when it is said, refused or stopped. */
  say(text: string, voice: SpeechSynthesisVoice): Promise<void> {
    const { engine } = this;
    if (engine === null) {
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      const utterance = new SpeechSynthesisUtterance(text);
      utterance.voice = voice;
      utterance.lang = voice.lang;
      const timer = setTimeout(() => engine.cancel(), LONGEST_MS + text.length * LONGEST_PER_CHARACTER_MS);
      const end = () => {
        clearTimeout(timer);
        resolve();
      };
      utterance.onend = end;
      utterance.onerror = end;
      engine.speak(utterance);
    });
  }

  stop(): void {
    this.engine?.cancel();
  }
}

/** Of the local voices of a language the one that the browser prefers; Mandarin before other kinds of Chinese. */
export function voiceFor<T extends { lang: string; localService: boolean; default: boolean }>(voices: readonly T[], lang: string): T | null {
  const own = voices.filter((voice) => voice.localService && tagOf(voice.lang).split('-')[0] === (lang === 'zh' ? 'zh' : lang));
  const best = lang === 'zh' ? own.filter((voice) => /^(zh|zh-cn|zh-hans.*|cmn.*|zh-cmn.*)$/.test(tagOf(voice.lang))) : own;
  const from = best.length > 0 ? best : own;
  return from.find((voice) => voice.default) ?? from[0] ?? null;
}

/** `zh_CN` and `cmn-CN` are other ways to write `zh-CN`. */
const tagOf = (lang: string): string => lang.toLowerCase().replaceAll('_', '-').replace(/^cmn\b/, 'zh');
