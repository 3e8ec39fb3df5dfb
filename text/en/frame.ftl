### English: the frame of all pages, the words that many pages share, forms and fields.

language-name = English
language-direction = ltr
# Whose order of dates and whose separators of numbers are used.
language-formats = en-GB

## The bar at the top, the menu behind the face, the foot

skip = Skip to content
# Read aloud before the links to the parts of the site.
areas = Areas
area-account = Account
area-admin = Admin
area-api = API
# Read aloud for the button with a person’s initials. $name: the person’s full name.
your-menu = Your menu: { $name }
your-account = Your account
start-page = Start page
# Read aloud before the list of languages.
language = Language
# In the foot of each page. $zone: a time zone, such as Europe/London, or UTC.
footer-times = { $zone ->
    [UTC] Times are in UTC
   *[other] Times are { $zone } time
 }

## The main actions

sign-in = Sign in
sign-out = Sign out
create-account = Create account
save-changes = Save changes
cancel = Cancel
done = Done
open = Open
search = Search
filter = Filter
try-again = Try again
choose-one = Choose one
back-to-list = Back to the list
download-csv = Download CSV

## The buttons that a script adds

# Shows a password as it is typed.
show = Show
# Hides it again.
hide = Hide
copy = Copy
# Stands in the place of “Copy” for a moment.
copied = Copied

## Lists

# Read aloud before links that choose what a list shows.
show-nav = Show
show-newest = Show newest
show-older = Show older
# Read aloud before the links to other pages of a list.
pages = Pages
# Read aloud before the link that leads one step back.
breadcrumb = Breadcrumb
first = First
previous = Previous
next = Next
last = Last
# Before the numbers of rows that a page of the list may have.
per-page = Per page
sort-by = Sort by
# The head of the column with the menu of each row.
actions = Actions
# After a number: how many rows are chosen.
selected = selected
# In the title of a page, after “Users ·” or “Log ·”: only a part of the list is shown.
filtered = filtered
# In the title of a page, after “Log ·”: the entries are not the newest.
older = older
# Unfolds more about an entry.
details = Details
# Read aloud between what something was and what it is now.
became = became

## Forms

# Before the title of a page whose form came back, such as “Error: Sign in”.
title-error = Error:
# Before a list of the fields that are wrong.
check-fields = Check these fields
# Beside the label of a field that may stay empty.
optional = optional

## Fields

field-username = User name
field-email = E-mail
field-first_name = First name
field-last_name = Last name
# The name of a group.
field-name = Name
field-password = Password
field-password2 = Repeat password
field-old_password = Current password
field-new-password = New password
field-new-password2 = Repeat new password
field-groups = Groups
field-permissions = Permissions
field-language = Language
field-time_zone = Time zone
# Light or dark.
field-theme = Appearance
username-hint = Letters, digits and . + - _ @

## People and their roles

role = Role
member = Member
staff = Staff
superuser = Superuser
active = Active
inactive = Inactive
# Below the boxes that give somebody a role.
active-hint = Can sign in.
staff-hint = Can view the admin, but not change anything.
superuser-hint = Can change everything here, roles included.
active-hint-long = Can sign in. Without this, the account stays, and its sessions end at once.
# A badge beside one’s own name.
you = You
group = Group
member-since = Member since
joined = Joined
last-sign-in = Last sign-in
# The day, at the end of a chart, and the head of the entries of a day.
day-today = Today

## In the place of a value

# No sign-in so far.
never = Never
# No people, or no addresses.
none = None
# Before, or now, a field had no content; or nobody loses anything.
nothing = Nothing
# A field without content.
empty = Empty
# What a field contained is not known.
not-known = Not known

## What cannot be undone

# The head of the last part of a page.
danger-zone = Danger zone
no-way-back = This can’t be undone.

# A line of the list of wrong fields: the label of a field and what is wrong with it.
wrong-field = { $label }: { $message }
