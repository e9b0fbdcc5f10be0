import type { Plugin } from 'vite';
import type { Priority } from '../src/api/types.ts';
import { RECORDED, recordingOf } from '../src/sound/recorded.ts';
import { wavOf } from '../src/sound/wav.ts';

const PRIORITIES = Object.keys(RECORDED) as Priority[];

/** The recorded tones as files beside the pages: they need no voice, no network and no permission but the browser's for sound. */
export function recordings(): Plugin {
  return {
    name: 'recordings',
    generateBundle() {
      PRIORITIES.forEach((priority) => this.emitFile({ type: 'asset', fileName: recordingOf(priority).slice(1), source: wavOf(RECORDED[priority]) }));
    },
    configureServer(server) {
      PRIORITIES.forEach((priority) =>
        server.middlewares.use(recordingOf(priority), (_, response) => {
          response.setHeader('Content-Type', 'audio/wav');
          response.end(wavOf(RECORDED[priority]));
        }),
      );
    },
  };
}
