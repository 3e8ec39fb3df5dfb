### English: the pages of the admin.

## The parts of the admin; each is a link and the title of its page

admin-overview = Overview
admin-users = Users
admin-groups = Groups
admin-log = Log
admin-limits = Limits

## Overview; the figures at the top stand below their names

# Below the number of inactive users. $n: how many users are active.
dashboard-active = { NUMBER($n) } active
# Below the number of staff. $n: how many users are superusers.
dashboard-superusers = { $n ->
    [0] No superusers
    [one] { NUMBER($n) } superuser
   *[other] { NUMBER($n) } superusers
 }
# The name of the number of users who were here within a week.
dashboard-seen = Seen in 7 days
# Below it. $n: how many users were here within 30 days.
dashboard-seen-month = { NUMBER($n) } in 30 days
dashboard-sessions = Sessions
# Below the number of sessions.
dashboard-live = Live now

dashboard-lately = The last 30 days
# How many accounts were created: the name of a chart, and the head of a column.
dashboard-sign-ups = Sign-ups
dashboard-sign-ins = Sign-ins
dashboard-days = Day by day
# Read aloud before the table.
dashboard-days-caption = Sign-ups and sign-ins a day, the newest first; days begin at midnight UTC
dashboard-day = Day
dashboard-failed = Failed sign-ins
dashboard-failed-hint = In the last 24 hours.
dashboard-failures = { $n ->
    [0] No sign-in failed.
    [one] <strong>{ NUMBER($n) }</strong> sign-in failed.
   *[other] <strong>{ NUMBER($n) }</strong> sign-ins failed.
 }
dashboard-tried = Accounts tried
dashboard-sources = IP addresses
# In the place of an account, for all attempts with a user name that no account has.
unknown-names = unknown user names
dashboard-limited = { NUMBER($n) } blocked right now.
dashboard-newest = Latest sign-ups
dashboard-actions = Recent changes by administrators
dashboard-no-actions = None yet.
# A link to all changes in the log.
dashboard-log = All changes
dashboard-server = Server
dashboard-version = Version
dashboard-database = Database
dashboard-backup = Last backup

## The list of users

# A link to the list.
users-all = All users
# A button, and the title of its page.
users-add = Add user
users-search = Search users
users-search-hint = Name or e-mail
# The first choice, before the names of all groups.
users-any-group = Any group
users-none = Nobody found
users-none-text = No user matches this search and these filters.
users-show-all = Show all users
# Read aloud for the box before a row. $name: the user’s full name.
users-select = Select { $name }
# Read aloud for the menu of a row. $name: the user’s full name.
users-actions = Actions for { $name }
users-read-only = You can view users, but only a superuser can change them.

## What can be done with one user or with several; an ellipsis says that a question follows

# Read aloud before the buttons.
users-bulk = Bulk actions
users-skip-to-list = Skip to the list
users-skip-to-actions = Go to the actions for selected users
users-activate = Activate…
users-deactivate = Deactivate…
users-end-sessions = Sign out…
# Also for a group.
users-delete = Delete…
users-reset-link = Create reset link…
# Opens a menu with the choice of a group.
users-group-menu = Group…
users-join = Add to group…
users-leave = Remove from group…
# The head of a page that asks.
bulk-happens = What happens

## Adding a user

users-add-password-hint = Let the user choose one, or set one yourself.
users-add-invite = Let the user choose the password
users-add-invite-hint = You get a reset link to hand over. It works once, for 30 minutes.

## One user: profile and role (in titles of these pages, $name is the user’s full name)

user-profile = Profile and role
# The number of the account.
user-id = ID
user-role-hint = Changing the role signs the user out everywhere.
user-own-role-hint = Changing your own role signs you out here, too. Only another superuser can restore what you remove.
user-given = Groups and permissions
user-given-hint = Changes take effect from the user’s next request on. Nobody is signed out.
user-given-superuser = A superuser can do all of this anyway.
# Permissions that no group gives.
user-permissions = Own permissions
user-deactivate = Deactivate this user
user-deactivate-hint = The user can’t sign in until somebody activates the account again. Nothing is lost.
user-delete = Delete this user
user-delete-hint = For good, with all sessions. The log keeps the name.
# Before a sentence about what is not saved.
user-stale = This user was changed in the meantime

## One user: a save that came too late, in columns: before, now, and what one has changed oneself

conflict-title = Not saved yet: { $name }
# Read aloud before the table.
conflict-caption = What was there, what is stored now, and what you changed
conflict-field = Field
conflict-opened = When you opened it
# The same on a narrow page.
conflict-opened-short = Before
conflict-stored = Stored
conflict-yours = Yours
conflict-both = Both changed it
# After a stored value that is what it was before.
conflict-as-before = as before
# After a value that was put together.
conflict-merged = with both changes
# In the place of one’s own change: it is what is stored now.
conflict-same = The same
# In the place of one’s own change: there is none.
conflict-untouched = Not touched
conflict-discard = Discard mine
conflict-save = Save my choices
conflict-back = Back to the user

## One user: password

user-password-title = Password of { $name }
user-password-own = This is your own account: both ways sign you out here, too.
# The link leads to the change of the password in one’s own account.
user-password-own-account = This is your own account: both ways sign you out here, too. To stay signed in, <a>change your password</a> in your account.
user-link = Reset link
user-link-hint = The user chooses a new password that nobody else sees.
user-link-make = Create a reset link
user-link-text = It works once, for 30 minutes, and replaces earlier links. Creating it signs the user out everywhere.
user-link-button = Create link
# The link leads to the user’s role.
user-link-inactive = This account is inactive: <a>activate it</a> first.
user-set = Set a password
user-set-hint = You choose it and hand it over. You both know it then, so ask the user to change it. All sessions of the user end.
user-set-button = Set password
# The link leads to the user’s history.
user-set-stale = No password was set. The <a>history</a> says what changed. To set the password anyway, enter it again.

## One user: the reset link, which is shown once

link-title = Reset link for { $name }
link-made = Reset link created
link-made-hint = It is shown here once and kept nowhere. All sessions of the user have ended.
# $name: the user name.
link-label = One-time link for { $name }
link-hint = It works once, for 30 minutes. Whoever has it can take over the account: hand it over only to the user, in a way that nobody else can read.
link-lost = Lost it? Create another one: this one stops working then.

## One user: sessions and history

user-sessions-title = Sessions of { $name }
user-sessions-none = Not signed in anywhere.
user-sessions-everywhere = Sign out everywhere
user-sessions-hint = Every session ends at once, in every browser and app.
user-sessions-own = This signs you out here, too.
user-sessions-end-all = End all sessions
user-history = History
user-history-title = History of { $name }
user-history-none = The log has nothing about this user.
user-history-no-change = The log has no changes to this user.

## One user: deletion

user-delete-title = Delete { $name }
user-delete-ask = Delete this user?
user-delete-account = Account
# $name: the user name. $email: the e-mail address. $time: when the user joined, such as “3 hours ago” or a date.
user-delete-account-text = <strong>{ $name }</strong>, { $email }. Joined: { DATETIME($time) }
user-delete-live = Live sessions
user-delete-live-text = { $n ->
    [0] None
    [one] { NUMBER($n) }, signed out at once in every browser and app
   *[other] { NUMBER($n) }, all signed out at once in every browser and app
 }
user-delete-ended = Ended sessions
user-delete-stays = What stays
user-delete-stays-text = The log: who did what to this user, with the name as it was.
user-delete-own = This is your own account: you are signed out at once.
user-delete-names = Somebody else may then register with the same user name and e-mail.
user-delete-instead = Deactivate instead…
# The link leads to the user’s history.
user-delete-stale = Nothing was deleted. This is the user as it is now; the <a>history</a> says what changed.

## Groups

groups-lead = A group says what its members may do.
groups-add = Add group
groups-read-only = You can view groups, but only a superuser can change them.
groups-members = { $n ->
    [0] No members
    [one] { NUMBER($n) } member
   *[other] { NUMBER($n) } members
 }
groups-no-permissions = No permissions
groups-none = No groups yet
groups-none-text = Add one, then put users into it on their pages or in the list of users.
groups-none-undeclared = This application has no permissions to give. Groups can still sort users, and access tokens can name them.
# The link leads to the list of users.
group-nobody = Nobody is in this group. <a>Choose its members</a> in the list of users.
group-what = Name and permissions
group-what-hint = Changes take effect from the members’ next request on. Nobody is signed out.
group-permissions = Permissions of its members
group-nothing-declared = This application has no permissions to give.
group-stale = This group was changed in the meantime
# Before a list of permissions, or “No permissions”. $name: the name of the group that is stored.
group-stale-text = Nothing of yours is saved yet. What you entered is below. Stored now is <strong>{ $name }</strong>:
group-keep-stored = Keep what is stored
group-save-mine = Save what I entered
group-delete = Delete this group
group-delete-hint = For good. The accounts of its members stay.
# $name: the name of the group.
group-delete-title = Delete { $name }
group-delete-ask = Delete this group?
group-delete-members = Members
# The link leads to the members.
group-delete-members-stay = { $n ->
    [one] <a>{ NUMBER($n) } member</a>, whose account stays. Nobody is signed out.
   *[other] <a>{ NUMBER($n) } members</a>, whose accounts stay. Nobody is signed out.
 }
group-delete-lose = What they lose
group-delete-kept = Members keep what another group or their own permissions give them. Who was in this group is not kept.
group-delete-stale = Nothing was deleted. This is the group as it is now.

## The log

log-lead = Who did what, and from where. Select a name or an IP address to filter the list by it.
log-who = Who did it, or to whom
log-event = What happened
log-since = Since
log-more-filters = More filters
log-address = IP address
log-from = First day
log-to = Last day
log-show-all = Show everything
log-none = Nothing has happened yet.
log-none-filtered = Nothing matches these filters.
# In the place of an IP address: it was done by the command line.
log-on-server = On the server
# The id of a request.
log-request = Request

## Limits

limits-lead = Who is blocked after too many attempts, and until when.
# “throttle” is the name of the setting.
limits-off = Nothing is limited, not even guessing passwords: the setting <code>throttle</code> is off.
limits-nobody = No one is blocked right now.
limits-now = Blocked now
limits-now-hint = Unblocking also resets the counter.
limits-close = Close to a limit
limits-close-hint = More than half of the attempts are used up.
# Between a user name and an IP address.
limits-from = from
limits-attempts = { NUMBER($attempts) } of { $most ->
    [one] { NUMBER($most) } attempt
   *[other] { NUMBER($most) } attempts
 }
# $time: such as “in 12 minutes”.
limits-until = Opens again { DATETIME($time) }
# $time: such as “3 hours ago” or “Just now”.
limits-last = Last attempt: { DATETIME($time) }
limits-unblock = Unblock
limits-what = What is limited
limits-what-hint = Successful sign-ins don’t count. A limit counted in hours opens again 15 minutes after the last attempt that counted.
limits-address = Your IP address
limits-address-hint = As the server sees it. Attempts are counted by it.
limits-address-yours = The server sees
# The computer that opened the connection: the browser’s, or a proxy.
limits-peer = The connection comes from
limits-trusted = Trusted proxies
limits-untrusted = This request was forwarded by { $address }, which is not trusted.
# Before a line of a settings file.
limits-untrusted-text = What it says about where requests come from is ignored: everybody behind it shares its address and its limits. If it is your own reverse proxy, put this under <code>[default.doorward]</code> in <code>Rocket.toml</code>, and restart:
limits-proxies = Requests were forwarded from addresses that are not trusted, within the last 24 hours
# $address: an IP address. $time: such as “3 hours ago” or “Just now”.
limits-proxy = { $address }, last seen: { DATETIME($time) }
limits-proxies-text = Trust those that are your own reverse proxies, with the setting <code>trusted_proxies</code>. Others made the header up, and gained nothing by it.
