"""Columns of numbers straight from the database into numpy, without an object for each value."""

from __future__ import annotations

from typing import Any

import numpy as np
from django.contrib.postgres.aggregates.mixins import OrderableAggMixin
from django.db.models import Aggregate, BinaryField, F, FloatField, Func, QuerySet, Value
from django.db.models.functions import Cast
from django.utils import timezone

from lagesbild.geografi.handelser import Flyttal


class _Rader(OrderableAggMixin, Aggregate):
    """All rows one after another: eight bytes for each column, NaN where there is nothing."""

    template = "string_agg(%(expressions)s, ''::bytea %(order_by)s)"
    output_field = BinaryField()


def kolumner(rader: QuerySet[Any], *uttryck: Any, ordnade: tuple[str, ...] = ()) -> Flyttal:
    """One row for each of the query's, one column for each expression, in one question."""
    byte = [
        Func(_flyttal(ett), function="float8send", output_field=BinaryField()) for ett in uttryck
    ]
    sammansatt = Func(*byte, template="%(expressions)s", arg_joiner=" || ")
    svar = rader.order_by().aggregate(b=_Rader(sammansatt, order_by=ordnade))["b"]
    return np.frombuffer(svar or b"", dtype=">f8").astype(np.float64).reshape(-1, len(uttryck))


def _flyttal(uttryck: Any) -> Func:
    tal = Cast(F(uttryck) if isinstance(uttryck, str) else uttryck, FloatField())
    return Func(tal, Value(np.nan), function="coalesce", output_field=FloatField())


def lokal_tid(falt: str) -> Func:
    """Seconds of the clock on the wall since 1970, which is what an hour of the week means."""
    return Func(
        F(falt),
        Value(timezone.get_current_timezone_name()),
        template="extract(epoch from %(expressions)s)",
        arg_joiner=" at time zone ",
        output_field=FloatField(),
    )


def tider(sekunder: Flyttal) -> np.ndarray:
    """Seconds as times, NaT where there is none."""
    finns = np.isfinite(sekunder)
    hela = np.floor(np.where(finns, sekunder, 0)).astype("datetime64[s]")
    return np.where(finns, hela, np.datetime64("NaT", "s"))
