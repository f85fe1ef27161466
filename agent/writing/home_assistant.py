"""What Home Assistant has to be told to show a mailbox by itself (MQTT discovery): three sensors and its events."""

import json
from collections.abc import Iterator, Mapping

from agent.core.effects import Notice

AWAITED, READY, TROUBLE = "awaited", "ready", "trouble"
SENSORS = "sensors"
"""The level between mailbox and sensor: whoever subscribes to <prefix>/<mailbox>/+ hears events only."""


def announced(discovery: str, prefix: str, mailbox: str) -> Iterator[tuple[str, bytes]]:
    """Topics and retained payloads below ``discovery`` that announce one mailbox's entities."""
    device = {"identifiers": [f"debrief_{mailbox}"], "name": f"Debrief {mailbox}", "manufacturer": "Debrief"}
    common = {"device": device, "availability_topic": f"{prefix}/status"}
    for kind, name, told in _entities(f"{prefix}/{mailbox}"):
        unique = f"debrief_{mailbox}_{name}"
        body = {**told, **common, "unique_id": unique, "object_id": unique}
        yield f"{discovery}/{kind}/{unique}/config", json.dumps(body, ensure_ascii=False).encode()


def _entities(base: str) -> Iterator[tuple[str, str, Mapping[str, object]]]:
    yield "sensor", AWAITED, _counted(base, AWAITED, "Interviews with answers awaited", "mdi:email-fast-outline")
    yield "sensor", READY, _counted(base, READY, "Interviews ready to decide", "mdi:scale-balance")
    trouble = {"name": "Trouble", "state_topic": f"{base}/{SENSORS}/{TROUBLE}", "device_class": "problem"}
    yield "binary_sensor", TROUBLE, trouble
    events = {
        "name": "Events",
        "state_topic": f"{base}/+",
        "event_types": [notice.value for notice in Notice],
        # Home Assistant wants the event under its own name; the rest become attributes.
        "value_template": "{{ dict(value_json, event_type=value_json.event) | to_json }}",
        "icon": "mdi:bell-outline",
    }
    yield "event", "events", events


def _counted(base: str, name: str, title: str, icon: str) -> Mapping[str, object]:
    topic = f"{base}/{SENSORS}/{name}"
    return {"name": title, "state_topic": topic, "state_class": "measurement", "icon": icon}
