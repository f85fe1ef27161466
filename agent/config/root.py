"""The whole of config.yaml."""

from datetime import timedelta
from pathlib import Path

from pydantic import Field, SecretStr, model_validator

from agent.config.caps import Limits
from agent.config.channels import Channel
from agent.config.chase import Chase
from agent.config.freemail import FREE_MAIL_DOMAINS
from agent.config.mailbox import Mailbox
from agent.config.model import ModelServer
from agent.config.mqtt import Mqtt
from agent.config.policy import Policy
from agent.config.section import Section, refuse
from agent.config.sense import foreign_deciders, private_clients, shared_mailboxes
from agent.config.teams import strange_teams
from agent.config.values import Domain, Duration, Folder, FolderPath


class Config(Section):
    """Everything that the operator chose, secrets included; no repr shows these."""

    state_dir: Folder = Field(
        default=Path("~/.local/state/debrief"),
        description="The folder for state: mails, feedback, what was sent. Only its owner may read it.",
        json_schema_extra={"shown": "~/.local/state/debrief; under systemd its state directory"},
    )
    mailboxes: tuple[Mailbox, ...] = Field(description="The recruiters that Debrief works for.")
    free_mail_domains: tuple[Domain, ...] = Field(
        default=FREE_MAIL_DOMAINS,
        description="Domains where private people have their mail; such an address is nobody's company. "
        "A list here replaces the built-in one.",
        json_schema_extra={"shown": f"{len(FREE_MAIL_DOMAINS)} large ones, such as gmail.com"},
    )
    chase: Chase = Field(default_factory=Chase, description="When people are asked and reminded.")
    caps: Limits = Field(default_factory=Limits, description="How much mail may leave.")
    policy: Policy = Field(default_factory=Policy, description="From where on an answer counts for the next step.")
    close_after: Duration = Field(
        default=timedelta(days=14),
        description="From the decision to the end of a case. Later replies only reach the recruiter.",
    )
    mqtt: Mqtt | None = Field(
        default=None, description="Push notifications by MQTT; without it there are none of these."
    )
    channels: tuple[Channel, ...] = Field(
        default=(),
        description="Further ways on which notifications reach people.",
        json_schema_extra={"shown": "none"},
    )
    model: ModelServer | None = Field(default=None, description="The language model; without it plain rules read.")
    templates: FolderPath | None = Field(
        default=None,
        description="A folder with templates of your own, each used instead of the shipped one of the same name.",
        json_schema_extra={"shown": "the shipped ones"},
    )
    token_key: SecretStr = Field(default=SecretStr(""), description="Never in this file.")

    @model_validator(mode="after")
    def _sensible(self) -> "Config":
        refuse([] if self.mailboxes else [("mailboxes", "must list at least one mailbox")])
        known = [channel.name for channel in self.channels]
        refuse([("channels", f"name {one} twice") for one in sorted(set(known)) if known.count(one) > 1])
        free = frozenset(self.free_mail_domains)
        refuse(
            [
                *shared_mailboxes(self.mailboxes),
                *private_clients(self.mailboxes, free),
                *foreign_deciders(self.mailboxes, free),
                *strange_teams(self.mailboxes),
            ]
        )
        return self

    def mailbox(self, name: str) -> Mailbox:
        """The mailbox with this name; KeyError if there is none."""
        found = {mailbox.name: mailbox for mailbox in self.mailboxes}
        return found[name]
