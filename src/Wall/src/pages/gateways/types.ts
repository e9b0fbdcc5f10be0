export interface GatewayView {
  gatewayId: string;
  sites: string[];
  revoked: boolean;
  counters?: { connected: boolean; lastSeenAt: string | null; messages: number; samples: number; duplicates: number; rejected: number } | null;
}

export interface TrafficEntry {
  at: string;
  topic: string;
  samples: number;
  /** `not-stored`: valid, but not on disk; the gateway sends it again. */
  outcome: 'accepted' | 'refused' | 'not-stored';
  code: string | null;
  reason: string | null;
  reasonEn: string | null;
  /** Byte in the payload, -1 if it is about no place. */
  offset: number;
}

export interface Traffic {
  online: boolean;
  lastSeenAt: string | null;
  firstMessageAt: string | null;
  wrongSecrets: number;
  wrongSecretAt: string | null;
  rate: { messagesPerMinute: number; samplesPerMinute: number };
  accepted: number;
  refused: Record<string, number>;
  backfill: { active: boolean; newestAt: string | null; oldestAt: string | null; samples: number };
  recent: TrafficEntry[];
}

export interface Rejected {
  at: string;
  gatewayId: string;
  topic: string;
  reason: string;
  offset: number;
  text: string;
  textEn: string;
  length: number;
  head: string;
}

export interface Candidate {
  pointId: string;
  count: number;
  value: number | null;
  lastAt: string;
  gatewayId: string;
}

export const gatewayPath = (id: string): string => `/api/v1/gateways/${encodeURIComponent(id)}`;
