"""The directory as Open Referral UK (HSDS-UK 3.0) has it: one file for each answer of its API.

A file can't answer a question, so `search`, `modified_after` and their like are not answered; the
details of the API say so. What HSDS-UK has no place for stands in attributes, whose terms are the
fields of our entries: see docs/open-data.md.
"""
