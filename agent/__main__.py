"""The command line. Each command imports what it needs when it runs, so that help is there at once."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from agent.errors import ConfigError, DebriefError

app = typer.Typer(
    help="Collects interview feedback by mail, and recommends the next step.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    # Plain help: the framed one imports a Markdown renderer, which takes twice as long as everything else.
    rich_markup_mode=None,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

ConfigFile = Annotated[Path, typer.Option("--config", "-c", envvar="DEBRIEF_CONFIG", help="The configuration file.")]
StateFolder = Annotated[
    Path | None, typer.Option("--state", help="The state folder, if it is not the one of the configuration.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
CONFIG = Path("config.yaml")


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"debrief {version('debrief')}")
        raise typer.Exit


@app.callback()
def options(
    debug: Annotated[
        bool, typer.Option("--debug", help="Show where an unexpected error arose, with all details.")
    ] = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Collects interview feedback by mail, and recommends the next step."""


@app.command()
def run(config: ConfigFile = CONFIG) -> None:
    """Run the service until it is told to stop (SIGTERM or Ctrl-C)."""
    from agent.commands.run import run as command

    command(config)


@app.command()
def check(config: ConfigFile = CONFIG) -> None:
    """Report every problem of the configuration, then try every server.

    Exit code 2: the configuration has to be changed. 1: a server failed. 0: all is well.
    """
    from agent.commands.check import check as command

    raise typer.Exit(command(config))


@app.command()
def status(config: ConfigFile = CONFIG, state: StateFolder = None, json: AsJson = False) -> None:
    """Show all interviews, and who is awaited."""
    from agent.commands.status import status as command

    command(config, state, json)


@app.command()
def show(
    ref: Annotated[str, typer.Argument(metavar="REF", help="The interview's reference, such as 7k3q9xab.")],
    config: ConfigFile = CONFIG,
    state: StateFolder = None,
    json: AsJson = False,
) -> None:
    """Show one interview's whole story, with evidence and reasons."""
    from agent.commands.show import show as command

    command(ref, config, state, json)


@app.command()
def retry(
    key: Annotated[
        str, typer.Argument(metavar="KEY|all", help="The mail's key, as 'debrief status' shows it, or 'all'.")
    ],
    config: ConfigFile = CONFIG,
    state: StateFolder = None,
) -> None:
    """Try quarantined mails anew, also while the service runs."""
    from agent.commands.retry import retry as command

    command(key, config, state)


@app.command()
def rebuild(
    config: ConfigFile = CONFIG,
    days: Annotated[int, typer.Option("--days", min=1, help="Look at the mail of so many days.")] = 120,
    over: Annotated[bool, typer.Option("--over", help="Also if there are records; they are kept beside.")] = False,
) -> None:
    """Make lost records anew from the mailbox, while the service does not run.

    Nothing is sent. What the mailbox does not show is asked of the recruiter once the service runs.
    """
    from agent.commands.rebuild import rebuild as command

    command(config, days, over)


@app.command()
def pause(
    mailbox: Annotated[
        str | None, typer.Argument(metavar="[MAILBOX]", help="The mailbox's name in the configuration; none: all.")
    ] = None,
    reason: Annotated[str, typer.Option("--reason", help="Why, for whoever looks at 'debrief status'.")] = "",
    all_mail: Annotated[bool, typer.Option("--all-mail", help="Hold back letters to the recruiter too.")] = False,
    config: ConfigFile = CONFIG,
    state: StateFolder = None,
) -> None:
    """Hold back all letters to participants, also while the service runs. All else goes on."""
    from agent.commands.switches import pause as command

    command(mailbox, config, state, reason=reason, all_mail=all_mail)


@app.command()
def resume(
    mailbox: Annotated[
        str | None, typer.Argument(metavar="[MAILBOX]", help="The mailbox's name in the configuration; none: all.")
    ] = None,
    config: ConfigFile = CONFIG,
    state: StateFolder = None,
) -> None:
    """Let letters leave again that 'debrief pause' or the breaker holds back."""
    from agent.commands.switches import resume as command

    command(mailbox, config, state)


@app.command()
def eval(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="Labelled replies, one JSON object a line, as the README describes.")
    ],
    config: ConfigFile = CONFIG,
    offline: Annotated[bool, typer.Option("--offline", help="Measure the plain rules, which need no model.")] = False,
    model: Annotated[str, typer.Option("--model", help="Another model of the configured server.")] = "",
    runs: Annotated[int, typer.Option("--runs", min=1, help="Have each reply read so often.")] = 1,
    limit: Annotated[int, typer.Option("--limit", min=0, help="Take so many from the file's beginning; 0: all.")] = 0,
    parallel: Annotated[int, typer.Option("--parallel", min=1, max=64, help="Ask for so many readings at once.")] = 1,
    json: AsJson = False,
) -> None:
    """Measure how well the configured model reads labelled replies.

    Exit code 0, however well it reads; 1 if it was broken off, or nothing could be read; 2: the configuration has to be
    changed.
    """
    from agent.commands.eval import Wish, evaluate

    wish = Wish(
        file=file,
        config=config,
        offline=offline,
        model=model,
        runs=runs,
        limit=limit,
        parallel=parallel,
        as_json=json,
    )
    raise typer.Exit(evaluate(wish))


@app.command(name="import-form")
def import_form(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The form's responses: .xlsx or .csv.")],
    config: ConfigFile = CONFIG,
    state: StateFolder = None,
) -> None:
    """Take over the exported responses of a form as feedback, also while the service runs.

    Exit code 1 if some of them could not be placed; each is told.
    """
    from agent.commands.import_form import import_form as command

    raise typer.Exit(command(file, config, state))


@app.command()
def topic(
    address: Annotated[str, typer.Argument(metavar="ADDRESS", help="A participant's mail address.")],
    config: ConfigFile = CONFIG,
    state: StateFolder = None,
) -> None:
    """Print the MQTT topic on which what concerns one participant is published."""
    from agent.commands.topic import topic as command

    command(address, config, state)


@app.command()
def unit(config: ConfigFile = CONFIG) -> None:
    """Print a systemd unit for this installation and configuration."""
    from agent.commands.unit import unit as command

    command(config)


@app.command()
def demo(
    out: Annotated[Path, typer.Option("--out", help="The folder for every mail and the log.")] = Path("demo-output"),
    config: ConfigFile = CONFIG,
) -> None:
    """Watch Debrief do its whole job in an office in a box.

    It needs no key and no network. With OPENAI_API_KEY or OPENAI_BASE_URL set, that model reads the answers.
    """
    from agent.commands.demo import demo as command

    command(config, out)


def main() -> None:
    """The console script. Whatever happens, a user sees a sentence and no traceback."""
    try:
        app(prog_name="debrief")
    except BrokenPipeError:
        _hush()
        sys.exit(1)
    except Exception as error:
        if "--debug" in sys.argv[1:]:
            raise
        sys.exit(report(error))


def report(error: Exception) -> int:
    """Tell the user what went wrong, and return the exit code: 2 if the configuration has to be changed, else 1."""
    leaves = _leaves(error)
    for leaf in leaves:
        print(_told(leaf), file=sys.stderr)  # noqa: T201
    return 2 if all(isinstance(leaf, ConfigError) for leaf in leaves) else 1


def _leaves(error: BaseException) -> list[BaseException]:
    if isinstance(error, BaseExceptionGroup):
        return [leaf for inner in error.exceptions for leaf in _leaves(inner)]
    return [error]


def _told(error: BaseException) -> str:
    if isinstance(error, DebriefError):
        hint = getattr(error, "hint", "")
        return f"{str(error).rstrip('.')}. {hint}" if hint else str(error)
    # The text of an unexpected error may hold names and addresses out of mails: it is for --debug only.
    frame = error.__traceback__
    while frame and frame.tb_next:
        frame = frame.tb_next
    place = f" at {Path(frame.tb_frame.f_code.co_filename).name}:{frame.tb_lineno}" if frame else ""
    return (
        f"debrief: an unexpected error ({type(error).__name__}{place}). "
        "'debrief --debug ...' shows all of it, which may include personal data."
    )


def _hush() -> None:
    """Keep the interpreter from complaining about a reader that has gone, such as 'head'."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    main()
