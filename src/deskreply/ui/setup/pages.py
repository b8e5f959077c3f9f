"""The pages of the first run, in their order."""

from deskreply.ui.setup.alert import AlertStep
from deskreply.ui.setup.connect import ConnectStep
from deskreply.ui.setup.livetest import LiveTestStep
from deskreply.ui.setup.office import OfficeStep
from deskreply.ui.setup.ready import ReadyStep
from deskreply.ui.setup.welcome import WelcomeStep
from deskreply.ui.setup.wording import WordingStep

PAGES = (
    WelcomeStep,
    OfficeStep,
    ConnectStep,
    WordingStep,
    AlertStep,
    LiveTestStep,
    ReadyStep,
)
