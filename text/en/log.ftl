### English: the sentences of the log, and of the activity in one’s own account.

## What is shown; each is a link

show-everything = Everything
show-sign-ins = Sign-ins
show-changes = Changes
show-warnings = Warnings
# The title of the page with everything about a user. $name: the user’s full name.
user-history-all-title = Everything about { $name }

## Filters of the log

# The first choice, before the names of all events.
log-anything = Anything
log-since-ever = Any time
log-since-24h = Last 24 hours
log-since-7d = Last 7 days
log-since-30d = Last 30 days
log-wrong-event = Choose one of these.
log-wrong-address = Enter an IP address, such as 192.0.2.7 or 2001:db8::7.
log-wrong-day = Enter a day as year-month-day, such as 2026-03-31.
log-wrong-order = The last day is before the first.

## Who did something, or to whom, in the place of a user name

# Whoever used the command line.
log-terminal = The command line
# The site’s own application.
log-host = The application
# An account that was deleted in the meantime. $id: its number.
log-account = Account { $id }

## The sentences of the log. $who did it, and it was done to $whom: both are user names, or one of the
## three above. Where nobody signed in did it, or it was done to nobody, there is [none]. With $own =
## yes, both are the same person, who is named once.

log-set-up = { $who ->
    [none] { $whom } became the first superuser.
   *[other] { $who } made { $whom } the first superuser.
 }
log-registered = { $whom } created an account.
log-signed-in = { $channel ->
    [api] { $whom } signed in through the API.
   *[other] { $whom } signed in.
 }
# With “confirmation”, the password of somebody who was signed in already was asked for once more.
log-sign-in-failed = { $whom ->
    [none] A sign-in with an unknown user name failed.
   *[other] { $channel ->
        [confirmation] A wrong password was entered for { $whom }.
       *[other] A sign-in as { $whom } failed.
    }
 }
# $limit: the name of a limit of the site’s own, such as “orders”.
log-throttled = { $channel ->
    [registration] There were too many registrations from one IP address.
    [host] There were too many attempts at { $limit }.
   *[other] { $whom ->
        [none] There were too many attempts to sign in.
       *[other] There were too many attempts to sign in as { $whom }.
    }
 }
log-signed-out = { $whom } signed out.
log-session-ended = { $own ->
    [yes] { $who } ended one of their own sessions.
   *[no] { $who } ended a session of { $whom }.
 }
log-sessions-ended = { $own ->
    [yes] { $who } ended { NUMBER($n) } of their own sessions.
   *[no] { $n ->
        [one] { $who } ended { NUMBER($n) } session of { $whom }.
       *[other] { $who } ended { NUMBER($n) } sessions of { $whom }.
    }
 }
log-token-reused = A spent token of { $whom } was used again. Its session has ended.
log-password-changed = { $whom } chose a new password.
log-password-reset = { $whom } chose a new password with a reset link.
log-password-set = { $own ->
    [yes] { $who } set their own password.
   *[no] { $who } set the password of { $whom }.
 }
log-reset-link-made = { $own ->
    [yes] { $who } created a reset link for their own account.
   *[no] { $who } created a reset link for { $whom }.
 }
log-profile-changed = { $what ->
    [username] { $whom } changed their user name.
    [email] { $whom } changed their e-mail.
    [name] { $whom } changed their name.
   *[several] { $whom } changed their profile.
 }
log-account-deleted = { $whom } deleted their own account.
log-user-created = { $who } added { $whom }.
log-user-changed = { $own ->
    [yes] { $who } changed their own profile.
   *[no] { $what ->
        [username] { $who } changed the user name of { $whom }.
        [email] { $who } changed the e-mail of { $whom }.
        [name] { $who } changed the name of { $whom }.
       *[several] { $who } changed the profile of { $whom }.
    }
 }
log-rights-changed = { $own ->
    [yes] { $who } changed their own role.
   *[no] { $role ->
        [superuser] { $who } made { $whom } a superuser.
        [no-superuser] { $who } removed the superuser role from { $whom }.
        [staff] { $who } made { $whom } staff.
        [no-staff] { $who } removed the staff role from { $whom }.
       *[other] { $who } changed the role of { $whom }.
    }
 }
log-activated = { $own ->
    [yes] { $who } activated their own account.
   *[no] { $who } activated { $whom }.
 }
log-deactivated = { $own ->
    [yes] { $who } deactivated their own account.
   *[no] { $who } deactivated { $whom }.
 }
log-user-deleted = { $own ->
    [yes] { $who } deleted their own account.
   *[no] { $who } deleted { $whom }.
 }
# $names: one to three groups.
log-groups-changed = { $given ->
    [added] { $own ->
        [yes] { $who } joined { $names }.
       *[no] { $who } added { $whom } to { $names }.
    }
    [removed] { $own ->
        [yes] { $who } left { $names }.
       *[no] { $who } removed { $whom } from { $names }.
    }
   *[other] { $own ->
        [yes] { $who } changed their own groups.
       *[no] { $who } changed the groups of { $whom }.
    }
 }
# $names: one to three permissions, as they are called in code, such as “orders.edit”.
log-permissions-changed = { $own ->
    [yes] { $who } changed their own permissions.
   *[no] { $given ->
        [added] { $who } gave { $names } to { $whom }.
        [removed] { $who } took { $names } from { $whom }.
       *[other] { $who } changed the permissions of { $whom }.
    }
 }
# $group: the name of the group, also in the next two.
log-group-created = { $who } added the group { $group }.
log-group-changed = { $who } changed the group { $group }.
log-group-deleted = { $who } deleted the group { $group }.
log-cross-origin-refused = A request from another site was refused.
# $address: the IP address that had been blocked.
log-throttle-lifted = { $own ->
    [yes] { $who } unblocked their own account.
   *[no] { $whom ->
        [none] { $address ->
            [none] { $who } unblocked an unknown user name.
           *[other] { $who } unblocked { $address }.
        }
       *[other] { $address ->
            [none] { $who } unblocked { $whom }.
           *[other] { $who } unblocked { $whom } at { $address }.
        }
    }
 }
log-users-exported = { $who } downloaded the list of users.
log-log-exported = { $who } downloaded the log.
log-backup-made = { $who } backed up the database.
log-untrusted-proxy = A proxy that is not trusted forwarded a request.
# An event of the site’s own application. $event: its name in code, such as “orders.sent”.
log-other = { $who ->
    [none] { $whom ->
        [none] { $event }
       *[other] { $event }, about { $whom }
    }
   *[other] { $own ->
        [yes] { $who }: { $event }
       *[no] { $whom ->
            [none] { $who }: { $event }
           *[other] { $who }: { $event }, about { $whom }
        }
    }
 }

## The same events, to filter by them

event-set-up = First superuser created
event-registered = Account created
event-signed-in = Signed in
event-sign-in-failed = Sign-in failed
event-throttled = Too many attempts
event-signed-out = Signed out
event-session-ended = Session ended
event-sessions-ended = Several sessions ended
event-token-reused = Spent token used again
event-password-changed = Password changed
event-password-reset = Password reset
event-password-set = Password set by an administrator
event-reset-link-made = Reset link created
event-profile-changed = Profile changed
event-account-deleted = Account deleted by its owner
event-user-created = User added
event-user-changed = User changed
event-rights-changed = Role changed
event-activated = User activated
event-deactivated = User deactivated
event-user-deleted = User deleted
event-groups-changed = Groups of a user changed
event-permissions-changed = Permissions of a user changed
event-group-created = Group added
event-group-changed = Group changed
event-group-deleted = Group deleted
event-cross-origin-refused = Request from another site refused
event-throttle-lifted = Unblocked
event-users-exported = List of users downloaded
event-log-exported = Log downloaded
event-backup-made = Database backed up
event-untrusted-proxy = Proxy that is not trusted

## The details of an entry, each before its value

detail-username = User name
detail-email = E-mail
detail-first_name = First name
detail-last_name = Last name
# Whether an account can be used.
detail-is_active = Active
detail-is_staff = Staff
detail-is_superuser = Superuser
# How many sessions ended.
detail-count = Sessions
detail-group = Group
# The name of a group.
detail-name = Name
# Groups or permissions.
detail-added = Added
detail-removed = Removed
detail-permissions = Permissions
# How many members a group had.
detail-members = Members
# What attempts were limited to.
detail-limit = Limit
detail-limit-password = passwords
detail-limit-registration = registrations
# Whose account was blocked.
detail-account = Account
detail-account-unknown = unknown user names
detail-limited_address = IP address
detail-attempts = Attempts
# The method of an HTTP request.
detail-method = Method
detail-path = Path
detail-why = Reason
# By which way somebody signed in.
detail-channel = Channel
# How somebody proved who they are, other than by a password.
detail-methods = Method of sign-in
# Whether a search was on when a list was downloaded.
detail-searched = Searched
detail-number = { NUMBER($n) }
detail-yes = yes
detail-no = no
detail-nothing = nothing
detail-empty = (empty)

## The activity in one’s own account. With $by = admin, an administrator did it, who is not named

activity-set-up = { $by ->
    [admin] An administrator created your account.
   *[you] You created this account.
 }
activity-registered = { $by ->
    [admin] An administrator created your account.
   *[you] You created this account.
 }
activity-signed-in = { $channel ->
    [api] You signed in through the API.
   *[other] You signed in.
 }
# With “confirmation”, the password was asked for once more.
activity-sign-in-failed = { $channel ->
    [confirmation] A wrong password was entered.
   *[other] An attempt to sign in failed.
 }
activity-throttled = There were too many attempts to sign in.
activity-signed-out = You signed out.
activity-session-ended = { $by ->
    [admin] An administrator ended one of your sessions.
   *[you] You ended one of your sessions.
 }
activity-sessions-ended = { $by ->
    [admin] An administrator ended your sessions.
   *[you] You ended your other sessions.
 }
activity-token-reused = An old copy of a session was used again. That session has ended.
activity-password-changed = You changed your password.
activity-password-reset = A new password was chosen with a reset link.
activity-password-set = { $by ->
    [admin] An administrator set your password.
   *[you] You set your password in the admin.
 }
activity-reset-link-made = { $by ->
    [admin] An administrator created a reset link for your account.
   *[you] You created a reset link for your account.
 }
# $old, $new: e-mail addresses; with [none], something else was changed.
activity-profile-changed = { $new ->
    [none] You changed your profile.
   *[other] You changed your e-mail from { $old } to { $new }.
 }
activity-user-created = { $by ->
    [admin] An administrator created your account.
   *[you] You created this account.
 }
activity-user-changed = { $by ->
    [admin] { $new ->
        [none] An administrator changed your profile.
       *[other] An administrator changed your e-mail from { $old } to { $new }.
    }
   *[you] { $new ->
        [none] You changed your profile.
       *[other] You changed your e-mail from { $old } to { $new }.
    }
 }
activity-rights-changed = { $by ->
    [admin] An administrator changed your role.
   *[you] You changed your role.
 }
activity-activated = { $by ->
    [admin] An administrator activated your account.
   *[you] You activated your account.
 }
activity-deactivated = { $by ->
    [admin] An administrator deactivated your account.
   *[you] You deactivated your account.
 }
activity-groups-changed = { $by ->
    [admin] An administrator changed your groups.
   *[you] You changed your groups.
 }
activity-permissions-changed = { $by ->
    [admin] An administrator changed your permissions.
   *[you] You changed your permissions.
 }
activity-throttle-lifted = { $by ->
    [admin] An administrator unblocked your account.
   *[you] You unblocked your account.
 }
# An event of the site’s own application. $event: its name in code.
activity-other = { $event }
