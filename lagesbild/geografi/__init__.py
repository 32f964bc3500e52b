"""Where it happens: hexagons, significant cells, proposed places and patterns in time; no Django."""

from lagesbild.geografi.analys import Parametrar, analysera
from lagesbild.geografi.aorist import Aoristisk, aoristisk
from lagesbild.geografi.gistar import Gistar, benjamini_hochberg, gi_stjarna
from lagesbild.geografi.handelser import Handelser, fingeravtryck
from lagesbild.geografi.platser import Platsforslag
from lagesbild.geografi.sexhorn import STORLEKAR, Rutnat, rutnat_over
from lagesbild.geografi.tathet import Tathet, karntathet
from lagesbild.geografi.upprepning import Knox, knox
from lagesbild.geografi.vakter import Vakt, vakter

__all__ = [
    "STORLEKAR",
    "Aoristisk",
    "Gistar",
    "Handelser",
    "Knox",
    "Parametrar",
    "Platsforslag",
    "Rutnat",
    "Tathet",
    "Vakt",
    "analysera",
    "aoristisk",
    "benjamini_hochberg",
    "fingeravtryck",
    "gi_stjarna",
    "karntathet",
    "knox",
    "rutnat_over",
    "vakter",
]
