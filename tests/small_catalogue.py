"""A catalogue of a small borough with two areas, and of any activities."""

from dataclasses import replace
from types import MappingProxyType

from tests.conftest import ROOT
from tests.records import BOROUGH, HILL, SITE, WHARF

from activity_directory.catalogue.loading import load
from activity_directory.vocabulary import Vocabulary

SMALL = load(ROOT / "tests/small_content").catalogue


def catalogue(*activities, pauses=(), **site):
    """A borough with two areas and only these activities."""
    areas = Vocabulary("areas", MappingProxyType({one.id: one for one in (BOROUGH, WHARF, HILL)}))
    return replace(
        SMALL,
        site=replace(SITE, pauses=pauses, borough="pennybridge", **site),
        vocabularies={**SMALL.vocabularies, "areas": areas},
        activities=activities,
    )
