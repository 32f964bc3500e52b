"""Hostile files: refused with a clear sentence, or read safely, in little time and little memory."""

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from lagesbild.inlasning import las
from tests.lagesbild.inlasning import filer

ROT = Path(__file__).resolve().parents[3]
SEKUNDER, MEGABYTE = 2.0, 150
EN_RAD = b'<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row>'


def _bomb() -> bytes:
    ut = BytesIO()
    with zipfile.ZipFile(ut, "w", zipfile.ZIP_DEFLATED) as arkiv:
        arkiv.writestr("[Content_Types].xml", "<Types/>")
        with arkiv.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as del_:
            for _ in range(400):
                del_.write(b"0" * 1_000_000)
    return ut.getvalue()


def _ljuger() -> bytes:
    """A part that says it is small and unpacks to much."""
    data = bytearray(filer.excel_med(filer.ark(b" " * 30_000_000)))
    verklig = (30_000_000 + len(filer.ark(b""))).to_bytes(4, "little")
    return bytes(data.replace(verklig, (1000).to_bytes(4, "little")))


XXE = b'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
SKRATT = b"<!DOCTYPE x [" + b"".join(
    b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10 if n else b"ha") for n in range(10)
) + b"]>"  # fmt: skip
FILER: dict[str, tuple[Callable[[], bytes], str]] = {
    "zipbomb": (_bomb, "för stor när den packas upp"),
    "ljuger_om_storlek": (_ljuger, "för stor när den packas upp|skadad"),
    "xxe": (lambda: filer.excel_med(filer.ark(EN_RAD, XXE)), "definitioner som ett kalkylprogram"),
    "billion_laughs": (
        lambda: filer.excel_med(filer.ark(EN_RAD, SKRATT)), "definitioner som ett kalkylprogram"),
    "utf16_xml": (
        lambda: filer.excel_med(filer.ark(EN_RAD, XXE).decode().encode("utf-16")), "definitioner"),
    "makron": (
        lambda: filer.excel_med(filer.ark(EN_RAD), xl__vbaProject_bin=b"").replace(
            b"vbaProject_bin", b"vbaProject.bin"), "innehåller makron"),
    "bred_excel": (
        lambda: filer.excel_med(filer.ark(b'<row r="1"><c r="XFD1048576"><v>1</v></c></row>')),
        "kolumner brett"),
    "bred_csv": (lambda: b"a;" * 1_000_000, "fler än 1000"),
    "lang_cell_csv": (lambda: b"omrade;ar;antal\nN;2024;" + b"7" * 200_000, "tecken, fler än 32767"),
    "lang_cell_excel": (
        lambda: filer.excel_med(filer.ark(b'<row r="1"><c r="A1" t="inlineStr"><is><t>'
                                          + b"x" * 200_000 + b"</t></is></c></row>")),
        "200000 tecken"),
    "formel_utan_varde": (
        lambda: filer.excel_med(filer.ark(b'<row r="1"><c r="B2"><f>SUM(A1)</f></c></row>')),
        "Cell B2 har en formel"),
    "fel_magi": (lambda: b"PK\x03\x04" + b"skr\xc3\xa4p" * 100, "skadad eller inte en riktig"),
    "annan_zip": (lambda: filer.zippad(**{"../../etc/x": b"hej"}), "varken Excel eller gränser"),
    "gammal_excel": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "äldre Excel"),
    "noll": (lambda: b"", "Filen är tom"),
    "noll_byte": (lambda: b"a;b\n\0;\0\n", "inte text"),
    "gzipbomb": (lambda: __import__("gzip").compress(b"0" * 80_000_000), "för stor när den packas"),
    "djup_json": (lambda: b'{"dimension": "size" "value"' + b"[" * 300_000, "inte hel json-stat"),
    "jatteaxlar": (
        lambda: json.dumps({"class": "dataset", "id": list("abcdefg"), "size": [10] * 7,
                            "value": {"0": 1}, "dimension": {
            k: {"category": {"index": [str(n) for n in range(10)]}} for k in "abcdefg"}}).encode(),
        "fler än 1000000"),
}  # fmt: skip


@pytest.mark.parametrize("namn", FILER)
def test_refused_with_a_clear_sentence(namn: str) -> None:
    gor, text = FILER[namn]
    tolkning = las(gor())
    assert tolkning.antal == 0 and tolkning.fel
    fel = tolkning.fel[0]
    assert any(bit in fel.meddelande for bit in text.split("|")), fel.meddelande
    assert fel.skal.endswith(".") and fel.atgard.endswith(".")


MAT = """
import resource, sys, time
from lagesbild.inlasning import las
data = sys.stdin.buffer.read()
las(b"Region;Brott;\\xc3\\x85r;Period;Antal\\n")
fore = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
start = time.process_time()
las(data)
efter = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(time.process_time() - start, (efter - fore) / 1024)
"""


@pytest.mark.parametrize("namn", FILER)
def test_in_little_time_and_memory(namn: str) -> None:
    """In a process of its own, above what the readers themselves need; time of the processor."""
    svar = subprocess.run(
        [sys.executable, "-c", MAT], input=FILER[namn][0](), capture_output=True, check=True,
        cwd=ROT, env=os.environ | {"PYTHONPATH": str(ROT)},
    )  # fmt: skip
    tid, minne = map(float, svar.stdout.split())
    assert tid < SEKUNDER and minne < MEGABYTE


def test_utf16_text_and_formula_texts_are_read_as_they_stand() -> None:
    text = "Område;År;Brott;Antal\nNorrby;2024;=1+1;7\n"
    (rad,) = las(text.encode("utf-16")).rader
    assert (rad.serie, rad.varde) == ("=1+1", 7)


def test_a_formula_with_its_value_is_read_as_the_value() -> None:
    rader = (
        b'<row r="1"><c r="A1" t="inlineStr"><is><t>Omr\xc3\xa5de</t></is></c><c r="B1" t="inlineStr">'
        b'<is><t>2024</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>N</t></is></c>'
        b'<c r="B2"><f>3+4</f><v>7</v></c></row>'
    )
    (rad,) = las(filer.excel_med(filer.ark(rader))).rader
    assert (rad.omrade, rad.varde) == ("N", 7)
