// A wall by the real client, driven line by line: commands come in on stdin as JSON, everything the hub sends goes out on stdout as JSON.
import { createInterface } from 'node:readline';
import * as signalR from '@microsoft/signalr';

const [address, cookie] = process.argv.slice(2);
const say = (what, value) => process.stdout.write(JSON.stringify({ what, value }) + '\n');

const hub = new signalR.HubConnectionBuilder()
  .withUrl(`${address}hubs/wall`, { headers: cookie ? { Cookie: cookie } : {} })
  .configureLogging(signalR.LogLevel.None)
  .build();
for (const name of ['Snapshot', 'Alarms', 'Sites', 'Floods', 'Heartbeat', 'Lagging']) {
  hub.on(name, (value) => say(name, value));
}
hub.onclose((error) => say('closed', error?.message ?? null));

const streams = new Map();
const commands = {
  invoke: async ({ method, args }) => say('done', (await hub.invoke(method, ...args)) ?? null),
  stream: async ({ key, method, args }) =>
    streams.set(key, hub.stream(method, ...args).subscribe({
      next: (value) => say('next', { key, value }),
      error: (error) => say('error', { key, error: error.message }),
      complete: () => say('complete', { key }),
    })),
  dispose: async ({ key }) => streams.get(key).dispose(),
};

try {
  await hub.start();
  say('connected', null);
} catch (error) {
  say('refused', error.message);
  process.exit(0);
}
for await (const line of createInterface({ input: process.stdin })) {
  const command = JSON.parse(line);
  commands[command.do](command).catch((error) => say('failed', error.message));
}
await hub.stop();
