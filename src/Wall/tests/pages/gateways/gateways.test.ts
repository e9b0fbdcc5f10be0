import { describe, expect, it } from 'vitest';
import { endpointOf } from '../../../src/pages/gateways/endpoint';
import { cutAt } from '../../../src/pages/gateways/payload';
import { mosquitto, nodeRed, python, quote } from '../../../src/pages/gateways/samples';

const settings = { host: '10.1.2.3', port: '1883', gatewayId: 'plant-1', secret: "a'b $c", siteId: '330100099', pointId: 'LI-912' };

describe('samples', () => {
  it.each([['plain-1.x', 'plain-1.x'], ['a b', "'a b'"], ["it's", "'it'\\''s'"], ['$HOME', "'$HOME'"], ['', "''"]])('quote_%j_isOneWordOfTheShell', (word, quoted) => {
    expect(quote(word)).toBe(quoted);
  });

  it('mosquitto_settings_areFilledInAndQuoted', () => {
    const [single, batch] = mosquitto(settings).split('\n');
    expect(single).toBe("mosquitto_pub -h 10.1.2.3 -p 1883 -u plant-1 -P 'a'\\''b $c' -q 1 -t hm/v1/330100099/telemetry/LI-912 -m 12.5");
    expect(batch).toContain('-t hm/v1/330100099/telemetry -m \'{"points":{"LI-912":12.5}}\'');
  });

  it('python_secretWithQuotes_staysOneText', () => {
    expect(python({ ...settings, secret: 'a"b\\c' })).toContain('client.username_pw_set("plant-1", "a\\"b\\\\c")');
  });

  it('nodeRed_flow_isJsonWithBrokerAndOut', () => {
    const flow = JSON.parse(nodeRed(settings)) as Record<string, unknown>[];
    expect(flow[0]).toMatchObject({ type: 'mqtt-broker', broker: '10.1.2.3', port: '1883', credentials: { user: 'plant-1', password: "a'b $c" }, willTopic: 'hm/v1/330100099/status' });
    expect(flow.map((node) => node['type'])).toEqual(['mqtt-broker', 'inject', 'function', 'mqtt out']);
  });
});

describe('cutAt', () => {
  it('cutAt_offset_marksThatCharacter', () => {
    expect(cutAt('{"TI-1":"abc"}', 8)).toEqual({ before: '{"TI-1":', at: '"', after: 'abc"}' });
  });

  it('cutAt_charactersOfSeveralBytes_countAsMany', () => {
    expect(cutAt('罐a罐b', 4)).toEqual({ before: '罐a', at: '罐', after: 'b' });
  });

  it('cutAt_end_saysThatSomethingIsMissingThere', () => {
    expect(cutAt('{"a":1', 6)).toEqual({ before: '{"a":1', at: '␃', after: '' });
  });

  it('cutAt_noPlaceOrBehindTheHead_cutsNothing', () => {
    expect([cutAt('abc', -1), cutAt('abc', 600)]).toEqual(Array(2).fill({ before: 'abc', at: '', after: '' }));
  });
});

describe('endpointOf', () => {
  const mqtt = (address: string) => [{ name: 'mqtt-websocket', address: 'ws://x:1/mqtt', tls: false }, { name: 'mqtt', address, tls: false }];

  it('endpointOf_loopback_saysSo', () => {
    expect(endpointOf(mqtt('mqtt://127.0.0.1:1893'), 'bureau.local')).toEqual({ host: '127.0.0.1', port: '1893', loopback: true });
  });

  it('endpointOf_everyAddress_isReachedUnderThePagesName', () => {
    expect(endpointOf(mqtt('mqtt://0.0.0.0:1883'), 'bureau.local')).toEqual({ host: 'bureau.local', port: '1883', loopback: false });
  });

  it('endpointOf_unknown_isTheUsualPort', () => {
    expect(endpointOf([], 'bureau.local')).toEqual({ host: 'bureau.local', port: '1883', loopback: false });
  });
});
