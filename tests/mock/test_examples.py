"""The examples in the docstrings of the mock."""

import doctest
import importlib
import pkgutil

import pytest

import sails_io.mock

MODULES = [module.name for module in pkgutil.iter_modules(sails_io.mock.__path__, 'sails_io.mock.')]


@pytest.mark.parametrize('name', MODULES)
def test_examples(name: str) -> None:
    module = importlib.import_module(name)
    assert doctest.testmod(module, optionflags=doctest.ELLIPSIS).failed == 0
