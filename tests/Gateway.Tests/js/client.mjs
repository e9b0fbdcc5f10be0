// A gateway in MQTT.js: subscribes to its limits, publishes at QoS 0, 1 and 2, prints what it saw as one line of JSON.
import mqtt from 'mqtt';

const [url, version, clientId] = process.argv.slice(2);
const site = 'hm/v1/330100001';
const client = await mqtt.connectAsync(url, {
  clientId,
  username: 'gw-1',
  password: 'secret-1',
  protocolVersion: Number(version),
  clean: true,
  reconnectPeriod: 0,
  properties: version === '5' ? { sessionExpiryInterval: 60, receiveMaximum: 5, topicAliasMaximum: 3 } : undefined,
  will: { topic: `${site}/status`, payload: '{"online":false}', qos: 1 },
});
const limits = new Promise((resolve) => client.on('message', (topic, payload, packet) => resolve({ topic, retain: packet.retain, version: JSON.parse(payload).version })));
const granted = await client.subscribeAsync(`${site}/down/#`, { qos: 1 });
await client.publishAsync(`${site}/telemetry/TI-101`, '20.5', { qos: 0 });
await client.publishAsync(`${site}/telemetry`, '{"points":{"TI-101":21.5,"XS-1":true}}', { qos: 1 });
await client.publishAsync(`${site}/telemetry`, '{"points":{"LI-102":{"v":8.31,"q":"uncertain"}}}', { qos: 2 });
let refused = null;
await client.publishAsync(`${site}/telemetry`, 'no json', { qos: 1 }).catch((error) => { refused = error.code; });
const received = await limits;
console.log(JSON.stringify({ granted: granted.map((g) => g.qos), limits: received, refused }));
await client.endAsync();
