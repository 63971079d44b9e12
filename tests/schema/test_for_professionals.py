"""What professionals alone may read is decided by field, in the table and in the model alike."""

from activity_directory.model.eligibility import FOR_PROFESSIONALS
from activity_directory.schema import fields as table


def test_the_fields_for_professionals_are_those_of_the_model():
    fields = [field for field in table.ELIGIBILITY.fields if field.seen_by == "professionals"]
    assert {field.attribute for field in fields} == set(FOR_PROFESSIONALS)
    assert all(field.seen_by != "maintainers" for field in table.ELIGIBILITY.fields)
