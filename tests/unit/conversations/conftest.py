"""The published matrix, and a talk about it."""

import pytest

from frameworks import loader, schema
from tests.unit.conversations.dialogue import Talk, sitting_of


@pytest.fixture
def matrix(library: loader.Library) -> schema.Edition:
    return library["maturity_matrix@2011"]


@pytest.fixture
def talk(matrix: schema.Edition) -> Talk:
    return Talk(sitting_of(matrix))
