"""An attacker of the tests' own: shares no code with what is tested."""

from itertools import product

import numpy as np
from scipy.optimize import linprog


def kanda_tal(tabell, summor, skydd, visade=None):
    """What is printed: the cells that are shown, and the sums that are shown."""
    visas = ~skydd.celler if visade is None else ~skydd.celler & visade
    celler = {i: int(tabell.flat[i]) for i in np.flatnonzero(visas)}
    rader = [
        (list(s.celler), int(tabell.ravel()[list(s.celler)].sum()))
        for s, dold in zip(summor, skydd.summor, strict=True)
        if not dold
    ]
    return celler, rader


def spann(tabell, summor, skydd, mal, golv, visade=None):
    """Least and most of a sum over cells by linear programming over everything printed."""
    celler, rader = kanda_tal(tabell, summor, skydd, visade)
    matris, hoger = np.zeros((len(rader), tabell.size)), np.zeros(len(rader))
    for nr, (platser, varde) in enumerate(rader):
        matris[nr, platser], hoger[nr] = 1, varde
    bounds = [(celler.get(i, golv), celler.get(i)) for i in range(tabell.size)]
    rad = np.zeros(tabell.size)
    rad[list(mal)] = 1
    ut = []
    for tecken in (1, -1):
        band = {"A_eq": matris, "b_eq": hoger} if rader else {}
        svar = linprog(tecken * rad, bounds=bounds, **band)
        ut.append(np.inf if svar.status == 3 else tecken * svar.fun)
    return ut[0], ut[1]


def antal_heltal(lagst, hogst):
    return np.inf if np.isinf(hogst) else np.floor(hogst + 1e-6) - np.ceil(lagst - 1e-6) + 1


def mojliga_varden(tabell, summor, skydd, plats, golv, tak):
    """Every whole value of a cell up to `tak`, by trying all tables; exponential."""
    celler, rader = kanda_tal(tabell, summor, skydd)
    dolda = [i for i in range(tabell.size) if i not in celler]
    funna = set()
    for forsok in product(range(golv, tak + 1), repeat=len(dolda)):
        alla = {**celler, **dict(zip(dolda, forsok, strict=True))}
        if all(sum(alla[i] for i in platser) == varde for platser, varde in rader):
            funna.add(alla[plats])
    return funna
