"""A person with a browser without JavaScript: follows links that stand on the page, sends its forms."""

import re
from typing import Any
from xml.etree.ElementTree import Element

import tinyhtml5
from django.test import Client

Falt = dict[str, list[str]]


class Webblasare:
    """Logs in by the log-in page and does only what the page offers."""

    def __init__(self, epost: str, losenord: str) -> None:
        self.client = Client(enforce_csrf_checks=True)
        self.svar: Any = None
        self.ga("/logga-in/")
        self.skicka("Logga in", username=epost, password=losenord)

    def ga(self, url: str) -> "Webblasare":
        """Open an address that the page or another page has given."""
        return self._las(self.client.get(url, follow=True))

    def folj(self, text: str) -> "Webblasare":
        """Follow the first link that says the text, or begins with it."""
        lankar = [(_ord(en), en.get("href", "")) for en in self.sida.iter("a")]
        hel = [url for sagt, url in lankar if sagt == text]
        borjar = [url for sagt, url in lankar if sagt.startswith(text)]
        assert hel or borjar, f"{self.url} har ingen länk ”{text}”: {[s for s, _ in lankar]}"
        return self.ga((hel + borjar)[0])

    def skicka(self, knapp: str, vid: str = "", vantat: int = 200, **nytt: Any) -> "Webblasare":
        """Fill in and send the form whose button says so, the one at the text `vid` if many."""
        form = self._formular(knapp, vid)
        data = _ifyllt(form)
        for namn, varde in nytt.items():
            data[namn] = _valt(form, namn, varde)
        url = form.get("action") or self.url
        fran = {"referer": f"http://testserver{self.url}"}
        return self._las(self.client.post(url, data, follow=True, headers=fran), vantat)

    def far_skicka(self, knapp: str) -> bool:
        """Whether the page offers the button."""
        return any(_knappar(en, knapp) for en in self.sida.iter("form"))

    @property
    def text(self) -> str:
        """Everything the page says."""
        return _ord(self.sida)

    def _formular(self, knapp: str, vid: str) -> Element:
        traffar = [
            form
            for omgivning in self._omgivningar(vid)
            for form in omgivning.iter("form")
            if _knappar(form, knapp)
        ]
        assert traffar, f"{self.url} har ingen knapp ”{knapp}” vid ”{vid}”: {self.text}"
        return traffar[0]

    def _omgivningar(self, vid: str) -> list[Element]:
        if not vid:
            return [self.sida]
        return [del_ for del_ in self.sida.iter("section") if vid in _ord(del_)]

    def _las(self, svar: Any, vantat: int = 200) -> "Webblasare":
        self.svar, self.url = svar, svar.request["PATH_INFO"]
        if svar.request["QUERY_STRING"]:
            self.url += f"?{svar.request['QUERY_STRING']}"
        if svar["Content-Type"].startswith("text/html"):
            trad = tinyhtml5.parse(svar.content.decode(), namespace_html_elements=False)
            self.sida = trad.find("body")
        assert svar.status_code == vantat, f"{svar.status_code} {self.url}: {self.text}"
        return self


def _ord(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _knappar(form: Element, text: str) -> list[Element]:
    knappar = [en for en in form.iter("button") if en.get("type") != "button"]
    return [en for en in knappar if _ord(en) == text]


def _falt(form: Element, namn: str = "") -> list[Element]:
    alla = [en for en in form.iter() if en.tag in ("input", "select", "textarea")]
    return [en for en in alla if en.get("name") and (not namn or en.get("name") == namn)]


def _ifyllt(form: Element) -> Falt:
    """What the browser would send as the form stands."""
    data: Falt = {}
    for en in _falt(form):
        data.setdefault(en.get("name", ""), []).extend(_varden(en))
    return {namn: varden for namn, varden in data.items() if varden}


def _varden(en: Element) -> list[str]:
    if en.tag == "textarea":
        return [re.sub(r"^\n", "", "".join(en.itertext()))]
    if en.tag == "select":
        val = list(en.iter("option"))
        valda = [rad for rad in val if rad.get("selected") is not None]
        return [rad.get("value", "") for rad in valda or val[:1]]
    if en.get("type") in ("checkbox", "radio") and en.get("checked") is None:
        return []
    return [en.get("value", "on" if en.get("type") == "checkbox" else "")]


def _valt(form: Element, namn: str, varde: Any) -> list[str]:
    """A written value as it is, a chosen one by what its label says."""
    falt = _falt(form, namn)
    assert falt, f"Formuläret har inget fält {namn}: {[en.get('name') for en in _falt(form)]}"
    val = _alternativ(form, falt)
    if not val:
        return [str(varde)]
    return [_traff(val, str(ett)) for ett in (varde if isinstance(varde, list) else [varde])]


def _alternativ(form: Element, falt: list[Element]) -> dict[str, str]:
    if falt[0].tag == "select":
        return {_ord(rad): rad.get("value", "") for rad in falt[0].iter("option")}
    if falt[0].get("type") not in ("checkbox", "radio"):
        return {}
    return {
        _ord(etikett): en.get("value", "on")
        for etikett in form.iter("label")
        for en in etikett.iter("input")
        if en in falt
    }


def _traff(val: dict[str, str], text: str) -> str:
    traffar = [varde for sagt, varde in val.items() if sagt == text or text in sagt]
    hel = [varde for sagt, varde in val.items() if sagt == text]
    assert traffar, f"Inget alternativ säger ”{text}”: {list(val)}"
    return (hel or traffar)[0]
