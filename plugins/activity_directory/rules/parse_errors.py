"""What can be wrong in one file by itself. It is found while the file is read.

`unknown-field`: there is no such field. Check the spelling. Every field is listed in
docs/fields.md.

`retired-field` (a warning): the field is from an earlier version of the software and has no effect
now. Remove the line.

`field-without-effect`: a field of a term has no effect in this file of terms. The hint names the
files in which it has one.

`unknown-placeholder`: words in braces in a term are not one of those that are filled in:
`{link_worker}`, `{link_workers}`, and in a public note `{checked_on}`. Check the spelling.

`repeated-field`: a field is written twice in one group. Keep one of the two.

`missing-field`: a fact that people need is missing or blank. Add it.

`blank-item`: a list has an item with nothing in it. Write the item, or remove its dash or comma.

`wrong-value`: the value is not of the kind that the field expects, such as a time or an amount.
The message says what was expected, with an example.

`wrong-shape`: there is a list or a group of fields where a text was expected, or the other way
round.

`no-list-of-words`: a phrase in danger.yml has the name of a list of words in CAPITALS, but there
is no such list under `sets:`. Write small letters, or add the list.

`no-number`: a crisis line in site.yml has neither a number nor a website, so nobody can reach it.

`no-brackets`: a list is written on one line without brackets. Write `[one, two]`.

`too-many`: a list is too long to be useful. Keep the items that matter most.

`too-long`: the text is too long for the place where it is shown, or an address is longer than any
real one. The hint says by how much, or what to leave out.

`unknown-term`: the word is not one of the terms. Each term has an id, and entries use the id. If
you write another name of the term, the hint gives its id.

`unknown-organisation`: there is no file with this name in content/organisations. Check the
spelling, or add the file.

`unknown-venue`: there is no file with this name in content/venues. Check the spelling, or add the
file. A time that says at which venue it is names one of the entry's own.

`no-such-date`: there is no such date, for example 30 February.

`no-such-postcode`: there is no such postcode. Check each letter and number.

`no-such-phone`: this can't be a telephone number, or it is one made up for films.

`premium-phone`: calling the number costs extra. Give an ordinary number.

`look-alike`: an address has a letter of another alphabet that looks like an ordinary one. Type the
address again.

`end-before-start`: something ends before it starts. Write times as on a 24-hour clock: 2pm is
`14:00`.

`ends-next-day` (a warning): a time in the evening ends the next morning. If that is right, leave
it.

`night-time` (a warning): a time is in the night. 2pm is `14:00`.

`wrong-weekday`: a date is on another day of the week than the entry says.

`mixed-days`: a list has both a day of the month such as `1st` and a day such as `third Tuesday`.
Whoever writes so may mean the first Tuesday. Write that out, or give each an item of its own.

`no-anchor`: something that happens every two weeks, or a number of times, needs the date when it
starts.

`no-shape-of-time`: an item under `when:` does not say when it is on.

`two-shapes-of-time`: an item under `when:` says in two ways when it is on. Give each an item of
its own.

`all-day-with-times`: an item has both `all_day: yes` and a time. Keep one.

`end-without-start`: an item has an end, and its start is not known (`from: ask`). Remove the end.

`wrong-rule`: a recurrence rule has a part that is not allowed, or no date fits it, or there are
years between its dates. Times, the end and the number of sessions have fields of their own.

`no-price`: an item under `cost:` has no price.

`two-prices`: two prices are valid on the same day. Say when each one starts, or who it is for.

`old-price-without-end`: a price has no end, and a newer one starts. Give the old one its last day
with `until:`. Only the group knows, so `tidy` leaves it as it is. Where both may hold, it is a
warning.

`free-with-price`: this says free, but also gives a price for the same days.

`no-status`: `status:` doesn't say whether the activity is running.

`two-statuses`: `status:` says two things that can't both be true.

`no-contact`: there is no way to get in touch. Give a telephone number, an e-mail address or a
website.

`no-need-or-category`: there is neither a need nor a category, so nobody can find the activity.

`two-youngest-ages`: the youngest age is given twice. Keep one.

`more-places-left-than-places`: more places are left than there are. Check the two numbers.

`described-twice`: there are two descriptions, one in the facts and one below them. Keep the one
below.

`words-below`: there is text below the facts, but nothing of it would be shown. Move it to the
field that the hint names.

`bullet`: an item of a list starts with something other than a dash. Some programs turn a dash into
a bullet. Type a dash and a space instead.

`wrong-encoding` (a warning): a program read a text in the wrong encoding, so there are odd letters
or question marks in place of apostrophes, pound signs or accents. The pages show the right ones
where they are known. Save the file as UTF-8 and paste the text again, or run `tidy`.

`quotation-marks`: there are curly quotation marks around the text, and they would be shown. Remove
them.

`repeated-term`: a file of terms has two terms with the same id. Keep one.

`no-header`: the file doesn't start with a line of three dashes.

`no-header-end`: there is no line of three dashes between the facts and the description.

`empty-entry`: there are no facts in the file.

`no-fields`: there is text or a list where fields were expected. A field is a name, a colon, a
space and a value, on a line of its own.

`no-list`: this file must be a list: each item starts with a dash.

`no-colon`: a line is neither a field nor part of the line above. Put a colon and a space after the
field.

`colon-in-text`: there is a second colon on a line, so it is not clear where the value starts. Put
quotation marks around the text.

`sign-at-start`: a value can't start with this sign. Put quotation marks around the text. If a
spreadsheet would take it for a sum, start with a letter or a number.

`lost-words`: `#` after a space starts a note, so the text after it is lost. Put quotation marks
around the whole text. If it is a note, put a space after the `#`.

`unclosed-quote`: a quotation mark is opened and not closed.

`text-after-quote`: there is text after the closing quotation mark.

`text-after-bracket`: there is text after the closing bracket of a list.

`backslash`: a backslash between double quotation marks changes the letter after it. Use single
quotation marks.

`unclosed-bracket`: a bracket is opened and not closed, or a comma is missing between two items.

`dash-after-field`: a list with dashes must start on the line below its field.

`block-text`: after `|` or `>` the text starts on the next line.

`indent`: a line doesn't line up with the lines it belongs to. Count the spaces before each.

`tab`: there is a tab at the start of a line. Use spaces.

`two-documents`: a line of dashes or dots ends the facts too early. Remove it. Put two activities
into two files.

`yaml-shorthand`: entries don't use the anchors, aliases, tags and merge keys of YAML. Write the
facts out in full.

`too-deep`: there are too many levels of lists and fields. Remove the extra brackets or spaces.

`unreadable`: the line, or the file, can't be read. Compare it with the example in CONTRIBUTING.md.

`hidden-character`: there is an invisible character, or one that changes the direction of the text.
Delete the words around it and type them again.

`not-utf-8`: the file was saved in an old encoding, or it is a document of another program. Save
its text as plain text in UTF-8.

`too-large`: the file is too large. Keep the entry short, and link to anything longer.

`many-mistakes`: there are more mistakes in the file than are shown at once.

`file-name`: the file's name can't be used in a web address. Use small letters, numbers and single
dashes.

`file-ending`: the file's name doesn't end in `.md` or `.yml`.

`not-a-file`: there is a folder, or a link to a file elsewhere, where a file was expected.

`postcode-table`: a file in content/postcodes is not as `publish.py postcodes` writes it. Run that
again; nobody needs to write these files by hand.

`out-of-place`: a file or a folder is at a place in the content folder where it is not read.

`two-versions`: two people changed the same lines, and git's marks are still in the file. Keep the
lines that are right, and delete the marks.

`two-files`: two files have the same name with different endings. Keep one.

`no-site`: content/site.yml is missing.

`no-vocabulary`: a file of terms is missing.
"""
