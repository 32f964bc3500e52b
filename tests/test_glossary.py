"""The README's ordlista holds every model, by the interface's word and the code's."""

from pathlib import Path

import pytest
from django.apps import apps

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
MODELLER = [
    modell
    for app in ("samverkan", "lagesbild", "atgardsplan", "uppfoljning")
    for modell in apps.get_app_config(app).get_models()
]


@pytest.mark.parametrize("modell", MODELLER, ids=lambda modell: modell.__name__)
def test_model_stands_in_the_ordlista(modell):
    rader = README.split("## Ordlista")[1].splitlines()
    borjan = f"| {modell._meta.verbose_name} | `{modell.__name__}` | "
    (rad,) = [rad for rad in rader if rad.startswith(borjan)]
    assert len(rad) > len(borjan) + 10


@pytest.mark.parametrize("modell", MODELLER, ids=lambda modell: modell.__name__)
def test_model_has_a_docstring_of_its_own(modell):
    assert modell.__doc__ and not modell.__doc__.startswith(f"{modell.__name__}(")
