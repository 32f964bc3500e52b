"""Reference data and accounts, for the förvaltare only; never the content of the work."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import BaseUserCreationForm
from django.db.models import DateField, Model
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from samverkan.formular import DatumInput
from samverkan.log import log
from samverkan.models import (
    Begrepp,
    Indikator,
    Lokalpolisomrade,
    LokalpolisomradeTackning,
    Malsattning,
    Omradesalias,
    Overenskommelse,
    Part,
    Samverkansomrade,
    Stadsdel,
    Stadsdelsomrade,
    Uppdrag,
    User,
    behorighet,
)
from samverkan.permissions import Roll
from samverkan.workflow import grupp_for, uppdatera_grupper

IFYLLNAD = ("urlify.js", "prepopulate.js", "xregexp.js", "xregexp.min.js")

admin.site.site_header = "Förvaltning"
admin.site.site_title = "Förvaltning"
admin.site.index_title = "Konton, uppdrag och grunddata"
admin.site.empty_value_display = "–"


def is_forvaltare(request: HttpRequest) -> bool:
    """The role of today decides, not a flag on the account."""
    return behorighet(request.user).har_roll(Roll.FORVALTARE)


def vem(request: HttpRequest) -> User | None:
    """The one who acts, for the log."""
    return request.user if isinstance(request.user, User) else None


def varden(obj: Model, falt: list[str]) -> dict[str, str]:
    """The named columns as the log keeps them; many-to-many and passwords are left out."""
    kolumner = {f.name for f in obj._meta.concrete_fields} - {"password"}
    return {namn: str(getattr(obj, namn) or "") for namn in falt if namn in kolumner}


class PeriodForm(forms.ModelForm):
    """A period that ends before it starts is told here; the database cannot compare it."""

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        fran, till = data.get("giltig_fran"), data.get("giltig_till")
        if fran and till and till < fran:
            self.add_error("giltig_till", "Slutdatumet kan inte ligga före startdatumet.")
        return data


class ForvaltareMixin:
    """Open to the förvaltare's role of today."""

    is_borttagbar = False

    def has_module_permission(self, request: HttpRequest) -> bool:
        return is_forvaltare(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return is_forvaltare(request)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return is_forvaltare(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return is_forvaltare(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What is used stays: accounts are closed and periods ended instead."""
        return self.is_borttagbar and is_forvaltare(request)


class GrunddataAdmin(ForvaltareMixin, admin.ModelAdmin):
    """Every change is an act in the log, with before and after."""

    formfield_overrides = {DateField: {"widget": DatumInput}}

    @property
    def media(self) -> forms.Media:
        """Without the scripts that fill a field in from another, which are heavy and not used."""
        skript: list[str] = super().media._js  # type: ignore[attr-defined]
        return forms.Media(js=[fil for fil in skript if not fil.endswith(IFYLLNAD)])

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        gammal = type(obj)._base_manager.get(pk=obj.pk) if change else None
        if "version" in {f.name for f in obj._meta.concrete_fields}:
            obj.version += bool(change)
            obj.updated_at, obj.updated_by = timezone.now(), request.user
        super().save_model(request, obj, form, change)
        if not change or form.has_changed():
            log_grunddata(request, obj, form.changed_data, gammal)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        super().save_formset(request, form, formset, change)
        for rad in formset.new_objects:
            log(vem(request), "lagga_till_grunddata", rad)
        for rad, falt in formset.changed_objects:
            log(vem(request), "andra_grunddata", rad, efter=varden(rad, falt))
        for rad in formset.deleted_objects:
            log(vem(request), "ta_bort_grunddata", rad)

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        log(vem(request), "ta_bort_grunddata", obj)
        super().delete_model(request, obj)


def log_grunddata(request: HttpRequest, obj: Any, falt: list[str], gammal: Any) -> None:
    """One row of the log for a saved form."""
    akt = "andra_grunddata" if gammal else "lagga_till_grunddata"
    fore = varden(gammal, falt) if gammal else None
    log(vem(request), akt, obj, fore=fore, efter=varden(obj, falt))


class RadInline(ForvaltareMixin, admin.TabularInline):
    """Rows of reference data on their parent's page."""

    extra = 0


class AliasInline(RadInline):
    """Other names of a district."""

    model = Omradesalias
    is_borttagbar = True


class StadsdelInline(RadInline):
    """The named parts of a district."""

    model = Stadsdel
    fields = ["namn", "latitud", "longitud"]


class TackningInline(RadInline):
    """The districts of a lokalpolisområde over time."""

    model = LokalpolisomradeTackning
    form = PeriodForm
    is_borttagbar = True


class MalsattningInline(RadInline):
    """The goals of an area."""

    model = Malsattning


class SamverkansomradeInline(RadInline):
    """The areas of an agreement."""

    model = Samverkansomrade


class KontoForm(BaseUserCreationForm):
    """A new account is known by its address."""

    class Meta:
        model = User
        fields = ("email", "namn", "funktion")


@admin.register(User)
class KontoAdmin(GrunddataAdmin, UserAdmin):
    """Accounts; what a person may do stands in the assignments."""

    add_form = KontoForm
    add_fieldsets = [(None, {"fields": ["email", "namn", "funktion", "password1", "password2"]})]
    fieldsets = [(None, {"fields": ["email", "namn", "funktion", "is_active", "password"]})]
    list_display = ["email", "namn", "funktion", "is_active", "is_demo", "last_login"]
    list_filter = ["is_active", "is_demo"]
    search_fields = ["email", "namn", "funktion"]
    ordering = ["email"]
    filter_horizontal = []

    def user_change_password(
        self, request: HttpRequest, id: str, form_url: str = ""
    ) -> HttpResponse:
        svar = super().user_change_password(request, id, form_url)
        if request.method == "POST" and svar.status_code == 302:
            log(vem(request), "satta_losenord", User.objects.get(pk=id))
        return svar


@admin.register(Uppdrag)
class UppdragAdmin(GrunddataAdmin):
    """Who holds which role, where and when."""

    form = PeriodForm
    list_display = ["user", "roll", "part", "stadsdelsomrade", "giltig_fran", "giltig_till"]
    list_filter = ["roll", "part", "stadsdelsomrade"]
    list_select_related = ["user", "part", "stadsdelsomrade"]
    search_fields = ["user__email", "user__namn"]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        obj.grupp = grupp_for(obj.roll, obj.part, obj.stadsdelsomrade)
        super().save_model(request, obj, form, change)


@admin.register(Stadsdelsomrade)
class StadsdelsomradeAdmin(GrunddataAdmin):
    """Districts with aliases and stadsdelar; a new one is seen by the whole city's groups."""

    form = PeriodForm
    list_display = ["namn", "namnd", "giltig_fran", "giltig_till"]
    search_fields = ["namn"]
    exclude = ["grans"]
    readonly_fields = ["grans_kalla"]
    filter_horizontal = ["foregangare"]
    inlines = [AliasInline, StadsdelInline]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        uppdatera_grupper()


@admin.register(Lokalpolisomrade)
class LokalpolisomradeAdmin(GrunddataAdmin):
    """The police's local areas and what they cover."""

    form = PeriodForm
    list_display = ["namn", "kod", "giltig_fran", "giltig_till"]
    inlines = [TackningInline]


@admin.register(Part)
class PartAdmin(GrunddataAdmin):
    """The two parties: their names may change, their number not."""

    list_display = ["namn", "kortnamn", "bokstav"]
    readonly_fields = ["kod", "tecken", "ordning"]

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Overenskommelse)
class OverenskommelseAdmin(GrunddataAdmin):
    """The overall agreement; its state is moved on its own page, by the central group."""

    form = PeriodForm
    list_display = ["namn", "dnr", "status", "giltig_fran", "giltig_till"]
    readonly_fields = ["status"]
    inlines = [SamverkansomradeInline]


@admin.register(Samverkansomrade)
class SamverkansomradeAdmin(GrunddataAdmin):
    """The prioritised areas with their goals."""

    list_display = ["nummer", "namn", "overenskommelse"]
    list_filter = ["overenskommelse"]
    inlines = [MalsattningInline]


@admin.register(Malsattning)
class MalsattningAdmin(GrunddataAdmin):
    """The goals, found by their words."""

    list_display = ["beteckning", "text"]
    list_select_related = ["samverkansomrade"]
    search_fields = ["text"]


@admin.register(Indikator)
class IndikatorAdmin(GrunddataAdmin):
    """What is measured for each goal."""

    list_display = ["kod", "namn", "enhet", "riktning", "periodicitet", "aktiv"]
    list_filter = ["aktiv", "riktning", "polisdriven"]
    search_fields = ["kod", "namn"]
    list_display_links = ["namn"]


@admin.register(Begrepp)
class BegreppAdmin(GrunddataAdmin):
    """The förvaltare's own words for the proposals of the merge."""

    is_borttagbar = True
    list_display = ["__str__", "anmarkning", "updated_at"]
    search_fields = ["uttryck", "betyder", "anmarkning"]
