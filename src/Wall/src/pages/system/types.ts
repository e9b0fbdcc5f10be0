/** JSON of src/Gateway/Api/SystemView.cs. */
export interface Part {
  name: string;
  ok: boolean;
  detail?: string | null;
}

export interface StoreFigures extends Part {
  kind: string;
}

export interface LogFigures {
  ok: boolean;
  durable: number;
  bytes: number;
  neededBytes: number;
  boundBytes: number;
  waitingBytes: number;
  refused: number;
  failures: number;
  damaged: number;
  lost: number;
  sinks: { name: string; stored: number; behind: number }[];
}

export interface QueueFigures {
  name: string;
  text: string;
  textEn: string;
  length?: number | null;
  bound?: number | null;
  refused: number;
  reasons?: Record<string, number> | null;
}

export interface SystemView {
  version: string;
  engine: string;
  demo: boolean;
  serverTime: string;
  startedAt: string;
  parts: Part[];
  stores: StoreFigures[];
  sampleLog?: LogFigures | null;
  listeners: { name: string; address: string; tls: boolean }[];
  push: { connections: number; lagging: number; renewed: number; dropped: number; sitesBehind: number; gaps: number; repaired: number };
  queues: QueueFigures[];
  gateways: { total: number; online: number };
  sites: { total: number; online: number; partlyBlind: number; blind: number; idle: number };
}
