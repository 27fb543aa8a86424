"""What is left out: trade with all but one country, goods without some of them."""

from nlp.asking.scene import Scene, Span
from nlp.asking.words import shape

LEFT_OUT = shape("left_out")


def leaves_out(scene: Scene, span: Span) -> bool:
    """Whether a stretch speaks of what is left without some country: "exports to all but Mexico"."""
    named = scene.within(scene.countries, span)
    return bool(
        any(LEFT_OUT.search(scene.lead(mention.start)) for mention in named)
        or shape("left_region").search(scene.lower, span.start, span.end)
        or is_of_the_rest(scene, span)
    )


def is_of_the_rest(scene: Scene, span: Span) -> bool:
    """Whether a stretch is about the rest of the world, some partner having been told apart from it just before."""
    rest = shape("rest_of_world").search(scene.lower, span.start, span.end)
    if rest is None:
        return False
    near = [Span(span.start, rest.start()), *scene.before(scene.around(scene.sentences, span.start), 1)]
    return any(scene.partners(one) for one in near)


def leaves_out_goods(scene: Scene, clause: Span, sentence: Span) -> bool:
    """Whether a clause is about what is left without some goods: "Excluding energy, …", "non-oil exports"."""
    first = not scene.within(scene.figures, Span(sentence.start, clause.start))
    span = Span(sentence.start if first else clause.start, clause.end)
    named = scene.within(scene.commodities, span)
    told = shape("goods_left_out").search(scene.lower, span.start, span.end)
    return bool(told) or any(LEFT_OUT.search(scene.lead(one.start)) for one in named)
