"""Invented sentences by area; no person, no real event."""

from uppfoljning.demo.texter import brottsoffer, miljoer, platser, systemhot, unga
from uppfoljning.demo.texter.tema import Tema

#: By the number of the area in the agreement.
TEMAN: dict[int, list[Tema]] = {
    1: unga.TEMAN,
    2: platser.TEMAN,
    3: systemhot.TEMAN,
    4: brottsoffer.TEMAN,
    5: miljoer.TEMAN,
}
