### English: what was just done, in a sentence at the top of the next page.

notice-profile = Your profile was saved.
notice-password = Your password was changed. Your other sessions have ended.
notice-session-ended = That session has ended.
notice-others-ended = Your other sessions have ended.
notice-deleted = Your account was deleted.
notice-user-added = The user was added.
notice-user-deleted = The user was deleted and signed out everywhere.
notice-reset = Your new password was set. Sign in with it.
notice-limit-lifted = Unblocked. The counter starts again.
notice-limit-over = That block had already ended.
notice-user-saved = The user was saved.
notice-user-unchanged = There was nothing to change: the user is as you see.
notice-user-activated = The user was saved and activated, and can sign in again.
notice-user-deactivated = The user was saved and deactivated: signed out everywhere, and unable to sign in.
notice-user-rights = The user was saved with another role, and signed out everywhere so that it counts at once.
notice-user-password = The password was set. The old one no longer works, and the user is signed out everywhere.
notice-user-session-ended = That session has ended.
notice-user-sessions-ended = The user is signed out everywhere.
notice-user-given = The user was saved. The changes take effect from their next request on.
notice-group-added = The group was added.
notice-group-saved = The group was saved. The changes take effect from the members’ next request on.
notice-group-unchanged = There was nothing to change: the group is as you see.
notice-group-deleted = The group was deleted. Its members have lost what only it gave.
