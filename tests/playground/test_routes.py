"""The playground's routes are Discord's."""

import pytest

from bot.playground.rest import ROUTES
from tests.playground.openapi import Spec


def test_every_route_is_in_discords_document() -> None:
    spec = Spec.load()
    if spec is None:
        pytest.skip("Discord's OpenAPI document is not here")
    described = {(method.upper(), path) for path, item in spec.answers.content["paths"].items() for method in item}
    assert {(route.method, route.template) for route in ROUTES} <= described
