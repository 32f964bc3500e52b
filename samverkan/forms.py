"""Forms of the ground floor."""

from django import forms
from django.contrib.auth.forms import AuthenticationForm

from samverkan.formular import TextYta
from samverkan.models import Remissvar


class LoggaInForm(AuthenticationForm):
    """E-mail and password; one message whatever was wrong."""

    username = forms.EmailField(
        label="E-postadress",
        widget=forms.EmailInput(attrs={"autocomplete": "username", "autofocus": True}),
    )
    error_messages = {
        "invalid_login": "E-postadressen och lösenordet hör inte ihop. Kontrollera båda.",
        "inactive": "Kontot är avstängt. Prata med förvaltaren i din organisation.",
    }


class RemissvarForm(forms.ModelForm):
    """A party's answer to the proposed agreement."""

    class Meta:
        model = Remissvar
        fields = ["text"]
        widgets = {"text": TextYta(8)}
