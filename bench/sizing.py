"""What sites, points and alarms take: memory of the process, bytes of the database, of log and series.

    dotnet build src/Monitor -c Release && python3 bench/sizing.py artifacts/Local/bin/Monitor/release/monitor SITES POINTS

Starts a service of its own on free ports and a folder of its own; needs python3-paho-mqtt.
"""
import http.cookiejar
import json
import os
import re
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request

import paho.mqtt.client as mqtt

program, sites, points = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
ALARMS_PER_SITE, ROUNDS = 5, 4


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


web, broker = free_port(), free_port()
folder = tempfile.mkdtemp(prefix="monitor-sizing-")
data = os.path.join(folder, "data")
service = subprocess.Popen(
    [program, "--no-demo", "--data", data, "--http", str(web), "--mqtt", str(broker)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
for line in service.stdout:
    found = re.search(r"one-time password\s+(\S+)", line)
    if found:
        password = found.group(1)
        break
threading.Thread(target=lambda: [None for _ in service.stdout], daemon=True).start()

client = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()), urllib.request.ProxyHandler({}))


def post(path, body):
    request = urllib.request.Request(
        f"http://127.0.0.1:{web}/api/v1{path}", json.dumps(body).encode(), {"Content-Type": "application/json", "X-Requested-With": "sizing"})
    for _ in range(60):
        try:
            return json.loads(client.open(request, timeout=60).read() or b"null")
        except urllib.error.HTTPError:
            raise
        except OSError:
            time.sleep(1)


def resident():
    with open(f"/proc/{service.pid}/status") as status:
        return f"{int(re.search(r'VmRSS:\s+(\d+)', status.read()).group(1)) / 1024:.0f} MiB resident"


def tables():
    with sqlite3.connect(f"file:{data}/monitor.db?mode=ro", uri=True) as database:
        size = dict(database.execute("select s.tbl_name, sum(d.pgsize) from dbstat d join sqlite_master s on s.name = d.name group by 1"))
        return {name: (database.execute(f'select count(*) from "{name}"').fetchone()[0], size[name])
                for (name,) in database.execute("select name from sqlite_master where type = 'table'")}


def site(code):
    levels = lambda *pairs: [{"level": level, "limit": limit, "priority": "medium"} for level, limit in pairs]
    return {
        "siteId": code, "name": code, "nameEn": code, "regionCode": "330100", "longitude": 120, "latitude": 30, "liveWindow": 120,
        "hazards": [{"hazardId": code + "001", "name": "x", "nameEn": "x", "level": 4}],
        "points": [{
            "pointId": f"P-{k:03d}", "name": "p", "nameEn": "p", "kind": "level", "unit": "m", "rangeLow": 0, "rangeHigh": 16, "period": 0,
            "hazardId": code + "001", "equipment": "E",
            "conditions": [{"condition": "high", "deadband": 0.1, "levels": levels(("H", 13), ("HH", 14))},
                           {"condition": "low", "deadband": 0.1, "levels": levels(("L", 2), ("LL", 1))}],
        } for k in range(points)],
    }


post("/session", {"user": "admin", "password": password})
print("empty:", resident(), flush=True)
codes = [f"33{i:07d}" for i in range(sites)]
for code in codes:
    post("/sites", site(code))
print(f"{sites} sites, {sites * points} points:", resident(), flush=True)

acknowledged, sent = [0], 0
gateway = mqtt.Client("sizing")
gateway.username_pw_set("gw-1", post("/gateways", {"gatewayId": "gw-1", "sites": codes})["secret"])
gateway.max_inflight_messages_set(200)
gateway.on_publish = lambda *_: acknowledged.__setitem__(0, acknowledged[0] + 1)
gateway.connect("127.0.0.1", broker, 60)
gateway.loop_start()


def batch(value, count):
    global sent
    for code in codes:
        gateway.publish(f"hm/v1/{code}/telemetry", json.dumps({"ts": int(time.time() * 1000), "points": {f"P-{k:03d}": value for k in range(count)}}), 1)
        sent += 1
    while acknowledged[0] < sent:
        time.sleep(0.1)


for i in range(11):
    batch(8 + i / 100, points)
time.sleep(65)  # states are stored every minute
print("after 11 values of each point:", resident(), tables(), flush=True)
for _ in range(ROUNDS):
    batch(13.5, ALARMS_PER_SITE)
    time.sleep(0.5)
    batch(8, ALARMS_PER_SITE)
    time.sleep(0.5)
time.sleep(65)
print(f"after {sites * ALARMS_PER_SITE} alarms, each raised and gone {ROUNDS} times:", resident(), tables(), flush=True)
began = time.time()
service.terminate()
service.wait()
print(f"stopped in {time.time() - began:.1f} s with code {service.returncode}; left in {folder}")
