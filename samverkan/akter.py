"""The acts of the log in words that a person reads."""

AKTER = {
    "borja_underlag": "började på underlaget",
    "lamna_in": "lämnade in underlaget",
    "ta_tillbaka": "tog tillbaka",
    "las_underlag": "läste den andra partens underlag",
    "las_iakttagelse": "läste den andra partens iakttagelse",
    "las_inlasning": "läste den andra partens inläsning",
    "las_sammanforing": "läste sammanföringen",
    "skriva_iakttagelse": "skrev en iakttagelse",
    "andra_iakttagelse": "ändrade en iakttagelse",
    "ta_bort_iakttagelse": "tog bort en iakttagelse",
    "andra_kalla": "skrev om en källa",
    "las_in_fil": "läste in en fil",
    "skapa_lagesbild": "började på lägesbilden",
    "sammanfor": "förde samman iakttagelser",
    "lagg_undan": "lade en iakttagelse åt sidan",
    "aterta_undanlaggning": "tog tillbaka en iakttagelse",
    "sarskilj": "skilde två iakttagelser åt",
    "los_upp_lagespunkt": "löste upp en lägespunkt",
    "andra_lagespunkt": "ändrade en lägespunkt",
    "reservera": "reserverade sig",
    "aterta_reservation": "tog tillbaka reservationen",
    "andra_analys": "skrev gemensam analys",
    "andra_bedomning": "skrev den samlade bedömningen",
    "exportera_lagesbild": "hämtade lägesbildens innehåll",
    "skapa_plats": "lade till en plats",
    "andra_plats": "ändrade en plats",
    "utpeka_plats": "pekade ut en plats",
    "andra_utpekad_plats": "ändrade varför platsen pekas ut",
    "ta_bort_utpekad_plats": "tog bort en utpekad plats",
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
