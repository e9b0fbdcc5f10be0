"""A gateway in paho-mqtt: subscribes to its limits, publishes at QoS 0, 1 and 2, prints what it saw as one line of JSON."""
import json
import sys
import threading

import paho.mqtt.client as mqtt

port, version, client_id = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
site = "hm/v1/330100001"
subscribed, limits = threading.Event(), threading.Event()
seen = {}


def on_subscribe(client, userdata, mid, granted, properties=None):
    seen["granted"] = [int(getattr(code, "value", code)) for code in granted]
    subscribed.set()


def on_message(client, userdata, message):
    seen["limits"] = {"topic": message.topic, "retain": bool(message.retain), "version": json.loads(message.payload)["version"]}
    limits.set()


def connected(client, *rest):
    client.subscribe(site + "/down/#", qos=1)


client = mqtt.Client(client_id=client_id, protocol=mqtt.MQTTv5 if version == 5 else mqtt.MQTTv311)
client.username_pw_set("gw-1", "secret-1")
client.will_set(site + "/status", '{"online":false}', qos=1)
client.on_connect = connected
client.on_subscribe = on_subscribe
client.on_message = on_message
client.connect("127.0.0.1", port)
client.loop_start()
assert subscribed.wait(50), "no SUBACK"
for qos, topic, payload in (
    (0, "/telemetry/TI-101", "20.5"),
    (1, "/telemetry", '{"points":{"TI-101":21.5,"XS-1":true}}'),
    (2, "/telemetry", '{"points":{"LI-102":{"v":8.31,"q":"uncertain"}}}'),
):
    info = client.publish(site + topic, payload, qos=qos)
    info.wait_for_publish(50)
    assert info.is_published(), f"QoS {qos} not published"
assert limits.wait(50), "no limits"
print(json.dumps(seen))
client.disconnect()
client.loop_stop()
