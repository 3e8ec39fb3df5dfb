### English: what the list of users and the pages about one user tell in numbers and names.

## The list of users

# A filter that shows all of them; its number stands behind it, as behind those below.
users-filter-everyone = Everyone
users-filter-inactive = Inactive
users-filter-staff = Staff
users-filter-superusers = Superusers
# The head of the column with face, name and e-mail.
users-person = Person
# The head of the column with “Inactive”.
users-status = Status
# A way to sort. $column: such as “Last sign-in”. $order: such as “newest first”.
users-order = { $column }: { $order }
users-order-a-to-z = A to Z
users-order-z-to-a = Z to A
users-order-newest = newest first
users-order-oldest = oldest first
# After “Active”, “Staff” or “Superuser”: those who are that stand at the beginning, or at the end.
users-order-first = first
users-order-last = last
# The label of a box.
users-all-on-page = { $n ->
    [one] The { NUMBER($n) } on this page
   *[other] All { NUMBER($n) } on this page
 }
# The label of a box; $n is larger than the number on a page.
users-everyone = All { NUMBER($n) } users, not only this page
# Which of all users are shown. $count: how many of them are.
users-range = { $count ->
    [0] Nobody
    [1] { NUMBER($from) } of { NUMBER($total) }
   *[other] { NUMBER($from) }–{ NUMBER($to) } of { NUMBER($total) }
 }
users-page = Page { NUMBER($page) } of { NUMBER($count) }

## Adding a user

# $name: the user name.
users-invited = { $name } was added. Hand over the link below.
# Beside the box “Active”.
users-invite-inactive = Only an active user can choose a password. Tick this, or set a password.

## What can be done with users: the form came back

bulk-no-action = Choose what to do with the users.
bulk-no-group = Choose the group first.
bulk-nobody = Tick the users first.

## What can be done with users: the page that asks; each question is followed by its button.
## With $most, there are so many users that not all have been looked at.

bulk-activate-ask = { $most ->
    [yes] Activate up to { NUMBER($n) } users?
   *[none] { $n ->
        [one] Activate { NUMBER($n) } user?
       *[other] Activate { NUMBER($n) } users?
    }
 }
bulk-activate-button = { $most ->
    [yes] Activate up to { NUMBER($n) } users
   *[none] { $n ->
        [one] Activate { NUMBER($n) } user
       *[other] Activate { NUMBER($n) } users
    }
 }
bulk-deactivate-ask = { $most ->
    [yes] Deactivate up to { NUMBER($n) } users?
   *[none] { $n ->
        [one] Deactivate { NUMBER($n) } user?
       *[other] Deactivate { NUMBER($n) } users?
    }
 }
bulk-deactivate-button = { $most ->
    [yes] Deactivate up to { NUMBER($n) } users
   *[none] { $n ->
        [one] Deactivate { NUMBER($n) } user
       *[other] Deactivate { NUMBER($n) } users
    }
 }
bulk-end-sessions-ask = { $most ->
    [yes] Sign out up to { NUMBER($n) } users everywhere?
   *[none] { $n ->
        [one] Sign out { NUMBER($n) } user everywhere?
       *[other] Sign out { NUMBER($n) } users everywhere?
    }
 }
bulk-end-sessions-button = { $most ->
    [yes] Sign out up to { NUMBER($n) } users
   *[none] { $n ->
        [one] Sign out { NUMBER($n) } user
       *[other] Sign out { NUMBER($n) } users
    }
 }
bulk-delete-ask = { $most ->
    [yes] Delete up to { NUMBER($n) } users?
   *[none] { $n ->
        [one] Delete { NUMBER($n) } user?
       *[other] Delete { NUMBER($n) } users?
    }
 }
bulk-delete-button = { $most ->
    [yes] Delete up to { NUMBER($n) } users
   *[none] { $n ->
        [one] Delete { NUMBER($n) } user
       *[other] Delete { NUMBER($n) } users
    }
 }
# $group: the name of a group, also below.
bulk-join-ask = { $most ->
    [yes] Add up to { NUMBER($n) } users to { $group }?
   *[none] { $n ->
        [one] Add { NUMBER($n) } user to { $group }?
       *[other] Add { NUMBER($n) } users to { $group }?
    }
 }
bulk-join-button = { $most ->
    [yes] Add up to { NUMBER($n) } users to { $group }
   *[none] { $n ->
        [one] Add { NUMBER($n) } user to { $group }
       *[other] Add { NUMBER($n) } users to { $group }
    }
 }
bulk-leave-ask = { $most ->
    [yes] Remove up to { NUMBER($n) } users from { $group }?
   *[none] { $n ->
        [one] Remove { NUMBER($n) } user from { $group }?
       *[other] Remove { NUMBER($n) } users from { $group }?
    }
 }
bulk-leave-button = { $most ->
    [yes] Remove up to { NUMBER($n) } users from { $group }
   *[none] { $n ->
        [one] Remove { NUMBER($n) } user from { $group }
       *[other] Remove { NUMBER($n) } users from { $group }
    }
 }
# After the first users by name.
bulk-more = { $most ->
    [yes] and up to { NUMBER($n) } others
   *[none] { $n ->
        [one] and { NUMBER($n) } other
       *[other] and { NUMBER($n) } others
    }
 }

## The page that asks: what would happen

bulk-nothing = Nothing would change.
bulk-ends = { $n ->
    [0] None of them is signed in.
    [one] { NUMBER($n) } session ends at once.
   *[other] { NUMBER($n) } sessions end at once.
 }
# There are so many users that not all have been looked at. $users: how many have.
bulk-ends-at-least = Their sessions end at once: { NUMBER($n) } among the first { NUMBER($users) } users; the others were not counted.
bulk-activate-then = They can sign in again, with the password they had.
bulk-deactivate-then = They can’t sign in until they are activated again.
bulk-end-sessions-then = They can sign in again.
bulk-delete-then = Their accounts go for good; the log keeps what they did. This can’t be undone.
bulk-join-then = From their next request on they may do what the group’s members may. Nobody is signed out.
bulk-leave-then = From their next request on they may no longer do what only this group lets them. Nobody is signed out.

## Who is left out, before and after

bulk-own-account = Your own account stays as it is.
bulk-own-session = Your current session goes on.
bulk-last-superuser = You are the last active superuser.
bulk-active-already = { $n ->
    [one] { NUMBER($n) } user is active already.
   *[other] { NUMBER($n) } users are active already.
 }
bulk-inactive-already = { $n ->
    [one] { NUMBER($n) } user is inactive already.
   *[other] { NUMBER($n) } users are inactive already.
 }
bulk-in-group-already = { $n ->
    [one] { NUMBER($n) } user is in the group already.
   *[other] { NUMBER($n) } users are in the group already.
 }
bulk-not-in-group = { $n ->
    [one] { NUMBER($n) } user is not in the group.
   *[other] { NUMBER($n) } users are not in the group.
 }
bulk-no-session = { $n ->
    [one] { NUMBER($n) } user has no session that could end.
   *[other] { NUMBER($n) } users have no session that could end.
 }
bulk-gone = { $n ->
    [one] { NUMBER($n) } user is no longer there.
   *[other] { NUMBER($n) } users are no longer there.
 }
bulk-in-use = { $n ->
    [one] { NUMBER($n) } user stays: other data still belong to that account.
   *[other] { NUMBER($n) } users stay: other data still belong to their accounts.
 }

## What was done; sentences about who was left out follow

bulk-activate-done = { $n ->
    [one] { NUMBER($n) } user was activated.
   *[other] { NUMBER($n) } users were activated.
 }
bulk-deactivate-done = { $n ->
    [one] { NUMBER($n) } user was deactivated
   *[other] { NUMBER($n) } users were deactivated
 }; { $sessions ->
    [one] { NUMBER($sessions) } session ended.
   *[other] { NUMBER($sessions) } sessions ended.
 }
bulk-end-sessions-done = { $sessions ->
    [one] { NUMBER($sessions) } session
   *[other] { NUMBER($sessions) } sessions
 } of { $n ->
    [one] { NUMBER($n) } user ended.
   *[other] { NUMBER($n) } users ended.
 }
bulk-delete-done = { $n ->
    [one] { NUMBER($n) } user was deleted
   *[other] { NUMBER($n) } users were deleted
 }; { $sessions ->
    [one] { NUMBER($sessions) } session ended.
   *[other] { NUMBER($sessions) } sessions ended.
 }
# $group: the name of a group, or “the group”.
bulk-join-done = { $n ->
    [one] { NUMBER($n) } user was added to { $group }.
   *[other] { NUMBER($n) } users were added to { $group }.
 }
bulk-leave-done = { $n ->
    [one] { NUMBER($n) } user was removed from { $group }.
   *[other] { NUMBER($n) } users were removed from { $group }.
 }
# In the place of the name of a group that was deleted meanwhile.
bulk-group-gone = the group
bulk-broken = Then it broke off: the other users are as they were.
bulk-going = That is not all yet: it goes on by itself. Reload this page to see how far it has got.

## One user: a save that came too late

# $who: the full name of the person who was faster; it may be unknown.
conflict-heading = { $who ->
    [none] Somebody saved first
   *[other] { $who } saved first
 }
conflict-heading-own = You saved first, on another page
# $name: the full name of the user. $time: such as “4 minutes ago” or “Just now”.
conflict-saved = { $who ->
    [none] Somebody saved changes to { $name } while you had this page open ({ DATETIME($time) }).
   *[other] { $who } saved changes to { $name } while you had this page open ({ DATETIME($time) }).
 }
conflict-saved-own = You saved changes to { $name } on another page ({ DATETIME($time) }).
conflict-saved-unknown = { $name } was changed while you had this page open.
# After one of the three sentences above.
conflict-mine = Nothing of yours is saved yet. Your changes are marked; everything else stays as it is stored now.
conflict-stored-already = What you entered is what is stored now.
conflict-nothing = You had changed nothing: there is nothing of yours to save.
# $fields: labels, such as “User name, Active and Staff”.
conflict-unchanged = As they were: { $fields }.
# In the place of a box that is ticked, or not.
yes = Yes
no = No

## Several sentences in a row

two-sentences = { $one } { $other }
