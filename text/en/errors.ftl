### English: what is wrong with a field, what was refused, and the pages about problems.

## Beside a field

error-blank = Fill this in
error-blank-username = Enter a user name
error-blank-email = Enter your e-mail address
error-blank-password = Enter a password
error-blank-old_password = Enter your current password
error-blank-name = Enter a name
error-choice = Choose one of the options.
error-number = Enter a whole number.
error-terms = Accept the terms to create an account.
error-username = Use letters, digits and . + - _ @
error-not-your-address = A user name with an @ has to be your own e-mail address.
error-email = Enter an e-mail address such as name@example.com.
error-invisible = Leave out characters that can’t be seen.
error-too-long = Use { NUMBER($n) } characters at most.
error-name-taken = This user name is taken. Choose another one.
error-email-taken = There is an account with this e-mail address already.
error-not-your-password = This isn’t your password.
# At the repetition of a password.
error-mismatch = The two passwords differ. Type the same one again.
# $what: what of the account the password is like.
error-password-similar = { $what ->
    [username] Too much like the user name. Choose a password that has nothing to do with it.
    [email] Too much like the e-mail address. Choose a password that has nothing to do with it.
   *[first_name] Too much like the first name. Choose a password that has nothing to do with it.
 }
error-password-short = { $n ->
    [one] Too short: use at least { NUMBER($n) } character.
   *[other] Too short: use at least { NUMBER($n) } characters.
 }
error-password-common = Too easy to guess: many people use it. A few unrelated words are better.
error-password-numeric = Digits alone are easy to guess. Add letters or words.
error-password-long = Too long. Use fewer characters.
error-group-taken = There is a group with this name already.
error-group-comma = Leave commas out of the name: they separate one name from another.
error-group-gone = One of these groups is no longer there.
# $name: the name of a group.
error-group-unknown = There is no group “{ $name }”.
# $name: the name of a permission, such as orders.edit.
error-permission = There is no permission “{ $name }”.
password-hint = { $n ->
    [one] At least { NUMBER($n) } character. A few unrelated words are easy to remember and hard to guess.
   *[other] At least { NUMBER($n) } characters. A few unrelated words are easy to remember and hard to guess.
 }

## Labels of fields in a list of what is wrong

field-terms = Terms
field-remember = Keep me signed in
field-is_active = Active
field-is_staff = Staff
field-is_superuser = Superuser
field-invite = Invitation

## Sign-in

login-wrong = Wrong user name or password.
login-wrong-hint = Passwords are case-sensitive.
# For developers: the request had a header of programs.
login-beside = This request came with an Authorization header that holds a token of this site. No cookies are set in answer to such a request: sign in without the header.
login-signed-out = You are signed out.
login-kept = Nothing has been sent yet, and nothing is lost. Sign in, and you will see it once more before you send it.
login-lost = What you were about to send could not be kept. Sign in, then enter it again.
# $away and $longest: durations such as “14 days”.
login-stays = For up to { $longest }. Leave this off on shared computers.
too-many-seconds = { $n ->
    [one] Too many attempts. Try again in { NUMBER($n) } second.
   *[other] Too many attempts. Try again in { NUMBER($n) } seconds.
 }
too-many-minutes = { $n ->
    [one] Too many attempts. Try again in { NUMBER($n) } minute.
   *[other] Too many attempts. Try again in { NUMBER($n) } minutes.
 }

## What could not be done

refusal-invalid = Check what you entered.
refusal-not-found = This is no longer there.
refusal-forbidden = You don’t have permission to do this.
refusal-registration-closed = Registration is closed.
refusal-link-spent = A link works once, for 30 minutes.
refusal-stale = Somebody has changed this in the meantime. Open it again.
refusal-last-superuser = This is the last active superuser: somebody has to stay one.
refusal-inactive = This account is inactive. Activate it first.
# $table: where in the database the other data are; it may be unknown.
refusal-in-use = { $table ->
    [none] This account can’t be deleted: other data still belong to it.
   *[other] This account can’t be deleted: other data still belong to it ({ $table }).
 }
refusal-session-ended = You are no longer signed in.
refusal-throttled = Too many attempts. Try again later.
refusal-busy = The server is busy. Try again in a moment.

## Pages about problems: the title, and a sentence

problem-400 = Bad request
problem-400-text = The server couldn’t make sense of this request.
problem-401 = Please sign in
problem-401-text = This is for people who are signed in.
problem-403 = Not allowed
problem-403-text = You don’t have permission to view this page.
problem-link-spent = This link no longer works
problem-link-spent-text = It has already been used, or it is too old. Ask for a new one where you got this one.
problem-404 = Page not found
problem-404-text = There is nothing at this address. The link may be old.
problem-405 = This page can’t be opened like that
problem-405-text = Use a link or a button on this site to open it.
problem-408 = Too slow
problem-408-text = The request took too long to arrive. Please try again.
problem-409 = Not as things stand
problem-409-text = Something else has to change before this can be done.
problem-413 = Too large
problem-413-text = What you sent is larger than this page accepts.
problem-415 = Unknown format
problem-415-text = What you sent is in a format that this page doesn’t read.
problem-422 = Something is missing
problem-422-text = What you sent couldn’t be processed.
problem-429 = Too many attempts
problem-429-text = Please wait a little before you try again.
problem-503 = Please try again in a moment
problem-503-text = The service is busy or being looked after. Nobody was signed out, and what you typed is still in your browser: go back to see it.
problem-500 = Something went wrong
problem-500-text = That is our fault, and it has been noted.
