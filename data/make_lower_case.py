"""Builds data/lower-case.txt: the words that the model's own sentences write in lower case.

    python3 data/make_lower_case.py > data/lower-case.txt

Prints the same bytes for the same sentences.
"""

import collections
import gzip
import json
import re
import unicodedata

SENTENCES = "data/model/entities-ancora-train.jsonl.gz"
OFTEN = 2  # times from which a word is listed: less may be a slip


def folded(word: str) -> str:
    plain = unicodedata.normalize("NFD", word.lower().replace("ñ", "\0"))
    return "".join(c for c in plain if not unicodedata.combining(c)).replace("\0", "ñ")


seen = collections.Counter()
with gzip.open(SENTENCES, "rt", encoding="utf-8") as lines:
    for line in lines:
        words = re.findall(r"[^\W\d_]+", json.loads(line)["text"])
        seen.update(folded(word) for word in words if word[0].islower())

print("# Words that are written in lower case too: a capital on one at the beginning of a sentence names nothing. Folded.")
print("# Source: AnCora-ES 2.0 (see data/model/SOURCE.md); gathered by data/make_lower_case.py.")
line = ""
for word in sorted(word for word, times in seen.items() if times >= OFTEN and len(word) > 1):
    if len(line) + len(word) > 118:
        print(line)
        line = ""
    line = f"{line} {word}".lstrip()
print(line)
