"""python -m bench [sida trafik diagram pdf inlasning berakning forslag handelser]: rows are never kept."""

import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samverkan.settings")
os.environ["LAGESBILD_ROLL"] = "agare"
os.environ["ALLOWED_HOSTS"] = "testserver"
django.setup()

from bench import matningar  # noqa: E402  (models can be imported only now)

if __name__ == "__main__":
    matningar.kor(sys.argv[1:])
