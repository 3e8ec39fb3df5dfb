### Deutsch: was gerade getan wurde, in einem Satz oben auf der nächsten Seite.

notice-profile = Ihr Profil wurde gespeichert.
notice-password = Ihr Passwort wurde geändert. Ihre anderen Sitzungen sind beendet.
notice-session-ended = Die Sitzung ist beendet.
notice-others-ended = Ihre anderen Sitzungen sind beendet.
notice-deleted = Ihr Konto wurde gelöscht.
notice-user-added = Der Benutzer wurde hinzugefügt.
notice-user-deleted = Der Benutzer wurde gelöscht und überall abgemeldet.
notice-reset = Ihr neues Passwort wurde festgelegt. Melden Sie sich damit an.
notice-limit-lifted = Entsperrt. Der Zähler beginnt von vorn.
notice-limit-over = Diese Sperre war schon abgelaufen.
notice-user-saved = Der Benutzer wurde gespeichert.
notice-user-unchanged = Es gab nichts zu ändern: Gespeichert ist, was Sie hier sehen.
notice-user-activated = Der Benutzer wurde gespeichert und aktiviert. Eine Anmeldung ist wieder möglich.
notice-user-deactivated = Der Benutzer wurde gespeichert, deaktiviert und überall abgemeldet. Eine Anmeldung ist nicht mehr möglich.
notice-user-rights = Der Benutzer wurde mit einer anderen Rolle gespeichert und überall abgemeldet, damit sie sofort gilt.
notice-user-password = Das Passwort wurde festgelegt. Das alte gilt nicht mehr, und der Benutzer ist überall abgemeldet.
notice-user-session-ended = Die Sitzung ist beendet.
notice-user-sessions-ended = Der Benutzer ist überall abgemeldet.
notice-user-given = Der Benutzer wurde gespeichert. Die Änderungen gelten ab der nächsten Anfrage.
notice-group-added = Die Gruppe wurde hinzugefügt.
notice-group-saved = Die Gruppe wurde gespeichert. Die Änderungen gelten ab der nächsten Anfrage der Mitglieder.
notice-group-unchanged = Es gab nichts zu ändern: Gespeichert ist, was Sie hier sehen.
notice-group-deleted = Die Gruppe wurde gelöscht. Was nur diese Gruppe erlaubt hat, dürfen die Mitglieder nicht mehr.
