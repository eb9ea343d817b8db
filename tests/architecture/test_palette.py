"""The colours, as the style sheet has them, can be told apart and read, by any eyes.

Contrast by the WCAG formula; colour vision as in Machado, Oliveira and Fernandes 2009, severity
1.0; distance as CIEDE2000.
"""

import math
import re
from itertools import combinations, product
from pathlib import Path

import pytest

TOKENS = Path(__file__).resolve().parents[2] / "annotator/static/annotator/tokens.css"
DECLARATION = re.compile(r"--([a-z-]+):\s*(#[0-9a-f]{6})\s*;")
DARK = "@media screen and (prefers-color-scheme: dark)"

SLOTS = ("vermilion", "blue", "grey", "green")
"""The slots with a fill; ink is the colour of the text itself."""

EYES = {
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}

Colour = tuple[float, float, float]


def themes() -> dict[str, dict[str, str]]:
    light, dark = TOKENS.read_text(encoding="utf-8").split(DARK)
    return {
        "light": dict(DECLARATION.findall(light)),
        "dark": dict(DECLARATION.findall(dark)),
    }


@pytest.fixture(params=["light", "dark"])
def theme(request: pytest.FixtureRequest) -> dict[str, str]:
    return themes()[request.param]


def linear(colour: str) -> Colour:
    """The colour's light, channel by channel, 0 to 1."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in channels
    )
    return red, green, blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted(
        (sum(map(math.prod, zip((0.2126, 0.7152, 0.0722), linear(colour), strict=True))) + 0.05)
        for colour in (one, other)
    )[::-1]
    return light / dark


def seen(colour: str, eyes: str) -> Colour:
    """The colour in CIELAB, as these eyes see it (white point D65)."""
    red, green, blue = linear(colour)
    r, g, b = (
        min(1.0, max(0.0, row[0] * red + row[1] * green + row[2] * blue)) for row in EYES[eyes]
    )
    x = (0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047
    y = 0.2126729 * r + 0.7151522 * g + 0.0721750 * b
    z = (0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883
    fx, fy, fz = (
        value ** (1 / 3) if value > 216 / 24389 else (24389 / 27 * value + 16) / 116
        for value in (x, y, z)
    )
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def delta_e(one: Colour, other: Colour) -> float:
    """CIEDE2000, after Sharma, Wu and Dalal 2005."""
    l1, a1, b1 = one
    l2, a2, b2 = other
    mean_c = (math.hypot(a1, b1) + math.hypot(a2, b2)) / 2
    g = 0.5 * (1 - math.sqrt(mean_c**7 / (mean_c**7 + 25**7)))
    c1, c2 = math.hypot(a1 * (1 + g), b1), math.hypot(a2 * (1 + g), b2)
    h1 = math.degrees(math.atan2(b1, a1 * (1 + g))) % 360
    h2 = math.degrees(math.atan2(b2, a2 * (1 + g))) % 360
    turn = (h2 - h1 + 180) % 360 - 180 if c1 * c2 else 0.0
    dl, dc = l2 - l1, c2 - c1
    dh = 2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn / 2))
    ml, mc = (l1 + l2) / 2, (c1 + c2) / 2
    mh = (h1 + turn / 2) % 360 if c1 * c2 else h1 + h2
    t = (
        1
        - 0.17 * math.cos(math.radians(mh - 30))
        + 0.24 * math.cos(math.radians(2 * mh))
        + 0.32 * math.cos(math.radians(3 * mh + 6))
        - 0.20 * math.cos(math.radians(4 * mh - 63))
    )
    sl = 1 + 0.015 * (ml - 50) ** 2 / math.sqrt(20 + (ml - 50) ** 2)
    sc, sh = 1 + 0.045 * mc, 1 + 0.015 * mc * t
    rotation = math.sin(math.radians(60 * math.exp(-(((mh - 275) / 25) ** 2))))
    rt = -2 * math.sqrt(mc**7 / (mc**7 + 25**7)) * rotation
    return math.sqrt((dl / sl) ** 2 + (dc / sc) ** 2 + (dh / sh) ** 2 + rt * dc / sc * dh / sh)


def test_the_distance_formula_gives_the_published_values() -> None:
    pairs = [
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, 2.5, 0.0), (50.0, 0.0, -2.5), 4.3065),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ]
    for one, other, expected in pairs:
        assert delta_e(one, other) == pytest.approx(expected, abs=0.0001)


def test_both_themes_have_every_colour() -> None:
    light, dark = themes().values()

    assert set(light) == set(dark)
    assert {f"{slot}-{part}" for slot in SLOTS for part in ("line", "fill", "on-line")} <= set(dark)


def test_text_reads_on_the_page_and_on_every_fill(theme: dict[str, str]) -> None:
    for ground in ("page", "surface", "selection", *(f"{slot}-fill" for slot in SLOTS)):
        assert contrast(theme["text"], theme[ground]) >= 7, ground


def test_letters_read_on_their_chips(theme: dict[str, str]) -> None:
    for slot in (*SLOTS, "ink"):
        assert contrast(theme[f"{slot}-on-line"], theme[f"{slot}-line"]) >= 4.5, slot


def test_a_line_shows_on_any_fill_and_any_ground(theme: dict[str, str]) -> None:
    grounds = ("page", "surface", "selection", *(f"{slot}-fill" for slot in SLOTS))
    for slot, ground in product((*SLOTS, "ink"), grounds):
        assert contrast(theme[f"{slot}-line"], theme[ground]) >= 3, (slot, ground)


@pytest.mark.parametrize("eyes", EYES)
def test_labels_can_be_told_apart(theme: dict[str, str], eyes: str) -> None:
    for one, other in combinations(SLOTS, 2):
        lines = [seen(theme[f"{slot}-line"], eyes) for slot in (one, other)]
        fills = [seen(theme[f"{slot}-fill"], eyes) for slot in (one, other)]
        assert delta_e(*lines) >= 14, (one, other)
        assert delta_e(*fills) >= 7.5, (one, other)


def test_small_and_muted_text_reads(theme: dict[str, str]) -> None:
    for role, ground in product(("muted", "link", "error"), ("page", "surface")):
        assert contrast(theme[role], theme[ground]) >= 4.5, (role, ground)
    for ground in ("selection", *(f"{slot}-fill" for slot in SLOTS)):
        assert contrast(theme["muted"], theme[ground]) >= 4.5, ground
    assert contrast(theme["link"], theme["selection"]) >= 4.5
    assert contrast(theme["faint"], theme["page"]) >= 4.5
    assert contrast(theme["warning"], theme["warning-ground"]) >= 4.5


def test_borders_of_controls_and_the_focus_ring_show(theme: dict[str, str]) -> None:
    assert contrast(theme["border"], theme["page"]) >= 3
    assert contrast(theme["border"], theme["surface"]) >= 3
    for ground in ("page", "surface", *(f"{slot}-fill" for slot in SLOTS)):
        assert contrast(theme["focus"], theme[ground]) >= 3, ground
