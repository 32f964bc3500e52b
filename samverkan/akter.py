"""The acts of the log in words that a person reads."""

AKTER = {
    "borja_underlag": "började på underlaget",
    "lamna_in": "lämnade in underlaget",
    "ta_tillbaka": "tog tillbaka",
    "las_underlag": "läste den andra partens underlag",
    "starta_sammanforing": "startade sammanföringen",
    "skicka_for_godkannande": "skickade för godkännande",
    "faststall": "fastställde",
    "godkann": "godkände",
    "lamna_remissvar": "lämnade remissvar",
    "borja_remissvar": "började på remissvar",
    "skriva_remissvar": "skrev remissvar",
    "skicka_remiss": "skickade på remiss",
    "satt_i_kraft": "satte i kraft",
    "besluta": "beslutade",
    "avsluta": "avslutade",
}

_STAVNING = [("lagesbild", "lägesbild"), ("atgard", "åtgärd"), ("andra", "ändra")]


def akt_i_ord(akt: str) -> str:
    """The act in words; an act without words of its own is spelled out from its name."""
    if akt in AKTER:
        return AKTER[akt]
    ord_ = akt.replace("_", " ")
    for ascii_form, svensk in _STAVNING:
        ord_ = ord_.replace(ascii_form, svensk)
    return ord_
