"""Reads Open Referral UK: pages of a feed, lists of services, and services by themselves.

Each service becomes what a row of a spreadsheet does: answers to our questions, which the one
reader of values reads. What no question asks (several places, two kinds of time) goes beside them,
as an entry writes it (`intake/beyond.py`). `feed` finds the services, `shapes` gives those of
versions 1 and 2 the names of version 3, `service` makes a submission of one, and each of the other
modules reads one part of it. `own` reads what our own feed says beyond the standard.
"""
