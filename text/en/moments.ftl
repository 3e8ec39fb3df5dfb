### English: times, durations, devices and sessions.

## Times

time-now = just now
time-minutes = { $n ->
    [one] { NUMBER($n) } minute ago
   *[other] { NUMBER($n) } minutes ago
 }
time-hours = { $n ->
    [one] { NUMBER($n) } hour ago
   *[other] { NUMBER($n) } hours ago
 }
time-yesterday = Yesterday
time-days = { $n ->
    [one] { NUMBER($n) } day ago
   *[other] { NUMBER($n) } days ago
 }
time-in-minutes = { $n ->
    [one] in { NUMBER($n) } minute
   *[other] in { NUMBER($n) } minutes
 }
time-in-hours = { $n ->
    [one] in { NUMBER($n) } hour
   *[other] in { NUMBER($n) } hours
 }
# The head of the entries of a day.
day-yesterday = Yesterday

## Durations

span-days = { $n ->
    [one] { NUMBER($n) } day
   *[other] { NUMBER($n) } days
 }
span-hours = { $n ->
    [one] { NUMBER($n) } hour
   *[other] { NUMBER($n) } hours
 }
span-minutes = { $n ->
    [one] { NUMBER($n) } minute
   *[other] { NUMBER($n) } minutes
 }
span-seconds = { $n ->
    [one] { NUMBER($n) } second
   *[other] { NUMBER($n) } seconds
 }

## Devices, as a browser describes itself

# $browser: such as Firefox; $system: such as Windows or iPhone.
device = { $browser } on { $system }
device-browser = { $browser }
device-unknown = Unknown device
browser-unknown = Unknown browser

## Why a session ended

# A line of the list of ended sessions. $device: such as “Firefox on Windows”.
session-ended = { $why ->
    [logout] { $device } was signed out.
    [expired] { $device } was signed out: the session expired after a long time.
    [token_reused] { $device } was signed out because an old copy of the session was used again.
    [password_changed] { $device } was signed out because the password was changed.
    [deactivated] { $device } was signed out because the account was deactivated.
    [role_changed] { $device } was signed out because the role was changed.
    [admin] { $device } was signed out by an administrator.
    [replaced] { $device } signed in again.
   *[unknown] { $device } was signed out.
 }

# On the sign-in page, to the person whose session has ended.
ended-logout = You were signed out because you signed out of this session.
ended-expired = You were signed out because your session has expired. Please sign in again.
ended-token-reused = You were signed out because an old copy of your session was used again, which can mean that somebody took it. Please sign in again.
ended-password-changed = You were signed out because the password of this account was changed.
ended-deactivated = You were signed out because this account was deactivated.
ended-role-changed = You were signed out because the role of this account was changed.
ended-admin = You were signed out because an administrator ended the session.
ended-replaced = You were signed out because you signed in again in this browser.

## Choices in the profile

language-of-browser = Same as my browser
# $zone: the time zone of the site, such as Europe/London.
zone-of-site = As this site ({ $zone })

## The start page

landing-account = Your account
landing-account-hint = Name, e-mail, password, and where you are signed in.
landing-private = Private page
landing-private-hint = Only for people who are signed in.
landing-admin = Admin
landing-admin-hint = Users and their sessions, the log, and limits.
landing-api = API
landing-api-hint = Your account for programs, to try in the browser.
