export interface Settings {
  host: string;
  port: string;
  gatewayId: string;
  /** The secret, or what stands for it. */
  secret: string;
  siteId: string;
  pointId: string;
}

/** A word for a POSIX shell: quoted unless it needs no quotes. */
export const quote = (word: string): string => (/^[A-Za-z0-9_./:=@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`);

const topic = (siteId: string, rest: string): string => `hm/v1/${siteId}/${rest}`;

export function mosquitto({ host, port, gatewayId, secret, siteId, pointId }: Settings): string {
  const line = `mosquitto_pub -h ${quote(host)} -p ${quote(port)} -u ${quote(gatewayId)} -P ${quote(secret)} -q 1`;
  return [
    `${line} -t ${topic(siteId, `telemetry/${pointId}`)} -m 12.5`,
    `${line} -V mqttv5 -t ${topic(siteId, 'telemetry')} -m '${JSON.stringify({ points: { [pointId]: 12.5 } })}'`,
  ].join('\n');
}

export function python({ host, port, gatewayId, secret, siteId, pointId }: Settings): string {
  const text = (value: string) => JSON.stringify(value);
  return `import json, time
import paho.mqtt.client as mqtt

site = ${text(`hm/v1/${siteId}`)}
try:    # paho-mqtt 2
    client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION1, client_id=${text(`${gatewayId}-1`)}, clean_session=False)
except AttributeError:    # paho-mqtt 1
    client = mqtt.Client(client_id=${text(`${gatewayId}-1`)}, clean_session=False)
client.username_pw_set(${text(gatewayId)}, ${text(secret)})
client.will_set(site + "/status", '{"online":false}', qos=1)
client.on_connect = lambda c, *_: c.publish(site + "/status", '{"online":true}', qos=1)
client.connect(${text(host)}, ${Number(port) || 1883}, keepalive=30)
client.loop_start()
seq = int(time.time() * 1000)    # rises over restarts
while True:
    seq += 1
    values = {${text(pointId)}: 12.5}
    client.publish(site + "/telemetry", json.dumps({"seq": seq, "ts": int(time.time() * 1000), "points": values}), qos=1)
    time.sleep(5)
`;
}

/** A flow that Node-RED imports: a value every 5 s, in a batch, with status and last will. */
export function nodeRed({ host, port, gatewayId, secret, siteId, pointId }: Settings): string {
  const status = topic(siteId, 'status');
  const code = `msg.topic = '${topic(siteId, 'telemetry')}';\nmsg.payload = JSON.stringify({ ts: Date.now(), points: { '${pointId}': msg.payload } });\nreturn msg;`;
  return JSON.stringify(
    [
      {
        id: 'hm-broker', type: 'mqtt-broker', name: 'Monitoring', broker: host, port, clientid: `${gatewayId}-1`, autoConnect: true, usetls: false, protocolVersion: '5', keepalive: '30', cleansession: true,
        birthTopic: status, birthQos: '1', birthPayload: '{"online":true}', willTopic: status, willQos: '1', willPayload: '{"online":false}',
        credentials: { user: gatewayId, password: secret },
      },
      { id: 'hm-value', type: 'inject', name: pointId, props: [{ p: 'payload' }], repeat: '5', once: true, payload: '12.5', payloadType: 'num', x: 140, y: 80, wires: [['hm-batch']] },
      { id: 'hm-batch', type: 'function', name: 'batch', func: code, outputs: 1, x: 300, y: 80, wires: [['hm-out']] },
      { id: 'hm-out', type: 'mqtt out', name: '', topic: '', qos: '1', retain: 'false', broker: 'hm-broker', x: 450, y: 80, wires: [] },
    ],
    null,
    2,
  );
}
