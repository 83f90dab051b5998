"""Student's t for whole degrees of freedom, by the finite series of Abramowitz and Stegun 26.7.3 and 4."""

from math import atan, cos, pi, sin, sqrt
from statistics import NormalDist

NEARLY_NORMAL = 1000


def t_within(t: float, degrees: int) -> float:
    """The probability that a t with that many degrees of freedom (1 or more) lies between -t and t."""
    angle = atan(t / sqrt(degrees))
    even = degrees % 2 == 0
    term = 1.0 if even else cos(angle)
    total = term if degrees > 1 else 0.0
    for k in range(2 if even else 3, degrees - 1, 2):
        term *= cos(angle) ** 2 * (k - 1) / k
        total += term
    return sin(angle) * total if even else (angle + sin(angle) * total) * 2 / pi


def t_quantile(probability: float, degrees: int) -> float:
    """The t below which that probability (0.5 to below 1) lies, found by halving to about 1e-10.

    Beyond NEARLY_NORMAL degrees it is the normal quantile, which is less than 0.2% smaller there at 0.975.
    """
    if degrees > NEARLY_NORMAL:
        return NormalDist().inv_cdf(probability)
    low, high = 0.0, 1e6
    while high - low > 1e-10 * max(1.0, low):
        middle = (low + high) / 2
        low, high = (middle, high) if t_within(middle, degrees) < 2 * probability - 1 else (low, middle)
    return high
