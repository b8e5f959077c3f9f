"""Practice: the bar that says so, the list of what to try, and who calls next."""

from deskreply.ui.practice.bar import PracticeBar as PracticeBar
from deskreply.ui.practice.checklist import Checklist as Checklist
from deskreply.ui.practice.nextcaller import NextCaller as NextCaller
