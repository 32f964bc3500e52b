"""Reads a folder of readable data files into the reference tables, whole or not at all."""

from samverkan.grunddatalasning.filer import Grunddatafel
from samverkan.grunddatalasning.las_in import Rakning, las_in

__all__ = ["Grunddatafel", "Rakning", "las_in"]
