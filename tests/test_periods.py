from __future__ import annotations

import pytest

from kg.periods import bounds


@pytest.mark.parametrize(
    ("iso", "first", "last"),
    [
        ("2024-06-15", "2024-06-15", "2024-06-15"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025", "2025-01-01", "2025-12-31"),
        ("2025-Q1", "2025-01-01", "2025-03-31"),
        ("2025-Q4", "2025-10-01", "2025-12-31"),
        ("2024-01/2024-08", "2024-01-01", "2024-08-31"),
        ("2024-11-11/2024-11-12", "2024-11-11", "2024-11-12"),
        ("2023/2025-Q2", "2023-01-01", "2025-06-30"),
    ],
)
def test_bounds(iso, first, last):
    assert tuple(map(str, bounds(iso))) == (first, last)


@pytest.mark.parametrize(
    "iso",
    ["", "近年", "2024-13", "2023-02-29", "2025-Q5", "2025-1", "2024-08/2024-01", "2024/", "0000", "2024-06-15T00:00"],
)
def test_no_bounds(iso):
    assert bounds(iso) is None
