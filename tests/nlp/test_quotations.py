"""Quotations: tables of text and what is read from it, and what holds for every text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.pipeline import load
from nlp.quotations import find_quotations, speaker_at
from nlp.quoting.reporting import load_reporting

LATER = ["fulcrum_leverage", "fulcrum_claims"]


def read(text, language="en"):
    """The quotations of a text as (kind, speaker's words, content)."""
    doc = load(language)(text, disable=LATER)
    return [(found.kind, found.speaker_text, found.text) for found in doc._.quotations]


ENGLISH = [
    ('"We wait," the envoy said.', [("direct", "the envoy", "We wait,")]),
    (
        '"We," the envoy said, "wait."',
        [("direct", "the envoy", "We,"), ("direct", "the envoy", "wait.")],
    ),
    (
        "The envoy said that prices had fallen by a tenth.",
        [("indirect", "The envoy", "prices had fallen by a tenth")],
    ),
    (
        "Prices fell by a tenth, the office reported, while wages rose.",
        [("indirect", "the office", "Prices fell by a tenth")],
    ),
    (
        "According to the envoy, prices fell by a tenth.",
        [("indirect", "the envoy", "prices fell by a tenth")],
    ),
    (
        'The envoy said that the offer was "generous" and final.',
        [("mixed", "The envoy", 'the offer was "generous" and final')],
    ),
    (
        'The head of the mill was blunt. "They buy our paper because nobody else makes it."',
        [("direct", "The head of the mill", "They buy our paper because nobody else makes it.")],
    ),
    (
        'Asked about the duty, the mill owner shrugged. "We pay it," she said.',
        [("direct", "she", "We pay it,")],
    ),
    (
        '"We wait," said the chair of the committee on trade, whose state grows rice.',
        [("direct", "the chair of the committee on trade", "We wait,")],
    ),
    (
        'The envoy attacked the mill as a "fair-weather friend" of the port.',
        [("mixed", "The envoy", 'the mill as a "fair-weather friend" of the port')],
    ),
    ('The mill used the port as a "back door" into the market.', []),
    (
        'The envoy called the mill a "free rider" that is "utterly spoiled" and a "bully".',
        [("mixed", "The envoy", 'the mill a "free rider" that is "utterly spoiled" and a "bully"')],
    ),
    (
        'The envoy announced "reciprocal" tariffs on Monday.',
        [("mixed", "The envoy", '"reciprocal" tariffs')],
    ),
    (
        'The envoy said that some mills agree, "but not most of them."',
        [("mixed", "The envoy", 'some mills agree, "but not most of them."')],
    ),
    (
        'The envoy said the duty was "a tax on our own people," putting it mildly.',
        [("mixed", "The envoy", 'the duty was "a tax on our own people,"')],
    ),
    (
        'The envoy told the mills to "go home and wait" for the ruling.',
        [("mixed", "The envoy", 'to "go home and wait" for the ruling')],
    ),
    (
        "Ana Ruiz: Tariffs are ‘a tax on ourselves’, not on them\n\nThe duty rose in May.",
        [("mixed", "Ana Ruiz", "Tariffs are ‘a tax on ourselves’, not on them")],
    ),
    ('The so-called "quota war" began in May.', []),
    ("The envoy did not say when prices fell.", []),
    ("Imports threaten to impair the national security.", []),
    ("The groups are engaging think tanks, and labor.", []),
    ("You know what they want, and I say they will not get it.", []),
]
SPANISH = [
    ('"Esperamos", dijo la enviada.', [("direct", "la enviada", "Esperamos")]),
    ("La enviada señaló que el precio bajó.", [("indirect", "La enviada", "el precio bajó")]),
    ("El precio bajó, según la enviada.", [("indirect", "la enviada", "El precio bajó")]),
    (
        "—Esperamos aquí —dijo la enviada—. No más.",
        [("direct", "la enviada", "Esperamos aquí"), ("direct", "la enviada", "No más.")],
    ),
    ("Se espera que el precio baje.", []),
    ("Nadie dijo que el precio bajara.", []),
    ("Detuvieron a Jesús “N”, alias “R”, que cuenta con dos órdenes.", []),
    ("Abren dos Centros Comunitarios “México Imparable”, que contarán con una sala.", []),
    ("Sigue operando en “La Central” desde mayo.", []),
    ("Ya mencionó hace unos minutos que “nadie manda”.", [("direct", None, "nadie manda")]),
    (
        "El precio «está por los suelos», se quejó el minero.",
        [("mixed", "el minero", "El precio «está por los suelos»")],
    ),
    (
        "La empresa informó en un comunicado que el precio bajó.",
        [("indirect", "La empresa", "el precio bajó")],
    ),
    (
        "“Esperamos”, escribió en sus redes la diputada Ana Ruiz.",
        [("direct", "la diputada Ana Ruiz", "Esperamos")],
    ),
    (
        "Así lo confirmó la enviada: el precio bajó en mayo.",
        [("indirect", "la enviada", "el precio bajó en mayo")],
    ),
    (
        "Quien habló fue la senadora Ruiz: “Nadie manda aquí”.",
        [("direct", "la senadora Ruiz", "Nadie manda aquí")],
    ),
    ("Los aranceles anunciados en mayo bajaron.", []),
]
FRENCH = [
    ("« Nous attendons », a dit l'envoyée.", [("direct", "l'envoyée", "Nous attendons")]),
    ("L'envoyée a indiqué que les prix baissent.", [("indirect", "L'envoyée", "les prix baissent")]),
    ("Selon l'envoyée, les prix baissent.", [("indirect", "l'envoyée", "les prix baissent")]),
    ("Les mesures annoncées en mai sont levées.", []),
]
READ = [
    *(("en", *case) for case in ENGLISH),
    *(("es", *case) for case in SPANISH),
    *(("fr", *case) for case in FRENCH),
]


@pytest.mark.parametrize(("language", "text", "quotations"), READ)
def test_quotations_are_read(language, text, quotations):
    assert read(text, language) == quotations


FRAMES = [
    ("The guild called for an end to the levy.", "an end to the levy"),
    ("The guild warned against shortages of grain, which would last.", "shortages of grain"),
    ("The guild accused the ministry of hiding its figures.", "the ministry of hiding its figures"),
    ("The guild described the talks as a waste of time.", "the talks as a waste of time"),
    ("The guild called the levy a tax on breakfast.", "the levy a tax on breakfast"),
    ("The minister announced the arrest of two brokers.", "the arrest of two brokers"),
    ("The minister proposed cutting the levy by half.", "cutting the levy by half"),
    ("The minister denied misleading the house.", "misleading the house"),
    ("The plan calls for an end to the levy.", None),
    ("The guild did not call for an end to the levy.", None),
    ("The guild could call for an end to the levy.", None),
    ("The minister announced a plan.", None),
    ("The owners called the ship Aurora.", None),
]


@pytest.mark.parametrize(("text", "content"), FRAMES)
def test_a_phrase_tells_what_is_said(text, content):
    assert [found[2] for found in read(text)] == ([content] if content else [])


INFINITIVES = [
    ("es", "La ministra prometió bajar el arancel en mayo.", "bajar el arancel en mayo"),
    ("es", "El gremio amenazó con cerrar las bodegas.", "cerrar las bodegas"),
    ("es", "El gremio exhortó a los socios a guardar el grano.", "guardar el grano"),
    ("es", "El gremio negó haber pagado cuotas.", "haber pagado cuotas"),
    ("es", "La ministra amenazó ayer al gremio.", None),
    ("es", "La ministra ofreció rutas nuevas.", None),
    ("fr", "La ministre a promis de baisser le droit.", "baisser le droit"),
    ("fr", "La guilde menace de fermer les ports.", "fermer les ports"),
    ("fr", "Le maire a demandé au port de rouvrir ses quais.", "rouvrir ses quais"),
]


@pytest.mark.parametrize(("language", "text", "content"), INFINITIVES)
def test_an_infinitive_tells_what_is_promised_asked_or_held(language, text, content):
    assert [found[2] for found in read(text, language)] == ([content] if content else [])


def test_moods_are_read_where_no_parser_has_been():
    text = "La ministra está convencida de que el arancel baja. Es seguro que llueve."
    assert read(text, "es") == [("indirect", "La ministra", "el arancel baja")]


NAMED = [
    ("en", "The rule was drafted by the Bureau of Scales (“BOS”) after comments closed."),
    ("en", "The report titled “The Quiet Harbor” was signed."),
    ("en", "Has the mill reached out and said, “Keep your wheat”?"),
    ("en", "The harbor committed funds to rebuild the quay."),
    ("en", "It is what is called “harbor time” on the coast."),
    ("en", "The rules are revised to read as follows:\n“Vessels over ten meters shall carry two lamps.”"),
    ("en", "It is a spirit that has always called sailors to do their share."),
    ("es", "Detuvieron a un estibador alias “Cangrejo”."),
    ("es", "Hay una regla que le llaman “la doce”."),
]


@pytest.mark.parametrize(("language", "text"), NAMED)
def test_names_and_figures_of_speech_are_nobodys_words(language, text):
    assert read(text, language) == []


@pytest.mark.parametrize("left", [{0}, {1}, {0, 1}, set()])
def test_sentences_without_a_tree_are_read_by_their_words(left):
    text = "“We wait,” said the envoy. According to the mill, prices fell by a tenth."
    doc = load("en")(text, disable=["fulcrum_quotations", *LATER])
    for token in (token for n, sent in enumerate(doc.sents) if n not in left for token in sent):
        token.dep = 0
    found = [(quotation.kind, quotation.text) for quotation in find_quotations(doc)]
    assert found == [("direct", "We wait,"), ("indirect", "prices fell by a tenth")]


def test_a_turn_is_one_quotation_and_a_quotation_in_it_another():
    text = 'MS. HALE: We wait. The envoy said, "Not now." And we wait.\nQ   Why?'
    assert read(text) == [
        ("direct", "MS. HALE", 'We wait. The envoy said, "Not now." And we wait.'),
        ("direct", "The envoy", "Not now."),
        ("direct", "Q", "Why?"),
    ]


def test_the_innermost_quotation_speaks():
    doc = load("en")('MS. HALE: We wait. The envoy said, "Not now." And we wait.\nQ   Why?', disable=LATER)
    wanted = {"We wait": "MS. HALE", "Not": "The envoy", "And": "MS. HALE", "Why": "Q"}
    for word, speaker in wanted.items():
        found = speaker_at(doc, doc.text.index(word))
        assert found is not None
        assert found.speaker_text == speaker
    assert speaker_at(doc, 0) is None


FORMS = [
    ("en", "said told announces insisting put conceded", True),
    ("es", "dijo señaló aseguró subrayó advirtió dicho", True),
    ("fr", "dit indiqué annonçait affirment", True),
    ("en", "table wants", False),
]


@pytest.mark.parametrize(("language", "words", "known"), FORMS)
def test_verbs_report_in_all_their_forms(language, words, known):
    forms = load_reporting(language).verbs
    assert all((word in forms) is known for word in words.split() if word != "put")


PIECES = st.sampled_from(
    [*"\"'“”‘’«»„—–-:,.?!\n ", "''", "\n\n", "said", "dijo", "a dit", "que", "that", "the envoy", "Ana Ruiz"]
    + ["según", "according to", "she", "MS. HALE:", "Q ", "don't", "prices fell", "según la", "¿"]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=30), st.sampled_from(["en", "es", "fr"]))
def test_no_text_raises_and_offsets_point_back(pieces, language):
    doc = load(language)(" ".join(pieces), disable=LATER)
    for found in doc._.quotations:
        assert 0 <= found.start < found.end <= len(doc.text)
        assert doc.text[found.start : found.end] == found.text
    assert tuple(find_quotations(doc)) == doc._.quotations


@pytest.mark.parametrize(
    "unit",
    ["“a” dijo ", '" ', "dijo que ", "según a, ", "—a —dijo b— ", "“a\n\n", "exhortó a los ", "prometió no "],
)
def test_long_junk_is_read_to_its_end(unit):
    doc = load("es").make_doc(unit * (20_000 // len(unit)))
    for name in ("fulcrum_sentences", "fulcrum_quotations"):
        doc = load("es").get_pipe(name)(doc)
    assert all(found.text for found in doc._.quotations)


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("en", "The minister needs to explain how the tariff will work.", 0),
        ("en", "The minister refused to say whether the tariff would stay.", 0),
        ("en", "The minister should say that the tariff is dead.", 0),
        ("en", "If the minister says that the tariff is dead, markets will rally.", 0),
        ("en", "Nobody explained why imports had fallen.", 0),
        ("en", "He said that if the ministry refused, they would sue.", 1),
        ("en", "The minister went on to say that the quota works.", 1),
        ("en", "It is fashionable to say that deficits do not matter.", 0),
        ("en", "It makes no sense to argue that the levy works.", 0),
        ("en", "Some people say that the levy is a tax.", 0),
        ("en", "People familiar with the plan say that the mill will close.", 1),
        ("en", "The miller said it is fashionable to say that levies work.", 1),
        ("en", "The mill owner is pleased to announce that the quay will open.", 1),
        ("en", "The mill owner is likely to announce that the quay will open.", 0),
        ("es", "La gente dice que el arancel sube.", 0),
        ("es", "Si ustedes me preguntan: “¿Para qué sirve la cuota?”", 0),
        ("es", "Si bien dijo que la cuota baja, la ministra no cedió.", 1),
        ("fr", "Les gens disent que le quota monte.", 0),
        ("fr", "On dit que le quota monte.", 0),
        ("es", "El ministro debe decir que la cuota no sirve.", 0),
        ("es", "El ministro dijo que la cuota debe bajar.", 1),
        ("fr", "Le ministre devrait dire que le quota ne sert à rien.", 0),
    ],
)
def test_what_nobody_has_said_is_no_quotation(language: str, text: str, count: int):
    assert len(read(text, language)) == count
