"""Builds data/people-given.txt and data/people-surnames.txt from two open lists of names, installed by name.

    pip install --target build/py Faker==38.2.0 names==0.3.0
    PYTHONPATH=build/py python3 data/make_people.py data

Writes the same bytes for the same packages.
"""

import importlib
import re
import sys
import unicodedata
from pathlib import Path

import names

FREQUENT = 12_000  # surnames of the United States census, the most frequent
LOCALES = (
    "es_AR es_CL es_CO es_ES es_MX es en_GB en_IE en_IN en_KE en_NG en_NZ en_US fr_FR it_IT de_DE pt_BR pt_PT"
    " nl_NL pl_PL ro_RO sv_SE no_NO da_DK fi_FI tr_TR hr_HR cs_CZ hu_HU id_ID et_EE lt_LT lv_LV sl_SI sk_SK"
    " vi_VN az_AZ uz_UZ"
).split()


def folded(name: str) -> list[str]:
    plain = "".join(
        c for c in unicodedata.normalize("NFD", name.lower().replace("ñ", "\0")) if not unicodedata.combining(c)
    ).replace("\0", "ñ")
    return [word for word in re.split(r"[^a-zñ]+", plain) if len(word) > 2]


def listed(provider, beginnings: tuple[str, ...]) -> set[str]:
    found = set()
    for attribute in sorted(vars(provider)):
        values = vars(provider)[attribute]
        if attribute.startswith(beginnings) and isinstance(values, (dict, list, tuple)):
            for value in values:
                found.update(folded(value))
    return found


given, surnames = set(), set()
for locale in LOCALES:
    try:
        module = importlib.import_module(f"faker.providers.person.{locale}")
    except ImportError:
        continue
    given |= listed(module.Provider, ("first_name",))
    surnames |= listed(module.Provider, ("last_name",))
for table, into in (("dist.all.last", surnames), ("dist.male.first", given), ("dist.female.first", given)):
    lines = (Path(names.__file__).parent / table).read_text().splitlines()[:FREQUENT]
    for line in lines:
        into.update(folded(line.split()[0]))


def written(what: str, words: set[str]) -> str:
    lines, line = [], ""
    for word in sorted(words):
        if len(line) + len(word) > 118:
            lines.append(line)
            line = ""
        line += (" " if line else "") + word
    return "\n".join([
        f"# {what}, folded; signs for the model, no proof.",
        "# Source: Faker 38.2.0 (MIT) and the United States census as listed by names 0.3.0 (MIT; the census is in the",
        "# public domain); made by make_people.py.",
        *lines, line,
    ]) + "\n"


folder = Path(sys.argv[1])
(folder / "people-given.txt").write_text(written("Given names", given))
(folder / "people-surnames.txt").write_text(written("Surnames", surnames))
