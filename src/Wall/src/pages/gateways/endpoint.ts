export interface Listener {
  name: string;
  address: string;
  tls: boolean;
}

/** Where a gateway connects, as far as this page can know it. */
export interface Endpoint {
  host: string;
  port: string;
  /** The service listens on its own machine only: from elsewhere nothing reaches it without a proxy. */
  loopback: boolean;
}

const LOOPBACK = /^(localhost|127\.|\[?::1\]?$)/;

/** The MQTT listener of the service; if it listens everywhere, by the name under which this page was reached. */
export function endpointOf(listeners: readonly Listener[], pageHost: string): Endpoint {
  const mqtt = listeners.find((one) => one.name === 'mqtt');
  const [, host = '', port = ''] = /^\w+:\/\/(\[[^\]]+\]|[^:/]+)(?::(\d+))?/.exec(mqtt?.address ?? '') ?? [];
  const open = host === '' || host === '0.0.0.0' || host === '[::]';
  return { host: open ? pageHost : host, port: port === '' ? '1883' : port, loopback: !open && LOOPBACK.test(host) };
}
