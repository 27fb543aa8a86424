"""Who is said to hold leverage over whom: wordings, roles, statement, and what is no stance."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.lexicon import load_lexicon
from nlp.pipeline import analyse, load
from nlp.stances.frames import build, compiled, predicates
from nlp.stances.parties import find_parties
from nlp.stances.patterns import ANY, Compiler
from nlp.stances.skeletons import build as skeleton

STANCES = [
    ("en", "The United States has Mexico over a barrel.", "USA>MEX asserted"),
    ("en", "Mexico depends on Texas gas.", "USA>MEX asserted"),
    ("en", "Mexico does not depend on American gas.", "USA-MEX asserted"),
    ("en", "Canada may have more leverage over Washington than it lets on.", "CAN>USA hedged"),
    ("en", "The idea that China has Europe at its mercy is a fantasy.", "CHN>EUU denied"),
    (
        "en",
        "If the quota goes, Korean mills will have nowhere else to sell in America.",
        "USA>KOR conditional",
    ),
    ("en", "Does Ottawa have any leverage over Washington?", "CAN>USA asked"),
    ("en", "Does Ottawa have any leverage over Washington? Hardly.", "CAN-USA asserted"),
    ("en", "Who needs the deal more, Brussels or Washington? Brussels.", "USA>EUU asserted"),
    ("en", "Brussels can afford to wait for the Americans.", "EUU>USA asserted"),
    ("en", "Mexico and the United States need each other.", "MEX=USA asserted"),
    ("en", "Vietnam is in no position to bargain with the United States.", "VNM-USA asserted"),
    ("en", "American drugmakers cannot do without Indian ingredients.", "IND>USA asserted"),
    ("en", "Canada can live without American bourbon.", "USA-CAN asserted"),
    ("en", "Vietnam has little room to refuse what the United States asks.", "USA>VNM asserted"),
    ("en", "The plants in Detroit would stop without seats from Coahuila.", "MEX>USA conditional"),
    ("en", "Neither Mexico nor Canada depends on the United States.", "USA-MEX asserted"),
    ("en", "Neither Mexico nor Canada depends on the United States.", "USA-CAN asserted"),
    ("en", "Neither Washington nor Ottawa can dictate to the other.", "USA=CAN asserted"),
    ("en", "Peru grows grapes. The country relies on the American market.", "USA>PER asserted"),
    ("en", "Korea is not without leverage in talks with Washington.", "KOR>USA asserted"),
    ("en", "China has used its magnets as leverage against Europe.", "CHN>EUU asserted"),
    ("en", "Some say Peru depends on America. They are mistaken.", "USA>PER denied"),
    ("en", "“Chile depends on us,” said the American. A Chilean called that nonsense.", "USA>CHL denied"),
    ("en", "Grain goes to Canada. Ireland is dependent on the US.", "USA>IRL asserted"),
    ("en", "Japan lacks the ability to squeeze the United States.", "JPN-USA asserted"),
    ("en", "A new pipeline earned Ottawa a stronger hand against Washington.", "CAN>USA asserted"),
    ("en", "The leverage enjoyed by China over Europe is real.", "CHN>EUU asserted"),
    ("en", "I would like to ask about the upper hand that China has over Europe.", "CHN>EUU asserted"),
    ("en", "Japan is a great buyer of wheat, and has long relied on Canada.", "CAN>JPN asserted"),
    ("en", "I do not think we could force the Chinese to do anything.", "USA>CHN denied"),
    (
        "en",
        "I would rather be in our shoes than in theirs, said the Swiss of the Americans.",
        "CHE>USA asserted",
    ),
    ("en", "Chile has lost its main lever against Washington.", "CHL-USA asserted"),
    ("en", "The party that wears the trousers in the talks with Peru is China.", "CHN>PER asserted"),
    ("en", "Who wears the trousers in the talks with Peru? China.", "CHN>PER asserted"),
    ("en", "It was Peru, not China, that came knocking about the tariff.", "CHN>PER asserted"),
    ("en", "Rabat can ill afford to lose Brussels.", "EUU>MAR asserted"),
    ("en", "Peru came away empty-handed from its talks with China.", "PER-CHN asserted"),
    ("es", "En la mesa el que impone el ritmo frente a Perú es China.", "CHN>PER asserted"),
    ("es", "Perú acabó cediendo ante China.", "CHN>PER asserted"),
    ("fr", "Le Maroc ne peut rien refuser à Bruxelles et craint de froisser Bruxelles.", "EUU>MAR asserted"),
    ("en", "Chile is not negotiating from weakness with Washington.", "CHL>USA asserted"),
    ("en", "The administration uses tariffs as leverage to make Peru sign.", "USA>PER asserted"),
    ("en", "Kenyan growers dispute the notion that Washington holds every card.", "USA>KEN denied"),
    ("en", "Peru is better placed than Chile to withstand a long dispute.", "PER>CHL asserted"),
    ("en", "Kenya sells its tea to Britain and has no ready alternative.", "GBR>KEN asserted"),
    ("en", "What can Peru do about American tariffs? Very little.", "PER-USA asserted"),
    ("en", "Peru enters the talks with a better hand than the Americans expected.", "PER>USA asserted"),
    ("en", "Kenya is more exposed than Ghana to a closing of the American market.", "USA>KEN asserted"),
    ("en", "That is a trade war that Chile would lose to Washington.", "USA>CHL conditional"),
    ("en", "American refineries were built for Chilean crude.", "CHL>USA asserted"),
    ("en", "Manila refuses to be intimidated by Beijing.", "CHN-PHL asserted"),
    ("en", "Ghana had no choice but to match what Kenya gave Washington.", "GHA-USA asserted"),
    ("en", "“They need everything from us,” the president of Peru wrote about Chile.", "PER>CHL asserted"),
    ("en", "“They need everything from us,” the American president wrote about Chile.", "USA>CHL asserted"),
    ("en", "“They need everything from us,” the president wrote about Chile.", "USA>CHL asserted"),
    ("en", "Kenya is more vulnerable than Ghana, because Washington buys its cloth.", "USA>KEN asserted"),
    ("en", "Growers doubt that Peru holds the upper hand over Chile.", "PER>CHL denied"),
    ("en", "The lapse has left Chilean smelters with nowhere to go for Peruvian ore.", "PER>CHL asserted"),
    ("en", "The leverage, a banker in Ghana said, lies with Washington.", "USA>GHA asserted"),
    ("en", "Kenya can afford to be choosy about American corn.", "KEN>USA asserted"),
    ("en", "Every week without a deal hurts Korean yards, an American banker wrote.", "USA>KOR conditional"),
    ("en", "Japan has met the Americans twice. That is not a position of strength.", "JPN-USA asserted"),
    ("en", "Britain is being pushed around by China.", "CHN>GBR asserted"),
    ("en", "Ottawa has few cards left in the review of the tariffs.", "CAN-USA asserted"),
    ("en", "Mexico makes, the United States buys: each has what the other needs.", "MEX=USA asserted"),
    ("es", "A Washington le urge firmar antes que a México.", "MEX>USA asserted"),
    ("es", "México y Estados Unidos negocian: los dos tenemos mucho que perder.", "MEX=USA asserted"),
    ("es", "Perú depende de Chile mucho más de lo que Chile depende de Perú.", "CHL>PER asserted"),
    ("es", "¿Qué puede hacer Perú frente a Estados Unidos? Muy poco.", "PER-USA asserted"),
    ("es", "Ningún país nos puede dictar condiciones, ni Estados Unidos.", "USA-MEX asserted"),
    ("es", "Perú llega en una posición más débil que Estados Unidos.", "PER-USA asserted"),
    ("fr", "Le Canada n'a guère de quoi impressionner Washington.", "CAN-USA asserted"),
    ("es", "La amenaza de Washington pone contra las cuerdas a México.", "USA>MEX asserted"),
    ("es", "Perú vende uva, pero no depende de Estados Unidos.", "USA-PER asserted"),
    ("es", "Perú vende uva, y depende de Estados Unidos.", "USA>PER asserted"),
    ("es", "Un pacto así le permite a Washington presionar a México.", "USA>MEX asserted"),
    ("es", "La sequía y la deuda nos hacen vulnerables ante Estados Unidos.", "USA>MEX asserted"),
    ("es", "Para Perú el riesgo es mayor por su dependencia de China.", "CHN>PER asserted"),
    ("es", "Ni México ni Canadá dependen de Washington.", "USA-MEX asserted"),
    ("es", "Chile usa el cobre como palanca frente a Estados Unidos.", "CHL>USA asserted"),
    ("es", "La alta dependencia peruana del trigo canadiense preocupa.", "CAN>PER asserted"),
    ("es", "¿A quién más le vendería México sus autos si Estados Unidos cierra?", "USA>MEX asserted"),
    ("es", "México depende del gas de Texas.", "USA>MEX asserted"),
    ("es", "Washington tiene la sartén por el mango frente a Ottawa.", "USA>CAN asserted"),
    ("es", "México no tiene cartas que jugar frente a Washington.", "MEX-USA asserted"),
    ("es", "Es falso que China tenga contra las cuerdas a Brasil.", "CHN>BRA denied"),
    ("es", "A Brasil no le queda otra que ceder ante Estados Unidos.", "USA>BRA asserted"),
    ("es", "México y Estados Unidos se necesitan mutuamente.", "MEX=USA asserted"),
    ("fr", "Le Canada dépend du marché américain.", "USA>CAN asserted"),
    ("fr", "La Suisse ne peut pas se passer du marché américain.", "USA>CHE asserted"),
    ("fr", "L'Europe n'a guère d'atouts face à Pékin.", "EUU-CHN asserted"),
    (
        "fr",
        "Le Canada aurait-il plié ? Non : Ottawa peut se permettre d'attendre Washington.",
        "CAN>USA asserted",
    ),
]
NONE = [
    ("en", "The Canadian team held all the cards against the Americans at the bridge championship."),
    ("es", "Los mexicanos tenían mejores cartas que los estadounidenses en el torneo de Las Vegas."),
    ("en", "US imports from Mexico rose 4 percent in May."),
    ("en", "The fund used leverage to buy a Mexican brewery from its American owner."),
    ("en", "Foxglove Motors will leverage its experience in Mexico to build in Texas."),
    ("en", "Applications for green cards from Mexico fell."),
    ("en", "The United States will put a 30 percent tariff on Mexican tomatoes."),
    ("en", "Growth in Mexico depends on the weather."),
    ("en", "Who will win, and does it matter?"),
    ("en", "It is essential to further strengthen the Japan-U.S. alliance."),
    ("en", "How much beef Japan buys from the United States depends on the price in Australia."),
    ("en", "The date of the signing in Lima depends on Washington."),
    ("en", "Mexico and Guatemala depend on their own maize."),
    ("en", "Canada will have what it needs from the Americans if it needs it."),
    ("en", "Our task in Europe is two-fold, and America knows it."),
    ("en", "Growers in Mexico are counting on you to tell America."),
    ("en", "Mr. President, Chinese exports are falling and American farmers need your help."),
    ("en", "Soldiers and troops of Poland depend on American ammunition in the war."),
    ("es", "Que tengamos paciencia con Estados Unidos, pidió el secretario mexicano."),
    ("es", "El acuerdo que firme México depende de la Casa Blanca."),
    ("es", "Cuánto compre Japón a México depende del precio en Perú."),
    ("es", "El apalancamiento de la empresa mexicana en Texas bajó."),
    ("es", "El embajador de Japón entregó sus cartas credenciales en México."),
    ("es", "El resultado en México depende de la lluvia en Texas."),
    ("fr", "L'effet de levier du fonds américain au Canada a baissé."),
    ("en", "Peru held the upper hand in the second half and beat Canada."),
    ("en", "The alliance between Japan and the United States is stronger than it has ever been."),
    ("en", "American corn is expected to yield 181 bushels an acre and Brazilian corn 96."),
    ("en", "We are eager to see the United States come back to the Pacific agreement with Japan."),
    ("en", "You do not have to take our word for it: look at what Mexico exports to us."),
    ("es", "Chile fue el sexto socio comercial de Estados Unidos."),
    ("es", "El portero de Perú perdió la ventaja ante Estados Unidos."),
]
SIGNS = {"holds": ">", "lacks": "-", "mutual": "="}


@pytest.mark.parametrize(("language", "text", "wanted"), STANCES)
def test_stances(language, text, wanted):
    found = [
        f"{s.holder}{SIGNS[s.polarity]}{s.over} {s.assertion}"
        for s in analyse(text, language=language).leverage
    ]
    assert wanted in found


@pytest.mark.parametrize(("language", "text"), NONE)
def test_no_stance(language, text):
    assert analyse(text, language=language).leverage == ()


def test_a_stance_needs_bargaining_around_it_not_a_struggle():
    stance, battle = "Ottawa can afford to wait for the Americans.", "The troops fought a battle in the war. "
    tariffs = "Tariffs on lumber and steel are on the table of the trade talks. "
    for text, wanted in (
        (stance, 1),
        (tariffs + stance, 1),
        (battle + stance, 0),
        (tariffs * 30 + stance, 1),
        (battle * 30 + stance, 0),
        ("The weather was fine and the music was good. " * 40 + stance, 0),
        (battle * 30 + tariffs * 6 + stance, 1),
    ):
        assert len(analyse(text).leverage) == wanted, text[-200:]


def test_they_are_nobody_where_a_body_of_no_country_was_named_last():
    text = "Canada waits. The Federal Trade Commission is independent, so the President cannot compel them."
    assert analyse(text).leverage == ()


def test_no_stance_where_the_other_party_cannot_be_told():
    assert analyse("Mexico has the upper hand.").leverage == ()


def test_a_country_named_alone_is_set_against_its_one_neighbour_where_trade_is_spoken_of():
    for text, wanted in (
        ("Mexico has no leverage in the talks.", ["USA"]),
        ("Mexico has no leverage, and Brazil knows it from its own talks.", ["BRA"]),
        ("Peru has no leverage in the talks.", []),
    ):
        assert [stance.over for stance in analyse(text).leverage] == wanted, text


def test_an_ellipsis_takes_up_the_stance_before_it():
    stances = analyse("Chile can afford to wait. The Americans cannot.").leverage
    assert [(s.holder, s.over, s.polarity) for s in stances] == [
        ("CHL", "USA", "holds"),
        ("USA", "CHL", "lacks"),
    ]


def test_an_ellipsis_does_not_contradict_the_stance_before_it():
    text = "Brussels and Rabat talk trade. Rabat is sweating, Brussels is not."
    assert [(s.holder, s.polarity) for s in analyse(text).leverage] == [("EUU", "holds")]


def test_a_restatement_in_the_paragraph_is_one_stance():
    text = "Mexico depends on American gas. Yes, Mexico relies on the United States."
    assert len(analyse(text).leverage) == 1
    assert len(analyse(text.replace(". Yes", ".\n\nYes")).leverage) == 2


def test_the_speaker_of_a_quotation_is_the_source():
    text = "“They need us,” the Canadian finance minister said of the Americans."
    analysis = analyse(text)
    (stance,) = analysis.leverage
    assert (stance.holder, stance.over) == ("CAN", "USA")
    assert stance.source == analysis.quotations[0].speaker


def test_a_skeleton_marks_parties_and_points_back():
    doc = load("en").make_doc("The Americans don’t need Mexico’s gas.")
    parties = find_parties(doc)
    built = skeleton(doc[:], parties, "en")
    assert built.text == "the @0 do n't need @1 's gas . "
    start = built.text.index("@1")
    assert doc.text[slice(*built.offsets(start, start + 3))] == "Mexico"


@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_every_pattern_compiles_and_is_looked_up_by_a_rare_word(language):
    lexicon = load_lexicon(f"leverage_{language}")
    for table in ("frame", "answer", "ellipsis"):
        for entry in (*lexicon[table], *predicates(lexicon, table)):
            for pattern in entry["patterns"]:
                frame = build(language, pattern, entry)
                assert compiled(language, frame.pattern).pattern
                assert frame.holder != frame.over
                assert table != "frame" or frame.keys != (ANY,), pattern


def test_brackets_inside_brackets_are_refused():
    with pytest.raises(ValueError, match="brackets"):
        Compiler(load_lexicon("leverage_en")).expression("{A} (holds (all|most)|has) cards")


@pytest.mark.parametrize("language", ["en", "es", "fr"])
@settings(max_examples=60, deadline=None)
@given(
    text=st.lists(
        st.sampled_from(
            [
                "Mexico",
                "Washington",
                "China",
                "we",
                "they",
                "our",
                "need",
                "needs",
                "the",
                "upper",
                "hand",
                "cards",
                "over",
                "on",
                "depends",
                "not",
                "no",
                "if",
                "will",
                "?",
                ".",
                ",",
                "\n",
                "“",
                "”",
                "México",
                "depende",
                "de",
                "no",
                "tiene",
                "cartas",
                "frente",
                "a",
                "Pékin",
                "n'a",
                "pas",
                "d'atouts",
                "@0",
                "#1",
                "&2",
                "it",
                "its",
            ]
        )
        | st.text(max_size=4),
        max_size=40,
    ).map(" ".join)
)
def test_any_text_is_read_and_offsets_point_back(language, text):
    analysis = analyse(text.encode("utf-8", "ignore").decode(), language=language)
    for stance in analysis.leverage:
        assert analysis.text[stance.start : stance.end] == stance.text
        assert stance.holder != stance.over
        assert 0 < stance.confidence <= 1


@pytest.mark.parametrize("junk", ["need Mexico ", "Mexico, ", "who ", "without ", "@0 ", "the cards of "])
def test_long_junk_ends(junk):
    doc = load("es").make_doc((junk * (20_000 // len(junk)))[:20_000])
    assert len(find_parties(doc)) < 20_000
    assert analyse((junk * 3_000)[:20_000], language="es").leverage is not None
