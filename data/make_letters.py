"""Writes letters.txt: Latin letters with accents, by the plain letter they are an accented form of.

Run with `python3 data/make_letters.py > data/letters.txt`; the standard library holds the
Unicode Character Database.
"""

import unicodedata

accented = {}
for code in [*range(0xC0, 0x250), *range(0x1E00, 0x1F00)]:
    letter = chr(code)
    plain = unicodedata.normalize("NFD", letter)[0]
    if letter.islower() and plain != letter and plain.isascii() and letter != "ñ":
        accented.setdefault(plain, []).append(letter)

print(
    f"""# Latin letters with accents, by the letter that is left without: plain letter | accented ones. ñ is a letter of
# its own and not among them.
# Source: canonical decompositions of the Unicode Character Database {unicodedata.unidata_version} (Unicode-3.0), blocks Latin-1
# Supplement to Latin Extended-B and Latin Extended Additional; made by make_letters.py."""
)
for plain in sorted(accented):
    print(f"{plain} | {''.join(accented[plain])}")
