"""What MQTT brokers, sockets and the library complain of, in terms of who can act."""

from aiomqtt.exceptions import MqttConnectError
from paho.mqtt.reasoncodes import ReasonCode

from agent.adapters.tls_faults import tls_fault
from agent.core.mail import plain
from agent.errors import ConfigError, DebriefError, LoginRefused, Transient

_BAD_LOGIN = frozenset({4, 5, 134, 135})
"""Bad user name or password, and not authorised: in MQTT 3.1.1 (section 3.2.2.3), and as the library renames them."""
_BUSY = frozenset({3, 136})
"""Server unavailable."""


def fault(server: str, error: Exception) -> DebriefError:
    """For whatever the library raised. It keeps the reason of a failed connection as the context of its own error."""
    refused = tls_fault(error, f"MQTT broker {server}", "With tls: yes the usual port is 8883; 1883 speaks without.")
    if refused is not None:
        return refused
    if isinstance(error, MqttConnectError):
        return _refused(server, error)
    return Transient(f"The MQTT broker {server} cannot be reached: {plain(str(error))[:200]}", channel=True)


def _refused(server: str, error: MqttConnectError) -> DebriefError:
    code = error.rc.value if isinstance(error.rc, ReasonCode) else error.rc
    if code in _BAD_LOGIN:
        return LoginRefused(
            f"The MQTT broker {server} refused the login.", hint="Check the user name and password of section mqtt."
        )
    if code in _BUSY:
        return Transient(f"The MQTT broker {server} is not available now.", channel=True)
    return ConfigError(
        f"The MQTT broker {server} refused the connection: {plain(str(error))}.",
        hint="It may not speak MQTT 3.1.1, or dislike the client id.",
    )
