### English: the pages for visitors, and the pages about problems.

## Sign-in

# $name: the full name of the person who was signed in before.
login-again = Sign in again, { $name }
# The label of the field that takes either.
login-name = User name or e-mail
# A link to the sentence below the form.
# $contact: an e-mail address or the address of a page.
login-forgotten-contact = Forgot your password? Ask for a reset link: <a>{ $contact }</a>
login-forgotten-ask = Forgot your password? Ask an administrator for a reset link.
login-remember = Keep me signed in
# The link leads to the registration.
login-new = New here? <a>Create an account</a>
login-cookie-missing = Your browser didn’t keep the sign-in cookie. Allow cookies for this site, then sign in again.
login-plain-http = This site uses plain HTTP: your password and your sign-in cookie travel unprotected. Use it only on a network you trust.

## Registration

# $name: the person who is signed in. The link leads away from this page; the session stays.
register-signed-in = You are signed in as <strong>{ $name }</strong>. Creating another account signs you in with that one instead. <a>Stay with this account</a>
# Beside a checkbox; links to the terms may follow in brackets.
register-terms = I accept the terms of this site
# The link leads to sign-in.
register-have-account = Already have an account? <a>Sign in</a>
register-closed = Registration is closed
# $site: the name of the site.
register-closed-why = You can’t create an account here at the moment. If you need one, ask the people who run { $site }.

## A new password, by a reset link

reset-title = Choose a new password
# $name: the user name.
reset-lead = For the account <strong>{ $name }</strong>. It will be signed out in every browser and app.
reset-button = Set password

## The first account of a site

setup-title = Set up
# $site: the name of the site.
setup-heading = Set up { $site }
setup-lead = Create the first administrator: the account that looks after all others. You will be signed in right away.
setup-button = Create administrator

## The start page

landing-title = Welcome
# $name: what the person is called.
landing-welcome = Welcome, { $name }
landing-lead = Sign in to continue.
landing-lead-open = Sign in to continue, or create an account.
landing-point-stay = Stay where you are
landing-point-stay-text = Your sign-in renews itself quietly. Nothing interrupts you in the middle of a form.
landing-point-out = Out means out
landing-point-out-text = Signing out takes effect at once on the server, not only in this browser.
landing-point-yours = Your password stays yours
landing-point-yours-text = Nobody can read it, not even the people who run this site.

## The private page

private-title = Private page
# Programs look for the English words; other languages translate them.
private-granted = Access Granted!
# $name: what the person is called.
private-signed-in = You are signed in as <strong>{ $name }</strong>.

## After a sign-in in the middle of a form: shows what was typed, and asks whether to send it

confirm-title = Send your changes?
confirm-back = You are signed in again. Nothing has been sent yet.
# $target: the path of a page, such as /account/profile.
confirm-lead = This is what you were about to send to <code>{ $target }</code>.
confirm-nothing = There was nothing to fill in.
confirm-password = Passwords are never kept: the next page asks for yours once more.
confirm-discard = Discard
confirm-send = Send

## A problem

# $status: the number of the error, such as 404.
problem-number = Error { $status }
# $name: the full name of the person who is signed in.
problem-signed-in = You are signed in as <strong>{ $name }</strong>, who may not open this.
# A button: it signs out, and leads to sign-in.
problem-somebody-else = Sign in as somebody else
# $contact: an e-mail address or the address of a page.
problem-help = Need help? <a>{ $contact }</a>
problem-start = Go to the start page
# Before an id that the people who run the site find in their log.
problem-reference = Reference:
