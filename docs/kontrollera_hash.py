"""Räknar om kontrollsumman för en lägesbild: python3 kontrollera_hash.py FIL.json [SUMMA]."""

import hashlib
import json
import sys
import unicodedata


def normal(v):
    if isinstance(v, dict):
        return {nyckel: normal(v[nyckel]) for nyckel in v}
    if isinstance(v, list):
        return [normal(ett) for ett in v]
    if isinstance(v, str):
        return unicodedata.normalize("NFC", v.replace("\r\n", "\n"))
    return v + 0.0 if isinstance(v, float) else v


def summa(fil):
    with open(fil, encoding="utf-8-sig") as f:
        allt = normal(json.load(f))
    text = json.dumps(allt, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


if __name__ == "__main__":
    svar = summa(sys.argv[1])
    print(svar)
    sys.exit(0 if len(sys.argv) < 3 or svar == sys.argv[2].strip().lower() else 1)
