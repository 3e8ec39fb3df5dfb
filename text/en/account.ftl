### English: the pages of one’s own account.

## The parts of the account; each is a link and the title of its page

account-profile = Profile
account-password = Password
account-sessions = Sessions
account-activity = Activity
account-delete = Delete account

## Profile

profile-lead = Who you are here, and how we reach you.
profile-name = Name
profile-name-hint = Shown to the people who run this site.
profile-email-hint = For signing in, and so that we can reach you.
profile-change-email = Change e-mail address
profile-new-email = New e-mail address
# Below the field for the current password.
profile-password-hint = To confirm that it’s you.
profile-place = Language and time
profile-place-hint = How pages and times are shown to you.
# Three kinds of appearance: light or dark as the device has it, light, dark.
theme-device = Same as this device
theme-light = Light
theme-dark = Dark
profile-about = About this account
profile-about-hint = Only an administrator can change your user name and role.
profile-data = Everything we keep about you, in one file.
profile-download = Download my data

## Password

password-lead = If somebody else might know it, change it now.
# The head of the form, and its button.
password-change = Change password
password-change-hint = You stay signed in here. You are signed out in every other browser and app.

## Sessions; administrators see most of these sentences as well, on the page of a user

# The link leads to the change of the password.
sessions-lead = Everywhere you are signed in. If you don’t recognise one, sign it out and <a>change your password</a>.
sessions-now = Signed in now
sessions-now-hint = Signing out takes effect at once, wherever the device is.
# A badge: the session in which the page is read.
sessions-this = This device
# A session of a script.
sessions-api = Through the API
# $date: the day on which somebody signed in.
sessions-since = Since { DATETIME($date) }
# In the place of a time.
sessions-active = Active now
# The button of another session.
sessions-end-one = Sign out
# Below a list of a hundred sessions. $n: how many are not shown.
sessions-more = { $n ->
    [one] And { NUMBER($n) } more, last seen longer ago.
   *[other] And { NUMBER($n) } more, last seen longer ago.
 }
sessions-ended = Ended recently
sessions-ended-hint = The latest ones, with the reason.
sessions-danger-hint = If you lost a device, or something feels wrong.
sessions-others = Sign out everywhere else
sessions-others-hint = You stay signed in here.
# A button. $n: how many sessions there are besides this one.
sessions-end = { $n ->
    [one] End { NUMBER($n) } session
   *[other] End { NUMBER($n) } sessions
 }

## Activity

# The link leads to the change of the password.
activity-lead = What has happened with your account. See something that wasn’t you? <a>Change your password</a> to sign out everywhere else.
activity-nothing = Nothing has happened yet.
activity-nothing-older = There is nothing older.

## Deletion of the account

delete-lead = This removes your account and everything that belongs to it.
delete-what = What happens
delete-what-hint = This can’t be undone.
# $name: the user name. $email: the e-mail address.
delete-goes = Your account <strong>{ $name }</strong> with the e-mail { $email } is deleted, and you are signed out in every browser and app.
# Below the field for the password.
delete-password-hint = To confirm that it’s you.
delete-button = Delete my account
