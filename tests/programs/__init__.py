"""How people's mail programs quote what they answer: wording and markup, each program in a file of its own.

Written from what the programs send, not from what our labeller looks for.
"""

from agent.sandbox.quoting.apple import AppleMail, IPhone
from agent.sandbox.quoting.gmail import GmailAndroid, GmailWeb
from agent.sandbox.quoting.outlook import OutlookDesktop
from agent.sandbox.quoting.outlook_web import OutlookMobile, OutlookWeb
from agent.sandbox.quoting.program import Program
from agent.sandbox.quoting.thunderbird import Thunderbird
from agent.sandbox.quoting.yahoo import Yahoo
from tests.programs.gmx import Gmx
from tests.programs.hey import Hey
from tests.programs.k9 import K9
from tests.programs.proton import ProtonMail
from tests.programs.samsung import Samsung
from tests.programs.spark import Spark
from tests.programs.zoho import Zoho

PROGRAMS: tuple[Program, ...] = (
    GmailWeb(),
    GmailAndroid(),
    AppleMail(),
    IPhone(),
    OutlookDesktop(),
    OutlookWeb(),
    OutlookMobile(),
    Thunderbird(),
    Yahoo(),
    ProtonMail(),
    Samsung(),
    Gmx(),
    Zoho(),
    Hey(),
    Spark(),
    K9(),
)
