"""Colours that stay apart for colour-blind readers and on a projector.

The sequential scales are ColorBrewer's YlGnBu and YlOrBr, both rated colour-blind safe; lightness alone orders them.
"""

TEAL = "#00695c"
ORANGE = "#c75100"
GREY = "#5f6b76"
INK = "#1f2933"
BAND = "#b2d8d2"
PAPER = "#ffffff"
# Two more for lines and their names. The blue is not that of CATEGORIES, beside which there are others.
BLUE = "#00689f"
PURPLE = "#8c3f7a"

# The more the better, and the more the harder: two families so that a reader does not mix the directions.
GAIN = ("#ffffcc", "#c7e9b4", "#7fcdbb", "#41b6c4", "#2c7fb8", "#253494")
BURDEN = ("#ffffd4", "#fee391", "#fec44f", "#fe9929", "#d95f0e", "#993404")

# Okabe and Ito, for who pays: apart for every kind of colour vision.
CATEGORIES = ("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#8a949e", "#f0e442")

NO_DATA_FILL = PAPER
NO_DATA_LINE = "#8a949e"


def blend(scale: tuple[str, ...], position: float) -> str:
    """Return the colour at a position 0–1 along a scale, interpolated between its steps."""
    place = min(max(position, 0.0), 1.0) * (len(scale) - 1)
    index = min(int(place), len(scale) - 2)
    low, high = (_channels(scale[index + step]) for step in (0, 1))
    mixed = (round(a + (b - a) * (place - index)) for a, b in zip(low, high, strict=True))
    return "#" + "".join(f"{channel:02x}" for channel in mixed)


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[i : i + 2], 16) for i in (1, 3, 5))
