"""What can be wrong in one file by itself. It is found while the file is read.

`unknown-field`: there is no such field. Check the spelling. Every field is listed in
docs/fields.md.

`retired-field` (a warning): the field belongs to an earlier version of the software, and nothing
reads it any more. Take the line out.

`field-without-effect`: a field of a term stands in a file of terms where it would do nothing. The
hint names the files in which it has an effect.

`unknown-placeholder`: words in braces in a term are nearly one of those that are filled in:
`{link_worker}`, `{link_workers}`, and in a public note `{checked_on}`. Check the spelling.

`repeated-field`: a field is written twice in one group. Keep one of the two.

`missing-field`: a fact that people need is missing or blank. Add it.

`blank-item`: a list has an item with nothing in it. Write the item, or take out its dash or comma.

`wrong-value`: the words are not of the kind that the field holds, such as a time or an amount. The
message says what was expected, with an example.

`wrong-shape`: there is a list or a group where words were expected, or the other way round.

`no-list-of-words`: a phrase of danger.yml names a list of words in CAPITALS, and no list under
`sets:` has this name. Write small letters, or add the list.

`no-number`: a crisis line in site.yml has neither a number nor a website, so nobody could reach it.

`no-brackets`: several items stand on one line without brackets. Write `[one, two]`.

`too-many`: a list is too long to be of use. Keep the items that matter most.

`too-long`: the words don't fit where they are shown, or an address is longer than any should be.
The hint says by how much, or what to leave out.

`unknown-term`: the word is not in the file of terms. Each term has an id, which is what entries
use; what people call it (its synonyms) finds the id in the hint.

`unknown-organisation`: there is no file with this name in content/organisations. Check the
spelling, or add the file.

`unknown-venue`: there is no file with this name in content/venues. Check the spelling, or add the
file. A time that says at which venue it is names one of the entry's own.

`no-such-date`: there is no such day, for example 30 February.

`no-such-postcode`: there is no such postcode. Check each letter and number.

`no-such-phone`: there can be no such telephone number, or it is one made up for films.

`premium-phone`: ringing the number costs extra. Give an ordinary number.

`look-alike`: an address has a letter of another alphabet that looks like a plain one. Type it
again.

`end-before-start`: something ends before it starts. Times are on a clock of 24 hours: 2pm is
14:00.

`ends-next-day` (a warning): an evening time ends on the next morning. If it does, leave it so.

`night-time` (a warning): a time is in the night. 2pm is 14:00.

`wrong-weekday`: a date is not on the day of the week that the entry says.

`mixed-days`: a day of the month such as 1st stands in one list with a day such as third Tuesday.
Whoever writes so may mean the first Tuesday. Write it out, or give each an item of its own.

`no-anchor`: something that comes round every two weeks, or so many times, needs the date when it
starts.

`no-shape-of-time`: an item under `when:` has nothing that says when it is on.

`two-shapes-of-time`: an item under `when:` has two ways of saying when it is on. Give each its own
item.

`all-day-with-times`: `all_day: yes` and a time stand together. Keep one.

`wrong-rule`: a recurrence rule has a part that it can't have, or no date fits it, or years lie
between its dates. Hours, the end and the number of sessions have fields of their own.

`no-price`: an item under `cost:` has no price.

`two-prices`: two prices hold on the same day. Say since when each holds, or who it is for.

`old-price-without-end`: a price has no end, and a newer one starts. Give the old one its last day
with `until:`. Only the group knows, so `tidy` leaves it as it is. Where both may hold, it is a
warning.

`free-with-price`: it says free, and gives a price for the same days.

`no-status`: `status:` doesn't say whether it is running.

`two-statuses`: `status:` says two things that can't both be true.

`no-contact`: there is no way to get in touch. Give a telephone number, an e-mail address or a
website.

`no-need-or-category`: there is neither a need nor a category, so nobody would find it.

`two-youngest-ages`: the youngest age is given twice, in two ways. Keep one.

`more-places-left-than-places`: more places are left than there are. Check the two numbers.

`described-twice`: there is a description in the header and below it. Keep the one below.

`words-below`: words stand below the facts in a file whose page has no room for them, and would be
lost. Put them in the field that the hint names.

`bullet`: an item of a list starts with another sign than a dash. Some programs make a bullet of a
dash. Write each item on its own line, with a dash and a space in front. In the words below the
facts this is a warning, and they are shown as a list.

`wrong-encoding` (a warning): a program read a text in the wrong encoding, so that odd letters stand
where an apostrophe, a pound sign or an accent was, or a question mark does. What is known is put
right on the pages. Save the file as UTF-8 and paste the words again, or tidy it.

`quotation-marks`: there are curly quotation marks around all the words, and they would be shown.
Take them out.

`repeated-term`: a file of terms has two terms with one id. Keep one.

`no-header`: the file doesn't start with a line of three dashes.

`no-header-end`: there is no line of three dashes between the facts and the description.

`empty-entry`: there are no facts in the file.

`no-fields`: there are words or a list where fields were expected. A fact is a field, a colon, a
space and a value, on a line of its own.

`no-list`: a file of terms is a list: each term starts with a dash.

`no-colon`: a line is neither a field nor part of the one above. Put a colon and a space behind the
field.

`colon-in-text`: a second colon on a line makes two fields of it. Put quotation marks around the
words.

`sign-at-start`: words can't start with this sign. Put quotation marks around them; where a
spreadsheet would take them for a sum, start with a letter or a number.

`lost-words`: a # after a space starts a note, so the words after it are lost. Put quotation marks
around all the words; if it is a note, put a space behind the #.

`unclosed-quote`: a quotation mark opens and is not closed.

`text-after-quote`: there are words after the closing quotation mark.

`text-after-bracket`: there are words after the closing bracket of a list.

`backslash`: a backslash between double quotation marks changes the letter after it. Use single
ones.

`unclosed-bracket`: a bracket opens and is not closed, or a comma is missing between two items.

`dash-after-field`: a list with dashes starts on the line after its field.

`block-text`: after | or > the words start on the next line.

`indent`: a line doesn't line up with the lines it belongs to. Count the spaces in front.

`tab`: there is a tab at the start of a line. Use spaces.

`two-documents`: a line of dashes or dots ends the facts too soon. Take it out. Two activities are
two files.

`yaml-shorthand`: anchors, aliases, tags and merge keys are not used in entries. Write the facts out
in full.

`too-deep`: lists and fields are nested too deep. Take out the extra brackets or indents.

`unreadable`: the line, or the file, can't be read. Compare it with the example in CONTRIBUTING.

`hidden-character`: a character can't be seen, or changes the direction of the words. Delete it and
type the words again.

`not-utf-8`: the file was saved in an old encoding, or it is a document of another program. Save
its words as plain text in UTF-8.

`too-large`: the file is too large. Keep the entry short and link to anything longer.

`many-mistakes`: there are more mistakes in the file than are told at once.

`file-name`: the file's name can't be an address. Use small letters, numbers and single dashes.

`file-ending`: the file's name ends in something other than .md or .yml.

`not-a-file`: there is a folder, or a link to a file elsewhere, where only files belong.

`out-of-place`: a file or a folder stands in the content folder where nothing is read from it.

`two-versions`: two people changed the same lines, and the marks that git leaves are still in the
file. Keep what is right, and delete the marks.

`two-files`: two files have one name and different endings. Keep one.

`no-site`: content/site.yml is missing.

`no-vocabulary`: a file of terms is missing.
"""
