/** A loudspeaker, struck through if nothing can be heard. */
export function SoundMark({ on }: { on: boolean }) {
  return (
    <svg className="sound-mark" viewBox="0 0 24 24" aria-hidden="true">
      <path d="M3 9h4l6-5v16l-6-5H3z" />
      {on ? <path d="M16.5 8.5a5 5 0 0 1 0 7M19 6a9 9 0 0 1 0 12" className="sound-wave" /> : <path d="m16.5 9 6 6m0-6-6 6" className="sound-wave" />}
    </svg>
  );
}
