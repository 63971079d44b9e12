"""What a list says that is not for the public: people, masked addresses, ways into meetings.

A sentence that names somebody is cut out of its text, or only the words about the person, as
`clauses` finds them; `shown` is how a report shows it without the name. A place that is somebody's
has no name; a listing that is itself named after somebody waits. Of each there is a remark.

`person` knows the names of people, `columns` who is named in a row, `people` where a text names one
of them, and `anybody` whoever is named beside a number or as who leads (`where_named` has such
sentences); `name_lines` are lines that are only a name; `ordinary` and `english` have words that
are no names, and `roles` those that may stay where people are asked for. `masks` are columns that
say what is not for the public, `homes` places that are homes, `notes` what is for those who keep
the list; `addresses` and `meetings` are for masked addresses and for ways in. `known` has what
belongs in no text of one listing, with what the rest of its file says; `taking` takes it out.
"""
