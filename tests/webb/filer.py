"""Files that a person has chosen and not yet confirmed, for the pages of an import."""

from lagesbild.inlasning import Fil

GOD = Fil("Område;År;Brott;Antal\nBromma;2024;Rån;12\nBromma;2023;Rån;9\n".encode(), "antal.csv")
MED_FEL = Fil("Område;År;Brott;Antal\nBromma;2024;Rån;många\n".encode(), "fel.csv")
OKANT_NAMN = Fil("Fråga;Andel;Område;År\nOtrygg ute;12,5;Brommma;2023\n".encode(), "namn.csv")
ALLA = [GOD, MED_FEL, OKANT_NAMN]
