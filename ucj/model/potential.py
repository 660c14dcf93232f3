"""The denominator over time: P(t)."""

from __future__ import annotations

import numpy as np


def potential_at(months, first_month, people, anchors, growth):
    elapsed = months - first_month
    if growth or not anchors:
        return people * (1 + growth) ** (elapsed / 12)
    xs = [first_month, *(m for m, _p in anchors)]
    ys = [people, *(p for _m, p in anchors)]
    return np.maximum(np.interp(months, xs, ys), people)


def potential_anchors(ledger, region):
    return ()
