"""Zipped shapefiles with polygons (Z and M too), read without GDAL: .shp for shapes, .dbf for names."""

import struct
from collections.abc import Iterator
from typing import Any

import shapely

from lagesbild.inlasning.excel import ExcelFil, OlasbarExcel
from lagesbild.inlasning.fil import Fil

POLYGONER = (5, 15, 25)
HUVUD = 100


class TrasigShapefil(ValueError):
    """The file is cut or holds other things than polygons; the message tells the user."""


def passar(fil: Fil) -> bool:
    return fil.is_zip and fil.excel is not None and bool(_del(fil.excel, ".shp"))


def _del(zipfil: ExcelFil, slut: str) -> str:
    return next((namn for namn in zipfil.delar if namn.lower().endswith(slut)), "")


def objekt(fil: Fil) -> list[dict[str, Any]]:
    """The shapes as GeoJSON-like objects: properties, and geometry that shapely made."""
    zipfil = fil.excel
    if zipfil is None:
        raise TrasigShapefil("Filen är ingen zip-fil.")
    shp = zipfil.packa_upp(_del(zipfil, ".shp"))
    if not (dbf := _del(zipfil, ".dbf")):
        raise TrasigShapefil("Zip-filen saknar namnen (.dbf).")
    cpg = _del(zipfil, ".cpg")
    kodning = zipfil.packa_upp(cpg).decode("ascii", "ignore").strip() if cpg else ""
    try:
        former, poster = list(_former(shp)), list(_poster(zipfil.packa_upp(dbf), kodning))
    except (struct.error, IndexError, ValueError, OverflowError) as fel:
        if isinstance(fel, TrasigShapefil | OlasbarExcel):
            raise
        raise TrasigShapefil("Shapefilen är avbruten.") from fel
    if len(former) != len(poster):
        raise TrasigShapefil("Shapefilen har olika många ytor och namn.")
    return [{"properties": p, "form": f} for p, f in zip(poster, former, strict=True)]


def _former(shp: bytes) -> Iterator[Any]:
    if shp[:4] != b"\x00\x00\x27\x0a":
        raise TrasigShapefil("Delen .shp är ingen shapefil.")
    plats = HUVUD
    while plats < len(shp):
        _, langd = struct.unpack_from(">ii", shp, plats)
        if langd < 2 or plats + 8 + langd * 2 > len(shp):
            raise TrasigShapefil("Shapefilen är avbruten.")
        yield _form(shp[plats + 8 : plats + 8 + langd * 2])
        plats += 8 + langd * 2


def _form(post: bytes) -> Any:
    (slag,) = struct.unpack_from("<i", post)
    if slag == 0:
        return shapely.Polygon()
    if slag not in POLYGONER:
        raise TrasigShapefil("Shapefilen har punkter eller linjer, inte ytor.")
    delar, punkter = struct.unpack_from("<ii", post, 36)
    if not 0 < delar <= punkter or 44 + 4 * delar + 16 * punkter > len(post):
        raise TrasigShapefil("Shapefilen är avbruten.")
    starter = [*struct.unpack_from(f"<{delar}i", post, 44), punkter]
    varden = struct.unpack_from(f"<{2 * punkter}d", post, 44 + 4 * delar)
    alla = list(zip(varden[::2], varden[1::2], strict=True))
    ringar = [alla[fran:till] for fran, till in zip(starter, starter[1:], strict=False)]
    return _ytor([ring for ring in ringar if len(ring) >= 4])


def _ytor(ringar: list[list[tuple[float, float]]]) -> Any:
    """Rings to surfaces: even-odd, so that neither winding nor order matters."""
    svar: Any = shapely.Polygon()
    for yta in sorted((shapely.Polygon(ring) for ring in ringar), key=lambda y: -y.area):
        svar = svar.symmetric_difference(yta if yta.is_valid else shapely.make_valid(yta))
    return svar


def _poster(dbf: bytes, kodning: str) -> Iterator[dict[str, str]]:
    antal, huvud, langd = struct.unpack_from("<iHH", dbf, 4)
    falt, plats = [], 32
    while dbf[plats] != 0x0D:
        namn = dbf[plats : plats + 11].split(b"\0")[0].decode("ascii", "ignore")
        falt.append((namn, dbf[plats + 16]))
        plats += 32
    if antal < 0 or huvud + antal * langd > len(dbf) + 1:
        raise TrasigShapefil("Namnen i shapefilen är avbrutna.")
    for nummer in range(antal):
        start = huvud + nummer * langd + 1
        post = {}
        for namn, bredd in falt:
            post[namn] = _ord(dbf[start : start + bredd], kodning)
            start += bredd
        yield post


def _ord(data: bytes, kodning: str) -> str:
    kodningar = ("utf-8", "cp1252") if not kodning.lower().startswith("iso") else ("cp1252",)
    for ett in kodningar:
        try:
            return data.decode(ett).strip(" \0")
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1").strip(" \0")
