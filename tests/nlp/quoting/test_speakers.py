"""Speakers: whose words are quoted, by name, pronoun, or the turn they stand in."""

import pytest

from nlp.pipeline import load

LATER = ["fulcrum_leverage", "fulcrum_claims"]


SPOKEN = [
    ("en", "MS. HALE: I told them, “We wait until May.” He said, “Fine, then.”\nQ   Why?", [("I", "hale"), ("He", None)]),
    ("es", "MINISTRA EVA SOTO: Le dije: “No hay más cuotas”. Y me dijo: “Bueno, pues”.\nPREGUNTA: ¿Y?",
     [("MINISTRA EVA SOTO", "eva-soto"), (None, None)]),
    ("es", "MINISTRA EVA SOTO: El juez de Vale vino ayer. Dijo que “habrá un acuerdo”.\nPREGUNTA: ¿Y?",
     [("El juez de Vale", "vale-juez")]),
    ("es", "MINISTRA EVA SOTO: El juez de Vale vino ayer. Dijeron que “habrá un acuerdo”.\nPREGUNTA: ¿Y?", [(None, None)]),
    ("es", "MINISTRA EVA SOTO: Cuando decimos “en obra” va en serio.\nPREGUNTA: ¿Y?", []),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "speakers"), SPOKEN)
def test_who_holds_the_floor_says_i_and_is_no_he(language, text, speakers):
    found = load(language)(text, disable=LATER)._.quotations
    assert [(quotation.speaker_text, quotation.speaker) for quotation in found if quotation.cue] == speakers


HEARD = [
    ("en", "Then the court writes, and I quote, “Growers are not without a voice.”", [("the court", "court")]),
    ("en", "We heard from Mark Ruiz today saying the mills reject “any more delay.”", [("Mark Ruiz", "mark-ruiz")]),
    ("en", "He wrote to Eva Soto saying that the mill would close.", [("He", None)]),
    ("en", "It was borne out in Mark Ruiz’s work, when he says, “Wheat is bread.”", [("he", "mark-ruiz")]),
    ("en", "It was borne out in the work of Mark Ruiz and Ivan Soto, when he says, “Wheat is bread.”", [("he", None)]),
    ("en", "MR. ORLOV: Hello.\n\nQ: You said, “It is over.”\n\nQ: When?\n\nMR. ORLOV: Soon.", [("You", "orlov")]),
    ("en", "MR. ORLOV: You said, “It is over.”\n\nQ: When?\n\nMS. HALE: Soon.", [("You", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "speakers"), HEARD)
def test_who_is_heard_quoted_or_addressed_speaks(language, text, speakers):
    found = load(language)(text, disable=LATER)._.quotations
    assert [(quotation.speaker_text, quotation.speaker) for quotation in found if quotation.cue] == speakers


AGREEING = [
    ("es", "La ministra Eva Soto habló. El gobernador Iván Ruiz calló. Ella dijo que no firma.", "Soto"),
    ("es", "El gobernador Iván Ruiz habló. La ministra Eva Soto calló. Él dijo que no firma.", "Ruiz"),
    ("en", "Mr. Ruiz spoke. Ms. Soto said little. “No,” he said.", "Ruiz"),
    ("en", "Nadia Soto and her brother Ivan Ruiz came. Ivan Ruiz left. “We grind,” she said.", "Soto"),
    ("en", "Nadia Soto came. Peter Ruiz was away. “We grind,” she said.", "Soto"),
]


@pytest.mark.parametrize(("language", "text", "surname"), AGREEING)
def test_a_pronoun_stands_for_a_speaker_of_its_gender(language, text, surname):
    doc = load(language)(text, disable=LATER)
    speaker = next(actor for actor in doc._.actors if actor.id == doc._.quotations[-1].speaker)
    assert surname in " ".join([speaker.name, *(text[start:end] for start, end in speaker.mentions)])


UNSAID = [
    ("La jueza Eva Soto dijo que firma, pues el fiscal Iván Ruiz juró que irá. Añadió que será hoy.", "eva-soto"),
    ("La Cámara del Trigo dijo que sobra harina. El juez Iván Ruiz llegó. Agregó que falta pan.", "camara-del-trigo"),
    ("La Cámara del Trigo dijo que sobra harina. El juez Iván Ruiz llegó. Dijo que falta pan.", "ivan-ruiz"),
    ("El juez Iván Ruiz dijo que irá hoy. Los molineros avisaron que pararán hoy. Añadieron que será mañana.", "molineros"),
    ("El juez Iván Ruiz y la fiscal Eva Soto salieron. Al ser cuestionada, respondió que no firma.", "eva-soto"),
    ("El juez Iván Ruiz y la fiscal Eva Soto salieron. Cuestionado, respondió que no firma.", "ivan-ruiz"),
    ("La alcaldesa Eva Soto expresó su alivio. Insistió en que el muelle abre.", "eva-soto"),
    ("La jueza Eva Soto vino. Según ha explicado, el muelle abre mañana.", "eva-soto"),
    ("“No abre”, dijo a Radio Bahía el asesor de la Lonja (LB), Iván Ruiz.", "ivan-ruiz"),
    ("Dijo que el muelle abre.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker"), UNSAID)
def test_a_spanish_verb_without_a_subject_goes_on_with_somebody(text, speaker):
    assert load("es")(text, disable=LATER)._.quotations[-1].speaker == speaker


LABELLED = [
    (
        "es",
        "PRESIDENTE DE VALE, JAN OLE RUIZ (INTERPRETACIÓN DEL DANÉS): Hola.\nPREGUNTA: ¿Y?",
        "jan-ole-ruiz",
    ),
    ("es", "GOBERNADORA, EVA SOTO (ENLACE): Hola.\nPREGUNTA: ¿Y la cuota, para cuándo?", "eva-soto"),
]


@pytest.mark.parametrize(("language", "text", "speaker"), LABELLED)
def test_what_a_label_has_in_brackets_is_no_part_of_a_name(language, text, speaker):
    assert load(language)(text, disable=LATER)._.quotations[0].speaker == speaker


@pytest.mark.parametrize(("role", "same"), [("La gobernadora", True), ("El gobernador", False)])
def test_a_role_of_the_other_gender_is_somebody_else(role, same):
    text = f"La gobernadora Claudia Soto llegó ayer al muelle de Vale. {role} dijo que la cuota termina."
    quotation = load("es")(text, disable=LATER)._.quotations[-1]
    assert (quotation.speaker == "claudia-soto") == same
